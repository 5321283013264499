//! The process pool as seen by the engine that hands out tasks: one message port per process.
//! A message is a list: the protocol's bytes, then the blocks of memory that
//! are copied with them. They are copied out of one memory and into the other;
//! in between they are transferred, not copied again.

use crate::protocol::{decode_task_reply, encode, encode_task_reply};
use crate::run::{ProcessDied, TaskReply, TaskRequest};
use futures_channel::oneshot;
use interleave_core::work::remote::{Payload, PayloadRef};
use js_sys::{Array, Float32Array, Object, Reflect, Uint8Array, Uint32Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// One end of a channel of messages.
    pub type MessagePort;

    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post_message(this: &MessagePort, message: &Array, moved: &Array) -> Result<(), JsValue>;

    #[wasm_bindgen(method, setter, js_name = onmessage)]
    fn set_on_message(this: &MessagePort, listener: &JsValue);

    #[wasm_bindgen(method)]
    fn close(this: &MessagePort);
}

/// Receives a process's answer, if one is awaited.
type Waiting = Rc<Cell<Option<oneshot::Sender<Array>>>>;

struct Link {
    port: MessagePort,
    waiting: Waiting,
    is_dead: Cell<bool>,
    _on_message: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Link {
    fn drop(&mut self) {
        self.port.set_on_message(&JsValue::NULL);
        self.port.close();
    }
}

thread_local! {
    static LINKS: RefCell<Vec<Link>> = const { RefCell::new(Vec::new()) };
}

/// Replaces all processes by these, in this order, each at the other end of a port.
pub fn set_processes(ports: Vec<MessagePort>) {
    let links = ports.into_iter().map(link).collect();
    LINKS.with(|kept| kept.replace(links));
}

/// Marks a process as dead: the call that waits for it fails, and so does every later one.
pub fn process_died(process: u32) {
    LINKS.with_borrow(|links| {
        if let Some(link) = links.get(process as usize) {
            link.is_dead.set(true);
            link.waiting.take();
        }
    });
}

fn link(port: MessagePort) -> Link {
    let waiting = Waiting::default();
    let answered = Rc::clone(&waiting);
    let on_message = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let data = Reflect::get(&event, &"data".into()).unwrap_or_default();
        // Anything but a list means that the process died: the sender is dropped.
        if let (Some(sender), Ok(list)) = (answered.take(), data.dyn_into::<Array>()) {
            // The waiting call may have been dropped; then the answer is not needed.
            let _ = sender.send(list);
        }
    });
    port.set_on_message(on_message.as_ref());
    Link {
        port,
        waiting,
        is_dead: Cell::new(false),
        _on_message: on_message,
    }
}

pub(super) fn count() -> u32 {
    LINKS.with_borrow(|links| links.len() as u32)
}

pub(super) async fn call(
    process: u32,
    task_request: &TaskRequest,
    payload: &[PayloadRef<'_>],
) -> Result<TaskReply, ProcessDied> {
    let answer = LINKS.with_borrow(|links| {
        let link = links.get(process as usize).ok_or(ProcessDied)?;
        if link.is_dead.get() {
            return Err(ProcessDied);
        }
        let (sender, answer) = oneshot::channel();
        link.waiting.set(Some(sender));
        let (message, moved) = message(&encode(task_request), payload);
        link.port
            .post_message(&message, &moved)
            .map_err(|_| ProcessDied)?;
        Ok(answer)
    })?;
    let (head, payload) = parts(&answer.await.map_err(|_| ProcessDied)?);
    // Our processes send nothing but task replies.
    decode_task_reply(&head, payload).map_err(|_| ProcessDied)
}

/// A task reply as a message; all of its buffers may be moved.
pub fn task_reply_message(task_reply: &TaskReply) -> Array {
    let (head, part) = encode_task_reply(task_reply);
    let parts: Vec<PayloadRef<'_>> = part.into_iter().collect();
    message(&head, &parts).0
}

/// What was copied beside the bytes of a message.
pub fn payload(list: &Array) -> Vec<Payload> {
    list.iter().filter_map(|value| arrived(&value)).collect()
}

fn message(head: &[u8], parts: &[PayloadRef<'_>]) -> (Array, Array) {
    let message = Array::of1(&Uint8Array::from(head));
    let moved = Array::new();
    for part in parts {
        let copy: Object = match part {
            PayloadRef::Numbers(numbers) => Uint32Array::from(*numbers).into(),
            PayloadRef::Elements(elements) => Float32Array::from(*elements).into(),
            PayloadRef::Bytes(bytes) => Uint8Array::from(*bytes).into(),
        };
        // A typed array always has a buffer.
        moved.push(&Reflect::get(&copy, &"buffer".into()).unwrap_or_default());
        message.push(&copy);
    }
    (message, moved)
}

fn parts(message: &Array) -> (Vec<u8>, Vec<Payload>) {
    let head = message.get(0).dyn_into::<Uint8Array>();
    let head = head.map_or_else(|_| Vec::new(), |head| head.to_vec());
    (head, payload(&message.slice(1, message.length())))
}

fn arrived(value: &JsValue) -> Option<Payload> {
    if let Some(numbers) = value.dyn_ref::<Uint32Array>() {
        return Some(Payload::Numbers(numbers.to_vec()));
    }
    if let Some(elements) = value.dyn_ref::<Float32Array>() {
        return Some(Payload::Elements(elements.to_vec()));
    }
    let bytes = value.dyn_ref::<Uint8Array>()?;
    Some(Payload::Bytes(bytes.to_vec()))
}
