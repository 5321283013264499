//! A session: one `__main__`, in which cells run one after another, and the processes that they start.

use crate::cells::{CUT_SHORT, Cells, DROPPED, GONE, ended};
use interleave_python::host::Stream;
use interleave_python::process::Group;
use interleave_python::schedule::{End, Next, Turns};
use interleave_python::vm::cells::{Cell, CellResult};
use interleave_python::{Host, Machine};
use std::mem::take;

/// What a session does next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Another turn.
    Turn,
    /// Nothing before this time, as `Host::monotonic` counts.
    Idle(f64),
    /// The cell has ended. Threads that it started may not have.
    Ended(CellResult),
}

/// A session of a notebook.
pub struct Session {
    group: Group,
    cells: Cells,
    problem: Option<String>,
    /// Whether no thread has had a turn since the last cell ended.
    is_fresh: bool,
}

impl Session {
    /// A session in a new machine, for the notebook of a file.
    #[must_use]
    pub fn new(mut machine: Machine, file: &str, turns: Turns) -> Self {
        let main = machine.load_notebook(file);
        Self {
            group: Group::idle(machine, turns),
            cells: Cells::new(main),
            problem: None,
            is_fresh: false,
        }
    }

    /// The clock and the output, unless the program has ended its own process.
    pub fn host(&mut self) -> Option<&mut dyn Host> {
        self.group.host()
    }

    /// What a thread of the session's own process is called.
    #[must_use]
    pub fn name_of(&mut self, thread: u32) -> String {
        let known = self
            .group
            .main()
            .and_then(|main| main.machine.thread_names.get(&thread).cloned());
        known.unwrap_or_else(|| format!("thread {thread}"))
    }

    /// Begins the next cell. The one before must have ended.
    pub fn begin(&mut self, cell: &str) {
        match self.cells.compile(cell) {
            Ok(cell) => self.load(cell),
            Err(problem) => self.problem = Some(problem),
        }
    }

    fn load(&mut self, cell: Cell) {
        let Some(scheduler) = self.group.resume_main() else {
            self.problem = Some(GONE.to_owned());
            return;
        };
        match scheduler.machine.load_cell(cell) {
            Ok(thread) => scheduler.begin_cell(thread),
            Err(_) => self.problem = CellResult::memory_error().error,
        }
    }

    /// Gives one thread its turn.
    pub fn step(&mut self) -> Step {
        self.is_fresh = true;
        if let Some(error) = self.problem.take() {
            return Step::Ended(ended(error));
        }
        match self.group.turn() {
            Next::Turn => Step::Turn,
            Next::Idle(until) => Step::Idle(until),
            Next::CellEnded => {
                let main = self.group.main();
                let result = main.and_then(|main| main.machine.take_cell_result());
                Step::Ended(result.unwrap_or_else(|| ended(CUT_SHORT)))
            }
            Next::End(End::Exit(_) | End::Raised) => Step::Ended(ended(GONE)),
            Next::End(End::Stuck(report)) => {
                if let Some(host) = self.host() {
                    host.write(Stream::Err, 0, &report.to_string());
                }
                self.interrupt();
                Step::Turn
            }
        }
    }

    /// Between two cells, gives a thread that outlived its cell a turn; `None` when there is nothing
    /// to do before the next cell.
    pub fn step_between(&mut self) -> Option<Step> {
        if take(&mut self.is_fresh) {
            // A process whose cell has ended is looked after again only if somebody says so.
            self.group.resume_main()?;
        }
        match self.group.turn() {
            Next::Turn => Some(Step::Turn),
            Next::Idle(until) => Some(Step::Idle(until)),
            Next::CellEnded | Next::End(_) => None,
        }
    }

    /// Raises `KeyboardInterrupt` in the cell. One that has caught several is ended where it stands.
    pub fn interrupt(&mut self) {
        let may_catch = self.cells.may_catch();
        let Some(scheduler) = self.group.resume_main() else {
            return;
        };
        if may_catch {
            scheduler.interrupt();
        } else {
            scheduler.drop_main();
            self.problem = Some(DROPPED.to_owned());
        }
    }
}
