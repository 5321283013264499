//! The examples of the code page in Rust: each is there, compiles, runs to its end, and keeps what
//! it asserts. The page shows the same files beside those in Python.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[path = "../www/editor/rust/accounts.rs"]
mod accounts;
#[path = "../www/editor/rust/all_tasks_done.rs"]
mod all_tasks_done;
#[path = "../www/editor/rust/as_completed.rs"]
mod as_completed;
#[path = "../www/editor/rust/async_queue.rs"]
mod async_queue;
#[path = "../www/editor/rust/async_race.rs"]
mod async_race;
#[path = "../www/editor/rust/async_waits.rs"]
mod async_waits;
#[path = "../www/editor/rust/back_off.rs"]
mod back_off;
#[path = "../www/editor/rust/barrier.rs"]
mod barrier;
#[path = "../www/editor/rust/bounded_queue.rs"]
mod bounded_queue;
#[path = "../www/editor/rust/condition.rs"]
mod condition;
#[path = "../www/editor/rust/daemon.rs"]
mod daemon;
#[path = "../www/editor/rust/deadlock.rs"]
mod deadlock;
#[path = "../www/editor/rust/empty_and_full.rs"]
mod empty_and_full;
#[path = "../www/editor/rust/event.rs"]
mod event;
#[path = "../www/editor/rust/exception_in_a_thread.rs"]
mod exception_in_a_thread;
#[path = "../www/editor/rust/future_states.rs"]
mod future_states;
#[path = "../www/editor/rust/joinable_queue.rs"]
mod joinable_queue;
#[path = "../www/editor/rust/last_ticket.rs"]
mod last_ticket;
#[path = "../www/editor/rust/life_of_a_thread.rs"]
mod life_of_a_thread;
#[path = "../www/editor/rust/lock.rs"]
mod lock;
#[path = "../www/editor/rust/lock_hog.rs"]
mod lock_hog;
#[path = "../www/editor/rust/lock_order.rs"]
mod lock_order;
#[path = "../www/editor/rust/lost_updates.rs"]
mod lost_updates;
#[path = "../www/editor/rust/nine_hundred.rs"]
mod nine_hundred;
#[path = "../www/editor/rust/order.rs"]
mod order;
#[path = "../www/editor/rust/own_copy.rs"]
mod own_copy;
#[path = "../www/editor/rust/own_lock_twice.rs"]
mod own_lock_twice;
#[path = "../www/editor/rust/own_memory.rs"]
mod own_memory;
#[path = "../www/editor/rust/parallel_failures.rs"]
mod parallel_failures;
#[path = "../www/editor/rust/parallel_map.rs"]
mod parallel_map;
#[path = "../www/editor/rust/philosophers.rs"]
mod philosophers;
#[path = "../www/editor/rust/pipe.rs"]
mod pipe;
#[path = "../www/editor/rust/pool.rs"]
mod pool;
#[path = "../www/editor/rust/prices_by_queue.rs"]
mod prices_by_queue;
#[path = "../www/editor/rust/prices_in_turn.rs"]
mod prices_in_turn;
#[path = "../www/editor/rust/prime_or_not.rs"]
mod prime_or_not;
#[path = "../www/editor/rust/primes.rs"]
mod primes;
#[path = "../www/editor/rust/process_pool.rs"]
mod process_pool;
#[path = "../www/editor/rust/processes.rs"]
mod processes;
#[path = "../www/editor/rust/queue_of_work.rs"]
mod queue_of_work;
#[path = "../www/editor/rust/reentrant.rs"]
mod reentrant;
#[path = "../www/editor/rust/semaphore.rs"]
mod semaphore;
#[path = "../www/editor/rust/stuck_pool.rs"]
mod stuck_pool;
#[path = "../www/editor/rust/subclass.rs"]
mod subclass;
#[path = "../www/editor/rust/ticket_with_lock.rs"]
mod ticket_with_lock;
#[path = "../www/editor/rust/timer.rs"]
mod timer;
#[path = "../www/editor/rust/two_executors.rs"]
mod two_executors;
#[path = "../www/editor/rust/two_locks.rs"]
mod two_locks;
#[path = "../www/editor/rust/urgent_first.rs"]
mod urgent_first;
#[path = "../www/editor/rust/wait_and_compute.rs"]
mod wait_and_compute;
#[path = "../www/editor/rust/waits.rs"]
mod waits;
#[path = "../www/editor/rust/who_am_i.rs"]
mod who_am_i;

#[test]
fn all_of_them_keep_what_they_assert() {
    accounts::main();
    all_tasks_done::main();
    as_completed::main();
    async_queue::main();
    async_race::main();
    async_waits::main();
    back_off::main();
    barrier::main();
    bounded_queue::main();
    condition::main();
    daemon::main();
    deadlock::main();
    empty_and_full::main();
    event::main();
    exception_in_a_thread::main();
    future_states::main();
    joinable_queue::main();
    last_ticket::main();
    life_of_a_thread::main();
    lock::main();
    lock_hog::main();
    lock_order::main();
    lost_updates::main();
    nine_hundred::main();
    order::main();
    own_copy::main();
    own_lock_twice::main();
    own_memory::main();
    parallel_failures::main();
    parallel_map::main();
    philosophers::main();
    pipe::main();
    pool::main();
    prices_by_queue::main();
    prices_in_turn::main();
    prime_or_not::main();
    primes::main();
    process_pool::main();
    processes::main();
    queue_of_work::main();
    reentrant::main();
    semaphore::main();
    stuck_pool::main();
    subclass::main();
    ticket_with_lock::main();
    timer::main();
    two_executors::main();
    two_locks::main();
    urgent_first::main();
    wait_and_compute::main();
    waits::main();
    who_am_i::main();
}

#[test]
fn each_example_is_there_in_both_languages() {
    assert_eq!(names("examples", "py"), names("rust", "rs"));
}

/// The names of the files in a folder of the editor, without how they end.
fn names(folder: &str, end: &str) -> BTreeSet<String> {
    let name = |path: &Path| {
        assert_eq!(path.extension().unwrap(), end, "{}", path.display());
        path.file_stem().unwrap().to_str().unwrap().to_owned()
    };
    let files = fs::read_dir(editor().join(folder)).unwrap();
    files.map(|file| name(&file.unwrap().path())).collect()
}

fn editor() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/www/editor"))
}

/// The page finds the one by the other's id.
#[test]
fn both_have_the_same_ids() {
    let read = |name| fs::read_to_string(editor().join(name)).unwrap();
    let (python, rust) = (read("examples.js"), read("rust.js"));
    let imported = python.lines().filter(|line| line.starts_with("import "));
    let imported =
        imported.map(|line| line.replace("./examples/", "./rust/").replace(".py", ".rs"));
    let listed = python.lines().filter_map(|line| {
        let (id, more) = line.trim().strip_prefix("{ id: ")?.split_once(", ")?;
        let (_, source) = more.split_once(" source: ")?;
        Some(format!("  {id}: {},", source.strip_suffix(" },")?))
    });
    let wanted: BTreeSet<String> = imported.chain(listed).collect();
    let is_one = |line: &&str| line.starts_with("import ") || line.starts_with("  \"");
    let found: BTreeSet<String> = rust.lines().filter(is_one).map(str::to_owned).collect();
    assert_eq!(found, wanted);
    assert_eq!(found.len(), 2 * names("rust", "rs").len());
}
