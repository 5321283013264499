name = "Ada"
print("length: " + name.upper)
