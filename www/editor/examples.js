// @ts-check
/** Programs to begin with, in the order in which they are offered. */
import asyncWaits from "./examples/async_waits.py";
import deadlock from "./examples/deadlock.py";
import lock from "./examples/lock.py";
import lostUpdates from "./examples/lost_updates.py";
import pool from "./examples/pool.py";
import primes from "./examples/primes.py";
import processes from "./examples/processes.py";
import queueOfWork from "./examples/queue_of_work.py";
import waits from "./examples/waits.py";

/** @type {{ id: string, title: string, source: string }[]} */
export const EXAMPLES = [
  { id: "primes", title: "Computing in four threads", source: primes },
  { id: "waits", title: "Waiting in three threads", source: waits },
  { id: "lost-updates", title: "A counter that loses updates", source: lostUpdates },
  { id: "lock", title: "The counter with a lock", source: lock },
  { id: "deadlock", title: "A deadlock", source: deadlock },
  { id: "queue", title: "A queue of work", source: queueOfWork },
  { id: "pool", title: "A pool of threads", source: pool },
  { id: "processes", title: "Two processes", source: processes },
  { id: "async", title: "Coroutines", source: asyncWaits },
];
