//! What is told when every thread waits: locks by the names that the program has for them.

mod common;

use common::{Program, Stage, waiting};

/// The lines of the report of a program whose threads all wait.
fn told(source: &str) -> Vec<String> {
    waiting(Program::new(Stage::default(), source).with_gil().1)
}

/// The one line about the main thread, which takes a lock twice.
fn waits_for(setup: &str, lock: &str) -> String {
    let lines = told(&format!(
        "import threading\n{setup}\n{lock}.acquire()\n{lock}.acquire()\n"
    ));
    assert_eq!(lines.len(), 1, "{lines:?}");
    let (_, what) = lines[0].split_once(" waits for ").expect("who waits");
    let (what, _) = what.split_once(", ").expect("who holds it");
    what.to_owned()
}

#[test]
fn a_lock_is_called_by_the_global_name_that_holds_it() {
    let lines = told(
        "
import threading
accounts_lock, log_lock, both = threading.Lock(), threading.RLock(), threading.Barrier(2)
def work(first, second):
    with first:
        both.wait()
        with second:
            pass
threading.Thread(target=work, args=(accounts_lock, log_lock), name='payer').start()
threading.Thread(target=work, args=(log_lock, accounts_lock), name='writer').start()
",
    );
    assert_eq!(
        lines,
        [
            "  payer waits for lock 'log_lock', which writer holds, in line 7: with second:",
            "  writer waits for lock 'accounts_lock', which payer holds, in line 7: with second:",
            "  MainThread waits for the end of payer",
        ]
    );
}

#[test]
fn a_lock_inside_an_object_is_called_by_the_way_to_it() {
    let class = "class Account:\n    def __init__(self): self._lock = threading.Lock()";
    let cases = [
        ("lock = threading.Lock()", "lock", "lock 'lock'"),
        (
            "forks = [threading.Lock() for _ in range(5)]",
            "forks[3]",
            "lock 'forks[3]'",
        ),
        (
            "locks = {'a': threading.Lock(), 7: threading.Lock()}",
            "locks[7]",
            "lock 'locks[7]'",
        ),
        (
            &format!("{class}\nbank = {{'Ada': [Account()]}}"),
            "bank['Ada'][0]._lock",
            "lock 'bank['Ada'][0]._lock'",
        ),
        (
            "class Shop:\n    door = threading.Lock()",
            "Shop.door",
            "lock 'Shop.door'",
        ),
    ];
    for (setup, lock, expected) in cases {
        assert_eq!(waits_for(setup, lock), expected);
    }
}

#[test]
fn a_lock_without_a_name_is_called_by_the_line_that_made_it() {
    let lines = told(
        "
import threading
def main():
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
main()
",
    );
    assert_eq!(
        lines[0],
        "  MainThread waits for a lock made in line 4, which MainThread holds, in line 6: lock.acquire()"
    );
}
