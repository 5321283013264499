open('nothing.txt')
