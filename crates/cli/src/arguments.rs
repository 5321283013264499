//! What the command line was asked.

use interleave_core::export::Format;
use interleave_explorer::{Order, Settings, Switch, Time};
use interleave_python::schedule::Rule;
use lexopt::prelude::*;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// All calls.
pub const USAGE: &str = "\
usage: interleave run '#workload=primes&workers=2' [json|csv|chrome|markdown]
         Runs the experiment that a page with this address would run, on native threads,
         and prints its result: as JSON, unless another form is asked for.
       interleave run [options] FILE.py [-- ARGUMENT...]
         Runs a Python program.
         Ends with the program's exit code; 3 if every thread waits; 124 at the time limit.
           --mode gil|free          its threads take turns, as under CPython's GIL (gil); or run at
                                    once, on several workers (free)
           --switch 3.10|anywhere   where another thread may come in: at calls and backward
                                    jumps (3.10), or between any two instructions
           --workers N              how many of its threads (free) and processes run at once;
                                    without it, as many as there are cores (free) or 1 (gil)
           --seed N                 begin random numbers with this where the program gives none
           --limit-seconds S        end the program after S seconds
           --limit-mb M             memory for its objects (1024)
           --trace FILE             write there when each thread ran, waited, or was blocked on which
                                    lock: as Chrome's trace events, which ui.perfetto.dev opens
       interleave run [--json] [options] FILE.ipynb [-- ARGUMENT...]
         Runs the code cells of a Jupyter notebook, all in one session. An exception ends its cell
         only, and so does --limit-seconds: as an interrupt. Threads outlive their cells. The options
         are those of a program, --mode free too.
           --json                   one line per cell, as JSON: its number, stdout, result and error
       interleave explore [options] FILE.py
         Searches all interleavings of a program's threads, and tells every outcome, with a schedule
         for each, and whether what it claims in comments is so (`# never: deadlock`). Ends with 0 if all
         finish, 1 if some raise, deadlock or hang, or a claim is broken, 3 if the search was cut.
           --json                   as JSON (docs/outcomes.schema.json)
           --exact                  the order of the printed lines counts
           --time any|punctual      may sleeps and timeouts end at any moment?
           --switch anywhere|3.10|3.8
                                    where another thread may come in
           --bound N                at most N preemptions
           --limit-states N         at most N states (1000000)
           --limit-seconds S        at most S seconds
           --like FILE.py           compare the outcomes with those of another program, such as a right
                                    solution: ends with 1 if they differ
       interleave replay FILE.py SCHEDULE
         Runs one of these interleavings, and tells each step: the thread, the line, what changed.
       interleave check LESSON FILE.py
         Checks a program against the exercise of a lesson (its id, or a file of a lesson), as the page
         does: over every schedule, or else by runs. Ends with 0 if it is solved, 1 if not (then it tells a
         schedule that breaks it), 3 if that was not decided.
";

/// A call.
#[derive(Debug, PartialEq)]
pub enum Command {
    /// What can be asked.
    Help,
    /// The experiment of a fragment.
    Experiment(String, Format),
    /// A program.
    Program(PathBuf, Options),
    /// A notebook.
    Notebook(PathBuf, Options),
    /// All interleavings of a program.
    Explore(PathBuf, Explored),
    /// One of them.
    Replay(PathBuf, String),
    /// An answer to a lesson's exercise.
    Check(String, PathBuf),
}

/// How a program is explored.
#[derive(Debug, Default, PartialEq)]
pub struct Explored {
    /// What is explored.
    pub settings: Settings,
    /// After how many seconds it is ended.
    pub limit_seconds: Option<f64>,
    /// Is it told as JSON?
    pub json: bool,
    /// The program whose outcomes it is to have.
    pub like: Option<PathBuf>,
}

/// How a program is run.
#[derive(Debug, PartialEq)]
pub struct Options {
    /// Where another thread may come in.
    pub rule: Rule,
    /// Do its threads run at once?
    pub free: bool,
    /// How many of its threads or processes run at once, if that was said.
    pub workers: Option<usize>,
    /// What random numbers begin with.
    pub seed: Option<u64>,
    /// After how many seconds it is ended.
    pub limit_seconds: Option<f64>,
    /// Megabytes for its objects.
    pub limit_mb: usize,
    /// Where a trace of the run is written to.
    pub trace: Option<PathBuf>,
    /// Are a notebook's cells told as JSON?
    pub json: bool,
    /// Its arguments.
    pub arguments: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rule: Rule::default(),
            free: false,
            workers: None,
            seed: None,
            limit_seconds: None,
            limit_mb: 1024,
            trace: None,
            json: false,
            arguments: Vec::new(),
        }
    }
}

/// Reads the command line; or says what is wrong with it.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(arguments);
    match parser.next()? {
        None | Some(Long("help") | Short('h')) => Ok(Command::Help),
        Some(Value(word)) if word == "run" => run(&mut parser),
        Some(Value(word)) if word == "explore" => explore(&mut parser),
        Some(Value(word)) if word == "replay" => {
            let [file, schedule] = two(&mut parser, "`replay` needs a file and a schedule")?;
            Ok(Command::Replay(file.into(), schedule.string()?))
        }
        Some(Value(word)) if word == "check" => {
            let [lesson, file] = two(&mut parser, "`check` needs a lesson and a file")?;
            Ok(Command::Check(lesson.string()?, file.into()))
        }
        Some(other) => Err(other.unexpected()),
    }
}

fn explore(parser: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let (mut file, mut asked) = (None, Explored::default());
    let settings = &mut asked.settings;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("json") => asked.json = true,
            Long("exact") => settings.order = Order::Exact,
            Long("time") => settings.time = time(&parser.value()?.string()?)?,
            Long("switch") => {
                let name = parser.value()?.string()?;
                settings.switch = match rule(&name)? {
                    Rule::Calls => Switch::Calls,
                    Rule::Anywhere if name == "3.8" => Switch::Cpython38,
                    Rule::Anywhere => Switch::Anywhere,
                }
            }
            Long("bound") => settings.bound = Some(parser.value()?.parse()?),
            Long("limit-states") => settings.most_states = parser.value()?.parse()?,
            Long("limit-seconds") => {
                asked.limit_seconds = Some(seconds(parser.value()?.parse()?)?);
            }
            Long("like") => asked.like = Some(PathBuf::from(parser.value()?)),
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            other => return Err(other.unexpected()),
        }
    }
    match file {
        Some(file) => Ok(Command::Explore(file, asked)),
        None => Err("`explore` needs a file".into()),
    }
}

/// Two words and nothing else; or what is said then.
fn two(parser: &mut lexopt::Parser, needs: &str) -> Result<[OsString; 2], lexopt::Error> {
    let mut words = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(word) if words.len() < 2 => words.push(word),
            other => return Err(other.unexpected()),
        }
    }
    <[OsString; 2]>::try_from(words).map_err(|_| needs.into())
}

fn time(name: &str) -> Result<Time, lexopt::Error> {
    match name {
        "any" => Ok(Time::Any),
        "punctual" => Ok(Time::Punctual),
        _ => Err(format!("--time is `any` or `punctual`, not `{name}`").into()),
    }
}

fn format(parser: &mut lexopt::Parser) -> Result<Format, lexopt::Error> {
    let format = match parser.next()? {
        None => Format::Json,
        Some(Value(form)) => {
            let form = form.string()?;
            Format::from_id(&form).ok_or_else(|| format!("there is no form `{form}`"))?
        }
        Some(other) => return Err(other.unexpected()),
    };
    match parser.next()? {
        None => Ok(format),
        Some(other) => Err(other.unexpected()),
    }
}

/// What stands after `run`: options may come before the file and after it.
fn run(parser: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let (mut file, mut options) = (None, Options::default());
    while let Some(argument) = parser.next()? {
        match argument {
            Long("json") => options.json = true,
            Long("mode") => options.free = is_free(&parser.value()?.string()?)?,
            Long("workers") => options.workers = Some(workers(parser.value()?.parse()?)?),
            Long("switch") => options.rule = rule(&parser.value()?.string()?)?,
            Long("seed") => options.seed = Some(parser.value()?.parse()?),
            Long("limit-seconds") => {
                options.limit_seconds = Some(seconds(parser.value()?.parse()?)?);
            }
            Long("limit-mb") => options.limit_mb = parser.value()?.parse()?,
            Long("trace") => options.trace = Some(PathBuf::from(parser.value()?)),
            Value(fragment) if file.is_none() && is_fragment(&fragment) => {
                return experiment(fragment.string()?, &options, parser);
            }
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            Value(argument) => {
                options.arguments.push(argument.string()?);
                for argument in parser.raw_args()? {
                    options.arguments.push(argument.string()?);
                }
            }
            other => return Err(other.unexpected()),
        }
    }
    match file {
        Some(file) => program(file, options),
        None => Err("`run` needs a file or a fragment".into()),
    }
}

fn is_fragment(word: &OsStr) -> bool {
    word.to_string_lossy().starts_with('#')
}

fn experiment(
    fragment: String,
    options: &Options,
    parser: &mut lexopt::Parser,
) -> Result<Command, lexopt::Error> {
    if *options != Options::default() {
        return Err("these options are for programs and notebooks".into());
    }
    Ok(Command::Experiment(fragment, format(parser)?))
}

fn program(path: PathBuf, options: Options) -> Result<Command, lexopt::Error> {
    let is_notebook = path.extension().is_some_and(|end| end == "ipynb");
    match (is_notebook, options.json) {
        (true, _) => Ok(Command::Notebook(path, options)),
        (false, false) => Ok(Command::Program(path, options)),
        (false, true) => Err("--json is for notebooks".into()),
    }
}

fn is_free(mode: &str) -> Result<bool, lexopt::Error> {
    match mode {
        "gil" => Ok(false),
        "free" => Ok(true),
        _ => Err(format!("--mode is `gil` or `free`, not `{mode}`").into()),
    }
}

fn rule(name: &str) -> Result<Rule, lexopt::Error> {
    match name {
        "3.10" => Ok(Rule::Calls),
        "anywhere" | "3.8" => Ok(Rule::Anywhere),
        _ => Err(format!("--switch is `anywhere`, `3.10` or `3.8`, not `{name}`").into()),
    }
}

fn workers(given: usize) -> Result<usize, lexopt::Error> {
    match given {
        1..=64 => Ok(given),
        _ => Err("--workers is a number from 1 to 64".into()),
    }
}

fn seconds(given: f64) -> Result<f64, lexopt::Error> {
    if given > 0.0 && given.is_finite() {
        Ok(given)
    } else {
        Err("--limit-seconds is a positive number".into())
    }
}

#[cfg(test)]
mod tests;
