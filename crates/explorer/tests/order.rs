//! Claims about which step had to come before another one.

mod common;

use common::program;
use interleave_explorer::{Run, Settings};

/// A step that was taken: whose, what it was, and what had to come before it: whose, and what that was.
type Taken = (String, String, Option<(String, String)>);

/// Takes all steps, always of the thread with the greatest number that can go on.
fn taken(source: &str) -> Vec<Taken> {
    let mut run = Run::new(&program(source), Settings::default()).expect("there is enough memory");
    let mut taken: Vec<Taken> = Vec::new();
    loop {
        let threads = run.view().threads;
        let Some(thread) = (0..threads.len()).rev().find(|one| run.can_step(*one)) else {
            return taken;
        };
        let next = threads[thread].next.clone().unwrap_or_default();
        run.step(thread);
        let before = run.came_after().map(|place| {
            let (whose, what, _) = &taken[place];
            (whose.clone(), what.clone())
        });
        taken.push((threads[thread].name.clone(), next, before));
    }
}

/// What had to come before the steps of a thread that were this.
fn before<'a>(taken: &'a [Taken], whose: &str, what: &str) -> Vec<Option<(&'a str, &'a str)>> {
    let those = taken
        .iter()
        .filter(|(name, next, _)| name == whose && next == what);
    those
        .map(|(_, _, before)| {
            before
                .as_ref()
                .map(|(name, next)| (name.as_str(), next.as_str()))
        })
        .collect()
}

#[test]
fn who_takes_a_lock_comes_after_who_released_it() {
    let taken = taken(
        "import threading\nlock = threading.Lock()\ndef work():\n    with lock:\n        pass\n\
         a = threading.Thread(target=work, name='A')\nb = threading.Thread(target=work, name='B')\n\
         a.start()\nb.start()\na.join()\nb.join()\n",
    );
    let lock = "acquire lock 'lock'";
    // The last thread goes first; who takes the lock first comes after nobody.
    let firsts = [before(&taken, "A", lock), before(&taken, "B", lock)].concat();
    let after: Vec<_> = firsts.iter().flatten().collect();
    assert_eq!(firsts.len(), 2, "{taken:?}");
    assert_eq!(after.len(), 1, "{taken:?}");
    assert_eq!(after[0].1, "release lock 'lock'");
}

#[test]
fn a_thread_begins_after_its_start_and_a_join_ends_after_it() {
    let taken = taken(
        "import threading\na = threading.Thread(target=print, name='A')\na.start()\na.join()\n",
    );
    let main = "MainThread";
    // Until it has begun it has no name.
    let begun = taken.iter().find(|(name, _, _)| name != main);
    let (_, _, after) = begun.expect("it runs");
    assert_eq!(after.as_ref().map(|(name, _)| name.as_str()), Some(main));
    let joined = before(&taken, main, "wait for the end of A");
    assert!(matches!(joined[..], [Some(("A", _))]), "{taken:?}");
}

#[test]
fn who_is_notified_comes_after_who_notified() {
    let taken = taken(
        "import threading\nready = threading.Condition()\ncake = []\ndef eat():\n    with ready:\n        \
         while not cake:\n            ready.wait()\n\
         a = threading.Thread(target=eat, name='A')\na.start()\nwith ready:\n    cake.append(1)\n    ready.notify()\na.join()\n",
    );
    let woken = before(&taken, "A", "wait for a notification");
    let by_main =
        |before: &Option<(&str, &str)>| before.is_some_and(|(name, _)| name == "MainThread");
    assert!(woken.iter().any(by_main), "{taken:?}");
}

#[test]
fn who_tries_in_vain_comes_after_nobody() {
    let taken = taken(
        "import threading\nlock = threading.Lock()\nlock.acquire()\ndef work():\n    print(lock.acquire(blocking=False))\n\
         a = threading.Thread(target=work, name='A')\na.start()\na.join()\nlock.release()\n",
    );
    assert_eq!(before(&taken, "A", "try lock 'lock'"), [None], "{taken:?}");
}
