"""The loop's order: call_soon, call_later, steps of tasks, and callbacks of what has ended."""
import asyncio

log = []


async def steps(name):
    for n in range(2):
        log.append(f"{name}{n}")
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(log.append, "soon")
    task = asyncio.create_task(steps("a"))
    other = asyncio.create_task(steps("b"))
    log.append("main")
    await task
    await other
    print(log)

    log.clear()
    done = loop.create_future()
    handles = [loop.call_later(delay, log.append, delay) for delay in (0.03, 0.01, 0.02)]
    loop.call_later(0.04, done.set_result, "late")
    handles[2].cancel()
    print(await done, log, [handle.cancelled() for handle in handles])

    log.clear()
    task = asyncio.create_task(asyncio.sleep(0, "result"))
    task.add_done_callback(lambda ended: log.append(("callback", ended.result(), ended is task)))
    removed = log.append
    task.add_done_callback(removed)
    print(task.remove_done_callback(removed), log)
    await task
    print(log)
    await asyncio.sleep(0)
    print(log)
    print(loop.is_running(), loop.is_closed(), asyncio.get_running_loop() is loop)
    print(sorted(t.get_name() for t in asyncio.all_tasks()), asyncio.current_task().get_name())
    return loop


loop = asyncio.run(main())
print(loop.is_running(), loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
