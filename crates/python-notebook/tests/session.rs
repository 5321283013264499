//! What a session promises, cell by cell.

mod common;

use common::{ALL, FREE, Mode, Played};

type Ended = (String, Option<String>, Option<String>);

/// Runs cells, and gives the last one's output, result and error.
fn last(mode: Mode, cells: &[&str]) -> Ended {
    limited(mode, mode.long(), cells)
}

/// The same, where the first cell is interrupted after `limit` seconds.
fn limited(mode: Mode, mut limit: f64, cells: &[&str]) -> Ended {
    let mut played = Played::new(mode);
    let mut ended = (String::new(), None, None);
    for cell in cells {
        let (stdout, cell) = played.run(cell, limit);
        ended = (stdout, cell.result, cell.error);
        limit = mode.long();
    }
    ended
}

fn result(mode: Mode, cells: &[&str]) -> Option<String> {
    last(mode, cells).1
}

fn error(mode: Mode, cells: &[&str]) -> String {
    last(mode, cells).2.unwrap_or_default()
}

#[test]
fn the_last_expression_is_shown_and_kept() {
    for mode in ALL {
        assert_eq!(result(mode, &["1 + 1"]).as_deref(), Some("2"));
        assert_eq!(result(mode, &["1 + 1", "_ * 5"]).as_deref(), Some("10"));
        assert_eq!(result(mode, &["'x'", "None", "_"]).as_deref(), Some("'x'"));
        assert_eq!(result(mode, &["7;"]), None);
        assert_eq!(result(mode, &["_ = 3", "4", "_"]).as_deref(), Some("3"));
    }
}

#[test]
fn an_exception_ends_its_cell_only() {
    for mode in ALL {
        let cells = ["def f():\n    return 1 / 0\nx = 5", "y = 1\nf()\nx = 6"];
        let expected = "Traceback (most recent call last):\n  File \"Cell In[2]\", line 2, in <module>\n    f()\n  \
                    File \"Cell In[1]\", line 2, in f\n    return 1 / 0\n           ~~^~~\n\
                    ZeroDivisionError: division by zero\n";
        assert_eq!(error(mode, &cells), expected);
        assert_eq!(
            result(mode, &[cells[0], cells[1], "x, y"]).as_deref(),
            Some("(5, 1)")
        );
    }
}

#[test]
fn what_does_not_compile_is_told_with_its_line() {
    for mode in ALL {
        let said = error(mode, &["1", "x = 1\nx = = 2"]);
        assert!(
            said.starts_with("  File \"Cell In[2]\", line 2\n    x = = 2\n"),
            "{said}"
        );
        assert!(said.ends_with("SyntaxError: invalid syntax\n"), "{said}");
    }
}

#[test]
fn an_exit_ends_its_cell_only() {
    for mode in ALL {
        assert!(error(mode, &["import sys\nsys.exit(3)"]).ends_with("SystemExit: 3\n"));
        assert_eq!(
            result(mode, &["raise SystemExit", "1"]).as_deref(),
            Some("1")
        );
    }
}

#[test]
fn a_cell_that_waits_for_ever_is_interrupted_and_the_heap_is_kept() {
    for mode in ALL {
        let wait = "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()";
        let said = error(mode, &[wait]);
        assert!(
            said.contains("line 4, in <module>\n    lock.acquire()\n"),
            "{said}"
        );
        assert!(said.ends_with("KeyboardInterrupt\n"), "{said}");
        assert_eq!(
            result(mode, &[wait, "lock.locked()"]).as_deref(),
            Some("True")
        );
    }
}

#[test]
fn a_limit_interrupts_what_runs_and_what_sleeps() {
    for mode in ALL {
        let said = limited(mode, mode.short(), &["import time\ntime.sleep(1000)"])
            .2
            .unwrap_or_default();
        assert!(
            said.contains("    time.sleep(1000)\nKeyboardInterrupt"),
            "{said}"
        );
        let (stdout, _, said) = limited(
            mode,
            mode.short(),
            &["try:\n    while True: pass\nfinally:\n    print('tidied')"],
        );
        assert_eq!(stdout, "tidied\n");
        assert!(said.unwrap_or_default().ends_with("KeyboardInterrupt\n"));
    }
}

#[test]
fn a_cell_that_catches_interrupts_is_stopped_all_the_same() {
    for mode in ALL {
        let stubborn = "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except KeyboardInterrupt:\n        pass";
        let said = limited(mode, mode.short(), &[stubborn]).2;
        assert!(said.unwrap_or_default().contains("did not end"));
        assert_eq!(
            limited(mode, mode.short(), &[stubborn, "time.sleep(1)", "2"])
                .1
                .as_deref(),
            Some("2")
        );
    }
}

#[test]
fn threads_outlive_their_cell() {
    for mode in ALL {
        let start = "import threading\ngo = threading.Event()\n\
                 t = threading.Thread(target=lambda: (go.wait(), print('gone')))\nt.start()";
        assert_eq!(last(mode, &[start]).0, "");
        assert_eq!(last(mode, &[start, "go.set()\nt.join()"]).0, "gone\n");
    }
}

#[test]
fn threads_go_on_between_cells() {
    let start = "import threading, time\n\
                 def late():\n    time.sleep(0.1)\n    print('late')\n\
                 t = threading.Thread(target=late)\nt.start()";
    let mut played = Played::new(Mode::Gil);
    assert_eq!(played.between_cells(), "", "no cell has run");
    assert_eq!(played.run(start, 1.0).0, "");
    assert_eq!(played.between_cells(), "late\n");
    assert_eq!(played.between_cells(), "", "there is nothing left to do");
    let (_, ended) = played.run("t.is_alive(), 6 * 7", 1.0);
    assert_eq!(ended.result.as_deref(), Some("(False, 42)"));
    // One that waits for ever holds nobody up.
    played.run(
        "threading.Thread(target=threading.Event().wait).start()",
        1.0,
    );
    assert_eq!(played.between_cells(), "");
    assert_eq!(played.run("1", 1.0).1.result.as_deref(), Some("1"));
    // After the end of its process, there is nothing to go on with.
    played.run("import os\nos.kill(os.getpid(), 9)", 1.0);
    assert_eq!(played.between_cells(), "");
}

#[test]
fn cells_may_await() {
    for mode in ALL {
        let make = "import asyncio\nasync def f(x):\n    await asyncio.sleep(0.1)\n    return x";
        assert_eq!(result(mode, &[make, "await f(1)"]).as_deref(), Some("1"));
        assert_eq!(
            result(mode, &[make, "[await f(n) for n in range(3)]"]).as_deref(),
            Some("[0, 1, 2]")
        );
        assert_eq!(
            result(mode, &[make, "x = await f(4)\ndef g(): return x", "g()"]).as_deref(),
            Some("4")
        );
        let with = "async with asyncio.Lock() as held:\n    async for n in count(): pass\nn";
        let count = "async def count():\n    yield 1\n    yield 2";
        assert_eq!(result(mode, &[make, count, with]).as_deref(), Some("2"));
        assert!(
            error(mode, &[make, "await asyncio.Event().wait()"]).ends_with("KeyboardInterrupt\n")
        );
        assert!(error(mode, &["class A:\n    await x"]).contains("'await' outside function"));
        assert!(error(mode, &["def f():\n    await x"]).contains("'await' outside async function"));
    }
}

#[test]
fn magics_measure_and_capture() {
    let (stdout, result, _) = last(Mode::Gil, &["%time 1 + 1"]);
    assert!(
        stdout.starts_with("CPU times: total: ") && stdout.contains("\nWall time: "),
        "{stdout}"
    );
    assert_eq!(result.as_deref(), Some("2"));
    let (stdout, result, _) = last(Mode::Gil, &["%%time\nimport time\ntime.sleep(2)\n3"]);
    assert!(stdout.contains("Wall time: 2 s"), "{stdout}");
    assert_eq!(result.as_deref(), Some("3"));
    let (stdout, ..) = last(
        Mode::Gil,
        &["import time", "%timeit -n 10 -r 3 time.sleep(0.5)"],
    );
    assert!(stdout.starts_with("500 ms ± "), "{stdout}");
    assert!(stdout.contains("of 3 runs, 10 loops each"), "{stdout}");
    let (stdout, result, _) = last(Mode::Gil, &["%%capture out\nprint('x')\n5", "out.stdout"]);
    assert_eq!((stdout.as_str(), result.as_deref()), ("", Some("'x\\n'")));
    assert!(
        error(Mode::Gil, &["!ls"])
            .ends_with("UsageError: !ls is not available here: there is no shell\n")
    );
}

#[test]
fn magics_run_cells_in_every_mode() {
    for mode in FREE {
        let (stdout, result, _) = last(mode, &["%%time\nimport time\ntime.sleep(0.1)\n3"]);
        assert!(stdout.contains("Wall time: "), "{stdout}");
        assert_eq!(result.as_deref(), Some("3"));
        let (stdout, ..) = last(mode, &["import time", "%timeit -n 2 -r 2 time.sleep(0.01)"]);
        assert!(stdout.contains("of 2 runs, 2 loops each"), "{stdout}");
        let (stdout, result, _) = last(mode, &["%%capture out\nprint('x')\n5", "out.stdout"]);
        assert_eq!((stdout.as_str(), result.as_deref()), ("", Some("'x\\n'")));
    }
}

/// Threads that count for as long as `going` is true.
const COUNTING: &str = "import threading
going, counts = True, [0, 0, 0]
def count(n):
    while going: counts[n] += 1
threads = [threading.Thread(target=count, args=(n,)) for n in range(3)]
for thread in threads: thread.start()";

const STOP_COUNTING: &str = "going = False
for thread in threads: thread.join()
min(counts) > 0";

#[test]
fn threads_go_on_while_the_next_cell_runs() {
    let wait = "before = list(counts)\nwhile any(a <= b for a, b in zip(counts, before)): pass";
    for mode in FREE {
        let cells = [COUNTING, wait, wait, STOP_COUNTING];
        assert_eq!(result(mode, &cells).as_deref(), Some("True"), "{mode:?}");
    }
}

/// The main thread computes on a worker, beside others.
#[test]
fn a_cell_that_runs_beside_threads_is_interrupted_and_dropped() {
    let stubborn =
        "while True:\n    try:\n        while True: pass\n    except KeyboardInterrupt: pass";
    for mode in FREE {
        let mut played = Played::new(mode);
        played.run(COUNTING, mode.long());
        let (_, ended) = played.run("while True: pass", mode.short());
        let said = ended.error.unwrap_or_default();
        assert!(said.ends_with("KeyboardInterrupt\n"), "{mode:?}: {said}");
        let (_, ended) = played.run(stubborn, mode.short());
        let said = ended.error.unwrap_or_default();
        assert!(said.contains("did not end"), "{mode:?}: {said}");
        let (_, ended) = played.run(STOP_COUNTING, mode.long());
        assert_eq!(ended.result.as_deref(), Some("True"), "{mode:?}");
    }
}

#[test]
fn a_stuck_cell_says_who_waits_for_what() {
    let make = "import threading\nlock, begun = threading.Lock(), threading.Event()
def hold():
    lock.acquire()
    begun.set()
    threading.Event().wait()
threading.Thread(target=hold, name='holder').start()
begun.wait()";
    for mode in ALL {
        let mut played = Played::new(mode);
        let (_, told, ended) = played.run_with_errors(make, mode.long());
        assert_eq!((told.as_str(), ended.error), ("", None));
        for _ in 0..2 {
            let (_, told, ended) = played.run_with_errors("lock.acquire()", mode.long());
            assert!(
                told.contains("MainThread waits for lock 'lock', which holder holds"),
                "{told}"
            );
            assert!(
                ended
                    .error
                    .unwrap_or_default()
                    .ends_with("KeyboardInterrupt\n")
            );
        }
    }
}

#[test]
fn a_session_without_a_process_says_so() {
    for mode in ALL {
        let mut played = Played::new(mode);
        for cell in [
            "import os, time\nos.kill(os.getpid(), 9)\ntime.sleep(1000)",
            "1",
        ] {
            let (_, ended) = played.run(cell, mode.long());
            let said = ended.error.unwrap_or_default();
            assert!(said.contains("run it anew"), "{mode:?}: {cell}: {said}");
        }
    }
}

#[test]
fn processes_outlive_their_cell() {
    let start = "import multiprocessing as mp\nasked, answers = mp.Queue(), mp.Queue()
def work():
    while (number := asked.get()) is not None: answers.put(number * 2)
process = mp.Process(target=work)\nprocess.start()";
    let ask = "asked.put(4)\nanswers.get()";
    for mode in ALL {
        assert_eq!(result(mode, &[start, ask]).as_deref(), Some("8"));
        let end = "asked.put(None)\nprocess.join()\nprocess.exitcode";
        assert_eq!(result(mode, &[start, ask, end]).as_deref(), Some("0"));
    }
}

/// The collector works often, also between the end of a cell and the moment when its result is read.
#[test]
fn results_are_kept_while_threads_leave_garbage() {
    let waste = "import threading\ngoing = True
def waste():
    while going: [None] * 5000
threads = [threading.Thread(target=waste) for _ in range(3)]
for thread in threads: thread.start()";
    for mode in [Mode::Free(2), Mode::Free(4)] {
        let mut played = Played::new(mode);
        played.run(waste, mode.long());
        for number in 0..15 {
            let cell = format!("'-'.join(['{number}'] * 3)");
            let (_, ended) = played.run(&cell, mode.long());
            let expected = format!("'{number}-{number}-{number}'");
            assert_eq!(ended.result, Some(expected), "{mode:?} {:?}", ended.error);
        }
    }
}
