//! A notebook on this computer.

use crate::arguments::Options;
use crate::host::Native;
use crate::program::{cores, limit};
use crate::threads;
use crate::trace;
use interleave_python::schedule::Turns;
use interleave_python::{Host, Machine};
use interleave_python_notebook::{CellResult, FreeSession, Session, Step, code_cells};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How long a cell may take to end after an interrupt, before it gets the next one.
const GRACE: Duration = Duration::from_millis(500);

/// Runs the code cells of a file. Threads that still run after the last cell end with the session.
pub fn run(path: &Path, options: &Options) -> ExitCode {
    let cells = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot be read: {error}"))
        .and_then(|text| code_cells(&text).map_err(|error| format!("is no notebook: {error}")));
    match cells {
        Ok(cells) => run_cells(&cells, path, options),
        Err(wrong) => {
            eprintln!("interleave: {} {wrong}", path.display());
            ExitCode::from(2)
        }
    }
}

fn run_cells(cells: &[String], path: &Path, options: &Options) -> ExitCode {
    let file = path.display().to_string();
    let arguments = std::iter::once(file.clone())
        .chain(options.arguments.iter().cloned())
        .collect();
    let mut host = Native::new(options.seed, arguments);
    if let Err(exit) = trace::begin(options, &mut host) {
        return exit;
    }
    if options.json {
        host.keep_output();
    }
    if options.free {
        run_free(cells, &file, options, &mut host);
    } else {
        let turns = Turns {
            rule: options.rule,
            ..Turns::default()
        };
        let mut session = Session::new(machine(options, &host), &file, turns);
        run_each(cells, &mut host, |cell, host| {
            session.begin(cell);
            finish(&mut session, options, host)
        });
    }
    trace::end(options, &host);
    ExitCode::SUCCESS
}

fn machine(options: &Options, host: &Native) -> Machine {
    let mut machine = Machine::new(Box::new(host.clone()));
    machine.limits.bytes = options.limit_mb << 20;
    machine
}

/// Runs the cells without a GIL.
fn run_free(cells: &[String], file: &str, options: &Options, host: &mut Native) {
    let workers = options.workers.unwrap_or_else(cores);
    let mut session = FreeSession::new(machine(options, host), file, workers);
    threads::beside(&*session.team(), || {
        run_each(cells, host, |cell, _| {
            session.begin(cell);
            finish_free(&mut session, options)
        });
    });
}

/// Runs each cell by `run`, and tells what became of it.
fn run_each(
    cells: &[String],
    host: &mut Native,
    mut run: impl FnMut(&str, &mut Native) -> CellResult,
) {
    for (number, cell) in (1..).zip(cells) {
        let ended = run(cell, host);
        host.flush();
        match host.take_output() {
            Some(kept) => tell_json(number, &kept, &ended),
            None => tell(&ended),
        }
    }
}

/// Waits for the end of the cell that has begun.
fn finish_free(session: &mut FreeSession, options: &Options) -> CellResult {
    let mut longest = limit(options).unwrap_or(Duration::MAX);
    loop {
        if let Some(result) = session.wait(longest) {
            return result;
        }
        session.interrupt();
        longest = GRACE;
    }
}

/// Runs the cell that has begun to its end.
fn finish(session: &mut Session, options: &Options, host: &mut Native) -> CellResult {
    let mut until = limit(options).and_then(|limit| Instant::now().checked_add(limit));
    loop {
        let now = Instant::now();
        if until.is_some_and(|until| until <= now) {
            session.interrupt();
            until = Some(now + GRACE);
        }
        match session.step() {
            Step::Turn => {}
            Step::Ended(result) => return result,
            Step::Idle(next) => {
                host.flush();
                let wait = (next - host.monotonic()).clamp(0.0, 3600.0);
                let wait = Duration::from_secs_f64(wait);
                let left = until.map(|until| until.saturating_duration_since(now));
                let wait = left.map_or(wait, |left| wait.min(left));
                std::thread::sleep(wait);
                host.slept(wait.as_secs_f64());
            }
        }
    }
}

/// A reader that has gone away ends no notebook.
fn tell(ended: &CellResult) {
    if let Some(result) = &ended.result {
        let _ = writeln!(io::stdout(), "{result}");
    }
    if let Some(error) = &ended.error {
        let _ = write!(io::stderr(), "{error}");
    }
}

fn tell_json(number: usize, stdout: &str, ended: &CellResult) {
    let text = |text: Option<&str>| serde_json::json!(text);
    let error = ended.error.as_deref().map(str::trim_end);
    let _ = writeln!(
        io::stdout(),
        "{{\"cell\":{number},\"stdout\":{},\"result\":{},\"error\":{}}}",
        text(Some(stdout)),
        text(ended.result.as_deref()),
        text(error)
    );
}
