//! A Python program on this computer.

use crate::arguments::Options;
use crate::host::Native;
use interleave_python::Machine;
use interleave_python::schedule::{End, Next, Scheduler, Turns};
use interleave_python_compiler::{Problem, Target, compile};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// The exit code when every thread waits.
const STUCK: u8 = 3;
/// The exit code at the time limit.
const LIMIT: u8 = 124;

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
    let mut machine = Machine::new(Box::new(Native::new(options.seed, arguments)));
    machine.limits.bytes = options.limit_mb << 20;
    let Ok(main) = machine.load_main(code, &file, &source) else {
        eprintln!("interleave: there is not enough memory to load the program (--limit-mb)");
        return ExitCode::from(LIMIT);
    };
    let turns = Turns {
        rule: options.rule,
        ..Turns::default()
    };
    play(&mut Scheduler::new(machine, main, turns), options)
}

fn play(scheduler: &mut Scheduler, options: &Options) -> ExitCode {
    let began = Instant::now();
    let limit = options.limit_seconds.map(Duration::from_secs_f64);
    loop {
        let left = limit.map(|limit| limit.saturating_sub(began.elapsed()));
        if left.is_some_and(|left| left.is_zero()) {
            scheduler.machine.host.flush();
            eprintln!(
                "interleave: ended after {} seconds (--limit-seconds)",
                options.limit_seconds.unwrap_or_default()
            );
            return ExitCode::from(LIMIT);
        }
        match scheduler.turn() {
            Next::Turn => {}
            Next::Idle(until) => {
                scheduler.machine.host.flush();
                let wait = Duration::from_secs_f64(
                    (until - scheduler.machine.host.monotonic()).clamp(0.0, 3600.0),
                );
                std::thread::sleep(left.map_or(wait, |left| wait.min(left)));
            }
            Next::End(End::Exit(code)) => {
                scheduler.machine.host.flush();
                return ExitCode::from(code as u8);
            }
            Next::End(End::Stuck(report)) => {
                scheduler.machine.host.flush();
                eprint!("{report}");
                return ExitCode::from(STUCK);
            }
        }
    }
}

/// What is wrong with a source, as CPython tells it.
fn told(problems: &[Problem], file: &str, source: &str) -> String {
    let mut text = String::new();
    for problem in problems {
        let line = source
            .lines()
            .nth(problem.line.saturating_sub(1) as usize)
            .unwrap_or_default();
        let stripped = line.trim();
        let indent = line.chars().take_while(|c| c.is_whitespace()).count() as u32;
        let column = problem.column.saturating_sub(indent) as usize;
        let width = if problem.end_line == problem.line {
            problem.end_column.saturating_sub(problem.column).max(1)
        } else {
            1
        };
        let _ = writeln!(text, "  File \"{file}\", line {}", problem.line);
        if !stripped.is_empty() {
            let _ = writeln!(
                text,
                "    {stripped}\n    {}{}",
                " ".repeat(column),
                "^".repeat(width as usize)
            );
        }
        let _ = writeln!(text, "{}: {}", problem.kind, problem.message);
    }
    text
}
