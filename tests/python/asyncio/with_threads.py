"""Blocking calls in threads: to_thread, executors, and threads that talk to the loop."""
import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


def blocking(a, b=0):
    if b == 0:
        raise ZeroDivisionError("b is 0")
    return a // b, threading.current_thread() is threading.main_thread()


async def main():
    print(await asyncio.to_thread(blocking, 7, b=2))
    try:
        await asyncio.to_thread(blocking, 7)
    except ZeroDivisionError as error:
        print(error)

    # The loop goes on meanwhile: the thread waits for what the loop does.
    gate = threading.Event()
    waiting = asyncio.create_task(asyncio.to_thread(gate.wait, 20))
    await asyncio.sleep(0.01)
    print(waiting.done())
    gate.set()
    print(await waiting)

    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(2, thread_name_prefix="own") as pool:
        names = await asyncio.gather(
            *(loop.run_in_executor(pool, lambda: threading.current_thread().name.split("_")[0]) for _ in range(2))
        )
    print(names)
    print(await loop.run_in_executor(None, sum, [1, 2, 3]))

    # From a thread into the loop.
    event, order = asyncio.Event(), []

    def tell():
        loop.call_soon_threadsafe(order.append, "told")
        loop.call_soon_threadsafe(event.set)

    thread = threading.Thread(target=tell)
    thread.start()
    await event.wait()
    print(order)

    async def answer(question):
        await asyncio.sleep(0)
        return f"{question}: 42"

    def ask():
        return asyncio.run_coroutine_threadsafe(answer("how many"), loop).result(20)

    print(await asyncio.to_thread(ask))
    thread.join()


asyncio.run(main())
