//! How runs end.

use crate::op::Op;
use crate::process::Process;
use crate::settings::Order;
use interleave_python::native::Wait;
use interleave_python::report::{Waiting, waiting};
use interleave_python::schedule::End as Ended;
use rustc_hash::FxHashMap;

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum End {
    /// All threads came to their ends.
    Finished,
    /// So did they, but exceptions ended some.
    Exception,
    /// All threads that are left wait for each other.
    Deadlock,
    /// It goes on for ever.
    Hang,
}

impl End {
    /// As `interleave.outcomes/1` has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Finished => "finished",
            Self::Exception => "exception",
            Self::Deadlock => "deadlock",
            Self::Hang => "hang",
        }
    }
}

/// What tells outcomes apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Outcome {
    /// How it ends.
    pub end: End,
    /// What was printed.
    pub stdout: String,
    /// The exceptions that ended threads, one a line.
    pub error: Option<String>,
}

/// The outcomes that were found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// By number.
    pub outcomes: Vec<Outcome>,
    /// Who waits for what in the first state of each.
    pub waits: Vec<Vec<Waiting>>,
    numbers: FxHashMap<Outcome, u32>,
}

impl Found {
    /// Adds the outcome of a process that does not go on.
    pub fn add(&mut self, process: &mut Process) -> u32 {
        let end = match process.end {
            Some(_) => End::Finished,
            None => End::Deadlock,
        };
        self.add_as(process, end)
    }

    /// Adds the outcome of a process; it hangs, or ends so.
    pub fn add_as(&mut self, process: &Process, end: End) -> u32 {
        let outcome = outcome(process, end);
        let next = self.outcomes.len() as u32;
        if let Some(number) = self.numbers.get(&outcome) {
            return *number;
        }
        self.numbers.insert(outcome.clone(), next);
        self.outcomes.push(outcome);
        self.waits.push(if end == End::Deadlock {
            waits(process)
        } else {
            Vec::new()
        });
        next
    }
}

/// The outcome of a process in its present state.
pub fn outcome(process: &Process, end: End) -> Outcome {
    let stage = process.stage.stage();
    let exact = process.settings.order == Order::Exact;
    let mut names = stage.names(exact);
    let stdout = stage.output(exact, &mut names);
    let mut errors: Vec<String> = stage.errors();
    if stage.has_addresses {
        errors = errors.iter().map(|error| names.named(error)).collect();
        errors.sort_unstable();
    }
    if let Some(Ended::Exit(code)) = process.end
        && code != 0
    {
        errors.push(format!("SystemExit: {code}"));
    }
    let end = match end {
        End::Finished if !errors.is_empty() => End::Exception,
        end => end,
    };
    Outcome {
        end,
        stdout,
        error: (!errors.is_empty()).then(|| errors.join("\n")),
    }
}

/// Who waits for what.
pub fn waits(process: &Process) -> Vec<Waiting> {
    let found = process.slots.iter().filter_map(|slot| {
        let wait = match slot.next? {
            Op::Acquire(lock) | Op::Join(lock) => Wait {
                lock: Some(lock),
                shared: None,
                until: None,
            },
            Op::Wait(wait) => wait,
            _ => return None,
        };
        waiting(&process.machine, &slot.thread, wait)
    });
    found.collect()
}
