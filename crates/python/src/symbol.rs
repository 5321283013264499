//! Names as numbers.

use crate::value::Value;
use rustc_hash::FxHashMap;

/// A name: of an attribute, a global, a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(pub u32);

/// All names seen, each once.
#[derive(Clone, Default)]
pub struct Symbols {
    numbers: FxHashMap<Box<str>, Symbol>,
    names: Vec<(Box<str>, Value)>,
}

impl Symbols {
    /// The symbol of a name, if there is one yet.
    #[must_use]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn find(&self, name: &str) -> Option<Symbol> {
        self.numbers.get(name).copied()
    }

    /// The symbol of a name; a new one keeps `text`, the name as a Python text.
    pub fn add(&mut self, name: &str, text: impl FnOnce() -> Value) -> Symbol {
        if let Some(symbol) = self.find(name) {
            return symbol;
        }
        let symbol = Symbol(self.names.len() as u32);
        self.names.push((name.into(), text()));
        self.numbers.insert(name.into(), symbol);
        symbol
    }

    /// The name.
    #[must_use]
    pub fn name(&self, symbol: Symbol) -> &str {
        &self.names[symbol.0 as usize].0
    }

    /// The name as a Python text, always the same object.
    #[must_use]
    pub fn text(&self, symbol: Symbol) -> Value {
        self.names[symbol.0 as usize].1
    }

    /// The texts of all names, which stay alive.
    pub fn texts(&self) -> impl Iterator<Item = Value> + '_ {
        self.names.iter().map(|(_, text)| *text)
    }
}
