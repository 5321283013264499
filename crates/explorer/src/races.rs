//! Races: two threads stand before accesses to one place, at once, and one of them writes.

use crate::op::{Op, Place};
use crate::process::Process;
use interleave_python::object::{Body, CodeId};
use rustc_hash::FxHashMap;

/// Where a thread stands.
type Site = (CodeId, u32);

/// One side of a race.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The thread's name.
    pub thread: String,
    /// The line.
    pub line: u32,
    /// Does it write?
    pub write: bool,
}

/// A race.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Race {
    /// The place, in words.
    pub what: String,
    /// The thread that was started first.
    pub first: Side,
    /// The other one.
    pub second: Side,
}

/// The races that were found.
#[derive(Clone, Debug, Default)]
pub struct Races {
    /// By number.
    pub all: Vec<Race>,
    numbers: FxHashMap<(String, u32, bool, u32, bool), u32>,
    sites: FxHashMap<(Place, Site, Site), u32>,
}

impl Races {
    /// The races of a state.
    pub fn in_state(&mut self, process: &Process, can: u64) -> Vec<(u8, u8, u32)> {
        let mut accesses: Vec<(u8, Place, bool)> = Vec::new();
        let mut found = Vec::new();
        for thread in 0..process.slots.len().min(63) as u8 {
            if can >> thread & 1 == 0 {
                continue;
            }
            let Some(Op::Access { place, write }) = process.slots[usize::from(thread)].next else {
                continue;
            };
            for (other, same, writes) in &accesses {
                if *same == place && (*writes || write) {
                    let number = self.number(process, place, (*other, *writes), (thread, write));
                    found.extend(number.map(|number| (*other, thread, number)));
                }
            }
            accesses.push((thread, place, write));
        }
        found
    }

    fn number(
        &mut self,
        process: &Process,
        place: Place,
        first: (u8, bool),
        second: (u8, bool),
    ) -> Option<u32> {
        let site = |thread: u8| {
            let frame = process.slots[usize::from(thread)].thread.frames.last()?;
            Some((frame.code, frame.pc))
        };
        let key = (place, site(first.0)?, site(second.0)?);
        if let Some(number) = self.sites.get(&key) {
            return Some(*number);
        }
        let told = |(thread, write): (u8, bool)| Side {
            thread: process.name(usize::from(thread)),
            line: process.line(usize::from(thread)),
            write,
        };
        let race = Race {
            what: place_in_words(process, place),
            first: told(first),
            second: told(second),
        };
        let sides = [(race.first.line, first.1), (race.second.line, second.1)];
        let (low, high) = (sides[0].min(sides[1]), sides[0].max(sides[1]));
        let same = (race.what.clone(), low.0, low.1, high.0, high.1);
        let next = self.all.len() as u32;
        let number = *self.numbers.entry(same).or_insert(next);
        if number == next {
            self.all.push(race);
        }
        self.sites.insert(key, number);
        Some(number)
    }
}

/// A place, in words: `global counter`, `attribute balance`.
pub fn place_in_words(process: &Process, place: Place) -> String {
    let machine = &process.machine;
    match place {
        Place::Global(module, place) => {
            let module = &machine.modules[module.0 as usize];
            let name = machine.symbols.name(module.names.name_at(place));
            if module.own {
                format!("global {name} of {}", module.name)
            } else {
                format!("global {name}")
            }
        }
        Place::Attribute(_, name) => format!("attribute {}", machine.symbols.name(name)),
        Place::Content(handle) => {
            if let Body::Cell(_) = &*machine.heap.get(handle) {
                return match process.cell_name(handle) {
                    Some(name) => format!("variable {name}"),
                    None => "a variable of a function".to_owned(),
                };
            }
            let class = machine.class_name(interleave_python::Value::object(handle));
            match machine.name_for(handle) {
                Some(name) => format!("{class} {name}"),
                None => format!("a {class}"),
            }
        }
    }
}
