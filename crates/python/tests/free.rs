//! The programs of `tests/python/` on several workers at once: they print the same as under the GIL.
//!
//! A native function or an instruction that is taken for harmless and is not (`natives/harmless.rs`, `vm/alone.rs`) panics.

use interleave_python::Machine;
use interleave_python::crew::Crew;
use interleave_python::host::{Host, Stream};
use interleave_python::schedule::End;
use interleave_python::team::Team;
use interleave_python_compiler::{Target, compile};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// Workers of each program.
const WORKERS: usize = 3;

/// The longest that a program may take: some wait for a second, and the machine may be busy.
const LONGEST: Duration = Duration::from_mins(2);

/// Programs that fail on a busy machine by a clock that does not stand still: they end waits after some milliseconds.
const HURRIED: &[&str] = &["asyncio/several.py"];

#[derive(Default)]
struct Printed {
    out: String,
    err: String,
}

#[derive(Clone)]
struct Here {
    began: Instant,
    printed: Arc<Mutex<Printed>>,
    folder: PathBuf,
}

impl Host for Here {
    fn monotonic(&mut self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    fn time(&mut self) -> f64 {
        1_800_000_000.0 + self.monotonic()
    }

    fn entropy(&mut self) -> u64 {
        42
    }

    fn write(&mut self, stream: Stream, _thread: u32, text: &str) {
        let mut printed = self.printed.lock().unwrap();
        match stream {
            Stream::Out => printed.out.push_str(text),
            Stream::Err => printed.err.push_str(text),
        }
    }

    fn file(&mut self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.join(path)).ok()
    }

    fn fork(&mut self) -> Option<Box<dyn Host>> {
        Some(Box::new(self.clone()))
    }
}

/// What it printed, and how it ended; `None` if it did not end.
fn play(source: &str, file: &str, folder: &Path) -> Option<(Printed, End)> {
    let code = compile(source, Target::Module).ok()?;
    let printed = Arc::new(Mutex::new(Printed::default()));
    let host = Here {
        began: Instant::now(),
        printed: Arc::clone(&printed),
        folder: folder.to_owned(),
    };
    let mut machine = Machine::new(Box::new(host));
    let main = machine.load_main(code, file, source).ok()?;
    let team = Arc::new(Team::new(machine, main, WORKERS));
    let (send, ends) = mpsc::channel();
    for number in 0..WORKERS {
        let (team, send) = (Arc::clone(&team), send.clone());
        thread::spawn(move || {
            team.work(number);
            let _ = send.send(());
        });
    }
    drop(send);
    for _ in 0..WORKERS {
        if ends.recv_timeout(LONGEST).is_err() {
            team.stop();
            return None;
        }
    }
    let ended = team.ended()?;
    let printed = std::mem::take(&mut *printed.lock().unwrap());
    Some((printed, ended))
}

/// What is wrong with a program.
fn judge(path: &Path) -> Option<String> {
    let expected = fs::read_to_string(path.with_extension("out")).ok()?;
    let source = fs::read_to_string(path).ok()?;
    let is_wrong = compile(&source, Target::Module).is_err();
    if is_wrong {
        return None;
    }
    let file = path.file_name()?.to_string_lossy().into_owned();
    let exit = i32::from(path.with_extension("err").exists());
    match play(&source, &file, path.parent()?) {
        Some((printed, end)) if printed.out == expected && end.code() == Some(exit) => None,
        Some((printed, end)) => Some(format!(
            "{}: ended with {end:?}\n--- printed\n{}\n--- errors\n{}",
            path.display(),
            printed.out,
            printed.err
        )),
        None => Some(format!("{}: did not end, or died", path.display())),
    }
}

fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|end| end == "py") {
            found.push(path);
        }
    }
}

#[test]
fn programs_print_the_same_without_a_gil() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/python");
    let not_yet = fs::read_to_string(root.join("not-yet.txt")).unwrap();
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut all = Vec::new();
    programs(&root, &mut all);
    all.retain(|path| {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        name.contains(&only)
            && !HURRIED.contains(&name.as_str())
            && !not_yet.lines().any(|line| line.starts_with(&name))
    });
    all.sort();
    let wrong: Vec<String> = all.iter().filter_map(|path| judge(path)).collect();
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
    match play(source, "main.py", Path::new(".")) {
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
    let (printed, end) = play(source, "main.py", Path::new(".")).expect("it ends");
    let End::Stuck(report) = end else {
        panic!("{end:?} {}", printed.err);
    };
    let lines: Vec<String> = report.to_string().lines().map(str::to_owned).collect();
    assert_eq!(
        lines[1..],
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
    let (_, end) = play(source, "main.py", Path::new(".")).expect("it ends");
    assert_eq!(end, End::Exit(128 + 15));
}
