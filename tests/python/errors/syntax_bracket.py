prices = {"apple": 3, "pear": 5
total = sum(prices.values())
print(total)
