//! `_random`: random numbers, the same ones as CPython's of the same seed. (What is made of them is in `lib/random.py`.)

mod twister;

use super::args::arg;
use super::table::functions;
use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::object::{Body, State};
use crate::ops::count::count_of;
use crate::ops::hash::hash_float;
use crate::ops::number::Number;
use crate::value::Value;
use num_bigint::{BigInt, BigUint, Sign};
use sha2::{Digest, Sha512};
use twister::Twister;

/// The module `_random`.
pub const MODULE: Table = functions! {
    "create" ("") = create,
    "seed" ("state, a=None, /") = seed,
    "random" ("state, /") = random,
    "getrandbits" ("state, k, /") = getrandbits,
    "randbelow" ("state, n, /") = randbelow,
    "getstate" ("state, /") = getstate,
    "setstate" ("state, words, /") = setstate,
    "entropy" ("k, /") = entropy,
};

impl State for Twister {
    fn copy(&self) -> Box<dyn State> {
        Box::new(self.clone())
    }

    fn as_any(&mut self) -> &mut dyn std::any::Any {
        self
    }
}

/// Uses the generator that is the first argument.
fn with<T>(machine: &mut Machine, args: &[Value], run: impl FnOnce(&mut Twister) -> T) -> Res<T> {
    if let Some(handle) = arg(args, 0).as_handle()
        && let Body::State(state) = &mut *machine.heap.get_mut(handle)
        && let Some(twister) = state.as_any().downcast_mut::<Twister>()
    {
        return Ok(run(twister));
    }
    machine.type_error("this is no state of a random generator")
}

fn create(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let twister = twister_of_host(machine);
    let state = Body::State(Box::new(twister));
    machine.heap.grew(2600);
    Ok(machine.heap.alloc(classes::STATE, state).into())
}

fn twister_of_host(machine: &mut Machine) -> Twister {
    let words: Vec<u32> = (0..4)
        .flat_map(|_| {
            let bits = machine.host.entropy();
            [bits as u32, (bits >> 32) as u32]
        })
        .collect();
    Twister::new(&words)
}

fn seed(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let twister = match key_of(machine, arg(args, 1))? {
        Some(key) => Twister::new(&key),
        None => twister_of_host(machine),
    };
    with(machine, args, |old| *old = twister)?;
    Ok(Value::NONE.into())
}

/// The key that a seed stands for; `None`: of the host.
fn key_of(machine: &mut Machine, seed: Value) -> Res<Option<Vec<u32>>> {
    if seed.is_none() {
        return Ok(None);
    }
    let bytes = match (machine.as_text(seed), machine.bytes_like(seed)) {
        (Some(text), _) => Some(text.as_bytes()),
        (None, bytes) => bytes,
    };
    if let Some(bytes) = bytes {
        let digest = Sha512::digest(bytes);
        let whole = [bytes, &digest].concat();
        return Ok(Some(BigUint::from_bytes_be(&whole).to_u32_digits()));
    }
    match machine.numeric(seed) {
        Some(Number::Float(number)) => {
            let hash = hash_float(number).unwrap_or_default();
            Ok(Some(BigUint::from(hash).to_u32_digits()))
        }
        Some(number) => {
            let number = number.whole().unwrap_or_default();
            Ok(Some(number.magnitude().to_u32_digits()))
        }
        None => machine.type_error(
            "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.",
        ),
    }
}

fn random(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = with(machine, args, Twister::float)?;
    Ok(machine.float(number).into())
}

fn bits_of(machine: &mut Machine, value: Value) -> Res<u64> {
    let count = machine.want_int(value)?;
    let Ok(count) = u64::try_from(count) else {
        return machine.value_error("number of bits must be non-negative");
    };
    machine.reserve(count_of(count / 8))?;
    Ok(count)
}

fn whole_of(machine: &mut Machine, words: &[u32]) -> Value {
    let number = BigInt::from_slice(Sign::Plus, words);
    machine.big(number)
}

fn getrandbits(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let count = bits_of(machine, arg(args, 1))?;
    let words = with(machine, args, |twister| twister.bits(count))?;
    Ok(whole_of(machine, &words).into())
}

fn randbelow(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let limit = machine.want_whole(arg(args, 1))?;
    if limit.sign() != Sign::Plus {
        return machine.value_error("empty range");
    }
    if let Ok(limit) = u64::try_from(&limit) {
        let number = with(machine, args, |twister| twister.below(limit))?;
        return Ok(machine.out_big(BigInt::from(number)));
    }
    machine.reserve(count_of(limit.bits() / 8))?;
    loop {
        let words = with(machine, args, |twister| twister.bits(limit.bits()))?;
        let number = BigInt::from_slice(Sign::Plus, &words);
        if number < limit {
            return Ok(machine.out_big(number));
        }
    }
}

fn getstate(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let words = with(machine, args, |twister| {
        let (words, next) = twister.state();
        let numbers = words.iter().map(|word| i64::from(*word));
        numbers
            .chain([next as i64])
            .map(Value::int)
            .collect::<Vec<_>>()
    })?;
    Ok(machine.tuple(words).into())
}

fn setstate(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let items = match machine.body(arg(args, 1)) {
        Some(Body::Tuple(items)) => items.to_vec(),
        _ => return machine.type_error("state vector must be a tuple"),
    };
    let numbers: Option<Vec<u32>> = items
        .iter()
        .map(|item| {
            item.as_small()
                .and_then(|number| u32::try_from(number).ok())
        })
        .collect();
    let twister = numbers.as_deref().and_then(|numbers| {
        let (next, words) = numbers.split_last()?;
        Twister::from_state(words, *next as usize)
    });
    match twister {
        Some(twister) => {
            with(machine, args, |old| *old = twister)?;
            Ok(Value::NONE.into())
        }
        None => machine.value_error("invalid state"),
    }
}

/// An integer of `count` random bits, from the host.
fn entropy(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let count = bits_of(machine, arg(args, 0))?;
    let words: Vec<u32> = (0..count.div_ceil(32))
        .map(|_| (machine.host.entropy() >> 16) as u32)
        .collect();
    let excess = count.div_ceil(32) * 32 - count;
    let number = BigInt::from_slice(Sign::Plus, &words) >> excess;
    Ok(machine.out_big(number))
}
