def greet():
print("hello")
