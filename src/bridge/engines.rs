//! The engines at hand: one engine, and processes if they are wanted, kept so that
//! the next run need not wait for them, and replaced when they died or do not fit.
//! It must not know what runs on them.

use super::engine_worker::{EngineWorker, Start};
use super::features::{Build, Features, address_of};
use super::inbox::Death;
use super::modules::Modules;
use super::problem::EngineError;
use super::process_pool::ProcessPool;
use futures_channel::oneshot;
use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared};
use interleave_core::experiment::report::Environment;
use interleave_core::programs::ARE_RUN;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// What a run needs to stand before its first turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The most workers, or processes, of any turn.
    pub workers: u32,
    /// Whether it needs as many processes, too.
    pub needs_processes: bool,
    /// Whether it runs programs.
    pub needs_python: bool,
}

/// The engines of one client.
pub(super) struct Engines {
    pub(super) features: Features,
    pub(super) modules: Modules,
    pub(super) environment: RefCell<Environment>,
    slot: RefCell<Option<Slot>>,
    process_pool: RefCell<Option<ProcessPoolSlot>>,
}

type Starting = Shared<LocalBoxFuture<'static, Result<Rc<EngineWorker>, EngineError>>>;

/// Comes to nothing where an engine's start fails before its module runs.
type Loading = Shared<oneshot::Receiver<()>>;

type StartingProcessPool = Shared<LocalBoxFuture<'static, Result<Rc<ProcessPool>, EngineError>>>;

/// The engine at hand, starting or started.
struct Slot {
    build: Build,
    workers: u32,
    /// Where it finds a server to ask, if there was one when it was started.
    server: Option<String>,
    loading: Loading,
    engine: Starting,
}

/// The processes at hand, starting or started.
struct ProcessPoolSlot {
    workers: u32,
    server: Option<String>,
    process_pool: StartingProcessPool,
}

impl Engines {
    /// None yet.
    pub(super) fn new(features: Features) -> Self {
        let environment = Environment {
            engine: features.build().name().into(),
            cross_origin_isolated: features.cross_origin_isolated,
            hardware_concurrency: features.hardware_concurrency,
            user_agent: features.user_agent.clone(),
            ..Environment::default()
        };
        Self {
            features,
            modules: Modules::default(),
            environment: RefCell::new(environment),
            slot: RefCell::default(),
            process_pool: RefCell::default(),
        }
    }

    /// The engine that is needed, with a pool of that size: the one at hand, or a fresh one.
    pub(super) fn engine(self: &Rc<Self>, setup: Setup) -> Starting {
        let server = server();
        let Setup { workers, .. } = setup;
        let build = if ARE_RUN && setup.needs_python {
            self.features.build_with_python()
        } else {
            self.features.build()
        };
        if let Some(slot) = self.slot.borrow().as_ref()
            && slot.is_of(build, workers, server.as_ref())
            && slot.is_usable()
        {
            return slot.engine.clone();
        }
        // The old one is ended before the new one starts, to free its memory.
        self.discard(Death::Ended);
        let (loaded, loading) = oneshot::channel();
        let starting = start(Rc::clone(self), build, workers, server.clone(), loaded);
        let engine = starting.boxed_local().shared();
        self.slot.replace(Some(Slot {
            build,
            workers,
            server,
            loading: loading.shared(),
            engine: engine.clone(),
        }));
        engine
    }

    /// When the module of the engine at hand runs: a run may begin, and waits for the rest.
    pub(super) fn loading(&self) -> Option<Loading> {
        let slot = self.slot.borrow();
        slot.as_ref().map(|slot| slot.loading.clone())
    }

    /// A pool of this many processes, all alive: those at hand, or fresh ones.
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

    /// The engine for a run: it answers.
    pub(super) async fn living_engine(
        self: &Rc<Self>,
        setup: Setup,
    ) -> Result<Rc<EngineWorker>, EngineError> {
        let engine = self.engine(setup).await?;
        if engine.answers().await {
            return Ok(engine);
        }
        self.engine(setup).await
    }

    /// The processes for a run: all of them answer.
    pub(super) async fn living_process_pool(
        self: &Rc<Self>,
        workers: u32,
    ) -> Result<Rc<ProcessPool>, EngineError> {
        self.process_pool(workers).await?.end_silent().await;
        self.process_pool(workers).await
    }

    /// Sees to it that the next run finds all that it needs.
    pub(super) fn stand_by(self: &Rc<Self>, setup: Setup) {
        let engines = Rc::clone(self);
        // If that fails, the next run will try again, and say why.
        spawn_local(async move {
            drop(engines.engine(setup).await);
            if setup.needs_processes {
                drop(engines.process_pool(setup.workers).await);
            }
        });
    }

    /// Whether the engine at hand, or on its way, is such a one.
    fn is_at_hand(&self, build: Build, workers: u32, server: Option<&String>) -> bool {
        let slot = self.slot.borrow();
        slot.as_ref()
            .is_some_and(|slot| slot.is_of(build, workers, server))
    }

    /// The engine at hand, if it has started.
    pub(super) fn engine_now(&self) -> Option<Rc<EngineWorker>> {
        let slot = self.slot.borrow();
        slot.as_ref()?.engine.peek()?.as_ref().ok().cloned()
    }

    fn discard(&self, death: Death) {
        if let Some(engine) = self.engine_now() {
            engine.end(death);
        }
        self.slot.replace(None);
    }

    /// Ends all of them: the processes, too, may still be at their tasks.
    pub(super) fn end(&self) {
        self.discard(Death::Ended);
        self.process_pool.replace(None);
    }
}

impl Slot {
    fn is_of(&self, build: Build, workers: u32, server: Option<&String>) -> bool {
        self.build == build && self.workers == workers && self.server.as_ref() == server
    }

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
    engines: Rc<Engines>,
    process_pool: StartingProcessPool,
    server: Option<String>,
) -> Result<Rc<ProcessPool>, EngineError> {
    let process_pool = process_pool.await?;
    process_pool
        .mend(&engines.modules, server.as_deref())
        .await?;
    Ok(process_pool)
}

/// Where the site's own interface is, if there is somebody to answer.
fn server() -> Option<String> {
    Features::has_server().then(|| address_of("api/"))?
}

async fn start_process_pool(
    engines: Rc<Engines>,
    workers: u32,
    server: Option<String>,
) -> Result<Rc<ProcessPool>, EngineError> {
    let process_pool = ProcessPool::start(&engines.modules, workers, server.as_deref()).await?;
    Ok(Rc::new(process_pool))
}

async fn start(
    engines: Rc<Engines>,
    build: Build,
    workers: u32,
    server: Option<String>,
    loaded: oneshot::Sender<()>,
) -> Result<Rc<EngineWorker>, EngineError> {
    let loaded = Cell::new(Some(loaded));
    let on_loaded = |timer_step_ms| {
        // One that another took the place of meanwhile may come after it, and says nothing of
        // what is.
        if engines.is_at_hand(build, workers, server.as_ref()) {
            let mut environment = engines.environment.borrow_mut();
            environment.network = server.is_some();
            environment.timer_step_ms = timer_step_ms;
        }
        if let Some(loaded) = loaded.take() {
            // Who waited for it may have gone.
            let _ = loaded.send(());
        }
    };
    let start = Start {
        name: "interleave engine",
        build,
        pool: workers,
        server: server.as_deref(),
        on_loaded: Some(&on_loaded),
    };
    Ok(Rc::new(EngineWorker::start(&engines.modules, start).await?))
}
