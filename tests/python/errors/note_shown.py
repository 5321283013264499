try:
    int("seven")
except ValueError as error:
    error.add_note("while reading the ages")
    raise
