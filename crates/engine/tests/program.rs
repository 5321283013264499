//! Claims about programs on an engine: how they end, what is kept of what they print, and
//! what is shown and recorded meanwhile.

use interleave_core::experiment::diagnosis::Diagnosis;
use interleave_core::experiment::time_breakdown::Facts;
use interleave_core::mode::{Mode, Rules, RunConfig};
use interleave_core::sample::{MAX_OUTPUT_BYTES, ProgramEnd, ProgramRun, Sampled};
use interleave_core::trace::{Event, EventKind, Idle, Kind, LaneKind, Span, Trace};
use interleave_core::work::program::PackedProgram;
use interleave_core::work::{Params, Work, Workload};
use interleave_engine::engine::Engine;
use interleave_engine::platform::native::Native;
use interleave_engine::protocol::{Failure, ProgramRequest, Reply, Request};
use interleave_engine::run::telemetry::Telemetry;
use interleave_engine::run::{Clocks, Halt, Piece, Platform, Printed};
use interleave_python_compiler::{Target, compile};
use pollster::block_on;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// An engine with a pool, of one worker unless told otherwise, with telemetry of its own.
macro_rules! engine {
    () => {
        engine!(1)
    };
    ($workers:expr) => {{
        static TELEMETRY: Telemetry = Telemetry::new();
        let platform = Native::new($workers).expect("threads can be had");
        Engine::new(platform, &TELEMETRY)
    }};
}

fn request(source: &str) -> Request {
    let code = compile(source, Target::Module).expect("the program is right");
    Request::Program(ProgramRequest {
        source: source.to_owned(),
        code: code.to_bytes(),
        library: Vec::new(),
        switches_anywhere: true,
        seed: 7,
    })
}

fn ask<H: Platform>(engine: &mut Engine<H>, request: Request) -> Reply {
    block_on(engine.handle(request))
}

fn take_in<H: Platform>(engine: &mut Engine<H>, source: &str) {
    assert_eq!(ask(engine, request(source)), Reply::Prepared);
}

fn sample<H: Platform>(engine: &mut Engine<H>) -> Sampled {
    sample_in(engine, Mode::Gil, 1)
}

fn sample_in<H: Platform>(engine: &mut Engine<H>, mode: Mode, rounds: u32) -> Sampled {
    let config = RunConfig::of(mode);
    let reply = ask(engine, Request::Sample { config, rounds });
    reply.into_sample().expect("it is a sample")
}

/// What happened in the last run.
fn trace<H: Platform>(engine: &mut Engine<H>) -> Trace {
    match ask(engine, Request::Trace) {
        Reply::Recorded(recording) => recording.trace(),
        other => panic!("{other:?} is no recording"),
    }
}

fn ran<H: Platform>(engine: &mut Engine<H>, source: &str) -> ProgramRun {
    take_in(engine, source);
    sample(engine).program.expect("it is a program's")
}

#[test]
fn a_program_ends_as_it_says() {
    let mut engine = engine!();
    let finished = ran(&mut engine, "print('hello')\n");
    assert_eq!(
        finished,
        ProgramRun {
            output: "hello\n".to_owned(),
            exit: 0,
            end: ProgramEnd::Finished
        }
    );
    let raised = ran(&mut engine, "print('so far')\nx = 1 // 0\n");
    assert_eq!((raised.exit, raised.end), (1, ProgramEnd::Exception));
    let lines: Vec<&str> = raised.output.lines().collect();
    assert_eq!(lines[0], "so far");
    assert!(lines[2].contains("program.py\", line 2"), "{lines:?}");
    assert_eq!(
        lines.last(),
        Some(&"ZeroDivisionError: integer division or modulo by zero")
    );
    let exited = ran(&mut engine, "import sys\nsys.exit(4)\n");
    assert_eq!((exited.exit, exited.end), (4, ProgramEnd::Finished));
    let stuck = ran(
        &mut engine,
        "import threading\na = threading.Lock()\na.acquire()\na.acquire()\n",
    );
    assert_eq!((stuck.exit, stuck.end), (3, ProgramEnd::Deadlock));
    assert!(stuck.output.contains("lock"), "{}", stuck.output);
}

#[test]
fn each_sample_is_a_whole_run_from_the_beginning() {
    let mut engine = engine!();
    take_in(&mut engine, "import random\nprint(random.random())\n");
    let (one, other) = (sample(&mut engine), sample(&mut engine));
    assert_eq!(one.program, other.program, "also with the same seed");
    assert_eq!(one.checksum, other.checksum);
    assert!(one.elapsed_ms > 0.0);
}

#[test]
fn of_long_output_the_beginning_is_kept_and_all_of_it_counts() {
    let mut engine = engine!();
    let long = |last: &str| format!("for _ in range(2000): print('x' * 99)\nprint('{last}')\n");
    take_in(&mut engine, &long("one"));
    let one = sample(&mut engine);
    take_in(&mut engine, &long("other"));
    let other = sample(&mut engine);
    let kept = one.program.expect("it is a program's").output;
    assert_eq!(kept.len(), MAX_OUTPUT_BYTES);
    assert_eq!(kept, other.program.expect("it is a program's").output);
    assert_ne!(one.checksum, other.checksum);
}

#[test]
fn a_sample_of_several_runs_has_the_mean_of_their_times() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Quick::default();
    let mut engine = Engine::new(platform.clone(), &TELEMETRY);
    take_in(&mut engine, "import time\ntime.sleep(0.2)\n");
    let before_us = platform.now_us.load(SeqCst);
    let sampled = sample_in(&mut engine, Mode::Gil, 5);
    let took_ms = (platform.now_us.load(SeqCst) - before_us) as f64 / 1e3;
    assert!(took_ms >= 1_000.0, "it slept five times: {took_ms}");
    assert!((200.0..400.0).contains(&sampled.elapsed_ms), "{sampled:?}");
}

#[test]
fn a_sample_says_if_one_of_its_runs_printed_something_else() {
    let mut engine = engine!();
    take_in(&mut engine, "import time\nprint(time.time_ns())\n");
    let first = sample(&mut engine);
    let sampled = sample_in(&mut engine, Mode::Gil, 3);
    assert_ne!(sampled.checksum, first.checksum);
    take_in(&mut engine, "print(1)\n");
    let first = sample(&mut engine);
    assert_eq!(
        sample_in(&mut engine, Mode::Gil, 3).checksum,
        first.checksum
    );
}

/// Two threads that end if they run at once.
const MEETING: &str = include_str!("../../../tests/meeting/threads.py");

#[test]
fn without_a_gil_threads_run_at_once() {
    let mut engine = engine!(2);
    take_in(&mut engine, MEETING);
    let run = sample_in(&mut engine, Mode::Parallel, 1);
    assert_eq!(run.program.expect("it is a program's").output, "met\n");
    let trace = trace(&mut engine);
    let lanes = |kind| trace.lanes.iter().filter(|lane| lane.kind == kind).count();
    assert_eq!(lanes(LaneKind::Worker), 2);
    assert_eq!(lanes(LaneKind::Thread), 3);
    assert_eq!(trace.modes(), [Mode::Parallel]);
}

#[test]
fn processes_of_a_program_run_at_once_on_several_workers() {
    let mut engine = engine!(2);
    let source = include_str!("../../../tests/meeting/processes.py");
    assert_eq!(ran(&mut engine, source).output, "met 0\n");
}

#[test]
fn a_program_has_processes_without_a_pool_too() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let mut engine = Engine::new(Quick::default(), &TELEMETRY);
    let source = "from multiprocessing import Pool
def square(n): return n * n
with Pool(3) as pool:
    print(pool.map(square, range(5)))
";
    assert_eq!(ran(&mut engine, source).output, "[0, 1, 4, 9, 16]\n");
}

#[test]
fn waits_overlap_and_each_thread_has_a_lane() {
    let mut engine = engine!();
    take_in(
        &mut engine,
        "import threading, time
def wait():
    time.sleep(2)
    print('done')
threads = [threading.Thread(target=wait) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
",
    );
    let sampled = sample(&mut engine);
    // One after another they would take three times as long.
    let one_by_one_ms = 3.0 * 2_000.0;
    assert!(
        (2_000.0..one_by_one_ms).contains(&sampled.elapsed_ms),
        "{sampled:?}"
    );
    let trace = trace(&mut engine);
    let names: Vec<&str> = trace.lanes.iter().map(|lane| lane.name.as_str()).collect();
    let threads = ["Thread-1 (wait)", "Thread-2 (wait)", "Thread-3 (wait)"];
    assert_eq!(names[..2], ["worker 1", "MainThread"]);
    assert_eq!(names[2..], threads);
    for lane in &trace.lanes[2..] {
        let waited_ms = trace.time_ms(lane.id, Kind::Wait);
        assert!(waited_ms > 1_900.0, "{}: {waited_ms}", lane.name);
    }
}

#[test]
fn who_waits_for_a_lock_is_blocked() {
    let mut engine = engine!();
    take_in(
        &mut engine,
        "import threading, time
lock = threading.Lock()
def work():
    with lock:
        time.sleep(0.05)
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
",
    );
    sample(&mut engine);
    let trace = trace(&mut engine);
    let blocked = trace
        .spans
        .iter()
        .find(|span| span.kind == Kind::Blocked && span.length_ms() > 40.0);
    let lock = blocked.and_then(|span| trace.name(span.about));
    assert_eq!(lock, Some("lock 'lock'"));
    let holder = blocked.and_then(|span| span.held_by);
    let holder = trace.lanes.iter().find(|lane| Some(lane.id) == holder);
    assert_eq!(
        holder.map(|lane| lane.name.as_str()),
        Some("Thread-1 (work)")
    );
    assert_eq!(blocked.and_then(|span| span.line), Some(4));
    let slept = |span: &&Span| span.kind == Kind::Wait && span.line == Some(5);
    assert_eq!(trace.spans.iter().filter(slept).count(), 2);
    assert!(trace.spans.iter().any(|span| span.state == Some(Idle::New)));
    let acquired = |event: &&Event| event.kind == EventKind::Acquire;
    assert_eq!(trace.events.iter().filter(acquired).count(), 2);
}

#[test]
fn without_a_pool_there_is_a_gil() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let mut without_pool = Engine::new(Quick::default(), &TELEMETRY);
    take_in(&mut without_pool, "pass\n");
    let config = RunConfig::of(Mode::Parallel);
    let refused = ask(&mut without_pool, Request::Sample { config, rounds: 1 });
    assert_eq!(refused, Reply::Failed(Failure::NoPool));
}

#[test]
fn other_modes_and_what_is_no_program_are_refused() {
    let mut engine = engine!();
    take_in(&mut engine, "pass\n");
    for mode in [Mode::Sequential, Mode::Concurrent, Mode::Processes] {
        let config = RunConfig::of(mode);
        let refused = ask(&mut engine, Request::Sample { config, rounds: 1 });
        assert_eq!(refused, Reply::Failed(Failure::NoProgram));
    }
    let garbage = Request::Program(ProgramRequest {
        source: String::new(),
        code: vec![255; 9],
        library: Vec::new(),
        switches_anywhere: false,
        seed: 1,
    });
    let refused = ask(&mut engine, garbage);
    assert_eq!(refused, Reply::Failed(Failure::NoProgram));
    let mut without_its_library = request("pass\n");
    if let Request::Program(request) = &mut without_its_library {
        request.library.push(vec![255; 9]);
    }
    let refused = ask(&mut engine, without_its_library);
    assert_eq!(refused, Reply::Failed(Failure::NoProgram));
    let packed = Work::Program(PackedProgram {
        code: "AA".to_owned(),
        switches_anywhere: true,
        seed: 1,
    });
    let refused = ask(&mut engine, Request::Prepare(packed));
    assert_eq!(refused, Reply::Failed(Failure::NoProgram));
}

#[test]
fn a_workload_runs_after_a_program() {
    let mut engine = engine!();
    ran(&mut engine, "print(1)\n");
    let params = Params {
        tasks: 4,
        size: 10_007,
        latency_ms: 0,
        seed: 1,
        chunk: None,
    };
    let work = Work::Workload(Workload::Primes, params);
    assert_eq!(ask(&mut engine, Request::Prepare(work)), Reply::Prepared);
    assert_eq!(sample(&mut engine).program, None);
}

#[test]
fn a_program_without_an_end_can_be_stopped_computing_or_waiting() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let mut engine = Engine::new(Native::new(1).expect("a thread can be had"), &TELEMETRY);
    let sources = ["while True: pass\n", "import time\ntime.sleep(1000)\n"];
    let modes = [Mode::Gil, Mode::Parallel];
    for (source, mode) in sources
        .into_iter()
        .flat_map(|source| modes.map(|mode| (source, mode)))
    {
        take_in(&mut engine, source);
        thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(Duration::from_millis(100));
                TELEMETRY.stop();
            });
            let config = RunConfig::of(mode);
            let stopped = ask(&mut engine, Request::Sample { config, rounds: 1 });
            assert_eq!(stopped, Reply::Failed(Failure::Halted(Halt::Stopped)));
        });
    }
}

/// A platform whose clock moves only in pauses and a little at each look at it, and which
/// keeps what is shown.
#[derive(Clone, Default)]
struct Quick {
    now_us: Arc<AtomicU64>,
    shown: Arc<Mutex<Vec<Printed>>>,
}

impl Platform for Quick {
    fn now_ms(&self) -> f64 {
        self.now_us.fetch_add(100, SeqCst) as f64 / 1e3
    }

    fn clocks(&self) -> Clocks {
        let clock = self.clone();
        Clocks {
            now_ms: Arc::new(move || clock.now_ms()),
            date_ms: || 0.0,
        }
    }

    fn show_output(&self, printed: &Printed) {
        let mut shown = self.shown.lock().expect("whole");
        shown.push(printed.clone());
    }

    async fn pause(&self, ms: f64) {
        self.block(ms);
    }

    fn block(&self, ms: f64) {
        self.now_us.fetch_add((ms * 1e3).ceil() as u64, SeqCst);
    }

    fn pool_size(&self) -> Option<u32> {
        None
    }

    fn on_pool<T: Send>(&self, _: u32, _: impl Fn(u32) -> T + Sync) -> Vec<T> {
        panic!("there is no pool")
    }

    fn publish_telemetry(&self) {}
}

#[test]
fn a_program_that_takes_too_long_is_ended_with_what_it_printed() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let mut engine = Engine::new(Quick::default(), &TELEMETRY);
    let slept = ran(&mut engine, "import time\nprint(1)\ntime.sleep(1e9)\n");
    assert_eq!((slept.exit, slept.end), (124, ProgramEnd::Limit));
    assert_eq!(slept.output, "1\n");
    // Some looks at the clock, each a tenth of a millisecond after the other, are enough.
    let computed = ran(
        &mut engine,
        "import time\ntime.sleep(59.9)\nwhile True: pass\n",
    );
    assert_eq!(computed.end, ProgramEnd::Limit);
}

#[test]
fn what_is_shown_says_which_thread_printed_it() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Quick::default();
    let mut engine = Engine::new(platform.clone(), &TELEMETRY);
    let source = "import threading
def work():
    print('one')
    1 // 0
t = threading.Thread(target=work, name='Ada')
t.start()
t.join()
lock = threading.Lock()
lock.acquire()
lock.acquire()
";
    ran(&mut engine, source);
    let shown = std::mem::take(&mut *platform.shown.lock().expect("whole"));
    let pieces: Vec<Piece> = shown
        .into_iter()
        .flat_map(|printed| printed.pieces)
        .collect();
    let names = pieces.iter().map(|piece| {
        let name = piece.printer.as_ref().map(|printer| &*printer.name);
        (name, piece.is_error)
    });
    let expected = [(Some("Ada"), false), (Some("Ada"), true), (None, true)];
    assert_eq!(names.collect::<Vec<_>>(), expected, "{pieces:?}");
    assert!(pieces[2].text.contains("waits"), "the report: {pieces:?}");
}

#[test]
fn the_first_run_shows_its_output_as_it_comes_and_no_other() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Quick::default();
    let mut engine = Engine::new(platform.clone(), &TELEMETRY);
    let source = "import time\nfor i in range(100):\n    print(i)\n    time.sleep(0.01)\n";
    let output = ran(&mut engine, source).output;
    let shown = std::mem::take(&mut *platform.shown.lock().expect("whole"));
    let pieces: Vec<_> = shown.iter().flat_map(|printed| &printed.pieces).collect();
    let texts: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(texts, output);
    let is_main = |piece: &&Piece| {
        piece
            .printer
            .as_ref()
            .is_some_and(|by| by.name == "MainThread")
    };
    assert!(pieces.iter().all(is_main), "{pieces:?}");
    let seconds = platform.now_us.load(SeqCst) as f64 / 1e6;
    let most = 20.0 * seconds + 1.0;
    assert!(
        shown.len() > 5 && shown.len() as f64 <= most,
        "{seconds} s: {}",
        shown.len()
    );
    sample(&mut engine);
    assert!(platform.shown.lock().expect("whole").is_empty());
}

#[test]
fn the_switch_interval_is_that_of_the_settings() {
    let source = "import threading
seen = []
def look(name):
    for _ in range(300):
        seen.append(name)
threads = [threading.Thread(target=look, args=(n,)) for n in 'ab']
for t in threads: t.start()
for t in threads: t.join()
print(sum(x != y for x, y in zip(seen, seen[1:])))
";
    let switches = |ms| {
        static TELEMETRY: Telemetry = Telemetry::new();
        let mut engine = Engine::new(Quick::default(), &TELEMETRY);
        take_in(&mut engine, source);
        let config = RunConfig {
            rules: Rules {
                switch_interval_ms: ms,
            },
            ..RunConfig::of(Mode::Gil)
        };
        let reply = ask(&mut engine, Request::Sample { config, rounds: 1 });
        let sampled = reply.into_sample().expect("it is a sample");
        sampled.program.expect("it is a program's").output
    };
    assert_eq!(switches(1_000), "1\n");
}

#[test]
fn why_a_program_was_no_faster_follows_from_what_its_threads_did() {
    let source = "import threading
def work():
    sum(range(300_000))
thread = threading.Thread(target=work)
thread.start()
thread.join()
";
    let mut engine = engine!(2);
    take_in(&mut engine, source);
    sample_in(&mut engine, Mode::Parallel, 1);
    let facts = Facts {
        mode: Mode::Parallel,
        workers: 2,
        tasks: 1,
        cores_found: Some(2),
        speedup: 1.0,
    };
    let why = Diagnosis::of(&trace(&mut engine), &facts).expect("it is in the trace");
    assert!(why.is_of_threads && why.words.ends_with('.'), "{why:?}");
    let sum: f64 = why.shares().iter().map(|(_, share)| share).sum();
    assert!((sum - 1.0).abs() < 1e-6, "{why:?}");
    assert!(why.breakdown.useful > 0.2, "{why:?}");
}
