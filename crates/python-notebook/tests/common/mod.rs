//! Notebooks in every mode. With a GIL, the clock is the test's own: it goes on when somebody looks at it, or when all
//! sleep. Without one, workers really sleep.
// Each test uses a part of it.
#![allow(dead_code)]

#[path = "../../../python/tests/common/stage.rs"]
mod stage;

use interleave_python::crew::Crew;
use interleave_python::schedule::Turns;
use interleave_python::team::Team;
use interleave_python_notebook::{CellResult, FreeSession, Session, Step};
use stage::Stage;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Who runs threads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mode {
    Gil,
    /// This many workers at once.
    Free(usize),
}

pub const FREE: [Mode; 3] = [Mode::Free(1), Mode::Free(2), Mode::Free(4)];
pub const ALL: [Mode; 4] = [Mode::Gil, Mode::Free(1), Mode::Free(2), Mode::Free(4)];

impl Mode {
    /// Seconds that are enough for a cell that ends.
    pub fn long(self) -> f64 {
        match self {
            Self::Gil => 20.0,
            Self::Free(_) => 100.0,
        }
    }

    /// Seconds after which a cell that computes for ever is interrupted. (They pass slowly on the test's own clock.)
    pub fn short(self) -> f64 {
        match self {
            Self::Gil => 0.03,
            Self::Free(_) => 0.5,
        }
    }
}

/// How long a cell may take to end after an interrupt, before it gets the next one.
const GRACE: f64 = 0.1;

/// A session, and the clock and the output of its machine.
pub struct Played {
    stage: Stage,
    conduct: Conduct,
}

enum Conduct {
    Gil(Box<Session>),
    Free(FreeSession, Workers),
}

impl Played {
    /// A session without a cell yet.
    pub fn new(mode: Mode) -> Self {
        match mode {
            Mode::Gil => {
                let stage = Stage::default();
                let session = Session::new(stage.machine(), "test.ipynb", Turns::default());
                let conduct = Conduct::Gil(Box::new(session));
                Self { stage, conduct }
            }
            Mode::Free(workers) => {
                let stage = Stage::in_real_time();
                let session = FreeSession::new(stage.machine(), "test.ipynb", workers);
                let workers = Workers::of(session.team());
                let conduct = Conduct::Free(session, workers);
                Self { stage, conduct }
            }
        }
    }

    /// Runs a cell, which is interrupted after `limit` seconds: what was printed meanwhile, and what it gave.
    pub fn run(&mut self, cell: &str, limit: f64) -> (String, CellResult) {
        let (out, _, result) = self.run_with_errors(cell, limit);
        (out, result)
    }

    /// The same, with what was printed to the error stream.
    pub fn run_with_errors(&mut self, cell: &str, limit: f64) -> (String, String, CellResult) {
        let result = match &mut self.conduct {
            Conduct::Gil(session) => in_turns(session, &self.stage, cell, limit),
            Conduct::Free(session, _) => at_once(session, cell, limit),
        };
        let printed = self.stage.take_printed();
        (printed.out, printed.err, result)
    }
}

impl Played {
    /// Lets the threads that outlived their cell go on, until none can: what they print. (With a GIL: without one they
    /// go on by themselves.)
    pub fn between_cells(&mut self) -> String {
        let Conduct::Gil(session) = &mut self.conduct else {
            panic!("nobody has to let them");
        };
        while let Some(step) = session.step_between() {
            match step {
                Step::Turn => {}
                Step::Idle(next) => self.stage.sleep_until(next),
                Step::Ended(result) => panic!("no cell runs: {result:?}"),
            }
        }
        self.stage.take_printed().out
    }
}

fn in_turns(session: &mut Session, stage: &Stage, cell: &str, limit: f64) -> CellResult {
    let mut until = stage.now() + limit;
    session.begin(cell);
    loop {
        if stage.now() > until {
            session.interrupt();
            until += GRACE;
        }
        match session.step() {
            Step::Turn => {}
            Step::Idle(next) => stage.sleep_until(next.min(until + 1e-6)),
            Step::Ended(result) => return result,
        }
    }
}

fn at_once(session: &mut FreeSession, cell: &str, limit: f64) -> CellResult {
    session.begin(cell);
    let mut longest = limit;
    loop {
        if let Some(result) = session.wait(Duration::from_secs_f64(longest)) {
            return result;
        }
        session.interrupt();
        longest = GRACE;
    }
}

/// The threads of this computer that are a team's workers. A panic of one is a panic of the test.
struct Workers {
    team: Arc<Team>,
    threads: Vec<JoinHandle<()>>,
}

impl Workers {
    fn of(team: Arc<Team>) -> Self {
        let threads = (0..team.workers()).map(|number| {
            let team = Arc::clone(&team);
            thread::spawn(move || team.work(number))
        });
        Self {
            threads: threads.collect(),
            team,
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.team.stop();
        for thread in self.threads.drain(..) {
            let ended = thread.join();
            assert!(thread::panicking() || ended.is_ok(), "a worker panicked");
        }
    }
}
