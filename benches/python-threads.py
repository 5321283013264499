"""Programs that compute and share little, each in 32 tasks: `python-threads.py NAME THREADS`.

Prints the milliseconds of the fastest of five runs, and a result that must always be the same.
"""
import sys
import threading
import time


def escape(x, y):
    a = b = 0.0
    for step in range(60):
        a, b = a * a - b * b + x, 2.0 * a * b + y
        if a * a + b * b > 4.0:
            return step
    return 60


def mandelbrot(number):
    """Rows of the Mandelbrot set: floats and calls."""
    total = 0
    for row in range(10):
        for column in range(60):
            total += escape(column / 24 - 2, (number + 32 * row) / 160 - 1)
    return total


class Particle:
    def __init__(self, place, speed):
        self.place = place
        self.speed = speed

    def move(self):
        self.place += self.speed
        if self.place > 100 or self.place < 0:
            self.speed = -self.speed


def particles(number):
    """Moves particles: objects, attributes, methods."""
    particles = [Particle(n, n % 7 - 3 + number) for n in range(100)]
    for _ in range(225):
        for particle in particles:
            particle.move()
    return sum(particle.place for particle in particles)


def primes(number):
    """Counts primes: integers and loops."""
    found = 0
    for candidate in range(number, 40000, 32):
        if candidate > 1:
            for divisor in range(2, int(candidate**0.5) + 1):
                if candidate % divisor == 0:
                    break
            else:
                found += 1
    return found


def sieve(number):
    """Sieves and sorts: lists."""
    size = 30000 + number
    prime = [True] * size
    for step in range(2, 174):
        if prime[step]:
            for multiple in range(step * step, size, step):
                prime[multiple] = False
    found = [n for n in range(2, size) if prime[n]]
    found.sort(key=lambda n: n % 1000)
    return found[0] + len(found)


TEXT = "the quick brown fox jumps over the lazy dog and runs away from the big bad wolf " * 12


def words(number):
    """Counts words: dictionaries and texts."""
    counts = {}
    for _ in range(30):
        for word in TEXT.split():
            key = word.upper()
            counts[key] = counts.get(key, 0) + 1
    return sum(len(key) * count for key, count in counts.items()) + number


def work(task, todo, results):
    while True:
        try:
            number = todo.pop()
        except IndexError:
            return
        results[number] = task(number)


def run(task, count):
    todo, results = list(range(32)), [None] * 32
    threads = [threading.Thread(target=work, args=(task, todo, results)) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(results)


TASKS = {task.__name__: task for task in (mandelbrot, particles, primes, sieve, words)}
task, count = TASKS[sys.argv[1]], int(sys.argv[2])
times = []
for _ in range(5):
    began = time.perf_counter()
    result = run(task, count)
    times.append(time.perf_counter() - began)
print(round(min(times) * 1000, 2), result)
