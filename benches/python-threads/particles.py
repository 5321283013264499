"""Moves particles: objects, attributes, methods, in 32 tasks on as many threads as the first argument says."""
import sys
import threading
import time


class Particle:
    def __init__(self, place, speed):
        self.place = place
        self.speed = speed

    def move(self):
        self.place += self.speed
        if self.place > 100 or self.place < 0:
            self.speed = -self.speed


def task(number):
    particles = [Particle(n, n % 7 - 3 + number) for n in range(100)]
    for _ in range(225):
        for particle in particles:
            particle.move()
    return sum(particle.place for particle in particles)


def work(todo, results):
    while True:
        try:
            number = todo.pop()
        except IndexError:
            return
        results[number] = task(number)


def run(count):
    todo, results = list(range(32)), [None] * 32
    threads = [threading.Thread(target=work, args=(todo, results)) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


count = int(sys.argv[1])
times = []
for _ in range(5):
    began = time.perf_counter()
    results = run(count)
    times.append(time.perf_counter() - began)
print(round(min(times) * 1000, 2), sum(results))
