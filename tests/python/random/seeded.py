"""Random numbers with a seed are the same each time, and the same as elsewhere."""
import random

random.seed(42)
print(random.random(), random.randint(1, 6), random.choice("abcdef"), random.uniform(1, 2), random.randrange(0, 100, 5), random.getrandbits(40))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.choices("ab", weights=[9, 1], k=8), random.choices(range(3), cum_weights=[1, 2, 10], k=4), random.sample("abc", 3))
print(random.gauss(0, 1), random.normalvariate(10, 2), random.expovariate(0.5), random.triangular(0, 10, 3), random.betavariate(2, 3), random.lognormvariate(0, 1), random.paretovariate(3))
one, other = random.Random(7), random.Random(7)
print(one.random() == other.random(), [one.randint(0, 9) for _ in range(5)], [other.randint(0, 9) for _ in range(5)], one.random() == random.random())
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)], random.Random("text").random(), random.Random(b"bytes").random(), random.Random(2.5).random(), random.Random(-3).random() == random.Random(3).random())
random.seed("again")
print(random.randbytes(4), random.randint(10**20, 10**21), random.sample([1, 2, 3], counts=[3, 1, 1], k=4), random.choice([None]), random.vonmisesvariate(0, 4), random.weibullvariate(1, 2), random.gammavariate(2, 1))
dice = random.Random(1)
throws = [dice.randint(1, 6) + dice.randint(1, 6) for _ in range(1000)]
print(min(throws), max(throws), sum(throws) / 1000, max(set(throws), key=throws.count))
inside = sum(dice.random() ** 2 + dice.random() ** 2 < 1 for _ in range(2000))
print(4 * inside / 2000)
for attempt in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.choices([], k=1), lambda: random.choices([1], weights=[0]),
                lambda: random.shuffle((1, 2)), lambda: random.choices([1, 2], [1]), lambda: random.seed([1]), lambda: random.getrandbits(-1), lambda: random.sample([1], -1), lambda: random.choice({}), lambda: random.randrange(1, 5, 0)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
