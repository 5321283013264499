//! "Did you mean": names that resemble the one that is missing.

use crate::classes;
use crate::machine::Machine;
use crate::object::{Body, CodeId};
use crate::value::Value;
use crate::vm::names;

const MOVE: usize = 2;
const CASE: usize = 1;
const LONGEST: usize = 40;

impl Machine {
    /// The name that was perhaps meant, for an uncaught `NameError` or `AttributeError` (`. Did you mean: 'x'?`).
    pub fn suggestion(&mut self, exception: Value) -> Option<String> {
        let name = self.own_attribute(exception, names::NAME_ATTRIBUTE)?;
        let name = self.as_text(name)?.to_owned();
        let known = if self.is_instance(exception, classes::ATTRIBUTE_ERROR) {
            let object = self.own_attribute(exception, names::OBJ_ATTRIBUTE)?;
            self.names_of(object)
        } else if self.is_instance(exception, classes::NAME_ERROR) {
            self.names_in_scope(exception)
        } else {
            return None;
        };
        nearest(&name, known.iter().map(String::as_str)).map(str::to_owned)
    }

    /// The names of all attributes of a value, as `dir` lists them.
    pub fn names_of(&self, value: Value) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut add = |name: crate::symbol::Symbol| found.push(self.symbols.name(name).to_owned());
        let mut classes_of = self.class_order(self.class_of(value));
        match self.body(value) {
            Some(Body::Module(module)) => {
                self.modules[module.0 as usize]
                    .names
                    .iter()
                    .for_each(|(name, _)| add(name));
                classes_of.clear();
            }
            Some(Body::Class(class)) => classes_of.clone_from(&class.order),
            _ => self.pairs_of(value).iter().for_each(|(name, _)| add(*name)),
        }
        for class in classes_of {
            if let Some(Body::Class(class)) = self.body(class) {
                class.names.iter().for_each(|(name, _)| add(name));
            }
        }
        found.sort();
        found.dedup();
        found
    }

    fn names_in_scope(&self, exception: Value) -> Vec<String> {
        let passed = match self.body(exception) {
            Some(Body::Exception(exception)) => exception.traceback.first().copied(),
            _ => None,
        };
        let code = passed.map_or(CodeId(0), |passed| passed.code);
        let Some(linked) = self.codes.get(code.0 as usize) else {
            return Vec::new();
        };
        let mut found: Vec<String> = linked.code.locals.clone();
        found.extend(linked.code.free.iter().cloned());
        let modules = [Some(linked.module), self.vm.builtins];
        for module in modules.into_iter().flatten() {
            for (name, _) in self.modules[module.0 as usize].names.iter() {
                found.push(self.symbols.name(name).to_owned());
            }
        }
        found
    }
}

/// The name that is nearest, if it is near enough.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for other in known.filter(|other| *other != name) {
        let most = (name.chars().count() + other.chars().count() + 3) * MOVE / 6;
        let most = best.map_or(most, |(distance, _)| most.min(distance - 1));
        let distance = distance(name, other);
        if distance <= most && best.is_none_or(|(known, _)| distance < known) {
            best = Some((distance, other));
            if distance == 0 {
                break;
            }
        }
    }
    best.map(|(_, name)| name)
}

/// How many changes turn one name into the other; a change of case counts as half of one.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len() > LONGEST || b.len() > LONGEST {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).map(|count| count * MOVE).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * MOVE;
        for (j, y) in b.iter().enumerate() {
            let change = if x == y {
                0
            } else if x.to_lowercase().eq(y.to_lowercase()) {
                CASE
            } else {
                MOVE
            };
            let next = (diagonal + change)
                .min(row[j] + MOVE)
                .min(row[j + 1] + MOVE);
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}
