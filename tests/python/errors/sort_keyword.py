[1].sort(reversed=True)
