len("abc") = 3
