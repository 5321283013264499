"""Two threads that take two locks in opposite order."""

from dinner import serve

serve(2, [(0, 1), (1, 0)])
