//! A Python program on this computer.

use crate::arguments::Options;
use crate::host::Native;
use crate::threads::{Ended, play};
use crate::trace;
use interleave_python::process::{Group, Workers};
use interleave_python::schedule::{End, Turns};
use interleave_python::team::Team;
use interleave_python::{Host, Machine};
use interleave_python_compiler::{Target, compile, told};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// The exit code when every thread waits.
const STUCK: u8 = 3;
/// The exit code at the time limit.
const LIMIT: u8 = 124;

/// How long after its time limit a program may go on that cannot be stopped.
const GRACE: Duration = Duration::from_millis(200);

/// Runs the program of a file.
pub fn run(path: &Path, options: &Options) -> ExitCode {
    let source = match std::fs::read_to_string(path) {
        Ok(source) => source,
        Err(error) => {
            eprintln!("interleave: {} cannot be read: {error}", path.display());
            return ExitCode::from(2);
        }
    };
    let file = path.display().to_string();
    let code = match compile(&source, Target::Module) {
        Ok(code) => code,
        Err(problems) => {
            eprint!("{}", told(&problems, &file, &source));
            return ExitCode::FAILURE;
        }
    };
    let arguments = std::iter::once(file.clone())
        .chain(options.arguments.iter().cloned())
        .collect();
    let mut host = Native::new(options.seed, arguments);
    if let Err(exit) = trace::begin(options, &mut host) {
        return exit;
    }
    let mut machine = Machine::new(Box::new(host.clone()));
    machine.limits.bytes = options.limit_mb << 20;
    let Ok(main) = machine.load_main(code, &file, &source) else {
        eprintln!("interleave: there is not enough memory to load the program (--limit-mb)");
        return ExitCode::from(LIMIT);
    };
    let _running = end_at(limit(options), &host);
    if options.free {
        let team = Team::new(machine, main, options.workers.unwrap_or_else(cores));
        return finish(play(&team, limit(options)), options, &mut host);
    }
    let turns = Turns {
        rule: options.rule,
        ..Turns::default()
    };
    let group = Group::new(machine, main, turns);
    let clock = Box::new(host.clone());
    let workers = Workers::new(group, options.workers.unwrap_or(1), clock);
    finish(play(&workers, limit(options)), options, &mut host)
}

/// How many processors there are.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// How long it may run.
pub fn limit(options: &Options) -> Option<Duration> {
    options.limit_seconds.map(Duration::from_secs_f64)
}

/// Ends the command some time after its limit, if the program is then still within one operation of a native function:
/// nothing else ends that. (Drop what it gives when the program has ended.)
fn end_at(limit: Option<Duration>, clock: &Native) -> Option<mpsc::Sender<()>> {
    let limit = limit?;
    let (running, ended) = mpsc::channel();
    let mut clock = clock.clone();
    thread::spawn(move || {
        if ended.recv_timeout(limit + GRACE) == Err(RecvTimeoutError::Timeout) {
            clock.flush();
            eprintln!("{}", limit_words(limit));
            std::process::exit(i32::from(LIMIT));
        }
    });
    Some(running)
}

fn limit_words(limit: Duration) -> String {
    let seconds = limit.as_secs_f64();
    format!("interleave: ended after {seconds} seconds (--limit-seconds)")
}

fn finish(ended: Ended, options: &Options, clock: &mut Native) -> ExitCode {
    clock.flush();
    trace::end(options, clock);
    match ended {
        Ended::Itself(End::Exit(code)) => ExitCode::from(code as u8),
        Ended::Itself(End::Raised) => ExitCode::FAILURE,
        Ended::Itself(End::Stuck(report)) => {
            eprint!("{report}");
            ExitCode::from(STUCK)
        }
        Ended::Limit => {
            eprintln!("{}", limit_words(limit(options).unwrap_or_default()));
            ExitCode::from(LIMIT)
        }
    }
}
