//! What a program prints, on its way to the page.

use crate::run::{Came, Counted, Hung, Piece, Printed, Scene, Thing, ThingKind, ThreadSeen};
use interleave_core::sample::ProgramEnd;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = postMessage)]
    fn post_message(message: &JsValue);
}

/// Posts how runs ended, as a note that `www/real-runs.js` describes, and of a deadlock who
/// waits for whom, as `www/waits.js` does.
pub(super) fn tell_ends(counted: &Counted) {
    let ends: Array = counted.came.iter().map(end_of).collect();
    let mut fields = vec![("mode", counted.mode.id().into()), ("ends", ends.into())];
    if let Some(deadlock) = &counted.deadlock {
        let waits: Array = deadlock.waiting.iter().map(hung).collect();
        fields.extend([("waits", waits.into()), ("more", deadlock.more.into())]);
    }
    post_note(&fields);
}

/// The process, the number, the name, what it waits for, the line, and of who holds that the
/// number and the name.
fn hung(hung: &Hung) -> Array {
    let (holder, holder_name) = match &hung.holder {
        Some((number, name)) => ((*number).into(), name.into()),
        None => (JsValue::NULL, JsValue::NULL),
    };
    Array::of(&[
        hung.process.into(),
        hung.thread.into(),
        (&hung.name).into(),
        (&hung.wants).into(),
        hung.line.into(),
        holder,
        holder_name,
    ])
}

/// The end, how many runs came to it, and unless that is too much, the output and the last
/// lines of tracebacks.
fn end_of(came: &Came) -> Array {
    let end = match came.end {
        ProgramEnd::Finished => "finished",
        ProgramEnd::Exception => "exception",
        ProgramEnd::Deadlock => "deadlock",
        ProgramEnd::Limit => "limit",
        ProgramEnd::Stopped => "stopped",
    };
    let list = Array::of2(&end.into(), &came.runs.into());
    if let Some((out, errors)) = &came.text {
        list.push(&out.into());
        let errors = errors.iter().map(|error| JsValue::from_str(error));
        list.push(&errors.collect::<Array>().into());
    }
    list
}

/// Posts it as a note, as `www/output.js` describes it.
pub(super) fn show(printed: &Printed) {
    let pieces: Array = printed.pieces.iter().map(listed).collect();
    let lost = printed.lost_lines as f64;
    post_note(&[("pieces", pieces.into()), ("lost", lost.into())]);
}

/// Posts it as a note, as `www/scene.js` describes it.
pub(super) fn show_scene(scene: &Scene) {
    let threads: Array = scene.threads.iter().map(seen).collect();
    let things: Array = scene.things.iter().map(thing).collect();
    post_note(&[
        ("threads", threads.into()),
        ("more", scene.more_threads.into()),
        ("things", things.into()),
        ("moreThings", scene.more_things.into()),
        ("at", scene.at_ms.into()),
    ]);
}

/// The process, the number, the name, the state, the line, what it waits for, and what it did.
fn seen(thread: &ThreadSeen) -> Array {
    let awaits = thread.awaits.as_deref().map(JsValue::from_str);
    let changes: Array = thread
        .changes
        .iter()
        .map(|(at_ms, state)| Array::of2(&(*at_ms).into(), &state.id().into()))
        .collect();
    Array::of(&[
        thread.process.into(),
        thread.thread.into(),
        (&*thread.name).into(),
        thread.state.id().into(),
        thread.line.into(),
        awaits.unwrap_or(JsValue::NULL),
        changes.into(),
    ])
}

/// The process, the name, what it is, and how it stands.
fn thing(thing: &Thing) -> Array {
    let list = Array::of2(&thing.process.into(), &(&*thing.name).into());
    let (kind, standing) = match &thing.kind {
        ThingKind::Lock {
            holder,
            depth,
            waiting,
        } => {
            let holder = holder.as_deref().map_or(JsValue::NULL, JsValue::from_str);
            let waiting = waiting.iter().map(|name| JsValue::from_str(name));
            let waiting: Array = waiting.collect();
            ("lock", vec![holder, (*depth).into(), waiting.into()])
        }
        ThingKind::Queue(items) => ("queue", vec![(*items).into()]),
        ThingKind::Semaphore { left, most } => ("semaphore", vec![(*left).into(), (*most).into()]),
        ThingKind::Event(is_set) => ("event", vec![(*is_set).into()]),
        ThingKind::Barrier { there, of } => ("barrier", vec![(*there).into(), (*of).into()]),
        ThingKind::Condition(waiting) => ("condition", vec![(*waiting).into()]),
    };
    list.push(&kind.into());
    for part in standing {
        list.push(&part);
    }
    list
}

fn post_note(fields: &[(&str, JsValue)]) {
    let note = Object::new();
    let kind = ("type", JsValue::from_str("output"));
    for (key, value) in fields.iter().chain([&kind]) {
        // A fresh plain object takes any property.
        let _ = Reflect::set(&note, &(*key).into(), value);
    }
    post_message(&note);
}

/// The text, whether it is an error's, and of who printed it the process, the number and the
/// name.
fn listed(piece: &Piece) -> Array {
    let list = Array::of2(&(&*piece.text).into(), &piece.is_error.into());
    if let Some(printer) = &piece.printer {
        list.push(&printer.process.into());
        list.push(&printer.thread.into());
        list.push(&(&*printer.name).into());
    }
    list
}
