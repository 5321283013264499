"""Four philosophers, one of whom takes the forks in the other order."""

from dinner import serve

serve(4, [(0, 1), (1, 2), (2, 3), (0, 3)])
