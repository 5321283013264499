age = 7
print('I am ' + age)
