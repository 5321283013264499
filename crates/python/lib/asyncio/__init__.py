"""Many tasks on one thread, which switch only where they wait."""

from asyncio.events import (
    AbstractEventLoop,
    EventLoop,
    Handle,
    TimerHandle,
    get_event_loop,
    get_running_loop,
    new_event_loop,
    set_event_loop,
)
from asyncio.exceptions import (
    BrokenBarrierError,
    CancelledError,
    InvalidStateError,
    QueueEmpty,
    QueueFull,
    TimeoutError,
)
from asyncio.futures import Future, isfuture, wrap_future
from asyncio.groups import TaskGroup
from asyncio.locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.queues import LifoQueue, PriorityQueue, Queue
from asyncio.runners import Runner, run, run_coroutine_threadsafe, to_thread
from asyncio.tasks import (
    Task,
    all_tasks,
    create_task,
    current_task,
    ensure_future,
    iscoroutine,
    iscoroutinefunction,
)
from asyncio.timeouts import Timeout, timeout, timeout_at
from asyncio.waiting import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    as_completed,
    gather,
    shield,
    sleep,
    wait,
    wait_for,
)

BaseEventLoop = SelectorEventLoop = EventLoop
