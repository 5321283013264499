"""A task group: it waits for all, also for those that join it late; results are read after it."""
import asyncio


async def double(number, delay=1):
    for _ in range(delay):
        await asyncio.sleep(0)
    return number * 2


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(double(n, 3 - n), name=f"double-{n}") for n in range(3)]
        print([task.done() for task in tasks])
    print([task.result() for task in tasks], [task.get_name() for task in tasks])

    found = []

    async def explore(group, depth):
        found.append(depth)
        if depth < 3:
            group.create_task(explore(group, depth + 1))
            group.create_task(explore(group, depth + 1))

    async with asyncio.TaskGroup() as group:
        group.create_task(explore(group, 0))
    print(len(found), sorted(found))

    late = double(1)
    try:
        group.create_task(late)
    except RuntimeError as error:
        print(str(error).split(">")[-1].strip())
    late.close()
    async with asyncio.TaskGroup():
        pass

    # One that cancels itself is no failure of the group.
    async def gives_up():
        raise asyncio.CancelledError

    async with asyncio.TaskGroup() as group:
        given_up, other = group.create_task(gives_up()), group.create_task(double(4))
    print(given_up.cancelled(), other.result())


asyncio.run(main())
