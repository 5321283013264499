//! Runs what is measured on this page's engines, in view of the user. What comes
//! next, and until when, is core's to say (`measurement::conduct`).

use super::clock::now_ms;
use super::cores::know_cores;
use super::engine_worker::EngineWorker;
use super::engines::{Engines, Setup};
use super::events::{Event, Stage};
use super::paint::{call_to_look, painted};
use super::problem::EngineError;
use super::program::compiled;
use super::watch::{Watch, in_view, is_hidden};
use interleave_core::experiment::Purpose;
use interleave_core::experiment::measurement::{
    ExperimentMeasurement, Measurement, MeasurementTurn, Runner, conduct,
};
use interleave_core::experiment::report::{Report, StartUp};
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::programs::ARE_RUN;
use interleave_core::recording::Recording;
use interleave_core::sample::Sampled;
use interleave_core::settings::Settings;
use interleave_core::work::Work;
use interleave_engine::protocol::{Failure, Reply, Request};
use std::cell::RefCell;
use std::rc::Rc;

/// Who shows a run is called to look at it before a sample, but no more often than this: a look
/// and the two frames that paint it take 10 ms and more, and samples may be as short.
const LOOK_PAUSE_MS: f64 = 1_000.0;

/// Runs the settings' comparison to its end, and tells how it goes. Gives what was
/// recorded of the last run of each mode beside the result, in its order.
pub(super) async fn run(
    engines: &Rc<Engines>,
    settings: Settings,
    tell: &dyn Fn(Event),
) -> Result<(Report, Vec<Recording>), EngineError> {
    let modes = modes_here(engines, &settings)?;
    let setup = Setup {
        workers: settings.workers,
        needs_processes: modes.contains(&Mode::Processes),
        needs_python: settings.runs_program(),
    };
    let tell_stage = |stage| tell(Event::Stage(stage));
    let mut page = Page::start(engines, setup, &tell_stage).await?;
    let step_ms = engines.environment.borrow().timer_step_ms;
    let measurement = ExperimentMeasurement::new(settings, &modes, step_ms);
    let measurement = RefCell::new(measurement);
    let on_turn = || tell(progress(&measurement.borrow()));
    conduct(&mut page, &measurement, on_turn).await?;
    let environment = engines.environment.borrow().clone();
    Ok(measurement.into_inner().finish(environment, page.start_up))
}

/// Runs a measurement to its end; calls `on_turn` after each turn.
pub(super) async fn measure(
    engines: &Rc<Engines>,
    setup: Setup,
    measurement: &RefCell<dyn Measurement>,
    on_turn: impl Fn(),
) -> Result<(), EngineError> {
    let mut page = Page::start(engines, setup, &|_| ()).await?;
    conduct(&mut page, measurement, on_turn).await
}

fn progress(measurement: &ExperimentMeasurement) -> Event {
    Event::Progress {
        progress: measurement.experiment.progress(),
        samples: measurement.experiment.samples().to_vec(),
    }
}

fn modes_here(engines: &Engines, settings: &Settings) -> Result<Vec<Mode>, EngineError> {
    let modes = settings.modes.iter().copied();
    let is_program = settings.runs_program();
    let modes: Vec<Mode> = modes
        .filter(|&mode| engines.features.refusal(mode, is_program).is_none())
        .collect();
    if modes.is_empty() {
        Err(EngineError::NoMode)
    } else {
        Ok(modes)
    }
}

/// An engine of this page, watched while it runs.
struct Page<'a> {
    engine: Rc<EngineWorker>,
    start_up: StartUp,
    watch: Watch,
    tell: &'a dyn Fn(Stage),
    /// When the others were called to look.
    looked_ms: f64,
}

impl<'a> Page<'a> {
    async fn start(
        engines: &Rc<Engines>,
        setup: Setup,
        tell: &'a dyn Fn(Stage),
    ) -> Result<Self, EngineError> {
        // Its workers first: while they start, fewer cores would be found than there are.
        tell(Stage::StartingEngine);
        let engine = engines.living_engine(setup).await?;
        // Those of a program that takes turns on one worker do not matter.
        let is_program = ARE_RUN && setup.needs_python;
        let matter = !is_program || engines.features.shared_memory;
        if matter && engines.environment.borrow().cores_found.is_none() {
            tell(Stage::CountingCores);
            know_cores(engines).await;
            tell(Stage::StartingEngine);
        }
        let mut start_up = engine.start_up();
        let mut processes = None;
        if setup.needs_processes {
            let process_pool = engines.living_process_pool(setup.workers).await?;
            process_pool.join(&engine)?;
            start_up.processes_ms = process_pool.start_ms();
            processes = Some(process_pool);
        }
        Ok(Self {
            watch: Watch::begin(&engine, processes),
            engine,
            start_up,
            tell,
            looked_ms: f64::NEG_INFINITY,
        })
    }
}

impl Drop for Page<'_> {
    /// Who shows the last run need not wait any more.
    fn drop(&mut self) {
        self.engine.mark_timed(false);
    }
}

impl Runner for Page<'_> {
    type Error = EngineError;

    async fn prepare(&mut self, work: &Work) -> Result<(), EngineError> {
        (self.tell)(Stage::Preparing);
        let request = match work {
            Work::Workload(..) => Request::Prepare(work.clone()),
            Work::Program(program) => Request::Program(compiled(program).await?),
        };
        self.engine.request(&request).await?;
        Ok(())
    }

    async fn ready(&mut self, turn: &MeasurementTurn) {
        if is_hidden() {
            (self.tell)(Stage::WaitingForView);
            in_view().await;
        }
        (self.tell)(match turn.purpose {
            Purpose::WarmUp => Stage::WarmingUp(turn.config.mode),
            Purpose::Sample => Stage::Sampling(turn.config.mode),
        });
        let is_timed = turn.purpose == Purpose::Sample;
        self.engine.mark_timed(is_timed);
        if is_timed && now_ms() - self.looked_ms >= LOOK_PAUSE_MS {
            call_to_look().await;
            painted().await;
            self.looked_ms = now_ms();
        }
        self.watch.take_disturbed();
    }

    async fn sample(&mut self, config: RunConfig, rounds: u32) -> Result<Sampled, EngineError> {
        let request = Request::Sample { config, rounds };
        let reply = self.engine.request(&request).await?;
        let sampled = reply.into_sample();
        sampled.map_err(|_| EngineError::Failed(Failure::Busy))
    }

    async fn recording(&mut self) -> Result<Recording, EngineError> {
        match self.engine.request(&Request::Trace).await? {
            Reply::Recorded(recording) => Ok(recording),
            _ => Err(EngineError::Failed(Failure::Busy)),
        }
    }

    fn was_disturbed(&mut self) -> bool {
        self.watch.take_disturbed()
    }

    fn now_ms(&self) -> f64 {
        now_ms()
    }
}
