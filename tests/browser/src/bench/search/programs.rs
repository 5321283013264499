//! What is explored.

use std::sync::atomic::{AtomicUsize, Ordering};

/// A program, and how long the page may take for it.
pub struct Program {
    /// What it is, in words.
    pub what: &'static str,
    /// What it is called in `benches/explorers/`, which has the same for other explorers.
    pub name: &'static str,
    /// How long it may take, in milliseconds.
    pub most_ms: f64,
    /// What it says.
    pub source: String,
}

/// Threads that each run a function of their own.
const RUN: &str = "import threading, queue
def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
";

/// Those that a time is promised for.
pub fn promised() -> Vec<Program> {
    let dinner = |count: usize, last: &str| {
        format!(
            "{RUN}forks = [threading.Lock() for _ in range({count})]\ndef dine(left, right):\n    with forks[left]:\n        with forks[right]:\n            pass\n\
             pairs = [(i, i + 1) for i in range({count} - 1)] + [{last}]\nrun(*[lambda pair=pair: dine(*pair) for pair in pairs])\nprint('done')\n"
        )
    };
    let accounts = format!(
        "{RUN}a, b = threading.Lock(), threading.Lock()\ndef move(first, second):\n    with first:\n        with second:\n            pass\nrun(lambda: move(a, b), lambda: move(b, a))\nprint('done')\n"
    );
    let buffer = format!(
        "{RUN}q = queue.Queue(1)\ndef fill():\n    for i in range(3):\n        q.put(i)\ndef drain():\n    q.get()\nrun(fill, drain, drain, drain)\nprint('done')\n"
    );
    let program = |what, name, most_ms, source| Program {
        what,
        name,
        most_ms,
        source,
    };
    vec![
        program("two-thread lost update", "lost-update", 50.0, adders(2, 1)),
        program("two accounts, to the deadlock", "accounts", 20.0, accounts),
        program("5 philosophers", "philosophers", 200.0, dinner(5, "(4, 0)")),
        program(
            "4 philosophers, one left-handed",
            "left-handed",
            200.0,
            dinner(4, "(0, 3)"),
        ),
        program("buffer of 1 with 3 consumers", "buffer", 200.0, buffer),
    ]
}

/// Threads that each add one to a counter, some times.
pub fn adders(threads: usize, times: usize) -> String {
    format!(
        "{RUN}c = 0\ndef work():\n    global c\n    for _ in range({times}):\n        c += 1\nrun(*[work] * {threads})\nprint(c)\n"
    )
}

/// A file with a program, for as long as this is there.
pub struct File(std::path::PathBuf);

impl File {
    /// Writes it.
    pub fn with(source: &str) -> std::io::Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("interleave-{}-{number}.py", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, source)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &std::path::Path {
        &self.0
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // What is left of it is in a folder that is cleared anyway.
        let _ = std::fs::remove_file(&self.0);
    }
}
