assert [] , 'the list is empty'
