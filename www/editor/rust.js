// @ts-check
/**
 * The examples in Rust, by the ids that examples.js gives them. A script of its own, which the page
 * loads when somebody wants to see one (www/rust-beside.js); tests/examples.rs runs them all.
 */
import accounts from "./rust/accounts.rs";
import allTasksDone from "./rust/all_tasks_done.rs";
import asCompleted from "./rust/as_completed.rs";
import asyncQueue from "./rust/async_queue.rs";
import asyncRace from "./rust/async_race.rs";
import asyncWaits from "./rust/async_waits.rs";
import backOff from "./rust/back_off.rs";
import barrier from "./rust/barrier.rs";
import boundedQueue from "./rust/bounded_queue.rs";
import condition from "./rust/condition.rs";
import daemon from "./rust/daemon.rs";
import deadlock from "./rust/deadlock.rs";
import emptyAndFull from "./rust/empty_and_full.rs";
import event from "./rust/event.rs";
import exceptionInAThread from "./rust/exception_in_a_thread.rs";
import futureStates from "./rust/future_states.rs";
import joinableQueue from "./rust/joinable_queue.rs";
import lastTicket from "./rust/last_ticket.rs";
import lifeOfAThread from "./rust/life_of_a_thread.rs";
import lock from "./rust/lock.rs";
import lockHog from "./rust/lock_hog.rs";
import lockOrder from "./rust/lock_order.rs";
import lostUpdates from "./rust/lost_updates.rs";
import nineHundred from "./rust/nine_hundred.rs";
import order from "./rust/order.rs";
import ownCopy from "./rust/own_copy.rs";
import ownLockTwice from "./rust/own_lock_twice.rs";
import ownMemory from "./rust/own_memory.rs";
import parallelFailures from "./rust/parallel_failures.rs";
import parallelMap from "./rust/parallel_map.rs";
import philosophers from "./rust/philosophers.rs";
import pipe from "./rust/pipe.rs";
import pool from "./rust/pool.rs";
import pricesByQueue from "./rust/prices_by_queue.rs";
import pricesInTurn from "./rust/prices_in_turn.rs";
import primeOrNot from "./rust/prime_or_not.rs";
import primes from "./rust/primes.rs";
import processPool from "./rust/process_pool.rs";
import processes from "./rust/processes.rs";
import queueOfWork from "./rust/queue_of_work.rs";
import reentrant from "./rust/reentrant.rs";
import semaphore from "./rust/semaphore.rs";
import stuckPool from "./rust/stuck_pool.rs";
import subclass from "./rust/subclass.rs";
import ticketWithLock from "./rust/ticket_with_lock.rs";
import timer from "./rust/timer.rs";
import twoExecutors from "./rust/two_executors.rs";
import twoLocks from "./rust/two_locks.rs";
import urgentFirst from "./rust/urgent_first.rs";
import waitAndCompute from "./rust/wait_and_compute.rs";
import waits from "./rust/waits.rs";
import whoAmI from "./rust/who_am_i.rs";

/** @type {Record<string, string>} */
export const RUST = {
  "primes": primes,
  "waits": waits,
  "lost-updates": lostUpdates,
  "deadlock": deadlock,
  "order": order,
  "life-of-a-thread": lifeOfAThread,
  "who-am-i": whoAmI,
  "subclass": subclass,
  "nine-hundred": nineHundred,
  "daemon": daemon,
  "exception-in-a-thread": exceptionInAThread,
  "timer": timer,
  "own-copy": ownCopy,
  "last-ticket": lastTicket,
  "ticket-with-lock": ticketWithLock,
  "lock": lock,
  "two-locks": twoLocks,
  "lock-hog": lockHog,
  "reentrant": reentrant,
  "accounts": accounts,
  "lock-order": lockOrder,
  "back-off": backOff,
  "philosophers": philosophers,
  "own-lock-twice": ownLockTwice,
  "queue": queueOfWork,
  "bounded-queue": boundedQueue,
  "empty-and-full": emptyAndFull,
  "all-tasks-done": allTasksDone,
  "urgent-first": urgentFirst,
  "prices-by-queue": pricesByQueue,
  "prices-in-turn": pricesInTurn,
  "prime-or-not": primeOrNot,
  "wait-and-compute": waitAndCompute,
  "own-memory": ownMemory,
  "processes": processes,
  "pipe": pipe,
  "joinable-queue": joinableQueue,
  "process-pool": processPool,
  "pool": pool,
  "as-completed": asCompleted,
  "future-states": futureStates,
  "two-executors": twoExecutors,
  "stuck-pool": stuckPool,
  "parallel-map": parallelMap,
  "parallel-failures": parallelFailures,
  "semaphore": semaphore,
  "condition": condition,
  "event": event,
  "barrier": barrier,
  "async": asyncWaits,
  "async-queue": asyncQueue,
  "async-race": asyncRace,
};
