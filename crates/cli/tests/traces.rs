//! Claims about the traces of programs: who ran when, who waited for what, and what happened.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A thread holds a lock for a while, computing and asleep; another one comes for it. Then they use a queue.
const PROGRAM: &str = "
import queue, threading, time
lock, items = threading.Lock(), queue.Queue()
def holder():
    with lock:
        until = time.monotonic() + 0.1
        while time.monotonic() < until: pass
        time.sleep(0.05)
    items.put(1)
def comer():
    with lock:
        pass
    items.get()
    raise KeyError('odd')
first = threading.Thread(target=holder, name='holder')
second = threading.Thread(target=comer, name='comer')
first.start()
time.sleep(0.02)
second.start()
first.join(); second.join()
";

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn run(program: &Path, trace: &Path, options: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_interleave"));
    command.arg("run").arg(program).args(options);
    let output = command.arg("--trace").arg(trace).output();
    output.expect("it starts")
}

/// The trace of a program; `name` names its files.
fn traced(name: &str, source: &str, options: &[&str]) -> Trace {
    let (program, trace) = (
        file(&format!("{name}.py")),
        file(&format!("{name}.trace.json")),
    );
    std::fs::write(&program, source).expect("it can be written");
    let output = run(&program, &trace, options);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let text = std::fs::read_to_string(&trace).expect("there is a trace");
    Trace(serde_json::from_str(&text).expect("it is JSON"))
}

struct Trace(Value);

/// A span or an event: its name, and from when until when, in microseconds.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    name: String,
    kind: String,
    start: f64,
    end: f64,
}

impl Trace {
    fn records(&self) -> &[Value] {
        self.0["traceEvents"].as_array().expect("a list")
    }

    fn lanes(&self) -> Vec<String> {
        let names = self.records().iter();
        let names = names.filter(|record| record["name"] == "thread_name");
        names
            .map(|record| record["args"]["name"].as_str().unwrap_or("").to_owned())
            .collect()
    }

    /// The pieces of a lane, spans (`X`) or events (`i`).
    fn pieces(&self, lane: &str, phase: &str) -> Vec<Piece> {
        let records = || self.records().iter();
        let id = records()
            .find(|record| record["name"] == "thread_name" && record["args"]["name"] == lane)
            .map(|record| &record["tid"]);
        let id = id.unwrap_or_else(|| panic!("{lane} is none of {:?}", self.lanes()));
        let of_lane = records().filter(|record| record["ph"] == phase && &record["tid"] == id);
        of_lane.map(piece).collect()
    }

    fn spans(&self, lane: &str, kind: &str) -> Vec<Piece> {
        let mut spans = self.pieces(lane, "X");
        spans.retain(|span| span.kind == kind);
        spans
    }

    fn events(&self, lane: &str) -> Vec<String> {
        let events = self.pieces(lane, "i").into_iter();
        events.map(|event| event.name).collect()
    }
}

fn piece(record: &Value) -> Piece {
    let text = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
    let start = record["ts"].as_f64().unwrap_or_default();
    Piece {
        name: text("name"),
        kind: text("cat"),
        start,
        end: start + record["dur"].as_f64().unwrap_or_default(),
    }
}

fn overlap(one: &Piece, other: &Piece) -> bool {
    one.start < other.end && other.start < one.end
}

fn overlaps(pieces: &[Piece]) -> Option<[&Piece; 2]> {
    let pairs = pieces.iter().enumerate();
    let mut pairs =
        pairs.flat_map(|(place, one)| pieces[..place].iter().map(move |two| [two, one]));
    pairs.find(|[one, two]| overlap(one, two))
}

/// What holds with and without the GIL.
fn tells_all(trace: &Trace) {
    for thread in ["holder", "comer", "MainThread"] {
        assert!(!trace.spans(thread, "run").is_empty(), "{thread} ran");
        assert_eq!(overlaps(&trace.pieces(thread, "X")), None, "{thread}");
    }
    // The lock is held from one event to the other; meanwhile, and not after, the other thread is blocked on it.
    let blocked = trace.spans("comer", "blocked");
    let blocked = blocked
        .iter()
        .find(|span| span.name == "is blocked on lock 'lock'");
    let blocked = blocked.expect("one is blocked on the lock");
    let moments = trace.pieces("holder", "i");
    let at = |name: &str| {
        let moment = moments.iter().find(|moment| moment.name == name);
        moment
            .unwrap_or_else(|| panic!("{name}: {moments:?}"))
            .start
    };
    assert!(at("acquire lock 'lock'") <= blocked.start);
    assert!(at("release lock 'lock'") <= blocked.end + 1.0);
    assert!(blocked.end - blocked.start > 20e3, "{blocked:?}");
    let sleeps = trace.spans("holder", "wait");
    assert!(sleeps.iter().any(|span| span.end - span.start > 40e3));
    let joins = trace.spans("MainThread", "wait").into_iter();
    let joins: Vec<String> = joins.map(|span| span.name).collect();
    assert!(
        joins.contains(&"waits for the end of holder".to_owned()),
        "{joins:?}"
    );
    let happened = trace.events("MainThread");
    assert!(
        happened.contains(&"start holder".to_owned()),
        "{happened:?}"
    );
    assert!(happened.contains(&"start comer".to_owned()), "{happened:?}");
    let happened = trace.events("holder");
    for event in ["put items", "notify items.not_empty"] {
        assert!(happened.contains(&event.to_owned()), "{happened:?}");
    }
    let happened = trace.events("comer");
    for event in ["acquire lock 'lock'", "get items", "exception KeyError"] {
        assert!(happened.contains(&event.to_owned()), "{happened:?}");
    }
}

#[test]
fn under_the_gil_one_thread_runs_at_a_time() {
    let trace = traced("trace_gil", PROGRAM, &[]);
    tells_all(&trace);
    let lanes = ["worker 1", "MainThread", "holder", "comer"];
    assert_eq!(trace.lanes(), lanes);
    let threads = lanes[1..].iter();
    let all: Vec<Piece> = threads.flat_map(|lane| trace.spans(lane, "run")).collect();
    assert_eq!(overlaps(&all), None);
    // What the worker did is what threads did.
    let mut by_thread: Vec<[f64; 2]> = all.iter().map(|span| [span.start, span.end]).collect();
    by_thread.sort_by(|a, b| a[0].total_cmp(&b[0]));
    let of_worker = trace.spans("worker 1", "run").into_iter();
    let of_worker: Vec<[f64; 2]> = of_worker.map(|span| [span.start, span.end]).collect();
    assert_eq!(by_thread, of_worker);
}

#[test]
fn without_it_each_worker_runs_one_thread_at_a_time() {
    let trace = traced("trace_free", PROGRAM, &["--mode", "free", "--workers", "2"]);
    tells_all(&trace);
    for worker in ["worker 1", "worker 2"] {
        let spans = trace.pieces(worker, "X");
        assert!(!spans.is_empty(), "{worker}");
        assert_eq!(overlaps(&spans), None, "{worker}");
    }
}

#[test]
fn threads_wait_for_the_gil() {
    let source = "
import threading
def work():
    for _ in range(200000): pass
threads = [threading.Thread(target=work, name=name) for name in 'ab']
for thread in threads: thread.start()
for thread in threads: thread.join()
";
    let trace = traced("trace_turns", source, &[]);
    let waits = trace.spans("a", "blocked");
    assert!(
        waits
            .iter()
            .any(|span| span.name == "is blocked on the GIL"),
        "{waits:?}"
    );
}

#[test]
fn processes_have_lanes_of_their_own() {
    let source = "
from multiprocessing import Process
def work(): pass
process = Process(target=work)
process.start()
process.join()
";
    let trace = traced("trace_processes", source, &["--workers", "2"]);
    let lanes = trace.lanes();
    assert!(
        lanes.iter().any(|lane| lane == "Process-1 (process 2)"),
        "{lanes:?}"
    );
}

#[test]
fn a_deadlock_leaves_a_trace() {
    let (program, trace) = (file("trace_stuck.py"), file("trace_stuck.json"));
    let source = "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n";
    std::fs::write(&program, source).expect("it can be written");
    assert_eq!(run(&program, &trace, &[]).status.code(), Some(3));
    let text = std::fs::read_to_string(&trace).expect("there is a trace");
    let trace = Trace(serde_json::from_str(&text).expect("it is JSON"));
    assert_eq!(trace.events("MainThread"), ["acquire lock 'lock'"]);
}

#[test]
fn a_trace_that_cannot_be_written_is_told_at_once() {
    let program = file("trace_nowhere.py");
    std::fs::write(&program, "print('begins')").expect("it can be written");
    let output = run(&program, &file("no such folder/trace.json"), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot be written"));
}
