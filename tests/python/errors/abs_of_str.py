abs('3')
