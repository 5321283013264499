//! Racy programs without a GIL, on two workers: none crashes, tears a value or loses an object.
//!
//! Each is made from a seed; `SEED=` is the first one, `COUNT=` how many (all 1,000 by `make stress`).

#[path = "races/program.rs"]
mod program;

use interleave_python::Machine;
use interleave_python::crew::Crew;
use interleave_python::host::{Host, Stream};
use interleave_python::schedule::End;
use interleave_python::team::Team;
use interleave_python_compiler::{Target, compile};
use program::program;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

const WORKERS: usize = 2;

/// The longest that one may take.
const LONGEST: Duration = Duration::from_mins(2);

/// Little memory, so that the collector works often.
const BYTES: usize = 48 << 20;

#[derive(Clone)]
struct Here {
    began: Instant,
    printed: Arc<Mutex<String>>,
}

impl Host for Here {
    fn monotonic(&mut self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    fn time(&mut self) -> f64 {
        self.monotonic()
    }

    fn entropy(&mut self) -> u64 {
        1
    }

    fn write(&mut self, _: Stream, _: u32, text: &str) {
        self.printed.lock().unwrap().push_str(text);
    }

    fn file(&mut self, _: &str) -> Option<Vec<u8>> {
        None
    }
}

/// What a program prints, on both streams, and how it ends; `None` if it does not, or a worker panics.
fn play(source: &str) -> Option<(String, End)> {
    let host = Here {
        began: Instant::now(),
        printed: Arc::default(),
    };
    let printed = Arc::clone(&host.printed);
    let mut machine = Machine::new(Box::new(host));
    machine.limits.bytes = BYTES;
    let code = compile(source, Target::Module).expect("the program is right");
    let main = machine.load_main(code, "main.py", source).expect("it fits");
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
    let printed = printed.lock().unwrap().clone();
    Some((printed, team.ended()?))
}

/// What is wrong with the program of a seed.
fn judge(seed: u64) -> Option<String> {
    match play(&program(seed)) {
        Some((printed, End::Exit(0))) if printed == "ok\n" => None,
        Some((printed, end)) => Some(format!("seed {seed}: {end:?}\n{printed}")),
        None => Some(format!(
            "seed {seed}: it does not end, or a worker panicked"
        )),
    }
}

fn number(name: &str, default: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(default, |given| given.parse().expect("a number"))
}

fn holds_for(count: u64) {
    let first = number("SEED", 1);
    let wrong: Vec<String> = (first..first + count).filter_map(judge).collect();
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn sixty_racy_programs_keep_what_they_share_whole() {
    holds_for(60);
}

#[test]
#[ignore = "it takes minutes: make stress"]
fn a_thousand_racy_programs_keep_what_they_share_whole() {
    holds_for(number("COUNT", 1000));
}

/// The checks see what they are for: one that is broken on purpose is told.
#[test]
fn a_lost_object_is_told() {
    let source = program(1).replace("\nthreads = [", "\nlog.append((9, 9))\nthreads = [");
    let (printed, _) = play(&source).expect("it ends");
    assert!(printed.contains("log"), "{printed}");
}
