# What the library's documentation shows of asyncio.
import asyncio
import contextlib


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def nested():
    return 42


async def factorial(name, number):
    f = 1
    for i in range(2, number + 1):
        print(f'Task {name}: Compute factorial({number}), currently i={i}...')
        await asyncio.sleep(0.01 * i)
        f *= i
    print(f'Task {name}: factorial({number}) = {f}')
    return f


async def eternity():
    await asyncio.sleep(3600)
    print('yay!')


async def cancel_me():
    print('cancel_me(): before sleep')
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print('cancel_me(): cancel sleep')
        raise
    finally:
        print('cancel_me(): after sleep')


async def waiter(event):
    print('waiting for it ...')
    await event.wait()
    print('... got it!')


async def worker(name, queue, log):
    while True:
        sleep_for = await queue.get()
        await asyncio.sleep(sleep_for)
        queue.task_done()
        log.append(name)


async def set_after(fut, delay, value):
    await asyncio.sleep(delay)
    fut.set_result(value)


async def main():
    print(await nested())
    await say_after(0.01, 'hello')
    task1 = asyncio.create_task(say_after(0.01, 'first'))
    task2 = asyncio.create_task(say_after(0.02, 'second'))
    await task1
    await task2
    async with asyncio.TaskGroup() as tg:
        tg.create_task(say_after(0.02, 'later in the group'))
        tg.create_task(say_after(0.01, 'in the group'))
    print(await asyncio.gather(factorial('A', 2), factorial('B', 3)))
    try:
        await asyncio.wait_for(eternity(), timeout=0.01)
    except TimeoutError:
        print('timeout!')
    try:
        async with asyncio.timeout(0.01):
            await eternity()
    except TimeoutError:
        print('The long operation timed out, but it was handled.')
    task = asyncio.create_task(cancel_me())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('main(): cancel_me is cancelled now')
    event = asyncio.Event()
    waiting = asyncio.create_task(waiter(event))
    await asyncio.sleep(0.01)
    event.set()
    await waiting
    queue, log = asyncio.Queue(), []
    for _ in range(6):
        queue.put_nowait(0.001)
    tasks = [asyncio.create_task(worker(f'worker-{i}', queue, log)) for i in range(3)]
    await queue.join()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print('tasks done', len(log), sorted(set(log)))
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.create_task(set_after(fut, 0.01, '... world'))
    print('hello ...', await fut)
    print(await asyncio.to_thread(sum, [1, 2, 3]))
    done, pending = await asyncio.wait({asyncio.create_task(nested()), asyncio.create_task(nested())})
    print(len(done), len(pending), [await one for one in asyncio.as_completed([nested(), nested()])])
    lock, semaphore = asyncio.Lock(), asyncio.Semaphore(2)
    async with lock, semaphore:
        print(lock.locked(), semaphore.locked())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(10))
            raise ValueError('out of the group')
    except* ValueError as errors:
        print(errors.exceptions)
    shielded = await asyncio.shield(nested())
    print(shielded, asyncio.current_task().get_name().startswith('Task-'), len(asyncio.all_tasks()))
    barrier = asyncio.Barrier(2)

    async def meet(name):
        await barrier.wait()
        return name

    print(await asyncio.gather(meet('a'), meet('b')))
    with contextlib.suppress(asyncio.QueueEmpty):
        queue.get_nowait()


asyncio.run(main())
