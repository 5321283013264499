import asyncio

log = []
async def work(name, delays):
    for d in delays:
        log.append(f"{name} {d}")
        await asyncio.sleep(d)
    return name

async def main():
    a = asyncio.create_task(work("a", [0.01, 0.03]), name="first")
    b = asyncio.create_task(work("b", [0, 0, 0.02]))
    print(a.get_name(), b.get_name().startswith("Task-"), a.done(), asyncio.current_task().get_name())
    print(await a, await b, a.done(), a.result(), a.exception(), a.cancelled())
    print(log)
    print(await asyncio.gather(work("x", [0.02]), work("y", [0.01]), work("z", [])))
    print(log[-3:])
    t = asyncio.create_task(work("t", [1]))
    for f in (t.result, t.exception):
        try:
            f()
        except asyncio.InvalidStateError as e:
            print("InvalidStateError:", e)
    await asyncio.sleep(0)
    print(t.cancel(), t.cancelled(), t.cancelling())
    try:
        await t
    except asyncio.CancelledError as e:
        print("cancelled", repr(e))
    print(t.cancelled(), t.done(), t.cancel())
    t = asyncio.create_task(work("t", [1]))
    await asyncio.sleep(0)
    t.cancel("told why")
    try:
        await t
    except asyncio.CancelledError as e:
        print(repr(e))
    t = asyncio.create_task(work("never", []))
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), "never " in " ".join(log))
    calls = []
    t = asyncio.create_task(work("c", []))
    t.add_done_callback(lambda t: calls.append(t.result()))
    f = calls.append
    t.add_done_callback(f)
    print(t.remove_done_callback(f))
    await t
    await asyncio.sleep(0)
    print(calls)
    print(len(asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks())
    return "returned"
print(asyncio.run(main()))
