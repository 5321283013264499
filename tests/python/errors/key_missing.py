prices = {'bread': 2}
print(prices['milk'])
