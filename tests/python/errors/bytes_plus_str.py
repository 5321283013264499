print(b'a' + 'b')
