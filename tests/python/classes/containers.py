"""Containers of our own: length, items, slices, membership, iteration, missing keys."""


class Playlist:
    def __init__(self, *songs):
        self.songs = list(songs)

    def __len__(self):
        return len(self.songs)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Playlist(*self.songs[index])
        return self.songs[index]

    def __setitem__(self, index, song):
        self.songs[index] = song

    def __delitem__(self, index):
        del self.songs[index]

    def __contains__(self, song):
        return song.lower() in (own.lower() for own in self.songs)

    def __iter__(self):
        yield from self.songs

    def __reversed__(self):
        return reversed(self.songs)


songs = Playlist("One", "Help", "Time", "Help")
print(len(songs), songs[0], songs[-1], songs[1:3].songs, "ONE" in songs, "two" in songs)
songs[0] = "First"
del songs[1]
print(list(songs), list(reversed(songs)), sorted(songs), *songs)
print(bool(Playlist()), bool(songs), max(songs, key=len))
first, *rest = songs
print(first, rest)
for attempt in (lambda: songs[10], lambda: songs["a"], lambda: iter(5)):
    try:
        attempt()
    except (IndexError, TypeError) as error:
        print(error)


class Grid:
    def __getitem__(self, key):
        return key


grid = Grid()
print(grid[1, 2], grid[1:2, ::3], grid[...], grid[()], grid[1:2:3].indices(2))


class Defaults(dict):
    def __missing__(self, key):
        self[key] = value = f"<{key}>"
        return value


defaults = Defaults(a=1)
print(defaults["a"], defaults["b"], defaults.get("c"), "c" in defaults, defaults)


class Negative:
    def __len__(self):
        return -1


for attempt in (lambda: len(Negative()), lambda: bool(Negative())):
    try:
        attempt()
    except ValueError as error:
        print(error)
