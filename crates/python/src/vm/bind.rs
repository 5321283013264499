//! Binding arguments to the parameters of native functions.

use crate::machine::Machine;
use crate::native::{Native, Raised, Res};
use crate::natives::harmless::{Changes, changes};
use crate::symbol::Symbol;
use crate::value::Value;
use std::sync::Arc;

/// What a native function takes, parsed from its text.
#[derive(Clone, Debug)]
pub struct Signature {
    params: Vec<Param>,
    /// Parameters that can be given by position.
    positional: usize,
    /// How many of them by position only.
    positional_only: usize,
    /// The parameter `*args`.
    varargs: Option<usize>,
    /// The parameter `**kwargs`.
    varkw: Option<usize>,
    /// Can each be given by position, without `*args` and `**kwargs`?
    pub plain: bool,
    /// The first parameter, if it is `self` or `cls`.
    pub receiver: Receiver,
    /// Does it make an object of the class that is its first argument?
    pub makes: bool,
    /// What the function may change.
    pub changes: Changes,
}

/// What a native function is called on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// Nothing.
    None,
    /// An object.
    Object,
    /// A class.
    Class,
}

#[derive(Clone, Debug)]
struct Param {
    name: String,
    symbol: Symbol,
    /// `None`: it must be given.
    default: Option<Value>,
}

/// Up to this number, the arguments of a native function are completed in an array on Rust's stack.
pub(crate) const MOST_IN_PLACE: usize = 6;

/// The arguments of a call.
#[derive(Clone, Debug, Default)]
pub struct Args {
    /// By position.
    pub positional: Vec<Value>,
    /// By name.
    pub keywords: Vec<(Symbol, Value)>,
}

impl From<Vec<Value>> for Args {
    fn from(positional: Vec<Value>) -> Self {
        Self {
            positional,
            keywords: Vec::new(),
        }
    }
}

impl Signature {
    /// The number of values.
    pub fn count(&self) -> usize {
        self.params.len()
    }

    /// The defaults, for the collector.
    pub(crate) fn add_roots(&self, roots: &mut Vec<Value>) {
        roots.extend(self.params.iter().filter_map(|param| param.default));
    }

    fn new() -> Self {
        Self {
            params: Vec::new(),
            positional: 0,
            positional_only: 0,
            varargs: None,
            varkw: None,
            plain: true,
            receiver: Receiver::None,
            makes: false,
            changes: Changes::Anything,
        }
    }

    /// Adds one part of the text between commas. `keyword_only`: after `*`.
    fn add(&mut self, machine: &mut Machine, part: &str, keyword_only: &mut bool) {
        if part == "/" {
            self.positional_only = self.params.len();
            return;
        }
        if part == "*" {
            *keyword_only = true;
            return;
        }
        let (name, default) = match part.split_once('=') {
            Some((name, default)) => (name.trim(), Some(machine.default(default.trim()))),
            None => (part, None),
        };
        let (name, default) = if let Some(name) = name.strip_prefix("**") {
            self.varkw = Some(self.params.len());
            (name, Some(Value::UNBOUND))
        } else if let Some(name) = name.strip_prefix('*') {
            self.varargs = Some(self.params.len());
            *keyword_only = true;
            (name, Some(Value::UNBOUND))
        } else {
            if !*keyword_only {
                self.positional += 1;
            }
            (name, default)
        };
        let symbol = machine.symbol(name);
        self.params.push(Param {
            name: name.into(),
            symbol,
            default,
        });
    }

    /// Arguments by position, behind `first`, and the defaults of what is not given. `None`: too many or too few.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn with_defaults(
        &self,
        first: Option<Value>,
        args: &[Value],
    ) -> Option<([Value; MOST_IN_PLACE], usize)> {
        let mut values = [Value::UNBOUND; MOST_IN_PLACE];
        let (count, before) = (self.count(), usize::from(first.is_some()));
        let given = before + args.len();
        if count > MOST_IN_PLACE || given > count {
            return None;
        }
        values[0] = first.unwrap_or(Value::UNBOUND);
        values[before..given].copy_from_slice(args);
        for (value, param) in values[given..count].iter_mut().zip(&self.params[given..]) {
            *value = param.default?;
        }
        Some((values, count))
    }

    fn required(&self) -> usize {
        self.params[..self.positional]
            .iter()
            .filter(|param| param.default.is_none())
            .count()
    }
}

impl Machine {
    /// What a native function takes.
    pub fn signature(&mut self, native: &'static Native) -> Arc<Signature> {
        let key = std::ptr::from_ref(native).addr();
        if let Some(signature) = self.vm.signatures.get(&key) {
            return Arc::clone(signature);
        }
        let signature = Arc::new(self.parse_signature(native));
        self.vm.signatures.insert(key, Arc::clone(&signature));
        signature
    }

    fn parse_signature(&mut self, native: &Native) -> Signature {
        let mut signature = Signature::new();
        let mut keyword_only = false;
        for part in split(native.signature) {
            signature.add(self, part, &mut keyword_only);
        }
        signature.receiver = match signature.params.first().map(|param| param.name.as_str()) {
            Some("self") => Receiver::Object,
            Some("cls") => Receiver::Class,
            _ => Receiver::None,
        };
        signature.makes = native.name.ends_with("__new__");
        signature.changes = changes(native.name);
        signature.plain = signature.varargs.is_none()
            && signature.varkw.is_none()
            && signature.positional == signature.params.len();
        signature
    }

    /// The value of a default in a signature.
    fn default(&mut self, text: &str) -> Value {
        match text {
            "None" => Value::NONE,
            "True" => Value::TRUE,
            "False" => Value::FALSE,
            "?" => Value::UNBOUND,
            "()" => self.tuple(Vec::new()),
            _ => {
                if let Ok(number) = text.parse::<i64>() {
                    self.integer(number)
                } else {
                    let quoted = text.trim_matches(['\'', '"']);
                    let symbol = self.symbol(quoted);
                    self.symbols.text(symbol)
                }
            }
        }
    }

    /// The values of a native function's parameters.
    ///
    /// # Errors
    /// `TypeError`, if the arguments do not go with them.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn bind_native(
        &mut self,
        native: &Native,
        signature: &Signature,
        args: Args,
    ) -> Res<Vec<Value>> {
        let Args {
            positional: given,
            keywords,
        } = args;
        let count = given.len();
        if count > signature.positional && signature.varargs.is_none() {
            return Err(self.wrong_count(native, signature, count));
        }
        let mut values = vec![Value::UNBOUND; signature.count()];
        let mut is_given = vec![false; signature.count()];
        let direct = count.min(signature.positional);
        values[..direct].copy_from_slice(&given[..direct]);
        is_given[..direct].fill(true);
        if let Some(place) = signature.varargs {
            values[place] = self.tuple(&given[direct..]);
            is_given[place] = true;
        }
        let mut rest = Vec::new();
        for (name, value) in keywords {
            let place = (signature.positional_only..signature.count()).find(|&place| {
                signature.params[place].symbol == name
                    && signature.varargs != Some(place)
                    && signature.varkw != Some(place)
            });
            match place {
                Some(place) if is_given[place] => {
                    return Err(self.given_twice(native, signature, place));
                }
                Some(place) => {
                    values[place] = value;
                    is_given[place] = true;
                }
                None if signature.varkw.is_some() => rest.push((name, value)),
                None => return Err(self.unknown_keyword(native, signature, name)),
            }
        }
        if let Some(place) = signature.varkw {
            values[place] = self.dict_of_names(&rest)?;
            is_given[place] = true;
        }
        for (place, param) in signature.params.iter().enumerate() {
            if !is_given[place] {
                match param.default {
                    Some(default) => values[place] = default,
                    None => return Err(self.missing(native, signature, place, count)),
                }
            }
        }
        Ok(values)
    }

    /// A dictionary of names and values.
    ///
    /// # Errors
    /// None that a program can cause.
    pub fn dict_of_names(&mut self, pairs: &[(Symbol, Value)]) -> Res<Value> {
        let dict = self.heap.alloc(
            crate::classes::DICT,
            crate::object::Body::Dict(Box::default()),
        );
        for (name, value) in pairs {
            let text = self.symbols.text(*name);
            self.dict_set(dict, text, *value)?;
        }
        Ok(dict)
    }

    fn wrong_count(&mut self, native: &Native, signature: &Signature, count: usize) -> Raised {
        let own = usize::from(signature.receiver != Receiver::None);
        let most = signature.positional - own.min(signature.positional);
        let least = signature.required().saturating_sub(own);
        let given = count.saturating_sub(own);
        let name = native.name;
        let short = name.rsplit('.').next().unwrap_or(name);
        let only_positional = signature.positional_only >= signature.positional;
        let message = if count < own {
            format!("unbound method {name}() needs an argument")
        } else if most == 0 && signature.count() > signature.positional {
            format!("{short}() takes no positional arguments")
        } else if most == 0 {
            format!("{name}() takes no arguments ({given} given)")
        } else if most == 1 && least == 1 && only_positional {
            format!("{name}() takes exactly one argument ({given} given)")
        } else if only_positional && least == most {
            format!(
                "{short} expected {most} argument{}, got {given}",
                plural(most)
            )
        } else if only_positional && given < least {
            format!(
                "{short} expected at least {least} argument{}, got {given}",
                plural(least)
            )
        } else if only_positional {
            format!(
                "{short} expected at most {most} argument{}, got {given}",
                plural(most)
            )
        } else {
            format!(
                "{short}() takes at most {most} argument{} ({given} given)",
                plural(most)
            )
        };
        self.error(crate::classes::TYPE_ERROR, message)
    }

    fn given_twice(&mut self, native: &Native, signature: &Signature, place: usize) -> Raised {
        let message = format!(
            "argument for {}() given by name ('{}') and position ({})",
            native.name,
            signature.params[place].name,
            place + 1
        );
        self.error(crate::classes::TYPE_ERROR, message)
    }

    fn unknown_keyword(&mut self, native: &Native, signature: &Signature, name: Symbol) -> Raised {
        let named = signature
            .positional_only
            .max(usize::from(signature.receiver != Receiver::None));
        let message = if named + usize::from(signature.varargs.is_some()) >= signature.count() {
            format!("{}() takes no keyword arguments", native.name)
        } else {
            format!(
                "'{}' is an invalid keyword argument for {}()",
                self.symbols.name(name),
                native.name.rsplit('.').next().unwrap_or(native.name)
            )
        };
        self.error(crate::classes::TYPE_ERROR, message)
    }

    fn missing(
        &mut self,
        native: &Native,
        signature: &Signature,
        place: usize,
        count: usize,
    ) -> Raised {
        if place < signature.positional_only || place >= signature.positional {
            return self.wrong_count(native, signature, count);
        }
        let own = usize::from(signature.receiver != Receiver::None);
        let message = format!(
            "{}() missing required argument '{}' (pos {})",
            native.name.rsplit('.').next().unwrap_or(native.name),
            signature.params[place].name,
            place + 1 - own.min(place)
        );
        self.error(crate::classes::TYPE_ERROR, message)
    }
}

pub(crate) fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// The parts between commas that are not within quotes.
fn split(signature: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quote) = (0, None);
    for (at, character) in signature.char_indices() {
        match (quote, character) {
            (None, '\'' | '"') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (None, ',') => {
                parts.push(signature[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(signature[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}
