// @ts-check
/** Programs to begin with, by topics, in the order in which they are offered; with the first one a page begins. */
import accounts from "./examples/accounts.py";
import allTasksDone from "./examples/all_tasks_done.py";
import asCompleted from "./examples/as_completed.py";
import asyncQueue from "./examples/async_queue.py";
import asyncRace from "./examples/async_race.py";
import asyncWaits from "./examples/async_waits.py";
import backOff from "./examples/back_off.py";
import barrier from "./examples/barrier.py";
import boundedQueue from "./examples/bounded_queue.py";
import condition from "./examples/condition.py";
import daemon from "./examples/daemon.py";
import deadlock from "./examples/deadlock.py";
import emptyAndFull from "./examples/empty_and_full.py";
import event from "./examples/event.py";
import exceptionInAThread from "./examples/exception_in_a_thread.py";
import futureStates from "./examples/future_states.py";
import joinableQueue from "./examples/joinable_queue.py";
import lastTicket from "./examples/last_ticket.py";
import lifeOfAThread from "./examples/life_of_a_thread.py";
import lock from "./examples/lock.py";
import lockHog from "./examples/lock_hog.py";
import lockOrder from "./examples/lock_order.py";
import lostUpdates from "./examples/lost_updates.py";
import nineHundred from "./examples/nine_hundred.py";
import order from "./examples/order.py";
import ownCopy from "./examples/own_copy.py";
import ownLockTwice from "./examples/own_lock_twice.py";
import ownMemory from "./examples/own_memory.py";
import parallelFailures from "./examples/parallel_failures.py";
import parallelMap from "./examples/parallel_map.py";
import philosophers from "./examples/philosophers.py";
import pipe from "./examples/pipe.py";
import pool from "./examples/pool.py";
import pricesByQueue from "./examples/prices_by_queue.py";
import pricesInTurn from "./examples/prices_in_turn.py";
import primeOrNot from "./examples/prime_or_not.py";
import primes from "./examples/primes.py";
import processPool from "./examples/process_pool.py";
import processes from "./examples/processes.py";
import queueOfWork from "./examples/queue_of_work.py";
import reentrant from "./examples/reentrant.py";
import semaphore from "./examples/semaphore.py";
import stuckPool from "./examples/stuck_pool.py";
import subclass from "./examples/subclass.py";
import ticketWithLock from "./examples/ticket_with_lock.py";
import timer from "./examples/timer.py";
import twoExecutors from "./examples/two_executors.py";
import twoLocks from "./examples/two_locks.py";
import urgentFirst from "./examples/urgent_first.py";
import waitAndCompute from "./examples/wait_and_compute.py";
import waits from "./examples/waits.py";
import whoAmI from "./examples/who_am_i.py";

/** @typedef {{ id: string, title: string, source: string }} Example */

/** @type {{ topic: string, examples: Example[] }[]} */
export const TOPICS = [
  {
    topic: "To begin with",
    examples: [
      { id: "primes", title: "Computing in four threads", source: primes },
      { id: "waits", title: "Waiting in three threads", source: waits },
      { id: "lost-updates", title: "A counter that loses updates", source: lostUpdates },
      { id: "deadlock", title: "A deadlock", source: deadlock },
    ],
  },
  {
    topic: "Threads",
    examples: [
      { id: "order", title: "Who speaks first?", source: order },
      { id: "life-of-a-thread", title: "New, alive, over", source: lifeOfAThread },
      { id: "who-am-i", title: "Names and the current thread", source: whoAmI },
      { id: "subclass", title: "A thread as a class", source: subclass },
      { id: "nine-hundred", title: "900 threads", source: nineHundred },
      { id: "daemon", title: "A daemon", source: daemon },
      { id: "exception-in-a-thread", title: "An exception in a thread", source: exceptionInAThread },
      { id: "timer", title: "Two timers", source: timer },
      { id: "own-copy", title: "A value for each thread", source: ownCopy },
    ],
  },
  {
    topic: "Shared data",
    examples: [
      { id: "last-ticket", title: "The last ticket", source: lastTicket },
      { id: "ticket-with-lock", title: "The last ticket, with a lock", source: ticketWithLock },
      { id: "lock", title: "The counter with a lock", source: lock },
      { id: "two-locks", title: "The counter with a lock too many", source: twoLocks },
      { id: "lock-hog", title: "A lock that is held too long", source: lockHog },
      { id: "reentrant", title: "A lock that may be taken again", source: reentrant },
    ],
  },
  {
    topic: "Deadlocks",
    examples: [
      { id: "accounts", title: "Two accounts without a lock", source: accounts },
      { id: "lock-order", title: "Two locks in one order", source: lockOrder },
      { id: "back-off", title: "Giving up and trying again", source: backOff },
      { id: "philosophers", title: "Four philosophers", source: philosophers },
      { id: "own-lock-twice", title: "Waiting for oneself", source: ownLockTwice },
    ],
  },
  {
    topic: "Queues",
    examples: [
      { id: "queue", title: "A queue of work", source: queueOfWork },
      { id: "bounded-queue", title: "A queue with room for two", source: boundedQueue },
      { id: "empty-and-full", title: "Empty and full", source: emptyAndFull },
      { id: "all-tasks-done", title: "Waiting for all to be done", source: allTasksDone },
      { id: "urgent-first", title: "The most urgent first", source: urgentFirst },
      { id: "prices-by-queue", title: "Thirty prices, eight workers", source: pricesByQueue },
    ],
  },
  {
    topic: "Waiting and computing",
    examples: [
      { id: "prices-in-turn", title: "Three prices in turn", source: pricesInTurn },
      { id: "prime-or-not", title: "Two large numbers", source: primeOrNot },
      { id: "wait-and-compute", title: "One waits, one computes", source: waitAndCompute },
    ],
  },
  {
    topic: "Processes",
    examples: [
      { id: "own-memory", title: "A memory of its own", source: ownMemory },
      { id: "processes", title: "Two processes", source: processes },
      { id: "pipe", title: "A pipe", source: pipe },
      { id: "joinable-queue", title: "A queue between processes", source: joinableQueue },
      { id: "process-pool", title: "A pool of processes", source: processPool },
    ],
  },
  {
    topic: "Futures",
    examples: [
      { id: "pool", title: "A pool of threads", source: pool },
      { id: "as-completed", title: "Whichever ends first", source: asCompleted },
      { id: "future-states", title: "States and exceptions", source: futureStates },
      { id: "two-executors", title: "Threads or processes", source: twoExecutors },
      { id: "stuck-pool", title: "A pool that waits for itself", source: stuckPool },
    ],
  },
  {
    topic: "python-parallel",
    examples: [
      { id: "parallel-map", title: "One call for a list", source: parallelMap },
      { id: "parallel-failures", title: "One of three fails", source: parallelFailures },
    ],
  },
  {
    topic: "Other primitives",
    examples: [
      { id: "semaphore", title: "A room with two seats", source: semaphore },
      { id: "condition", title: "Until there is a cake", source: condition },
      { id: "event", title: "Ready, steady, go", source: event },
      { id: "barrier", title: "All together now", source: barrier },
    ],
  },
  {
    topic: "Coroutines",
    examples: [
      { id: "async", title: "Three dishes, one cook", source: asyncWaits },
      { id: "async-queue", title: "A queue of coroutines", source: asyncQueue },
      { id: "async-race", title: "A lost update without threads", source: asyncRace },
    ],
  },
];
