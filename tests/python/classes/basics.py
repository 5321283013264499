class Point:
    """A point."""
    count = 0
    def __init__(self, x=0, y=0): self.x, self.y = x, y; Point.count += 1
    def __repr__(self): return f'Point({self.x}, {self.y})'
    def __eq__(self, other): return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)
    def __add__(self, o): return Point(self.x + o.x, self.y + o.y)
    def __mul__(self, k): return Point(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __iter__(self): yield self.x; yield self.y
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, n): return self.x ** n
    def __bool__(self): return bool(self.x or self.y)
    def __hash__(self): return hash((self.x, self.y))
    def __lt__(self, o): return self.x < o.x
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    @norm.setter
    def norm(self, v): f = v / self.norm; self.x *= f; self.y *= f
    @classmethod
    def origin(cls): return cls(0, 0)
    @staticmethod
    def helper(a): return a + 1
p, q = Point(3, 4), Point(1)
print(p, q, p + q, p * 2, 3 * p, -p, p == Point(3, 4), p != q, len(p), p[0], p[-1], list(p), 4 in p, p(2), bool(Point()), p.norm)
p.norm = 10; print(p, Point.origin(), Point.helper(1), p.helper(2), Point.count, p.count, {Point(1, 2): 'v'}[Point(1, 2)], sorted([Point(2), Point(1)]))
print(type(p).__name__, isinstance(p, Point), Point.__doc__, hasattr(p, 'z'), getattr(p, 'z', 'none'), vars(q), str(q), f'{q}', [q], x if (x := p.x) else 0)
setattr(q, 'z', 5); print(q.z, q.__dict__); del q.z; print(hasattr(q, 'z')); a, b = p; print(a, b, max(p), sum(p), tuple(p)); q.count = 7; print(q.count, Point.count)
m = p.__add__; print(m(q), Point.__add__(p, q), p.__class__ is Point)
