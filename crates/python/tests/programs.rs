//! The programs of `tests/python/`, held against what CPython 3.11 printed.
//!
//! `NAME.py` is run; its output must be `NAME.out`, and if there is a `NAME.err`, the last line that it writes to the
//! error stream must be that one, and its exit code 1. Time is the test's own: who sleeps costs nothing.

use interleave_python::Machine;
use interleave_python::host::{Host, Stream};
use interleave_python::process::Group;
use interleave_python::schedule::{End, Next, Turns};
use interleave_python_compiler::{Target, compile};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;

/// Turns after which a program that does not end is given up.
const TURNS: usize = 2_000_000;

#[derive(Default)]
struct Printed {
    out: String,
    err: String,
}

/// A computer whose clock goes on when somebody looks at it, or when all sleep.
#[derive(Clone)]
struct Stage {
    now: Arc<Mutex<f64>>,
    printed: Arc<Mutex<Printed>>,
    folder: PathBuf,
}

impl Host for Stage {
    fn monotonic(&mut self) -> f64 {
        let mut now = self.now.lock().unwrap();
        *now += 1e-6;
        *now
    }

    fn time(&mut self) -> f64 {
        1_800_000_000.0 + self.monotonic()
    }

    fn entropy(&mut self) -> u64 {
        42
    }

    fn fork(&mut self) -> Option<Box<dyn Host>> {
        Some(Box::new(self.clone()))
    }

    fn cores(&mut self) -> usize {
        4
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
}

struct Outcome {
    out: String,
    err: String,
    exit: i32,
}

fn play(path: &Path) -> Outcome {
    let source = fs::read_to_string(path).unwrap();
    let file = path.file_name().unwrap().to_string_lossy().into_owned();
    let code = match compile(&source, Target::Module) {
        Ok(code) => code,
        Err(problems) => {
            // As CPython: the first one only.
            let first = problems.first();
            let err = first.map_or_else(String::new, |problem| {
                format!("{}: {}", problem.kind, problem.message)
            });
            return Outcome {
                out: String::new(),
                err,
                exit: 1,
            };
        }
    };
    let (now, printed) = (
        Arc::new(Mutex::new(0.0)),
        Arc::new(Mutex::new(Printed::default())),
    );
    let folder = path.parent().unwrap().to_owned();
    let mut machine = Machine::new(Box::new(Stage {
        now: now.clone(),
        printed: printed.clone(),
        folder,
    }));
    let main = machine
        .load_main(code, &file, &source)
        .expect("memory for a program");
    let mut group = Group::new(machine, main, Turns::default());
    let mut exit = -1;
    for _ in 0..TURNS {
        match group.turn() {
            Next::Turn | Next::CellEnded => {}
            Next::Idle(until) => *now.lock().unwrap() = until,
            Next::End(end @ (End::Exit(_) | End::Raised)) => {
                exit = end.code().unwrap_or_default();
                break;
            }
            Next::End(End::Stuck(report)) => {
                printed.lock().unwrap().err.push_str(&report.to_string());
                exit = 3;
                break;
            }
        }
    }
    let printed = std::mem::take(&mut *printed.lock().unwrap());
    Outcome {
        out: printed.out,
        err: printed.err,
        exit,
    }
}

/// What is wrong with a program's outcome.
fn judge(path: &Path) -> Option<String> {
    let expected = fs::read_to_string(path.with_extension("out")).ok()?;
    let last_error = fs::read_to_string(path.with_extension("err")).ok();
    let outcome = play(path);
    let exit = last_error.as_ref().map_or(0, |_| 1);
    let last = outcome.err.trim_end().lines().last().unwrap_or_default();
    let wrong = if outcome.out != expected {
        difference(&expected, &outcome.out)
    } else if last_error.is_some_and(|error| error.trim_end() != last) || outcome.exit != exit {
        format!("  exit {} instead of {exit}", outcome.exit)
    } else {
        return None;
    };
    let lines: Vec<&str> = outcome.err.lines().rev().take(4).collect();
    let err = lines.join("\n  on the error stream: ");
    Some(format!(
        "{}\n{wrong}\n  on the error stream: {err}",
        path.display()
    ))
}

/// What is wrong with a program's outcome, given whether it is known to differ.
fn verdict(path: &Path, known: bool) -> Option<String> {
    match (judge(path), known) {
        (Some(_), true) | (None, false) => None,
        (Some(wrong), false) => Some(wrong),
        (None, true) => Some(format!(
            "{} is right now: take it out of not-yet.txt",
            path.display()
        )),
    }
}

fn difference(expected: &str, got: &str) -> String {
    let number = expected
        .lines()
        .zip(got.lines())
        .take_while(|(one, other)| one == other)
        .count();
    let line = |text: &str| text.lines().nth(number).unwrap_or("(nothing)").to_owned();
    format!(
        "  line {}: expected {:?}\n           and got  {:?}",
        number + 1,
        line(expected),
        line(got)
    )
}

fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|end| end == "py")
            && path.with_extension("out").exists()
        {
            found.push(path);
        }
    }
}

#[test]
fn programs_print_what_cpython_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/python");
    let mut found = Vec::new();
    programs(&root, &mut found);
    let only = std::env::var("ONLY").unwrap_or_default();
    found.retain(|path| path.to_string_lossy().contains(&only));
    assert!(!found.is_empty(), "no program in {}", root.display());
    let not_yet = fs::read_to_string(root.join("not-yet.txt")).unwrap();
    let not_yet: Vec<PathBuf> = not_yet
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_whitespace().next().map(|name| root.join(name)))
        .collect();
    let (send, receive) = mpsc::channel();
    let rest = Arc::new(Mutex::new(found.clone()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            let (send, rest, not_yet) = (send.clone(), rest.clone(), &not_yet);
            scope.spawn(move || {
                loop {
                    let Some(path) = rest.lock().unwrap().pop() else {
                        break;
                    };
                    send.send(verdict(&path, not_yet.contains(&path))).unwrap();
                }
            });
        }
    });
    drop(send);
    let mut wrong: Vec<String> = receive.iter().flatten().collect();
    wrong.sort();
    assert!(
        wrong.is_empty(),
        "{} of {} programs differ:\n{}",
        wrong.len(),
        found.len(),
        wrong.join("\n")
    );
}
