import textwrap

text = '''A thread that waits for a lock does not run. If every thread waits for a lock that
another one holds, none of them will ever run again: that is a deadlock.'''
for line in textwrap.wrap(text, 34):
    print('|', line.ljust(34), '|')
print(textwrap.fill(text, 50, initial_indent='- ', subsequent_indent='  '))
print(textwrap.shorten(text, 60), textwrap.shorten(text, width=30, placeholder='…'))
print(textwrap.indent(textwrap.fill(text, 40), '    '))


def code():
    return textwrap.dedent('''\
        def f():
            return 1

        f()
        ''')


print(code())
