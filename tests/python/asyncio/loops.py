import asyncio
import threading
import time

async def main():
    loop = asyncio.get_running_loop()
    print(loop is asyncio.get_event_loop(), loop.is_running(), loop.is_closed())
    log = []
    loop.call_soon(log.append, "soon")
    loop.call_later(0.02, log.append, "later")
    loop.call_at(loop.time() + 0.01, log.append, "at")
    h = loop.call_later(0.015, log.append, "cancelled")
    h.cancel()
    print(log, h.cancelled())
    await asyncio.sleep(0.04)
    print(log)
    f = loop.create_future()
    loop.call_later(0.01, f.set_result, "set")
    print(f, await f, f)
    for g in (lambda: f.set_result(2), lambda: f.set_exception(ValueError())):
        try:
            g()
        except asyncio.InvalidStateError as e:
            print("InvalidStateError:", e)
    f = loop.create_future()
    print(f.cancel(), f.cancelled(), f, f.cancel())
    def blocking(x, *, y=0):
        time.sleep(0.02)
        return x + y, threading.current_thread() is threading.main_thread()
    start = time.monotonic()
    print(await asyncio.gather(asyncio.to_thread(blocking, 1, y=2), loop.run_in_executor(None, blocking, 5), asyncio.sleep(0.02, "slept")))
    print(time.monotonic() - start < 0.06)
    try:
        await asyncio.to_thread(lambda: 1 / 0)
    except ZeroDivisionError as e:
        print("ZeroDivisionError:", e)
    f = loop.create_future()
    threading.Timer(0.01, lambda: loop.call_soon_threadsafe(f.set_result, "from a thread")).start()
    print(await f)
    async def add(a, b):
        await asyncio.sleep(0.001)
        return a + b
    def outside():
        return asyncio.run_coroutine_threadsafe(add(2, 3), loop).result(5)
    print(await asyncio.to_thread(outside))
    seen = []
    loop.set_exception_handler(lambda loop, context: seen.append((context["message"].split(" main")[0], repr(context["exception"]))))
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.001)
    print(seen)
asyncio.run(main())
loop = asyncio.new_event_loop()
async def three():
    await asyncio.sleep(0)
    return 3
print(loop.run_until_complete(three()))
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
coro = three()
try:
    loop.run_until_complete(coro)
except RuntimeError as e:
    print("RuntimeError:", e)
coro.close()
with asyncio.Runner() as runner:
    print(runner.run(three()), runner.run(three()))
