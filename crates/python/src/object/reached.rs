//! What an object refers to.

use super::{Body, Function, Iter};
use crate::value::Value;

impl Body {
    /// All values that it holds, for the collector.
    pub fn each_value(&self, mut visit: impl FnMut(Value)) {
        match self {
            Self::Free(_)
            | Self::Float(_)
            | Self::Int(_)
            | Self::Str(_)
            | Self::Bytes(_)
            | Self::ByteArray(_) => {}
            Self::Range(_)
            | Self::Native(_)
            | Self::Module(_)
            | Self::Code(_)
            | Self::Lock(_)
            | Self::State(_) => {}
            Self::Tuple(items) => items.iter().copied().for_each(visit),
            Self::List(items) => items.iter().copied().for_each(visit),
            Self::Dict(dict) => dict.iter().for_each(|(key, value)| {
                visit(key);
                visit(value);
            }),
            Self::Set(set) => set.iter().for_each(visit),
            Self::Slice(parts) => parts.iter().copied().for_each(visit),
            Self::Instance(attributes) => attributes.slots.iter().copied().for_each(visit),
            Self::Class(class) => {
                class
                    .bases
                    .iter()
                    .chain(&class.order)
                    .copied()
                    .for_each(&mut visit);
                class.names.iter().for_each(|(_, value)| visit(value));
            }
            Self::Function(function) => {
                let Function {
                    code: _,
                    name,
                    qualname,
                    defaults,
                    keyword_defaults,
                    closure,
                    annotations,
                } = **function;
                [
                    name,
                    qualname,
                    defaults,
                    keyword_defaults,
                    closure,
                    annotations,
                ]
                .into_iter()
                .for_each(visit);
            }
            Self::Method { function, receiver } => {
                [*function, *receiver].into_iter().for_each(visit);
            }
            Self::Map { function, iterator } => {
                [*function, *iterator].into_iter().for_each(visit);
            }
            Self::Super { class, receiver } => [*class, *receiver].into_iter().for_each(visit),
            Self::Property(property) => {
                [property.get, property.set, property.delete, property.doc]
                    .into_iter()
                    .for_each(visit);
            }
            Self::ClassMethod(value)
            | Self::StaticMethod(value)
            | Self::Cell(value)
            | Self::View(_, value) => visit(*value),
            Self::Iter(iter) => match &**iter {
                Iter::Range(..) => {}
                Iter::Sequence(value, _)
                | Iter::Reversed(value, _)
                | Iter::Chars(value, _)
                | Iter::Set(value, ..) => visit(*value),
                Iter::Dict(_, value, ..) | Iter::Enumerate(value, _) => visit(*value),
                Iter::Zip(values, _) => values.iter().copied().for_each(visit),
            },
            Self::Generator(generator) => {
                visit(generator.function);
                visit(generator.handled);
                generator.registers.iter().copied().for_each(visit);
            }
            Self::Exception(exception) => {
                [exception.args, exception.cause, exception.context]
                    .into_iter()
                    .for_each(&mut visit);
                exception.attributes.slots.iter().copied().for_each(visit);
            }
        }
    }
}
