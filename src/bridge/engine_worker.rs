//! One engine in its Web Worker, from start to end. Dropping it ends it, and
//! with it its memory and its pool.

use super::clock::now_ms;
use super::features::Build;
use super::inbox::{Death, Inbox, Message, NoMessage};
use super::live::Live;
use super::modules::{self, Modules};
use super::problem::{EngineError, words};
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use interleave_core::experiment::report::StartUp;
use interleave_engine::protocol::{self, Failure, Reply, Request};
use interleave_engine::run::telemetry::STOP_WORD;
use js_sys::{Array, Int32Array, Object, Reflect, Uint8Array, WebAssembly};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// How long each step of the start may take.
const START_LIMIT_MS: u32 = 10_000;
/// How long an engine at rest may take for an answer that costs it nothing.
const ANSWER_LIMIT_MS: u32 = 2_000;

/// How often an engine is started that gets no memory.
const MEMORY_TRIES: u32 = 4;
/// Browsers take up to seconds to free the memory of a worker that was ended.
const MEMORY_PAUSE_MS: u32 = 1_000;

/// A running engine.
pub(super) struct EngineWorker {
    worker: Worker,
    inbox: Rc<Inbox>,
    start_up: StartUp,
    telemetry: Option<SharedTelemetry>,
    /// Whether what runs on it is timed.
    is_timed: Cell<bool>,
    /// Whether it has yet to answer, if only somebody who has gone.
    is_busy: Cell<bool>,
    _listeners: [EventListener; 3],
}

/// What kind of engine to start.
#[derive(Clone, Copy)]
pub(super) struct Start<'a> {
    /// What developers' tools call its worker.
    pub(super) name: &'a str,
    /// Which build.
    pub(super) build: Build,
    /// How many workers its pool has, if the build has one.
    pub(super) pool: u32,
    /// Below which address there is a server to ask, if there is one.
    pub(super) server: Option<&'a str>,
    /// Called when its module runs, with how coarse its clock is, in milliseconds: the pool comes
    /// next.
    pub(super) on_loaded: Option<&'a dyn Fn(f64)>,
}

/// Where an engine's telemetry lies in shared memory.
struct SharedTelemetry {
    memory: WebAssembly::Memory,
    address: u32,
}

impl EngineWorker {
    /// Starts an engine. Where there is no memory for it, those that were ended a moment ago
    /// may still hold theirs: it is tried again before anybody is told.
    pub(super) async fn start(modules: &Modules, start: Start<'_>) -> Result<Self, EngineError> {
        for _ in 1..MEMORY_TRIES {
            match Self::start_once(modules, start).await {
                Err(error) if error.is_out_of_memory() => TimeoutFuture::new(MEMORY_PAUSE_MS).await,
                outcome => return outcome,
            }
        }
        Self::start_once(modules, start).await
    }

    async fn start_once(modules: &Modules, start: Start<'_>) -> Result<Self, EngineError> {
        let Start {
            name,
            build,
            pool,
            server,
            on_loaded,
        } = start;
        let module = modules.get(build).await?;
        let began_ms = now_ms();
        let mut engine = Self::load(build, name)?;
        let workers = if build.has_pool() { pool } else { 0 };
        let module = ("module", &module.into());
        let workers = ("workers", &workers.into());
        let server = ("server", &server.map_or(JsValue::UNDEFINED, Into::into));
        let measures_clock = ("measuresClock", &on_loaded.is_some().into());
        let fields = [module, workers, measures_clock, server];
        engine.note("start", &fields, &Array::new())?;
        let timer_step_ms = engine.instantiated(build).await?;
        let instantiated_ms = now_ms();
        if let Some((on_loaded, step_ms)) = on_loaded.zip(timer_step_ms) {
            on_loaded(step_ms);
        }
        engine.telemetry = engine.ready().await?;
        engine.start_up = StartUp {
            engine_ms: instantiated_ms - began_ms,
            pool_ms: now_ms() - instantiated_ms,
            processes_ms: 0.0,
        };
        Ok(engine)
    }

    /// Tells it something that has no answer. What `moved` lists goes over to it.
    pub(super) fn note(
        &self,
        what: &str,
        fields: &[(&str, &JsValue)],
        moved: &Array,
    ) -> Result<(), EngineError> {
        let note = Object::new();
        let what = ("type", &JsValue::from_str(what));
        fields
            .iter()
            .chain([&what])
            .try_for_each(|(key, value)| Reflect::set(&note, &(*key).into(), value).map(|_| ()))
            .and_then(|()| self.worker.post_message_with_transfer(&note, moved))
            .map_err(|error| EngineError::refused(&error))
    }

    /// Asks one thing and waits for the answer, however long it takes. A caller who
    /// thinks that it takes too long ends the engine.
    pub(super) async fn request(&self, request: &Request) -> Result<Reply, EngineError> {
        self.ask(request, None).await
    }

    /// The same where nobody watches the engine: it is ended if the answer does not come
    /// within the time that a step of the start may take.
    pub(super) async fn request_unwatched(&self, request: &Request) -> Result<Reply, EngineError> {
        self.ask(request, Some(START_LIMIT_MS)).await
    }

    async fn ask(&self, request: &Request, limit_ms: Option<u32>) -> Result<Reply, EngineError> {
        let bytes = Uint8Array::from(protocol::encode(request).as_slice());
        self.worker
            .post_message(&bytes)
            .map_err(|error| dead(&error))?;
        self.is_busy.set(true);
        loop {
            let message = self.inbox.next(limit_ms).await;
            if matches!(message, Ok(Message::Reply(_))) {
                self.is_busy.set(false);
            }
            return match message {
                Ok(Message::Reply(Ok(Reply::Failed(failure)))) => Err(EngineError::Failed(failure)),
                Ok(Message::Reply(Ok(reply))) => Ok(reply),
                Ok(Message::Reply(Err(error))) => {
                    Err(EngineError::Failed(Failure::Unreadable(error)))
                }
                Ok(_) => continue,
                Err(NoMessage::Dead(death)) => Err(EngineError::Dead(death)),
                Err(NoMessage::Late) => {
                    // What it says later must not pass for the answer to something else.
                    self.end(Death::Silent);
                    Err(EngineError::Dead(Death::Silent))
                }
            };
        }
    }

    /// Whether it has yet to answer: then it may be computing.
    pub(super) fn is_busy(&self) -> bool {
        self.is_busy.get()
    }

    /// Whether it answers while it is at rest. If it does not, it is ended: browsers do not
    /// tell a page that one of its workers was killed.
    pub(super) async fn answers(&self) -> bool {
        let question = Request::Spin { duration_ms: 0.0 };
        let answer = self.ask(&question, Some(ANSWER_LIMIT_MS)).await;
        answer.is_ok()
    }

    /// How long its start took.
    pub(super) fn start_up(&self) -> StartUp {
        self.start_up
    }

    /// How it died, if it did.
    pub(super) fn death(&self) -> Option<Death> {
        self.inbox.death()
    }

    /// What its run shows of itself.
    pub(super) fn live(&self) -> Option<Live> {
        let live = match &self.telemetry {
            Some(shared) => Some(Live::in_place(&shared.memory.buffer(), shared.address)),
            None => self.inbox.copy().map(|copy| Live::of_copy(&copy)),
        };
        live.map(|live| live.timed(self.is_timed.get()))
    }

    /// Says whether what runs on it from now on is timed, so that who shows it looks
    /// seldom.
    pub(super) fn mark_timed(&self, is_timed: bool) {
        self.is_timed.set(is_timed);
    }

    /// Asks the run under way to stop; false if this engine cannot hear it.
    pub(super) fn ask_to_stop(&self) -> bool {
        let Some(shared) = &self.telemetry else {
            return false;
        };
        let words = Int32Array::new_with_byte_offset(&shared.memory.buffer(), shared.address);
        js_sys::Atomics::store(&words, STOP_WORD as u32, 1).is_ok()
    }

    /// Ends it at once; a pending request fails with this reason.
    pub(super) fn end(&self, death: Death) {
        // Browsers take up to seconds to end the workers of a pool; the flag keeps
        // them from computing on meanwhile.
        self.ask_to_stop();
        self.worker.terminate();
        self.inbox.die(death);
    }

    fn load(build: Build, name: &str) -> Result<Self, EngineError> {
        let url = format!("{}engine-worker.js", modules::folder(build)?);
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(name);
        let worker = Worker::new_with_options(&url, &options)
            .map_err(|error| EngineError::NotFetched(words(&error)))?;
        let inbox = Rc::new(Inbox::default());
        let listeners = listen(&worker, &inbox);
        let start_up = StartUp::default();
        Ok(Self {
            worker,
            inbox,
            start_up,
            telemetry: None,
            is_timed: Cell::new(false),
            is_busy: Cell::new(false),
            _listeners: listeners,
        })
    }

    async fn instantiated(&self, build: Build) -> Result<Option<f64>, EngineError> {
        match self.inbox.next(Some(START_LIMIT_MS)).await {
            Ok(Message::Refused(why)) => Err(EngineError::Refused(why)),
            Ok(Message::Instantiated { timer_step_ms }) => Ok(timer_step_ms),
            // Before its first word, a worker dies of a script that is missing or broken.
            Err(NoMessage::Dead(Death::Worker(_))) => Err(modules::why_no_script(build).await),
            Err(NoMessage::Dead(death)) => Err(EngineError::Dead(death)),
            Ok(_) | Err(NoMessage::Late) => Err(EngineError::StartTimedOut),
        }
    }

    async fn ready(&self) -> Result<Option<SharedTelemetry>, EngineError> {
        match self.inbox.next(Some(START_LIMIT_MS)).await {
            Ok(Message::Ready {
                memory,
                telemetry_address: address,
            }) => Ok(memory
                .dyn_into()
                .ok()
                .map(|memory| SharedTelemetry { memory, address })),
            Ok(_) => Err(EngineError::StartTimedOut),
            Err(NoMessage::Dead(death)) => Err(EngineError::Dead(death)),
            Err(NoMessage::Late) => Err(EngineError::PoolTimedOut),
        }
    }
}

impl Drop for EngineWorker {
    fn drop(&mut self) {
        self.end(Death::Ended);
    }
}

fn listen(worker: &Worker, inbox: &Rc<Inbox>) -> [EventListener; 3] {
    let on_message = Rc::clone(inbox);
    let on_error = Rc::clone(inbox);
    let on_garbled = Rc::clone(inbox);
    [
        EventListener::new(worker, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                on_message.take_in(&event.data());
            }
        }),
        EventListener::new(worker, "error", move |event| {
            // A missing script gives a plain event, without a message.
            let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
            on_error.die(Death::Worker(message.unwrap_or_default()));
        }),
        EventListener::new(worker, "messageerror", move |_| {
            on_garbled.die(Death::Worker("a message could not be read".to_owned()));
        }),
    ]
}

fn dead(error: &JsValue) -> EngineError {
    EngineError::Dead(Death::Worker(words(error)))
}
