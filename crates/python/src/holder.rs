//! What a program calls an object: the global name, the attribute or the item that holds it.

use crate::machine::{Machine, Module};
use crate::object::Body;
use crate::value::{Handle, Value};
use crate::vm::names;

/// How many steps a name may have: `bank.accounts[0].lock` has three.
const STEPS: usize = 4;

/// How many objects are looked at for each length of a name.
const LOOKED_AT: usize = 20_000;

/// The shortest name that a module of the program has for an object.
pub(crate) fn name_of(machine: &Machine, object: Handle) -> Option<String> {
    (0..=STEPS).find_map(|steps| {
        let mut left = LOOKED_AT;
        let mut modules = machine.modules.iter().filter(|module| !module.own);
        modules.find_map(|module| in_module(machine, module, object, steps, &mut left))
    })
}

fn in_module(
    machine: &Machine,
    module: &Module,
    object: Handle,
    steps: usize,
    left: &mut usize,
) -> Option<String> {
    let prefix = match module.name.as_str() {
        "__main__" => String::new(),
        name => format!("{name}."),
    };
    module.names.iter().find_map(|(name, value)| {
        let path = path(machine, value, object, steps, left)?;
        Some(format!("{prefix}{}{path}", machine.symbols.name(name)))
    })
}

/// What has to be appended to the name of a value to name the object.
fn path(
    machine: &Machine,
    value: Value,
    object: Handle,
    steps: usize,
    left: &mut usize,
) -> Option<String> {
    if value.as_handle() == Some(object) {
        return Some(String::new());
    }
    if steps == 0 || *left == 0 {
        return None;
    }
    *left -= 1;
    let mut parts = parts_of(machine, value).into_iter();
    parts.find_map(|(step, part)| {
        let rest = path(machine, part, object, steps - 1, left)?;
        Some(step + &rest)
    })
}

/// The parts of an object of the program, each with what names it: `.lock`, `[0]`.
fn parts_of(machine: &Machine, value: Value) -> Vec<(String, Value)> {
    match machine.body(value) {
        Some(Body::Instance(_)) => attributes(machine, value),
        Some(Body::Class(class)) => {
            let own = class.names.iter();
            own.map(|(name, value)| (format!(".{}", machine.symbols.name(name)), value))
                .collect()
        }
        Some(Body::List(items)) => numbered(items),
        Some(Body::Tuple(items)) => numbered(items),
        Some(Body::Dict(dict)) => dict
            .iter()
            .take(LOOKED_AT)
            .filter_map(|(key, value)| Some((format!("[{}]", key_text(machine, key)?), value)))
            .collect(),
        _ => Vec::new(),
    }
}

fn numbered(items: &[Value]) -> Vec<(String, Value)> {
    let items = items.iter().take(LOOKED_AT).enumerate();
    items
        .map(|(number, item)| (format!("[{number}]"), *item))
        .collect()
}

/// Locks inside an object of the library are called by the name of that object.
fn attributes(machine: &Machine, value: Value) -> Vec<(String, Value)> {
    let of_library = is_of_library(machine, value);
    let pairs = machine.pairs_of(value).into_iter();
    pairs
        .map(|(name, part)| match machine.symbols.name(name) {
            name if of_library && name.starts_with('_') => (String::new(), part),
            name => (format!(".{name}"), part),
        })
        .collect()
}

fn is_of_library(machine: &Machine, value: Value) -> bool {
    let class = Value::object(machine.class_of(value));
    let module = match machine.body(class) {
        Some(Body::Class(class)) => class.names.get(names::MODULE),
        _ => None,
    };
    let name = module.and_then(|module| machine.as_text(module));
    machine
        .modules
        .iter()
        .any(|module| module.own && Some(module.name.as_str()) == name)
}

fn key_text(machine: &Machine, key: Value) -> Option<String> {
    match machine.as_text(key) {
        Some(text) => Some(format!("'{text}'")),
        None => key.as_small().map(|number| number.to_string()),
    }
}
