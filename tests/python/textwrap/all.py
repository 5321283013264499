import textwrap

text = 'The quick brown fox jumped over the lazy dog. It was well-known -- or so they said -- that state-of-the-art foxes do that e.g. daily.'
for width in (10, 20, 33, 60, 200):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 30, initial_indent='* ', subsequent_indent='  '))
print(textwrap.wrap('averyveryverylongword and more', 8), textwrap.wrap('averyverylongword x', 8, break_long_words=False), textwrap.wrap('a-b-c-d-e', 3), textwrap.wrap('one-two three-four', 9, break_on_hyphens=False))
print(textwrap.wrap(''), textwrap.wrap('   '), textwrap.wrap('  lead and  two   spaces ', 12), textwrap.wrap('a\tb\nc', 4), textwrap.wrap('x y  z', 3, drop_whitespace=False), textwrap.wrap('Hello there. What? ok', 40, fix_sentence_endings=True))
print(textwrap.shorten('Hello  world this is long', 15), textwrap.shorten('Hello world', 11), textwrap.shorten('Hello world!', 8, placeholder='..'), textwrap.wrap(text, 20, max_lines=2), textwrap.shorten('abcdefghijkl', 8))
print(repr(textwrap.dedent('''
    one
      two

    three
    ''')), repr(textwrap.dedent('  a\n\tb')), repr(textwrap.dedent('    a\n  b\n   c')), repr(textwrap.dedent('no\n  x')), repr(textwrap.dedent(' \n  a\n   \n')))
print(textwrap.indent('a\n\nb\n', '> '), repr(textwrap.indent('a\n\nb', '> ', lambda line: True)))
for bad in (lambda: textwrap.wrap('a', 0), lambda: textwrap.wrap('a', -1), lambda: textwrap.shorten('aaa bbb', 3)):
    try:
        bad()
    except ValueError as error:
        print(error)
w = textwrap.TextWrapper(width=12); print(w.wrap('reuse the same wrapper'), w.fill('reuse it'))
