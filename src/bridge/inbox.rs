//! What comes from an engine's worker, one answer at a time. The one who asked
//! waits here for the answer, a sign that the engine died, or a time limit.

use super::link::tell_output;
use futures_channel::oneshot;
use gloo_timers::callback::Timeout;
use interleave_core::programs::ARE_RUN;
use interleave_engine::protocol::{self, ProtocolError, Reply};
use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// How an engine came to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Death {
    /// Its worker reported an error that it did not handle.
    Worker(String),
    /// A worker of its pool did.
    PoolWorker(u32),
    /// It has shown no sign of life for too long.
    Silent,
    /// It was ended on purpose.
    Ended,
}

/// One message from the worker.
#[derive(Debug)]
pub(super) enum Message {
    /// Its module is ready; the pool comes next. How coarse its clock is, in milliseconds, if
    /// it was to find out.
    Instantiated { timer_step_ms: Option<f64> },
    /// All is ready. Where the telemetry can be read, if memory is shared.
    Ready {
        memory: JsValue,
        telemetry_address: u32,
    },
    /// Its module was refused.
    Refused(String),
    /// An answer.
    Reply(Result<Reply, ProtocolError>),
}

/// Why no message came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoMessage {
    /// The engine is dead.
    Dead(Death),
    /// Not in time.
    Late,
}

type Answer = Result<Message, NoMessage>;

/// Where messages arrive.
#[derive(Default)]
pub(super) struct Inbox {
    /// The one who waits, if any.
    waiting: RefCell<Option<oneshot::Sender<Answer>>>,
    /// What came while nobody waited: two messages of the start can arrive
    /// together.
    early: RefCell<Vec<Message>>,
    /// The end, once it came.
    death: RefCell<Option<Death>>,
    /// The newest copy of the telemetry, from an engine with its own memory.
    copy: RefCell<Option<ArrayBuffer>>,
}

impl Inbox {
    /// Waits for the next message.
    pub(super) async fn next(self: &std::rc::Rc<Self>, limit_ms: Option<u32>) -> Answer {
        if let Some(death) = self.death() {
            return Err(NoMessage::Dead(death));
        }
        if !self.early.borrow().is_empty() {
            return Ok(self.early.borrow_mut().remove(0));
        }
        let (sender, receiver) = oneshot::channel();
        self.waiting.replace(Some(sender));
        let inbox = std::rc::Rc::clone(self);
        let _limit =
            limit_ms.map(|ms| Timeout::new(ms, move || inbox.settle(Err(NoMessage::Late))));
        // A sender that is dropped was replaced: the engine is being ended.
        receiver.await.unwrap_or(Err(NoMessage::Dead(Death::Ended)))
    }

    /// Takes in what the worker posted.
    pub(super) fn take_in(&self, data: &JsValue) {
        if let Some(copy) = data.dyn_ref::<ArrayBuffer>() {
            self.copy.replace(Some(copy.clone()));
        } else if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
            self.deliver(Message::Reply(protocol::decode(&bytes.to_vec())));
        } else {
            self.take_in_note(data);
        }
    }

    /// The engine came to its end; the first cause counts.
    pub(super) fn die(&self, death: Death) {
        self.death.borrow_mut().get_or_insert_with(|| death.clone());
        self.settle(Err(NoMessage::Dead(death)));
    }

    /// How the engine died, if it did.
    pub(super) fn death(&self) -> Option<Death> {
        self.death.borrow().clone()
    }

    /// The newest copy of the telemetry that the worker posted.
    pub(super) fn copy(&self) -> Option<ArrayBuffer> {
        self.copy.borrow().clone()
    }

    fn take_in_note(&self, note: &JsValue) {
        let text = |key: &str| field(note, key).as_string().unwrap_or_default();
        match (text("type").as_str(), text("stage").as_str()) {
            ("instantiated", _) => self.deliver(Message::Instantiated {
                timer_step_ms: field(note, "timerStep").as_f64(),
            }),
            ("ready", _) => self.deliver(Message::Ready {
                memory: field(note, "memory"),
                telemetry_address: field(note, "telemetry").as_f64().unwrap_or(0.0) as u32,
            }),
            ("output", _) if ARE_RUN => tell_output(note),
            ("failed", "module") => self.deliver(Message::Refused(text("message"))),
            ("failed", _) => self.die(Death::Worker(text("message"))),
            // Nobody else can post from our worker; a stray note is no news.
            _ => {}
        }
    }

    fn deliver(&self, message: Message) {
        if self.waiting.borrow().is_some() {
            self.settle(Ok(message));
        } else {
            self.early.borrow_mut().push(message);
        }
    }

    fn settle(&self, answer: Answer) {
        if let Some(waiting) = self.waiting.take() {
            // The one who waited may have gone; then nobody needs to know.
            let _ = waiting.send(answer);
        }
    }
}

fn field(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}
