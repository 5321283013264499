"""`wait` and `as_completed`: no exception is raised by waiting itself."""
import asyncio


async def after(gate, result):
    await gate.wait()
    if isinstance(result, Exception):
        raise result
    return result


async def main():
    gates = [asyncio.Event() for _ in range(3)]
    results = ["one", ValueError("two"), "three"]
    tasks = [asyncio.create_task(after(gate, result), name=str(n)) for n, (gate, result) in enumerate(zip(gates, results))]

    def names(some):
        return sorted(task.get_name() for task in some)

    done, pending = await asyncio.wait(tasks, timeout=0.01)
    print(names(done), names(pending))
    gates[0].set()
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    gates[1].set()
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), repr(done.pop().exception()))
    gates[2].set()
    done, pending = await asyncio.wait(tasks)
    print(names(done), names(pending))

    async def step(name, count):
        for _ in range(count):
            await asyncio.sleep(0)
        return name

    order = []
    for next_one in asyncio.as_completed([step("slow", 9), step("fast", 1), step("middle", 5)]):
        order.append(await next_one)
    print(order)
    try:
        for next_one in asyncio.as_completed([asyncio.sleep(3600)], timeout=0.01):
            await next_one
    except TimeoutError:
        print("TimeoutError")
    for wrong in ([], asyncio.sleep(0), [step("a", 0)]):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, str(error).split(" <")[0].split(", got")[0])
        for coroutine in wrong if isinstance(wrong, list) else [wrong]:
            coroutine.close()


asyncio.run(main())
