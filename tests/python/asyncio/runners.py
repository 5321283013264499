"""Runners: a loop that is used more than once, and `run` where it cannot be used."""
import asyncio

results = []


async def step(name):
    results.append((name, asyncio.get_running_loop()))
    await asyncio.sleep(0)
    return name


with asyncio.Runner() as runner:
    print(runner.run(step("one")), runner.run(step("two")))
    print(results[0][1] is results[1][1], runner.get_loop() is results[0][1])
print(results[0][1].is_closed())
third = step("three")
try:
    runner.run(third)
except RuntimeError as error:
    print(error)
third.close()
print(asyncio.run(step("own loop")), results[-1][1] is results[0][1])


async def leaves_tasks_behind():
    async def forgotten():
        try:
            await asyncio.Event().wait()
        finally:
            print("forgotten, but cancelled at the end")

    asyncio.create_task(forgotten())
    await asyncio.sleep(0)
    return "returned"


print(asyncio.run(leaves_tasks_behind()))


async def fails():
    raise LookupError("out of run")


try:
    asyncio.run(fails())
except LookupError as error:
    print(error)
coroutine = step("unused")
coroutine.close()
print(type(coroutine).__name__, asyncio.iscoroutine(coroutine), results[-1][0])
for wrong in (3, step):
    try:
        asyncio.run(wrong)
    except ValueError as error:
        print(str(error).split(" <")[0])
