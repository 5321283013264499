//! What a session promises, cell by cell.

mod common;

use common::Played;

/// Runs cells, and gives the last one's output, result and error.
fn last(cells: &[&str]) -> (String, Option<String>, Option<String>) {
    limited(20.0, cells)
}

fn limited(seconds: f64, cells: &[&str]) -> (String, Option<String>, Option<String>) {
    let mut played = Played::new(seconds);
    let mut ended = (String::new(), None, None);
    for cell in cells {
        let (stdout, cell) = played.run(cell);
        ended = (stdout, cell.result, cell.error);
    }
    ended
}

fn result(cells: &[&str]) -> Option<String> {
    last(cells).1
}

fn error(cells: &[&str]) -> String {
    last(cells).2.unwrap_or_default()
}

#[test]
fn the_last_expression_is_shown_and_kept() {
    assert_eq!(result(&["1 + 1"]).as_deref(), Some("2"));
    assert_eq!(result(&["1 + 1", "_ * 5"]).as_deref(), Some("10"));
    assert_eq!(result(&["'x'", "None", "_"]).as_deref(), Some("'x'"));
    assert_eq!(result(&["7;"]), None);
    assert_eq!(result(&["_ = 3", "4", "_"]).as_deref(), Some("3"));
}

#[test]
fn an_exception_ends_its_cell_only() {
    let cells = ["def f():\n    return 1 / 0\nx = 5", "y = 1\nf()\nx = 6"];
    let expected = "Traceback (most recent call last):\n  File \"Cell In[2]\", line 2, in <module>\n    f()\n  \
                    File \"Cell In[1]\", line 2, in f\n    return 1 / 0\n           ~~^~~\n\
                    ZeroDivisionError: division by zero\n";
    assert_eq!(error(&cells), expected);
    assert_eq!(
        result(&[cells[0], cells[1], "x, y"]).as_deref(),
        Some("(5, 1)")
    );
}

#[test]
fn what_does_not_compile_is_told_with_its_line() {
    let said = error(&["1", "x = 1\nx = = 2"]);
    assert!(
        said.starts_with("  File \"Cell In[2]\", line 2\n    x = = 2\n"),
        "{said}"
    );
    assert!(said.ends_with("SyntaxError: invalid syntax\n"), "{said}");
}

#[test]
fn an_exit_ends_its_cell_only() {
    assert!(error(&["import sys\nsys.exit(3)"]).ends_with("SystemExit: 3\n"));
    assert_eq!(result(&["raise SystemExit", "1"]).as_deref(), Some("1"));
}

#[test]
fn a_cell_that_waits_for_ever_is_interrupted_and_the_heap_is_kept() {
    let wait = "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()";
    let said = error(&[wait]);
    assert!(
        said.contains("line 4, in <module>\n    lock.acquire()\n"),
        "{said}"
    );
    assert!(said.ends_with("KeyboardInterrupt\n"), "{said}");
    assert_eq!(result(&[wait, "lock.locked()"]).as_deref(), Some("True"));
}

#[test]
fn a_limit_interrupts_what_runs_and_what_sleeps() {
    let said = error(&["import time\ntime.sleep(1000)"]);
    assert!(
        said.contains("    time.sleep(1000)\nKeyboardInterrupt"),
        "{said}"
    );
    let (stdout, _, said) = limited(
        0.01,
        &["try:\n    while True: pass\nfinally:\n    print('tidied')"],
    );
    assert_eq!(stdout, "tidied\n");
    assert!(said.unwrap_or_default().ends_with("KeyboardInterrupt\n"));
}

#[test]
fn a_cell_that_catches_interrupts_is_stopped_all_the_same() {
    let stubborn = "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except KeyboardInterrupt:\n        pass";
    assert!(error(&[stubborn]).contains("did not end"));
    assert_eq!(
        result(&[stubborn, "time.sleep(1)", "2"]).as_deref(),
        Some("2")
    );
}

#[test]
fn threads_outlive_their_cell() {
    let start = "import threading\ngo = threading.Event()\n\
                 t = threading.Thread(target=lambda: (go.wait(), print('gone')))\nt.start()";
    assert_eq!(last(&[start]).0, "");
    assert_eq!(last(&[start, "go.set()\nt.join()"]).0, "gone\n");
}

#[test]
fn cells_may_await() {
    let make = "import asyncio\nasync def f(x):\n    await asyncio.sleep(0.1)\n    return x";
    assert_eq!(result(&[make, "await f(1)"]).as_deref(), Some("1"));
    assert_eq!(
        result(&[make, "[await f(n) for n in range(3)]"]).as_deref(),
        Some("[0, 1, 2]")
    );
    assert_eq!(
        result(&[make, "x = await f(4)\ndef g(): return x", "g()"]).as_deref(),
        Some("4")
    );
    let with = "async with asyncio.Lock() as held:\n    async for n in count(): pass\nn";
    let count = "async def count():\n    yield 1\n    yield 2";
    assert_eq!(result(&[make, count, with]).as_deref(), Some("2"));
    assert!(error(&[make, "await asyncio.Event().wait()"]).ends_with("KeyboardInterrupt\n"));
    assert!(error(&["class A:\n    await x"]).contains("'await' outside function"));
    assert!(error(&["def f():\n    await x"]).contains("'await' outside async function"));
}

#[test]
fn magics_measure_and_capture() {
    let (stdout, result, _) = last(&["%time 1 + 1"]);
    assert!(
        stdout.starts_with("CPU times: total: ") && stdout.contains("\nWall time: "),
        "{stdout}"
    );
    assert_eq!(result.as_deref(), Some("2"));
    let (stdout, result, _) = last(&["%%time\nimport time\ntime.sleep(2)\n3"]);
    assert!(stdout.contains("Wall time: 2 s"), "{stdout}");
    assert_eq!(result.as_deref(), Some("3"));
    let (stdout, ..) = last(&["import time", "%timeit -n 10 -r 3 time.sleep(0.5)"]);
    assert!(stdout.starts_with("500 ms ± "), "{stdout}");
    assert!(stdout.contains("of 3 runs, 10 loops each"), "{stdout}");
    let (stdout, result, _) = last(&["%%capture out\nprint('x')\n5", "out.stdout"]);
    assert_eq!((stdout.as_str(), result.as_deref()), ("", Some("'x\\n'")));
    assert!(
        error(&["!ls"]).ends_with("UsageError: !ls is not available here: there is no shell\n")
    );
}
