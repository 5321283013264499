//! A session: one `__main__`, in which cells run one after another, and the processes that they start.

use crate::magic::{Translated, translate};
use interleave_python::host::Stream;
use interleave_python::object::ModuleId;
use interleave_python::process::Group;
use interleave_python::schedule::{End, Next, Turns};
pub use interleave_python::vm::cells::CellResult;
use interleave_python::{Host, Machine};
use interleave_python_compiler::{Problem, Target, compile, told};

/// How many interrupts a cell may catch; at the next one it is ended where it stands.
const INTERRUPTS: u32 = 3;

/// What a cell is told when the process of the session has ended (by `os.kill`).
const GONE: &str = "The process of this notebook has ended: run it anew.\n";

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
    main: ModuleId,
    cells: usize,
    interrupts: u32,
    problem: Option<String>,
}

impl Session {
    /// A session in a new machine, for the notebook of a file.
    #[must_use]
    pub fn new(mut machine: Machine, file: &str, turns: Turns) -> Self {
        let main = machine.load_notebook(file);
        Self {
            group: Group::idle(machine, turns),
            main,
            cells: 0,
            interrupts: 0,
            problem: None,
        }
    }

    /// The clock and the output, unless the program has ended its own process.
    pub fn host(&mut self) -> Option<&mut dyn Host> {
        self.group.host()
    }

    /// Begins the next cell. The one before must have ended.
    pub fn begin(&mut self, cell: &str) {
        self.cells += 1;
        self.interrupts = 0;
        let translated = translate(cell);
        match compile(&translated.source, Target::Cell) {
            Ok(code) => self.load(code, &translated),
            Err(problems) => self.problem = Some(self.told(&problems, &translated.source)),
        }
    }

    fn load(&mut self, code: interleave_python_code::Code, translated: &Translated) {
        let name = self.name();
        let cell = (name.as_str(), translated.source.as_str());
        let Some(scheduler) = self.group.resume_main() else {
            self.problem = Some(GONE.to_owned());
            return;
        };
        match scheduler
            .machine
            .load_cell(self.main, code, cell, &translated.way)
        {
            Ok(thread) => scheduler.begin_cell(thread),
            Err(_) => self.problem = Some("MemoryError\n".to_owned()),
        }
    }

    fn name(&self) -> String {
        format!("Cell In[{}]", self.cells)
    }

    fn told(&self, problems: &[Problem], source: &str) -> String {
        told(problems, &self.name(), source)
    }

    /// Gives one thread its turn.
    pub fn step(&mut self) -> Step {
        if let Some(error) = self.problem.take() {
            return ended(error);
        }
        match self.group.turn() {
            Next::Turn => Step::Turn,
            Next::Idle(until) => Step::Idle(until),
            Next::CellEnded => {
                let main = self.group.main();
                let result = main.and_then(|main| main.machine.take_cell_result());
                result.map_or_else(|| ended("KeyboardInterrupt\n"), Step::Ended)
            }
            Next::End(End::Exit(_) | End::Raised) => ended(GONE),
            Next::End(End::Stuck(report)) => {
                if let Some(host) = self.host() {
                    host.write(Stream::Err, 0, &report.to_string());
                }
                self.interrupt();
                Step::Turn
            }
        }
    }

    /// Raises `KeyboardInterrupt` in the cell. One that has caught several is ended where it stands.
    pub fn interrupt(&mut self) {
        self.interrupts += 1;
        let Some(scheduler) = self.group.resume_main() else {
            return;
        };
        if self.interrupts <= INTERRUPTS {
            scheduler.interrupt();
        } else {
            scheduler.drop_main();
            self.problem = Some(
                "KeyboardInterrupt: the cell did not end, and was stopped where it was\n"
                    .to_owned(),
            );
        }
    }
}

fn ended(error: impl Into<String>) -> Step {
    Step::Ended(CellResult {
        result: None,
        error: Some(error.into()),
    })
}
