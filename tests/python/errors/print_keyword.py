print('a', seperator='')
