//! A session without a GIL: the threads of its cells run at once, on the workers of a team.

use crate::cells::{CUT_SHORT, Cells, DROPPED, GONE, ended};
use interleave_python::Machine;
use interleave_python::team::{News, Team};
use interleave_python::vm::cells::CellResult;
use std::sync::Arc;
use std::time::Duration;

/// A session of a notebook whose threads run at once. Somebody else has its workers work ([`Team::work`]).
pub struct FreeSession {
    team: Arc<Team>,
    cells: Cells,
    result: Option<CellResult>,
}

impl FreeSession {
    /// A session in a new machine, for the notebook of a file.
    #[must_use]
    pub fn new(mut machine: Machine, file: &str, workers: usize) -> Self {
        let main = machine.load_notebook(file);
        Self {
            team: Arc::new(Team::of_notebook(machine, workers)),
            cells: Cells::new(main),
            result: None,
        }
    }

    /// Its workers.
    #[must_use]
    pub fn team(&self) -> Arc<Team> {
        Arc::clone(&self.team)
    }

    /// Begins the next cell. The one before must have ended.
    pub fn begin(&mut self, cell: &str) {
        match self.cells.compile(cell) {
            Ok(cell) => self.team.begin_cell(cell),
            Err(error) => self.result = Some(ended(error)),
        }
    }

    /// Waits until the cell has ended; `None`: it has not for so long. Threads that it started may go on after its end.
    pub fn wait(&mut self, longest: Duration) -> Option<CellResult> {
        loop {
            if let Some(result) = self.result.take() {
                return Some(result);
            }
            match self.team.news(longest)? {
                News::Ended(result) => return Some(result.unwrap_or_else(|| ended(CUT_SHORT))),
                News::Over => return Some(ended(GONE)),
                News::Stuck(report) => {
                    self.team.write_error(&report.to_string());
                    self.interrupt();
                }
            }
        }
    }

    /// Raises `KeyboardInterrupt` in the cell. One that has caught several is ended where it stands.
    pub fn interrupt(&mut self) {
        if self.cells.may_catch() {
            self.team.interrupt();
        } else {
            self.team.drop_main();
            self.result = Some(ended(DROPPED));
        }
    }
}
