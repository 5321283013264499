words = ["b", "a"]
first = words.sort()[0]
