print(int('seven'))
