price = 10euro
