//! The programs of `tests/python/` on several workers at once: they print the same as under the GIL.
//!
//! A native function or an instruction that is taken for harmless and is not (`natives/harmless.rs`, `vm/alone.rs`) panics.

mod common;

use common::{Example, Printed, Program, Stage, examples, waiting};
use interleave_python::schedule::End;

/// Workers of each program.
const WORKERS: usize = 3;

/// Programs that fail on a busy machine by a clock that does not stand still: they end waits after some milliseconds.
const HURRIED: &[&str] = &["asyncio/loops.py", "asyncio/several.py"];

/// What a program printed, and how it ended; `None` if it did not end.
fn play(source: &str) -> Option<(Printed, End)> {
    Program::new(Stage::in_real_time(), source).without_gil(WORKERS)
}

/// What is wrong with a program. (What does not compile does not run either.)
fn judge(example: &Example) -> Option<String> {
    let program = example.program(Stage::in_real_time()).ok()?;
    let exit = i32::from(example.last_error().is_some());
    let name = &example.name;
    match program.without_gil(WORKERS) {
        Some((printed, end)) if printed.out == example.expected() && end.code() == Some(exit) => {
            None
        }
        Some((printed, end)) => Some(format!(
            "{name}: ended with {end:?}\n--- printed\n{}\n--- errors\n{}",
            printed.out, printed.err
        )),
        None => Some(format!("{name}: did not end, or died")),
    }
}

#[test]
fn programs_print_the_same_without_a_gil() {
    let mut all = examples();
    all.retain(|example| !example.differs && !HURRIED.contains(&example.name.as_str()));
    let wrong: Vec<String> = all.iter().filter_map(judge).collect();
    assert!(
        wrong.is_empty(),
        "{} of {} programs:\n{}",
        wrong.len(),
        all.len(),
        wrong.join("\n\n")
    );
}

/// Runs a program for a claim about its output, and gives that.
fn printed(source: &str) -> String {
    match play(source) {
        Some((printed, End::Exit(0))) => printed.out,
        Some((printed, end)) => panic!("{end:?}\n{}{}", printed.out, printed.err),
        None => panic!("it did not end"),
    }
}

/// Four threads add to one number; `add` is the body of the loop.
fn count_with(add: &str) -> usize {
    let source = format!(
        "
import threading
total = 0
lock = threading.Lock()
def one():
    return 1
def work():
    global total
    for _ in range(3000):
        {add}
threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(total)
"
    );
    printed(&source).trim().parse().unwrap()
}

#[test]
fn a_lock_loses_no_update() {
    for _ in 0..20 {
        assert_eq!(count_with("with lock: total = total + one()"), 12_000);
    }
}

#[test]
fn without_a_lock_updates_are_lost() {
    let lost = (0..100).any(|_| count_with("total = total + one()") < 12_000);
    assert!(lost, "none of 100 runs lost one");
}

/// Threads that take each other's objects, change them, throw them away and let the collector work.
#[test]
fn threads_that_fight_over_objects_lose_and_tear_none() {
    let source = "
import random, threading

class Box:
    def __init__(self, value):
        self.value = value
        self.twice = value * 2

shared = {'list': [], 'boxes': [Box(n) for n in range(10)], 'counts': {}}
problems = []

def fight(number):
    rng = random.Random(number)
    for step in range(400):
        choice = rng.randrange(6)
        if choice == 0:
            shared['list'].append((number, step))
        elif choice == 1:
            shared['boxes'][rng.randrange(10)] = Box(rng.randrange(1000))
        elif choice == 2:
            box = shared['boxes'][rng.randrange(10)]
            if box.twice != box.value * 2:
                problems.append('torn')
        elif choice == 3:
            shared['counts'].setdefault(number, []).append(step)
        elif choice == 4:
            text = ''.join(str(n) for n in range(20))
            if len(text) != 30:
                problems.append(text)
        else:
            try:
                {}[number]
            except KeyError as error:
                if error.args != (number,):
                    problems.append(error)
    own = [item for item in shared['list'] if item[0] == number]
    if [step for _, step in own] != sorted(step for _, step in own):
        problems.append('order')

threads = [threading.Thread(target=fight, args=(n,)) for n in range(6)]
for t in threads: t.start()
for t in threads: t.join()
print(len(problems), len(set(shared['list'])) == len(shared['list']), sorted(shared['counts']))
";
    for _ in 0..5 {
        assert_eq!(printed(source), "0 True [0, 1, 2, 3, 4, 5]\n");
    }
}

#[test]
fn a_deadlock_of_threads_and_processes_is_told() {
    let source = "
import multiprocessing as mp, threading
def other(one, two, begun):
    with one:
        begun.set()
        two.acquire()
one, two, begun = mp.Lock(), mp.Lock(), mp.Event()
two.acquire()
thread = threading.Thread(target=mp.Process(target=other, args=(one, two, begun)).start)
thread.start()
thread.join()
begun.wait()
one.acquire()
";
    let (_, end) = play(source).expect("it ends");
    assert_eq!(
        waiting(Some(end)),
        [
            "  MainThread waits for shared lock or semaphore 1, in line 13: one.acquire()",
            "  Process-1 (process 2) waits for shared lock or semaphore 2, in line 6: two.acquire()",
        ]
    );
}

#[test]
fn a_process_is_a_copy_and_ends_with_the_program() {
    let source = "
import multiprocessing as mp, threading, time
numbers = [1]
def work(results):
    numbers.append(2)
    results.put(list(numbers))
    while True: pass
results = mp.Queue()
threads = [threading.Thread(target=numbers.append, args=(3,)) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
mp.Process(target=work, args=(results,), daemon=True).start()
print(results.get(), numbers)
";
    for _ in 0..20 {
        assert_eq!(printed(source), "[1, 3, 3, 3, 3, 2] [1, 3, 3, 3, 3]\n");
    }
}

/// Threads change what they share while another one makes processes of it: each sees a whole copy.
#[test]
fn a_copy_is_made_between_two_changes() {
    let source = "
import multiprocessing as mp, threading
class Pair:
    def __init__(self, value):
        self.value, self.twice = value, value * 2
pairs, going = [Pair(0)], True
def change():
    value = 0
    while going:
        value += 1
        pairs[0] = Pair(value)
def look(results):
    results.put(pairs[0].twice == pairs[0].value * 2)
results = mp.Queue()
threads = [threading.Thread(target=change) for _ in range(2)]
for thread in threads: thread.start()
processes = [mp.Process(target=look, args=(results,)) for _ in range(6)]
for process in processes: process.start()
print([results.get() for _ in processes])
for process in processes: process.join()
going = False
";
    for _ in 0..5 {
        assert_eq!(printed(source), format!("[{}]\n", ["True"; 6].join(", ")));
    }
}

#[test]
fn a_program_that_is_killed_ends() {
    let source = "
import os, threading, time
from multiprocessing import Process
def kill():
    os.kill(os.getppid(), 15)
threading.Thread(target=Process(target=kill).start).start()
while True: time.sleep(0.01)
";
    let (_, end) = play(source).expect("it ends");
    assert_eq!(end, End::Exit(128 + 15));
}
