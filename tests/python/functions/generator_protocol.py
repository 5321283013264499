"""Generators: send, throw, close, the value they return, and their states."""
import inspect


def average():
    total = count = 0
    result = None
    while True:
        try:
            number = yield result
        except ValueError as error:
            result = f"ignored {error}"
            continue
        if number is None:
            return total, count
        total += number
        count += 1
        result = total / count


run = average()
print(inspect.getgeneratorstate(run), next(run), run.send(10), run.send(20))
print(run.throw(ValueError("a bad one")), run.send(30))
try:
    run.send(None)
except StopIteration as stop:
    print("ended with", stop.value)
print(inspect.getgeneratorstate(run), next(run, "nothing more"))
fresh = average()
try:
    fresh.send(1)
except TypeError as error:
    print(error)
try:
    fresh.throw(KeyError("before the start"))
except KeyError as error:
    print(error, inspect.getgeneratorstate(fresh))


def closing(log, stubborn=False):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        log.append("asked to end")
        if stubborn:
            yield 3
        raise
    finally:
        log.append("finally")


log = []
generator = closing(log)
next(generator)
generator.close()
generator.close()
print(log)
generator = closing(log, stubborn=True)
next(generator)
try:
    generator.close()
except RuntimeError as error:
    print(error)
unused = closing([])
unused.close()
print(list(unused), sum(closing([])))


def itself():
    yield next(me)


me = itself()
try:
    next(me)
except ValueError as error:
    print(error)
