//! `_hashlib`: digests. (The objects that programs see are in `lib/hashlib.py`.)

use super::args::arg;
use super::table::functions;
use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::object::{Body, State};
use crate::value::Value;
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

/// The module `_hashlib`.
pub const MODULE: Table = functions! {
    "create" ("name, /") = create,
    "update" ("state, data, /") = update,
    "digest" ("state, /") = digest,
    "copy" ("state, /") = copy,
};

/// A digest that is being computed.
#[derive(Clone, Debug)]
enum Hasher {
    Md5(Md5),
    Sha1(Sha1),
    Sha224(Sha224),
    Sha256(Sha256),
    Sha384(Sha384),
    Sha512(Sha512),
}

impl State for Hasher {
    fn copy(&self) -> Box<dyn State> {
        Box::new(self.clone())
    }

    fn as_any(&mut self) -> &mut dyn std::any::Any {
        self
    }
}

impl Hasher {
    fn new(name: &str) -> Option<Self> {
        Some(match name {
            "md5" => Self::Md5(Md5::new()),
            "sha1" => Self::Sha1(Sha1::new()),
            "sha224" => Self::Sha224(Sha224::new()),
            "sha256" => Self::Sha256(Sha256::new()),
            "sha384" => Self::Sha384(Sha384::new()),
            "sha512" => Self::Sha512(Sha512::new()),
            _ => return None,
        })
    }

    fn update(&mut self, data: &[u8]) {
        match self {
            Self::Md5(hasher) => hasher.update(data),
            Self::Sha1(hasher) => hasher.update(data),
            Self::Sha224(hasher) => hasher.update(data),
            Self::Sha256(hasher) => hasher.update(data),
            Self::Sha384(hasher) => hasher.update(data),
            Self::Sha512(hasher) => hasher.update(data),
        }
    }

    fn digest(&self) -> Vec<u8> {
        match self.clone() {
            Self::Md5(hasher) => hasher.finalize().to_vec(),
            Self::Sha1(hasher) => hasher.finalize().to_vec(),
            Self::Sha224(hasher) => hasher.finalize().to_vec(),
            Self::Sha256(hasher) => hasher.finalize().to_vec(),
            Self::Sha384(hasher) => hasher.finalize().to_vec(),
            Self::Sha512(hasher) => hasher.finalize().to_vec(),
        }
    }
}

fn allocate(machine: &mut Machine, hasher: Hasher) -> Value {
    machine.heap.grew(256);
    machine
        .heap
        .alloc(classes::STATE, Body::State(Box::new(hasher)))
}

/// Uses the digest that is the first argument.
fn with<T>(machine: &mut Machine, args: &[Value], run: impl FnOnce(&mut Hasher) -> T) -> Res<T> {
    if let Some(handle) = arg(args, 0).as_handle()
        && let Body::State(state) = &mut *machine.heap.get_mut(handle)
        && let Some(hasher) = state.as_any().downcast_mut::<Hasher>()
    {
        return Ok(run(hasher));
    }
    machine.type_error("this is no state of a digest")
}

fn create(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let name = machine
        .want_text(arg(args, 0), |class| {
            format!("new() argument 'name' must be str, not {class}")
        })?
        .to_ascii_lowercase();
    match Hasher::new(&name.replace('-', "")) {
        Some(hasher) => Ok(allocate(machine, hasher).into()),
        None => machine.value_error(format!("unsupported hash type {name}")),
    }
}

fn update(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let data = arg(args, 1);
    if machine.as_text(data).is_some() {
        return machine.type_error("Strings must be encoded before hashing");
    }
    let Some(bytes) = machine.bytes_like(data) else {
        return machine.type_error("object supporting the buffer API required");
    };
    let bytes = bytes.to_vec();
    with(machine, args, |hasher| hasher.update(&bytes))?;
    Ok(Value::NONE.into())
}

fn digest(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let digest = with(machine, args, |hasher| hasher.digest())?;
    Ok(machine.bytes(digest).into())
}

fn copy(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let hasher = with(machine, args, |hasher| hasher.clone())?;
    Ok(allocate(machine, hasher).into())
}
