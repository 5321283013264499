//! A computer for notebooks whose clock goes on when somebody looks at it, or when all sleep.

use interleave_python::Machine;
use interleave_python::host::{Host, Stream};
use interleave_python::schedule::Turns;
use interleave_python_notebook::{CellResult, Session, Step};
use std::sync::{Arc, Mutex, MutexGuard};

#[derive(Default)]
struct Stage {
    now: f64,
    out: String,
}

#[derive(Clone, Default)]
struct OnStage(Arc<Mutex<Stage>>);

impl OnStage {
    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.0.lock().expect("nobody panics on stage")
    }
}

impl Host for OnStage {
    fn monotonic(&mut self) -> f64 {
        let mut stage = self.stage();
        stage.now += 1e-6;
        stage.now
    }

    fn time(&mut self) -> f64 {
        1_800_000_000.0 + self.monotonic()
    }

    fn entropy(&mut self) -> u64 {
        42
    }

    fn write(&mut self, stream: Stream, _thread: u32, text: &str) {
        if stream == Stream::Out {
            self.stage().out.push_str(text);
        }
    }

    fn file(&mut self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    fn fork(&mut self) -> Option<Box<dyn Host>> {
        Some(Box::new(self.clone()))
    }
}

/// A session, and the clock and the output of its machine.
pub struct Played {
    session: Session,
    stage: OnStage,
    limit: f64,
}

impl Played {
    /// A session without a cell yet. Each of its cells may take `limit` seconds.
    pub fn new(limit: f64) -> Self {
        let stage = OnStage::default();
        let machine = Machine::new(Box::new(stage.clone()));
        let session = Session::new(machine, "test.ipynb", Turns::default());
        Self {
            session,
            stage,
            limit,
        }
    }

    /// Runs a cell: what was printed meanwhile, and what it gave.
    pub fn run(&mut self, cell: &str) -> (String, CellResult) {
        let mut until = self.stage.stage().now + self.limit;
        self.session.begin(cell);
        loop {
            if self.stage.stage().now > until {
                self.session.interrupt();
                until += 0.1;
            }
            match self.session.step() {
                Step::Turn => {}
                Step::Idle(next) => self.stage.stage().now = next.min(until + 1e-6),
                Step::Ended(result) => {
                    let out = std::mem::take(&mut self.stage.stage().out);
                    return (out, result);
                }
            }
        }
    }
}
