class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, dx):
        self.x += dx
        self.y -= dx
        return self

    def norm(self):
        return self.x * self.x + self.y * self.y


def work():
    points = [Point(i, i + 1) for i in range(1000)]
    total = 0
    for _ in range(40):
        for point in points:
            total += point.move(1).norm()
    return total


if __name__ == '__main__':
    import time
    best = None
    for _ in range(7):
        began = time.perf_counter()
        result = work()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
    print(f'{best * 1000:.3f} {result}')
