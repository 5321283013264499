class Dog:
    def bark(self):
        print('wuff')

Dog().bark()
Dog().brak()
