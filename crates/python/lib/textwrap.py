"""Texts cut into lines."""

__all__ = ['TextWrapper', 'dedent', 'fill', 'indent', 'shorten', 'wrap']

_SPACE = '\t\n\x0b\x0c\r '


def _is_word(c):
    return c.isalnum() or c == '_'


class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False,
                 break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _clean(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for space in '\t\n\x0b\x0c\r':
                text = text.replace(space, ' ')
        return text

    def _chunks(self, text):
        """Runs of spaces and of other characters; words are cut after hyphens between letters."""
        chunks = []
        start = 0
        size = len(text)
        while start < size:
            stop = start + 1
            if text[start] in _SPACE:
                while stop < size and text[stop] in _SPACE:
                    stop += 1
                chunks.append(text[start:stop])
            else:
                while stop < size and text[stop] not in _SPACE:
                    stop += 1
                word = text[start:stop]
                if self.break_on_hyphens and '-' in word:
                    self._cut_word(word, chunks)
                else:
                    chunks.append(word)
            start = stop
        return chunks

    def _cut_word(self, word, chunks):
        start = 0
        place = 0
        size = len(word)
        while place < size:
            if word[place] != '-':
                place += 1
                continue
            run = place
            while run < size and word[run] == '-':
                run += 1
            if run - place >= 2:
                # A dash stands alone, if there are words on both sides.
                before = place > start and (_is_word(word[place - 1]) or word[place - 1] in '!"\'&.,?')
                if before and run < size and _is_word(word[run]):
                    chunks.append(word[start:place])
                    chunks.append(word[place:run])
                    start = run
            elif (place - start >= 2 and word[place - 1].isalpha() and word[place - 2].isalpha() and run + 1 < size and word[run].isalpha()
                  and (word[run + 1].isalpha() or word[run + 1] == '-')):
                chunks.append(word[start:run])
                start = run
            place = run
        if start < size:
            chunks.append(word[start:])

    def _fix_endings(self, chunks):
        for place in range(len(chunks) - 1):
            word = chunks[place].rstrip('"\'')
            if len(word) > 1 and word[-1] in '.!?' and word[-2].islower() and chunks[place + 1] == ' ':
                chunks[place + 1] = '  '

    def _break(self, word, width):
        """How much of a word that is too long for a line goes on it."""
        if self.break_on_hyphens and len(word) > width:
            hyphen = word.rfind('-', 0, width)
            if hyphen > 0 and word[:hyphen].strip('-'):
                return hyphen + 1
        return width

    def wrap(self, text):
        chunks = self._chunks(self._clean(text))
        if self.fix_sentence_endings:
            self._fix_endings(chunks)
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            prefix = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(prefix) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        chunks.reverse()
        while chunks:
            prefix = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(prefix)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line, size = self._line(chunks, width)
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (
                    not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())) and size <= width:
                lines.append(prefix + ''.join(line))
            else:
                self._end(lines, line, size, prefix, width)
                break
        return lines

    def _line(self, chunks, width):
        line = []
        size = 0
        while chunks and size + len(chunks[-1]) <= width:
            size += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            space = 1 if width < 1 else width - size
            if self.break_long_words:
                word = chunks[-1]
                cut = self._break(word, space) if space > 0 else 0
                line.append(word[:cut])
                chunks[-1] = word[cut:]
            elif not line:
                line.append(chunks.pop())
            size = sum(map(len, line))
        if self.drop_whitespace and line and not line[-1].strip():
            size -= len(line[-1])
            line.pop()
        return line, size

    def _end(self, lines, line, size, prefix, width):
        while line:
            if line[-1].strip() and size + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(prefix + ''.join(line))
                return
            size -= len(line[-1])
            line.pop()
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(prefix + self.placeholder.lstrip())

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    lines = text.split('\n')
    margin = None
    for place, line in enumerate(lines):
        if not line.strip(' \t'):
            lines[place] = ''
            continue
        indent = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = indent
        elif not indent.startswith(margin):
            same = 0
            while same < min(len(indent), len(margin)) and indent[same] == margin[same]:
                same += 1
            margin = margin[:same]
    if margin:
        lines = [line[len(margin):] if line else line for line in lines]
    return '\n'.join(lines)


def indent(text, prefix, predicate=None):
    made = []
    for line in text.splitlines(True):
        if predicate(line) if predicate is not None else line.strip():
            line = prefix + line
        made.append(line)
    return ''.join(made)
