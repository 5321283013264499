//! The engine client: keeps one engine at hand, runs one experiment at a time, and
//! tells the page how it goes. Stop always works: it asks first, and then ends
//! the engine, whose memory may be in any state; the compiled module stays.

use super::conduct::{Conducted, conduct};
use super::engine_worker::{EngineWorker, Start};
use super::features::{Features, address_of};
use super::inbox::Death;
use super::live::Live;
use super::measurement::{self, Setup};
use super::modules::Modules;
use super::problem::{EngineError, Problem};
use super::process_pool::ProcessPool;
use futures_util::FutureExt;
use futures_util::future::{AbortHandle, AbortRegistration, Abortable, LocalBoxFuture, Shared};
use gloo_timers::callback::Timeout;
use interleave_core::experiment::measurement::Measurement;
use interleave_core::experiment::report::{Environment, Report};
use interleave_core::experiment::{ModeSamples, Progress};
use interleave_core::mode::Mode;
use interleave_core::recording::Recording;
use interleave_core::settings::Settings;
use interleave_engine::protocol::{Failure, Reply, Request};
use interleave_engine::run::Halt;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// What the page is told.
#[derive(Clone, Debug)]
pub enum Event {
    /// The first engine stands by.
    Ready(Environment),
    /// A run has come to its next stage.
    Stage(Stage),
    /// A sample was taken, or voided.
    Progress {
        /// How many of how many.
        progress: Progress,
        /// All samples so far.
        samples: Vec<ModeSamples>,
    },
    /// A run is done and its answers are right.
    Finished {
        /// The result.
        report: Box<Report>,
        /// What was recorded of the last run of each mode, in the report's order.
        recordings: Vec<Recording>,
    },
    /// A run, or the first start, failed. The next run gets a fresh engine.
    Failed(Problem),
    /// A run was stopped.
    Stopped,
}

/// How a measurement ended.
#[derive(Clone, Debug)]
pub enum MeasurementEnd {
    /// There are samples enough.
    Done,
    /// The user stopped it; it can be resumed.
    Stopped,
    /// Something went wrong.
    Failed(Problem),
}

/// The stages of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Waiting for an engine.
    StartingEngine,
    /// Finding out how many cores there really are; once a page.
    CountingCores,
    /// The engine makes the input.
    Preparing,
    /// A run that is not kept.
    WarmingUp(Mode),
    /// A run that is kept.
    Sampling(Mode),
    /// The page is hidden: measuring goes on when it is in view again.
    WaitingForView,
}

/// How long an engine that was asked to stop may take before it is ended.
const STOP_LIMIT_MS: u32 = 150;

/// One engine client a page. Clones are the same engine client.
#[derive(Clone)]
pub struct EngineClient(Rc<Inner>);

pub(super) struct Inner {
    pub(super) features: Features,
    pub(super) modules: Modules,
    pub(super) environment: RefCell<Environment>,
    slot: RefCell<Option<Slot>>,
    process_pool: RefCell<Option<ProcessPoolSlot>>,
    run: RefCell<Option<Run>>,
    on_event: Rc<dyn Fn(Event)>,
}

type Starting = Shared<LocalBoxFuture<'static, Result<Rc<EngineWorker>, EngineError>>>;

type StartingProcessPool = Shared<LocalBoxFuture<'static, Result<Rc<ProcessPool>, EngineError>>>;

/// The engine at hand, starting or started.
struct Slot {
    workers: u32,
    /// Where it finds a server to ask, if there was one when it was started.
    server: Option<String>,
    engine: Starting,
}

/// The processes at hand, starting or started.
struct ProcessPoolSlot {
    workers: u32,
    server: Option<String>,
    process_pool: StartingProcessPool,
}

/// The run under way.
struct Run {
    abort: AbortHandle,
    /// Ends the run if the engine does not stop by itself.
    stopping: Option<Timeout>,
}

impl PartialEq for EngineClient {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl EngineClient {
    /// A engine client without an engine yet.
    pub fn new(features: Features, on_event: Rc<dyn Fn(Event)>) -> Self {
        let environment = Environment {
            engine: features.build().name().into(),
            cross_origin_isolated: features.cross_origin_isolated,
            hardware_concurrency: features.hardware_concurrency,
            user_agent: features.user_agent.clone(),
            ..Environment::default()
        };
        Self(Rc::new(Inner {
            features,
            modules: Modules::default(),
            environment: RefCell::new(environment),
            slot: RefCell::default(),
            process_pool: RefCell::default(),
            run: RefCell::default(),
            on_event,
        }))
    }

    /// Starts an engine with a pool of the settings' size, and processes if the
    /// settings ask for them, ahead of the run.
    /// Says [`Event::Ready`] when it stands, or why it does not.
    pub fn prepare(&self, settings: &Settings) {
        if self.is_running() {
            return;
        }
        let client = self.clone();
        let engine = self.0.engine(settings.workers);
        let (workers, wants_processes) =
            (settings.workers, settings.modes.contains(&Mode::Processes));
        spawn_local(async move {
            let result = engine.await;
            if wants_processes {
                // If that fails, the run will try again, and say why.
                let _ = client.0.process_pool(workers).await;
            }
            if client.is_running() {
                return;
            }
            match result {
                Ok(_) => client
                    .0
                    .tell(Event::Ready(client.0.environment.borrow().clone())),
                // A later wish for another pool size ended this one.
                Err(EngineError::Dead(Death::Ended)) => {}
                Err(error) => client.0.tell(Event::Failed((&error).into())),
            }
        });
    }

    /// Runs a comparison; does nothing while another is under way.
    pub fn run(&self, settings: Settings) {
        let Some(registration) = self.begin() else {
            return;
        };
        let client = self.clone();
        spawn_local(async move {
            let (workers, wants_processes) =
                (settings.workers, settings.modes.contains(&Mode::Processes));
            let experiment = conduct(Rc::clone(&client.0), settings);
            let outcome = Abortable::new(experiment, registration).await;
            client.0.run.replace(None);
            let event = match outcome {
                Err(_) | Ok(Err(EngineError::Failed(Failure::Halted(Halt::Stopped)))) => {
                    Event::Stopped
                }
                Ok(Ok(Conducted { report, recordings })) => Event::Finished {
                    report: Box::new(report),
                    recordings,
                },
                Ok(Err(error)) => Event::Failed((&error).into()),
            };
            client.0.tell(event);
            client.0.stand_by(workers, wants_processes);
        });
    }

    /// Runs a measurement; does nothing while anything else is under way. Calls `tell`
    /// after each turn with `None`, and at last with how it ended.
    pub fn measure(
        &self,
        setup: Setup,
        measurement: Rc<RefCell<dyn Measurement>>,
        tell: impl Fn(Option<MeasurementEnd>) + 'static,
    ) {
        let Some(registration) = self.begin() else {
            return;
        };
        let client = self.clone();
        spawn_local(async move {
            let turns =
                measurement::conduct(Rc::clone(&client.0), setup, measurement, || tell(None));
            let outcome = Abortable::new(turns, registration).await;
            client.0.run.replace(None);
            tell(Some(match outcome {
                Err(_) | Ok(Err(EngineError::Failed(Failure::Halted(Halt::Stopped)))) => {
                    MeasurementEnd::Stopped
                }
                Ok(Ok(())) => MeasurementEnd::Done,
                Ok(Err(error)) => MeasurementEnd::Failed((&error).into()),
            }));
        });
    }

    /// Ends the engine at hand and its processes, to free their memory.
    pub fn dismiss(&self) {
        self.0.abandon();
    }

    /// Where we run, as far as it is known.
    pub fn environment(&self) -> Environment {
        self.0.environment.borrow().clone()
    }

    /// Stops the run under way: at once as far as the page can tell, and for
    /// good within a few frames.
    pub fn stop(&self) {
        if !self.is_running() {
            return;
        }
        let heard = self
            .0
            .engine_now()
            .is_some_and(|engine| engine.ask_to_stop());
        if !heard {
            self.0.abandon();
            return;
        }
        let inner = Rc::clone(&self.0);
        let limit = Timeout::new(STOP_LIMIT_MS, move || inner.abandon());
        if let Some(run) = self.0.run.borrow_mut().as_mut() {
            run.stopping = Some(limit);
        }
    }

    /// What the run under way shows of itself.
    pub fn live(&self) -> Option<Live> {
        self.0.engine_now()?.live()
    }

    /// Something is under way from now on, which can be aborted by this; `None` if
    /// something is already.
    fn begin(&self) -> Option<AbortRegistration> {
        if self.is_running() {
            return None;
        }
        let (abort, registration) = AbortHandle::new_pair();
        self.0.run.replace(Some(Run {
            abort,
            stopping: None,
        }));
        Some(registration)
    }

    fn is_running(&self) -> bool {
        self.0.run.borrow().is_some()
    }
}

impl Inner {
    pub(super) fn tell(&self, event: Event) {
        (self.on_event)(event);
    }

    /// The engine with a pool of this size: the one at hand, or a fresh one.
    pub(super) fn engine(self: &Rc<Self>, workers: u32) -> Starting {
        let server = server();
        if let Some(slot) = self.slot.borrow().as_ref()
            && slot.workers == workers
            && slot.server == server
            && slot.is_usable()
        {
            return slot.engine.clone();
        }
        // The old one is ended before the new one starts, to free its memory.
        self.discard(Death::Ended);
        let starting = start(Rc::clone(self), workers, server.clone());
        let engine = starting.boxed_local().shared();
        self.slot.replace(Some(Slot {
            workers,
            server,
            engine: engine.clone(),
        }));
        engine
    }

    /// So many processes, all alive: those at hand, or fresh ones.
    pub(super) fn process_pool(self: &Rc<Self>, workers: u32) -> StartingProcessPool {
        let server = server();
        let at_hand = self.process_pool.borrow_mut().take();
        let at_hand = at_hand.filter(|slot| slot.workers == workers && slot.server == server);
        let process_pool = match at_hand.map(|slot| slot.process_pool) {
            Some(process_pool) if is_whole(&process_pool) => process_pool,
            Some(process_pool) if !matches!(process_pool.peek(), Some(Err(_))) => {
                let mended = mend(Rc::clone(self), process_pool, server.clone());
                mended.boxed_local().shared()
            }
            // Others were ended above, to free their memory before new ones start.
            _ => {
                let starting = start_process_pool(Rc::clone(self), workers, server.clone());
                starting.boxed_local().shared()
            }
        };
        self.process_pool.replace(Some(ProcessPoolSlot {
            workers,
            server,
            process_pool: process_pool.clone(),
        }));
        process_pool
    }

    /// Sees to it that the next run finds all that it needs.
    fn stand_by(self: &Rc<Self>, workers: u32, wants_processes: bool) {
        let client = Rc::clone(self);
        // If that fails, the next run will try again, and say why.
        spawn_local(async move {
            drop(client.engine(workers).await);
            if wants_processes {
                drop(client.process_pool(workers).await);
            }
        });
    }

    fn engine_now(&self) -> Option<Rc<EngineWorker>> {
        let slot = self.slot.borrow();
        slot.as_ref()?.engine.peek()?.as_ref().ok().cloned()
    }

    fn discard(&self, death: Death) {
        if let Some(engine) = self.engine_now() {
            engine.end(death);
        }
        self.slot.replace(None);
    }

    /// Ends the run under way together with its engine, and with the processes,
    /// which may still be at their tasks.
    fn abandon(&self) {
        self.discard(Death::Ended);
        self.process_pool.replace(None);
        if let Some(run) = self.run.borrow().as_ref() {
            run.abort.abort();
        }
    }
}

impl Slot {
    fn is_usable(&self) -> bool {
        match self.engine.peek() {
            None => true,
            Some(Ok(engine)) => engine.death().is_none(),
            Some(Err(_)) => false,
        }
    }
}

/// Whether all of its processes live, or are still being started.
fn is_whole(process_pool: &StartingProcessPool) -> bool {
    match process_pool.peek() {
        None => true,
        Some(process_pool) => process_pool
            .as_ref()
            .is_ok_and(|process_pool| process_pool.is_whole()),
    }
}

async fn mend(
    client: Rc<Inner>,
    process_pool: StartingProcessPool,
    server: Option<String>,
) -> Result<Rc<ProcessPool>, EngineError> {
    let process_pool = process_pool.await?;
    process_pool
        .mend(&client.modules, server.as_deref())
        .await?;
    Ok(process_pool)
}

/// Where the site's own interface is, if there is somebody to answer.
fn server() -> Option<String> {
    Features::has_server().then(|| address_of("api/"))?
}

async fn start_process_pool(
    client: Rc<Inner>,
    workers: u32,
    server: Option<String>,
) -> Result<Rc<ProcessPool>, EngineError> {
    let process_pool = ProcessPool::start(&client.modules, workers, server.as_deref()).await?;
    Ok(Rc::new(process_pool))
}

async fn start(
    client: Rc<Inner>,
    workers: u32,
    server: Option<String>,
) -> Result<Rc<EngineWorker>, EngineError> {
    let start = Start {
        name: "interleave engine",
        build: client.features.build(),
        pool: workers,
        server: server.as_deref(),
    };
    let engine = EngineWorker::start(&client.modules, start).await?;
    client.environment.borrow_mut().network = server.is_some();
    if client.environment.borrow().timer_step_ms == 0.0 {
        let reply = engine.request(&Request::MeasureTimerStep).await?;
        if let Reply::TimerStep(step_ms) = reply {
            client.environment.borrow_mut().timer_step_ms = step_ms;
        }
    }
    Ok(Rc::new(engine))
}
