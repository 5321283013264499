//! The engine client: keeps one engine at hand, runs one experiment at a time, and
//! tells the page how it goes. Stop always works: it asks first, and then ends
//! the engine, whose memory may be in any state; the compiled module stays.

use super::conduct::{measure, run};
use super::engines::{Engines, Setup};
use super::events::{Event, MeasurementEnd};
use super::features::Features;
use super::inbox::Death;
use super::live::Live;
use super::problem::EngineError;
use futures_util::FutureExt;
use futures_util::future::{AbortHandle, AbortRegistration, Abortable, OptionFuture};
use gloo_timers::callback::Timeout;
use interleave_core::experiment::measurement::Measurement;
use interleave_core::experiment::report::Environment;
use interleave_core::mode::Mode;
use interleave_core::settings::Settings;
use interleave_engine::protocol::Failure;
use interleave_engine::run::Halt;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How long an engine that was asked to stop may take before it is ended.
const STOP_LIMIT_MS: u32 = 150;

/// One engine client a page. Clones are the same engine client.
#[derive(Clone)]
pub struct EngineClient(Rc<Inner>);

struct Inner {
    engines: Rc<Engines>,
    run: RefCell<Option<Run>>,
    on_event: Rc<dyn Fn(Event)>,
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
    /// An engine client without an engine yet.
    pub fn new(features: Features, on_event: Rc<dyn Fn(Event)>) -> Self {
        Self(Rc::new(Inner {
            engines: Rc::new(Engines::new(features)),
            run: RefCell::default(),
            on_event,
        }))
    }

    /// Starts an engine with a pool of the settings' size, and processes if the
    /// settings ask for them, ahead of the run.
    /// Says [`Event::Ready`] when its module runs, or why it does not stand.
    pub fn prepare(&self, settings: &Settings) {
        if self.is_running() {
            return;
        }
        let client = self.clone();
        let setup = setup(settings);
        let engine = self.0.engines.engine(setup);
        // Its first step is done at once: its module comes while the page is drawn.
        drop(engine.clone().now_or_never());
        self.tell_when_loaded();
        spawn_local(async move {
            let result = engine.await;
            if setup.needs_processes {
                // If that fails, the run will try again, and say why.
                let _ = client.0.engines.process_pool(setup.workers).await;
            }
            match result {
                // A run says so itself.
                Err(_) if client.is_running() => {}
                // A later wish for another pool size ended this one.
                Ok(_) | Err(EngineError::Dead(Death::Ended)) => {}
                Err(error) => client.0.tell(Event::Failed((&error).into())),
            }
        });
    }

    /// The engine at hand is ready as soon as its module runs: a run that begins before the
    /// pool stands waits for it.
    fn tell_when_loaded(&self) {
        let client = self.clone();
        let loading = self.0.engines.loading();
        spawn_local(async move {
            if let Some(Ok(())) = OptionFuture::from(loading).await
                && !client.is_running()
            {
                client.0.tell(Event::Ready(client.environment()));
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
            let setup = setup(&settings);
            let experiment = run(&client.0.engines, settings, &*client.0.on_event);
            let outcome = Abortable::new(experiment, registration).await;
            client.0.run.replace(None);
            client.0.tell(match outcome {
                Ok(Ok((report, recordings))) => Event::Finished {
                    report: Box::new(report),
                    recordings,
                },
                Ok(Err(error)) if !is_stop(&error) => Event::Failed((&error).into()),
                _ => Event::Stopped,
            });
            client.0.engines.stand_by(setup);
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
            let turns = measure(&client.0.engines, setup, &measurement, || tell(None));
            let outcome = Abortable::new(turns, registration).await;
            client.0.run.replace(None);
            tell(Some(match outcome {
                Ok(Ok(())) => MeasurementEnd::Done,
                Ok(Err(error)) if !is_stop(&error) => MeasurementEnd::Failed((&error).into()),
                _ => MeasurementEnd::Stopped,
            }));
        });
    }

    /// Ends the engine at hand and its processes, to free their memory.
    pub fn dismiss(&self) {
        self.0.abandon();
    }

    /// Where we run, as far as it is known.
    pub fn environment(&self) -> Environment {
        self.0.engines.environment.borrow().clone()
    }

    /// Stops the run under way: at once as far as the page can tell, and for
    /// good within a few frames.
    pub fn stop(&self) {
        if !self.is_running() {
            return;
        }
        let engine = self.0.engines.engine_now();
        let Some(engine) = engine.filter(|engine| engine.is_busy()) else {
            // Nothing computes yet: the next run can have what starts.
            self.0.abort();
            return;
        };
        if !engine.ask_to_stop() {
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
        self.0.engines.engine_now()?.live()
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

    /// Whether a run, or a measurement, is under way.
    pub fn is_running(&self) -> bool {
        self.0.run.borrow().is_some()
    }
}

impl Inner {
    fn tell(&self, event: Event) {
        (self.on_event)(event);
    }

    /// Ends the run under way together with its engines.
    fn abandon(&self) {
        self.engines.end();
        self.abort();
    }

    /// Ends the run under way, and nothing else.
    fn abort(&self) {
        if let Some(run) = self.run.borrow().as_ref() {
            run.abort.abort();
        }
    }
}

fn setup(settings: &Settings) -> Setup {
    Setup {
        workers: settings.workers,
        needs_processes: settings.modes.contains(&Mode::Processes),
        needs_python: settings.runs_program(),
    }
}

/// Whether the engine heard that it should stop.
fn is_stop(error: &EngineError) -> bool {
    matches!(error, EngineError::Failed(Failure::Halted(Halt::Stopped)))
}
