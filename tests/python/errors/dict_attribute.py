user = {"name": "Ada"}
print(user["name"])
print(user.name)
