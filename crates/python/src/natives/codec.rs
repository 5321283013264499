//! `_codec` and what `lib/_prelude/codec.py` needs: values as bytes, and values that cross between processes.

use crate::codec::{Decoded, Encoded, Progress};
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::table::functions;
use crate::object::Body;
use crate::value::Value;

/// The module `_codec`.
pub const MODULE: Table = functions! {
    "encode" ("value, /") = encode,
    "decode" ("data, /") = decode,
};

/// What `_processes` has that needs the codec.
pub const PROCESSES: Table = functions! {
    "send" ("channel, value, /") = send,
    "receive" ("channel, timeout, /") = receive,
};

/// Private functions of the prelude.
pub const PRELUDE: Table = functions! {
    "_encode_with" ("value, parts, /") = encode_with,
    "_decode_on" ("state, /") = decode_on,
    "_send_encoded" ("channel, data, /") = send_encoded,
};

/// What the caller of `_decode_on` does with the result of the call that it makes for it.
const DONE: i64 = 0;
const PUSH: i64 = 1;
const IGNORE: i64 = 2;

fn encode(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match machine.encode(args[0], &[])? {
        Encoded::Bytes(data) => Ok(machine.bytes(data).into()),
        Encoded::Needs(needs) => {
            let needs = machine.list(needs);
            machine.prelude("_codec_encode", vec![args[0], needs])
        }
    }
}

/// `parts` is a list of pairs: an object, and the tuple that says how it is made again. Gives bytes, or a list of
/// objects that need such a tuple too.
fn encode_with(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let tuple = |machine: &Machine, value| match machine.body(value) {
        Some(Body::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    };
    let pairs = match machine.body(args[1]) {
        Some(Body::List(pairs)) => pairs.clone(),
        _ => Vec::new(),
    };
    let mut parts = Vec::new();
    for pair in pairs {
        if let [object, how] = tuple(machine, pair)[..] {
            parts.push((object, tuple(machine, how)));
        }
    }
    Ok(match machine.encode(args[0], &parts)? {
        Encoded::Bytes(data) => machine.bytes(data).into(),
        Encoded::Needs(needs) => machine.list(needs).into(),
    })
}

fn send(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match machine.encode(args[1], &[])? {
        Encoded::Bytes(data) => {
            let channel = machine.want_int(args[0])?;
            machine.send_encoded(usize::try_from(channel).unwrap_or(usize::MAX), data)
        }
        Encoded::Needs(needs) => {
            let needs = machine.list(needs);
            machine.prelude("_codec_send", vec![args[0], args[1], needs])
        }
    }
}

fn send_encoded(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let channel = machine.want_int(args[0])?;
    let data = match machine.body(args[1]) {
        Some(Body::Bytes(data)) => data.to_vec(),
        _ => Vec::new(),
    };
    machine.send_encoded(usize::try_from(channel).unwrap_or(usize::MAX), data)
}

fn receive(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    match machine.receive_encoded(args)? {
        Ok(data) => machine.decode_from(data),
        Err(out) => Ok(out),
    }
}

fn decode(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let Some(data) = machine.bytes_like(args[0]) else {
        let class = machine.class_name(args[0]);
        return machine.type_error(format!("a bytes-like object is required, not '{class}'"));
    };
    let data = data.to_vec();
    machine.decode_from(data)
}

fn decode_on(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let state = match machine.body(args[0]) {
        Some(Body::List(state)) => state.clone(),
        _ => Vec::new(),
    };
    let [data, place, stack, noted] = state[..] else {
        return machine.type_error("that is no state of a decoder");
    };
    let bytes = match machine.body(data) {
        Some(Body::Bytes(bytes)) => bytes.clone(),
        _ => Box::default(),
    };
    let mut progress = Progress {
        place: usize::try_from(machine.want_int(place)?).unwrap_or(usize::MAX),
        stack: machine.list_mut(stack, std::mem::take),
        noted: machine.list_mut(noted, std::mem::take),
    };
    let decoded = machine.decode(&bytes, &mut progress)?;
    let place = Value::int(progress.place as i64);
    machine.list_mut(args[0], |state| state[1] = place);
    machine.list_mut(stack, |list| *list = progress.stack);
    machine.list_mut(noted, |list| *list = progress.noted);
    Ok(machine.how_to_go_on(decoded)?.into())
}

impl Machine {
    fn decode_from(&mut self, data: Vec<u8>) -> Res<Out> {
        let mut progress = Progress::default();
        let decoded = self.decode(&data, &mut progress)?;
        if let Decoded::Value(value) = decoded {
            return Ok(value.into());
        }
        let (data, place) = (self.bytes(data), Value::int(progress.place as i64));
        let (stack, noted) = (self.list(progress.stack), self.list(progress.noted));
        let state = self.list(vec![data, place, stack, noted]);
        let next = self.how_to_go_on(decoded)?;
        self.prelude("_codec_decode", vec![state, next])
    }

    /// As Python is told: `(what becomes of the result, function, args)`; or `(0, value, ())`.
    fn how_to_go_on(&mut self, decoded: Decoded) -> Res<Value> {
        let private = |machine: &Machine, name| machine.private(name).unwrap_or(Value::NONE);
        let (kind, function, args) = match decoded {
            Decoded::Value(value) => (DONE, value, vec![]),
            Decoded::Call(function, args) => (PUSH, function, args),
            Decoded::Change(name, args) => (IGNORE, private(self, name), args),
            Decoded::Find(module, name) => {
                (PUSH, private(self, "_find_global"), vec![module, name])
            }
            Decoded::Wrong(wrong) => {
                let text = self.str(wrong.to_string());
                (IGNORE, private(self, "_refuse_bytes"), vec![text])
            }
        };
        let args = self.tuple(args);
        Ok(self.tuple([Value::int(kind), function, args]))
    }
}
