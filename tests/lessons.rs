//! The Rust programs of lessons compile, run to their end, and keep what they assert. The
//! page fetches the same files.

#[path = "../www/lessons/rust/deadlock.rs"]
mod deadlock;
#[path = "../www/lessons/rust/futures.rs"]
mod futures;
#[path = "../www/lessons/rust/gil.rs"]
mod gil;
#[path = "../www/lessons/rust/kitchen.rs"]
mod kitchen;
#[path = "../www/lessons/rust/latency.rs"]
mod latency;
#[path = "../www/lessons/rust/parallel.rs"]
mod parallel;
#[path = "../www/lessons/rust/primitives.rs"]
mod primitives;
#[path = "../www/lessons/rust/processes.rs"]
mod processes;
#[path = "../www/lessons/rust/queue.rs"]
mod queue;
#[path = "../www/lessons/rust/race.rs"]
mod race;
#[path = "../www/lessons/rust/scheduler.rs"]
mod scheduler;
#[path = "../www/lessons/rust/threads.rs"]
mod threads;

#[test]
fn all_of_them_keep_what_they_assert() {
    kitchen::main();
    latency::main();
    scheduler::main();
    threads::main();
    race::main();
    gil::main();
    processes::main();
    queue::main();
    deadlock::main();
    futures::main();
    parallel::main();
    primitives::main();
}
