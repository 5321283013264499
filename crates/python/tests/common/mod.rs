//! What tests of whole programs share: where they run, how they are run, and those of `tests/python/`.
// Each test uses a part of it.
#![allow(dead_code, unused_imports)]

mod stage;

use interleave_python::crew::Crew;
use interleave_python::process::Group;
use interleave_python::schedule::{End, Next, Turns};
use interleave_python::team::Team;
use interleave_python::{Machine, Thread};
use interleave_python_compiler::{Problem, Target, compile};
pub use stage::{Printed, Stage};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;
use std::{fs, thread};

/// Turns after which a program that does not end is given up.
const TURNS: usize = 2_000_000;

/// The longest that a program may take without a GIL: some wait for a second, and the computer may be busy.
const LONGEST: Duration = Duration::from_mins(2);

/// A program that is ready to run.
pub struct Program {
    pub stage: Stage,
    pub machine: Machine,
    pub main: Thread,
}

impl Program {
    /// A program of a test, which is right.
    pub fn new(stage: Stage, source: &str) -> Self {
        Self::of_file(stage, source, "main.py").expect("the program is right")
    }

    /// A program of a file; or what the compiler says about it.
    pub fn of_file(stage: Stage, source: &str, file: &str) -> Result<Self, Vec<Problem>> {
        let code = compile(source, Target::Module)?;
        let mut machine = stage.machine();
        let main = machine.load_main(code, file, source).expect("it fits");
        Ok(Self {
            stage,
            machine,
            main,
        })
    }

    /// The same with so much memory for each process.
    pub fn with_megabytes(mut self, megabytes: usize) -> Self {
        self.machine.limits.bytes = megabytes << 20;
        self
    }

    /// Runs it on one worker, in its own time: what it prints, and how it ends, if it does.
    pub fn with_gil(self) -> (Printed, Option<End>) {
        let mut group = Group::new(self.machine, self.main, Turns::default());
        for _ in 0..TURNS {
            match group.turn() {
                Next::Turn | Next::CellEnded => {}
                Next::Idle(until) => self.stage.sleep_until(until),
                Next::End(end) => return (self.stage.take_printed(), Some(end)),
            }
        }
        (self.stage.take_printed(), None)
    }

    /// Runs it on several workers; `None` if it does not end, or a worker panics.
    pub fn without_gil(self, workers: usize) -> Option<(Printed, End)> {
        let team = Arc::new(Team::new(self.machine, self.main, workers));
        let (send, ends) = mpsc::channel();
        for number in 0..workers {
            let (team, send) = (Arc::clone(&team), send.clone());
            thread::spawn(move || {
                team.work(number);
                let _ = send.send(());
            });
        }
        drop(send);
        for _ in 0..workers {
            if ends.recv_timeout(LONGEST).is_err() {
                team.stop();
                return None;
            }
        }
        Some((self.stage.take_printed(), team.ended()?))
    }
}

/// The lines of the report with which a program ends whose threads all wait, but for the first one.
pub fn waiting(ended: Option<End>) -> Vec<String> {
    match ended {
        Some(End::Stuck(report)) => {
            let lines = report.to_string();
            lines.lines().skip(1).map(str::to_owned).collect()
        }
        other => panic!("it ends otherwise: {other:?}"),
    }
}

/// A program of `tests/python/` with its expected output.
pub struct Example {
    pub path: PathBuf,
    /// Its path in that folder.
    pub name: String,
    /// It is known to print something else (`not-yet.txt`).
    pub differs: bool,
}

impl Example {
    pub fn source(&self) -> String {
        fs::read_to_string(&self.path).unwrap()
    }

    pub fn expected(&self) -> String {
        fs::read_to_string(self.path.with_extension("out")).unwrap()
    }

    /// The last line that it writes to the error stream, if it ends with an exception.
    pub fn last_error(&self) -> Option<String> {
        let text = fs::read_to_string(self.path.with_extension("err")).ok()?;
        Some(text.trim_end().to_owned())
    }

    /// Made ready to run, beside the files of its folder.
    pub fn program(&self, stage: Stage) -> Result<Program, Vec<Problem>> {
        let file = self.path.file_name().unwrap().to_string_lossy();
        let stage = stage.in_folder(self.path.parent().unwrap());
        Program::of_file(stage, &self.source(), &file)
    }
}

/// All examples whose name contains `ONLY`.
pub fn examples() -> Vec<Example> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/python");
    let not_yet = fs::read_to_string(root.join("not-yet.txt")).unwrap();
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut paths = Vec::new();
    add_examples(&root, &mut paths);
    paths.sort();
    let examples = paths.into_iter().map(|path| {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        let known = |line: &str| line.split_whitespace().next() == Some(&name);
        Example {
            differs: not_yet.lines().any(known),
            path,
            name,
        }
    });
    let found: Vec<_> = examples.filter(|one| one.name.contains(&only)).collect();
    assert!(!found.is_empty(), "no program in {}", root.display());
    found
}

fn add_examples(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_python = path.extension().is_some_and(|end| end == "py");
        if path.is_dir() {
            add_examples(&path, found);
        } else if is_python && path.with_extension("out").exists() {
            found.push(path);
        }
    }
}

/// A number that the environment gives.
pub fn number(name: &str, default: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(default, |given| given.parse().expect("a number"))
}
