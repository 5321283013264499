print('%s' % ('one', 'two'))
