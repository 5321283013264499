"""Five philosophers, each of whom takes the left fork first."""

from dinner import serve

serve(5, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)])
