//! The explorer beside real threads: whatever a run of a program of `tests/explorer/` comes to, under the GIL or without
//! one, is among the outcomes that the explorer has proved to be all. The two halves of the product check each other.

mod common;

use common::{explored, program, programs, settings_of, without_addresses};
use interleave_explorer::{Order, Outcomes, Program, Settings, Switch, Time};
use interleave_python::crew::Crew;
use interleave_python::host::{Host, Stream};
use interleave_python::process::Group;
use interleave_python::schedule::{End, Next, Rule, Turns};
use interleave_python::team::Team;
use interleave_python::{Machine, Thread};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// Runs of each program in each mode.
const RUNS: u32 = 200;
/// As many as `cargo test` has time for, of all programs together.
const QUICK: Duration = Duration::from_secs(4);
/// Runs of a program that sleeps in real time.
const SLEEPERS: u32 = 2;
/// Workers without a GIL.
const WORKERS: usize = 3;
/// After so long, a program that may go on for ever is taken at its word.
const PATIENCE: Duration = Duration::from_millis(30);
/// No program that ends takes longer, however busy the computer is.
const LONGEST: Duration = Duration::from_mins(1);
/// Turns that a program under the GIL may take.
const TURNS: usize = 20_000;

/// What a run comes to: `end`, the output, and the exceptions.
type Came = (&'static str, String, Option<String>);

#[derive(Default)]
struct Printed {
    out: String,
    err: Vec<String>,
}

/// A computer that keeps what is printed.
#[derive(Clone)]
struct Stage {
    began: Instant,
    /// Seconds that were slept without waiting for them.
    skipped: Arc<Mutex<f64>>,
    printed: Arc<Mutex<Printed>>,
}

impl Host for Stage {
    fn monotonic(&mut self) -> f64 {
        self.began.elapsed().as_secs_f64() + *self.skipped.lock().unwrap()
    }

    fn time(&mut self) -> f64 {
        1_800_000_000.0 + self.monotonic()
    }

    fn entropy(&mut self) -> u64 {
        1
    }

    fn write(&mut self, stream: Stream, _: u32, text: &str) {
        let mut printed = self.printed.lock().unwrap();
        match stream {
            Stream::Out => printed.out.push_str(text),
            Stream::Err => printed.err.push(text.to_owned()),
        }
    }

    fn file(&mut self, _: &str) -> Option<Vec<u8>> {
        None
    }
}

fn stage() -> Stage {
    Stage {
        began: Instant::now(),
        skipped: Arc::default(),
        printed: Arc::default(),
    }
}

fn loaded(program: &Program, stage: &Stage) -> (Machine, Thread) {
    let mut machine = Machine::new(Box::new(stage.clone()));
    let main = machine.load_main(program.code.clone(), &program.file, &program.source);
    (machine, main.expect("it fits"))
}

/// A run under the GIL, whose turns take `interval` seconds. `None`: it goes on and on.
fn with_gil(program: &Program, stage: &Stage, rule: Rule, interval: f64) -> Option<End> {
    let (machine, main) = loaded(program, stage);
    let mut group = Group::new(machine, main, Turns { rule, interval });
    for _ in 0..TURNS {
        match group.turn() {
            Next::Turn | Next::CellEnded => {}
            Next::Idle(until) => {
                let now = stage.clone().monotonic();
                *stage.skipped.lock().unwrap() += (until - now).max(0.0);
            }
            Next::End(end) => return Some(end),
        }
    }
    None
}

/// A run without a GIL, on several workers. `None`: it does not end.
fn without_gil(program: &Program, stage: &Stage, patience: Duration) -> Option<End> {
    let (machine, main) = loaded(program, stage);
    let team = Team::new(machine, main, WORKERS);
    let (done, ends) = mpsc::channel::<()>();
    thread::scope(|scope| {
        for number in 0..WORKERS {
            let (team, done) = (&team, done.clone());
            scope.spawn(move || {
                team.work(number);
                drop(done);
            });
        }
        drop(done);
        // All have gone when nobody is left to say anything.
        if ends.recv_timeout(patience) == Err(mpsc::RecvTimeoutError::Timeout) {
            team.stop();
        }
    });
    team.ended()
}

fn sorted(text: &str, order: Order) -> String {
    let mut lines: Vec<String> = text.lines().map(without_addresses).collect();
    if order == Order::Bag {
        lines.sort_unstable();
    }
    lines.join("\n")
}

/// What a run came to, in the explorer's words.
fn came(ended: Option<&End>, printed: &Printed, order: Order) -> Came {
    let is_report =
        |text: &&String| text.starts_with("Traceback") || text.starts_with("Exception in thread");
    let last = |text: &String| {
        text.lines()
            .rfind(|line| !line.is_empty())
            .map(str::to_owned)
    };
    let mut errors: Vec<String> = printed
        .err
        .iter()
        .filter(is_report)
        .filter_map(last)
        .collect();
    errors.sort_unstable();
    let error = (!errors.is_empty()).then(|| errors.join("\n"));
    let end = match ended {
        None => "hang",
        Some(End::Stuck(_)) => "deadlock",
        Some(_) if error.is_some() => "exception",
        Some(_) => "finished",
    };
    (end, sorted(&printed.out, order), error)
}

fn proved(outcomes: &Outcomes, order: Order) -> BTreeSet<Came> {
    let of = outcomes.outcomes.iter();
    of.map(|told| (told.end, sorted(&told.stdout, order), told.error.clone()))
        .collect()
}

/// A program, and all that it can come to.
struct Subject {
    name: String,
    program: Program,
    settings: Settings,
    proved: BTreeSet<Came>,
    found: Outcomes,
}

impl Subject {
    /// Runs it once in each mode, differently for each number. What came that cannot be, and how much came.
    fn run(&self, number: u32, came_before: &mut BTreeSet<Came>) -> Result<(), String> {
        let hangs = self.proved.iter().any(|(end, ..)| *end == "hang");
        let sleeps = self.program.source.contains("sleep(");
        let mut compare = |mode: &str, ended: Option<End>, stage: &Stage| {
            // Threads may keep another one waiting for as long as they like: what is cut then is no outcome.
            if ended.is_none() && !self.found.faults.is_empty() {
                return Ok(());
            }
            let printed = stage.printed.lock().unwrap();
            let one = came(ended.as_ref(), &printed, self.settings.order);
            if self.proved.contains(&one) {
                came_before.insert(one);
                return Ok(());
            }
            let known = self.found.outcomes.iter();
            let known: Vec<String> = known
                .map(|told| format!("{} {:?} by {}", told.end, told.stdout, told.schedule))
                .collect();
            Err(format!(
                "{}, {mode}, run {number} came to {one:?}\nwhich is none of\n  {}",
                self.name,
                known.join("\n  ")
            ))
        };
        // A GIL that is handed over at each look at the clock, or seldom. As 3.10, unless others may come in anywhere.
        let rule = match (self.settings.switch, number % 2) {
            (Switch::Anywhere, 0) => Rule::Anywhere,
            _ => Rule::Calls,
        };
        let stage_ = stage();
        let ended = with_gil(
            &self.program,
            &stage_,
            rule,
            [0.0, 1e-5, 0.005][number as usize % 3],
        );
        compare("under the GIL", ended, &stage_)?;
        // Without a GIL threads change anywhere, and the clock is the computer's.
        let fits = self.settings.switch == Switch::Anywhere && self.settings.time == Time::Any;
        if !fits || sleeps && number >= SLEEPERS {
            return Ok(());
        }
        let stage_ = stage();
        let patience = if hangs { PATIENCE } else { LONGEST };
        let ended = without_gil(&self.program, &stage_, patience);
        compare("free-threaded", ended, &stage_)
    }
}

fn subjects() -> Vec<Subject> {
    let subject = |(name, source): (String, String)| {
        let (program, settings) = (program(&source), settings_of(&source));
        let found = explored(&program, settings);
        Subject {
            proved: proved(&found, settings.order),
            name,
            program,
            settings,
            found,
        }
    };
    programs().into_iter().map(subject).collect()
}

/// Runs all programs in turn, `runs` times, as long as there is time.
fn hold(runs: u32, most: Duration) {
    let subjects = subjects();
    let mut came: Vec<BTreeSet<Came>> = vec![BTreeSet::new(); subjects.len()];
    let began = Instant::now();
    let (mut done, mut wrong) = (0, Vec::new());
    'all: for number in 0..runs {
        for (subject, came) in subjects.iter().zip(&mut came) {
            wrong.extend(subject.run(number, came).err());
            done += 1;
            if began.elapsed() > most {
                break 'all;
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {done}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let (seen, all): (usize, usize) = (
        came.iter().map(BTreeSet::len).sum(),
        subjects.iter().map(|subject| subject.proved.len()).sum(),
    );
    println!("{done} runs in each mode came to {seen} of {all} outcomes");
}

#[test]
fn real_runs_come_to_proved_outcomes() {
    hold(RUNS, QUICK);
}

#[test]
#[ignore = "minutes: make generated-explorer"]
fn two_hundred_real_runs_of_each_program_come_to_proved_outcomes() {
    hold(RUNS, Duration::MAX);
}
