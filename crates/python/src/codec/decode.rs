//! From bytes to a value. The bytes may be anyone's: what is wrong with them is told, and nothing panics.

use crate::classes;
use crate::codec::op;
use crate::codec::reader::{Reader, Wrong};
use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, Dict, Range, Set};
use crate::value::Value;
use num_bigint::BigInt;

/// How far it came.
#[derive(Clone, Debug, PartialEq)]
pub enum Decoded {
    /// To the value.
    Value(Value),
    /// To this call, whose result goes on the stack.
    Call(Value, Vec<Value>),
    /// To this call of a function of the prelude, whose result is of no use.
    Change(&'static str, Vec<Value>),
    /// To a name in a module that is not loaded, or not there: both texts.
    Find(Value, Value),
    /// To bytes that mean nothing.
    Wrong(Wrong),
}

/// What is decoded so far: all that goes on after a call.
#[derive(Debug, Default)]
pub struct Progress {
    /// The next byte.
    pub place: usize,
    /// Values that wait for their use.
    pub stack: Vec<Value>,
    /// Values that come again, by number.
    pub noted: Vec<Value>,
}

/// Either the next value, or why decoding cannot simply go on.
enum Step {
    Push(Value),
    Done,
    Stop(Decoded),
}

impl Machine {
    /// Decodes until the end, or until Python is needed.
    pub fn decode(&mut self, data: &[u8], progress: &mut Progress) -> Res<Decoded> {
        if data.is_empty() {
            return Ok(Decoded::Wrong(Wrong::Empty));
        }
        let mut reader = Reader {
            data,
            place: progress.place,
        };
        let decoded = self.decode_all(&mut reader, progress);
        progress.place = reader.place;
        match decoded {
            Ok(decoded) => Ok(decoded),
            Err(Fault::Wrong(wrong)) => Ok(Decoded::Wrong(wrong)),
            Err(Fault::Raised(raised)) => Err(raised),
        }
    }

    fn decode_all(&mut self, reader: &mut Reader, progress: &mut Progress) -> Try<Decoded> {
        loop {
            self.reserve(64).map_err(Fault::Raised)?;
            let letter = reader.byte()?;
            let step = match self.decode_leaf(letter, reader)? {
                Some(value) => Step::Push(value),
                None => self.decode_other(letter, reader, progress)?,
            };
            match step {
                Step::Push(value) => progress.stack.push(value),
                Step::Done => {}
                Step::Stop(decoded) => return Ok(decoded),
            }
        }
    }

    /// A value without parts.
    fn decode_leaf(&mut self, letter: u8, reader: &mut Reader) -> Try<Option<Value>> {
        Ok(Some(match letter {
            op::NONE => Value::NONE,
            op::TRUE => Value::TRUE,
            op::FALSE => Value::FALSE,
            op::ELLIPSIS => Value::ELLIPSIS,
            op::NOT_IMPLEMENTED => Value::NOT_IMPLEMENTED,
            op::INT => {
                let number = reader.number()?;
                self.integer((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
            }
            op::BIG => self.big(BigInt::from_signed_bytes_le(reader.bytes()?)),
            op::FLOAT => self.float(f64::from_le_bytes(reader.eight()?)),
            op::TEXT => self.str(reader.text()?),
            op::BYTES => self.bytes(reader.bytes()?),
            op::BYTE_ARRAY => {
                let body = Body::ByteArray(reader.bytes()?.to_vec());
                self.heap.alloc(classes::BYTEARRAY, body)
            }
            op::RANGE => {
                let mut number = || reader.eight().map(i64::from_le_bytes);
                let range = Range {
                    start: number()?,
                    stop: number()?,
                    step: number()?,
                };
                if range.step == 0 {
                    return Err(Fault::Wrong(Wrong::Stack));
                }
                self.heap
                    .alloc(classes::RANGE, Body::Range(Box::new(range)))
            }
            op::LIST => self.list(Vec::new()),
            op::DICT => self.new_dict(Dict::default()),
            op::SET => self.new_set(classes::SET, Set::default()),
            _ => return Ok(None),
        }))
    }

    fn decode_other(
        &mut self,
        letter: u8,
        reader: &mut Reader,
        progress: &mut Progress,
    ) -> Try<Step> {
        let stack = &mut progress.stack;
        Ok(match letter {
            op::END => Step::Stop(Decoded::Value(pop(stack)?)),
            op::NOTE => {
                let top = *stack.last().ok_or(Wrong::Stack)?;
                progress.noted.push(top);
                Step::Done
            }
            op::NOTED => {
                let noted = progress.noted.get(reader.count()?);
                Step::Push(*noted.ok_or(Wrong::Stack)?)
            }
            op::DROP => {
                pop(stack)?;
                Step::Done
            }
            op::TUPLE => {
                let items = take(stack, reader.count()?)?;
                Step::Push(self.tuple(items))
            }
            op::EXTEND => {
                let items = take(stack, reader.count()?)?;
                self.extend_top(stack, &items)?
            }
            op::FILL => {
                let items = take_pairs(stack, reader.count()?)?;
                self.fill_top(stack, &items)?
            }
            op::ADD => {
                let items = take(stack, reader.count()?)?;
                self.add_to_top(stack, &items)?
            }
            op::FROZEN_SET => {
                let items = take(stack, reader.count()?)?;
                self.frozen_set(items)
            }
            op::GLOBAL => self.decode_global(reader.text()?, reader.text()?),
            op::CALL => {
                let (args, function) = (pop(stack)?, pop(stack)?);
                match self.body(args) {
                    Some(Body::Tuple(args)) => Step::Stop(Decoded::Call(function, args.to_vec())),
                    _ => return Err(Fault::Wrong(Wrong::Stack)),
                }
            }
            op::OBJECT => {
                let class = pop(stack)?;
                Step::Push(self.new_plain(class)?)
            }
            op::ATTRIBUTES => {
                let items = take_pairs(stack, reader.count()?)?;
                self.put_attributes(stack, &items)?
            }
            op::STATE => {
                let (state, object) = (pop(stack)?, *stack.last().ok_or(Wrong::Stack)?);
                Step::Stop(Decoded::Change("_give_state", vec![object, state]))
            }
            other => return Err(Fault::Wrong(Wrong::Letter(other))),
        })
    }

    fn extend_top(&mut self, stack: &[Value], items: &[Value]) -> Try<Step> {
        let top = *stack.last().ok_or(Wrong::Stack)?;
        if !matches!(self.body(top), Some(Body::List(_))) {
            return Err(Fault::Wrong(Wrong::Stack));
        }
        self.list_mut(top, |list| list.extend_from_slice(items));
        Ok(Step::Done)
    }

    /// Keys with methods of their own are left to Python, with all that come after them.
    fn fill_top(&mut self, stack: &[Value], items: &[Value]) -> Try<Step> {
        let top = *stack.last().ok_or(Wrong::Stack)?;
        if !matches!(self.body(top), Some(Body::Dict(_))) {
            return Err(Fault::Wrong(Wrong::Stack));
        }
        for (place, pair) in items.chunks_exact(2).enumerate() {
            let set = self.dict_set(top, pair[0], pair[1]);
            if set.map_err(Fault::Raised)?.is_none() {
                let rest = self.list(items[place * 2..].to_vec());
                return Ok(Step::Stop(Decoded::Change("_put_pairs", vec![top, rest])));
            }
        }
        Ok(Step::Done)
    }

    fn add_to_top(&mut self, stack: &[Value], items: &[Value]) -> Try<Step> {
        let top = *stack.last().ok_or(Wrong::Stack)?;
        // A frozen set never changes, not even by such bytes.
        if self.class_of(top) != classes::SET {
            return Err(Fault::Wrong(Wrong::Stack));
        }
        for (place, item) in items.iter().enumerate() {
            let added = self.set_add(top, *item);
            if added.map_err(Fault::Raised)?.is_none() {
                let rest = self.list(items[place..].to_vec());
                return Ok(Step::Stop(Decoded::Change("_add_items", vec![top, rest])));
            }
        }
        Ok(Step::Done)
    }

    /// A frozen set is made by the class, which asks Python for hashes if it must.
    fn frozen_set(&mut self, items: Vec<Value>) -> Step {
        let items = self.list(items);
        let class = Value::object(classes::FROZENSET);
        Step::Stop(Decoded::Call(class, vec![items]))
    }

    fn decode_global(&mut self, module: &str, name: &str) -> Step {
        match self.find_global(module, name) {
            Some(found) => Step::Push(found),
            None => {
                let (module, name) = (self.str(module), self.str(name));
                Step::Stop(Decoded::Find(module, name))
            }
        }
    }

    fn new_plain(&mut self, class: Value) -> Try<Value> {
        let handle = class.as_handle().ok_or(Wrong::Stack)?;
        let is_plain = match &*self.heap.get(handle) {
            Body::Class(class) => class.layout == classes::OBJECT,
            _ => false,
        };
        if !is_plain {
            return Err(Fault::Wrong(Wrong::Stack));
        }
        self.new_object(handle, &[]).map_err(Fault::Raised)
    }

    fn put_attributes(&mut self, stack: &[Value], items: &[Value]) -> Try<Step> {
        let top = *stack.last().ok_or(Wrong::Stack)?;
        if !matches!(self.body(top), Some(Body::Instance(_))) {
            return Err(Fault::Wrong(Wrong::Stack));
        }
        for pair in items.chunks_exact(2) {
            let name = self.symbol_of(pair[0]).ok_or(Wrong::Stack)?;
            self.put_attribute(top, name, pair[1]);
        }
        Ok(Step::Done)
    }
}

/// Why decoding ends early.
enum Fault {
    Wrong(Wrong),
    Raised(crate::Raised),
}

type Try<T> = Result<T, Fault>;

impl From<Wrong> for Fault {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong(wrong)
    }
}

fn pop(stack: &mut Vec<Value>) -> Result<Value, Wrong> {
    stack.pop().ok_or(Wrong::Stack)
}

/// The topmost values, in their order.
fn take(stack: &mut Vec<Value>, count: usize) -> Result<Vec<Value>, Wrong> {
    let rest = stack.len().checked_sub(count).ok_or(Wrong::Stack)?;
    Ok(stack.split_off(rest))
}

fn take_pairs(stack: &mut Vec<Value>, count: usize) -> Result<Vec<Value>, Wrong> {
    take(stack, count.checked_mul(2).ok_or(Wrong::Stack)?)
}
