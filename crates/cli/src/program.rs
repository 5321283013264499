//! A Python program on this computer.

use crate::arguments::Options;
use crate::host::Native;
use crate::workers::{self, Ended};
use interleave_python::process::Group;
use interleave_python::schedule::{End, Turns};
use interleave_python::{Host, Machine};
use interleave_python_compiler::{Problem, Target, compile};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

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
    let mut host = Native::new(options.seed, arguments);
    let mut machine = Machine::new(Box::new(host.clone()));
    machine.limits.bytes = options.limit_mb << 20;
    let Ok(main) = machine.load_main(code, &file, &source) else {
        eprintln!("interleave: there is not enough memory to load the program (--limit-mb)");
        return ExitCode::from(LIMIT);
    };
    let turns = Turns {
        rule: options.rule,
        ..Turns::default()
    };
    play(Group::new(machine, main, turns), options, &mut host)
}

fn play(group: Group, options: &Options, clock: &mut Native) -> ExitCode {
    let limit = options.limit_seconds.map(Duration::from_secs_f64);
    let ended = workers::play(group, options.workers, limit, clock);
    clock.flush();
    match ended {
        Ended::Itself(End::Exit(code)) => ExitCode::from(code as u8),
        Ended::Itself(End::Stuck(report)) => {
            eprint!("{report}");
            ExitCode::from(STUCK)
        }
        Ended::Limit => {
            eprintln!(
                "interleave: ended after {} seconds (--limit-seconds)",
                options.limit_seconds.unwrap_or_default()
            );
            ExitCode::from(LIMIT)
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
