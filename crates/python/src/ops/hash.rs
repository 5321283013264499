//! Hashes of built-in values: those of numbers and tuples are CPython's, because the order of a set shows them.

use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, Range, Set, View};
use crate::ops::walk::{DEPTH, Stop, Walk};
use crate::value::{Handle, Value};
use interleave_python_code::Compare;
use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

/// Numbers are hashed modulo this prime.
const MODULUS: u64 = (1 << 61) - 1;
const BITS: u32 = 61;
/// The hash of infinity.
const INFINITE: i64 = 314_159;
const NOTHING: u64 = 0xfca8_6420;
/// The hash of an object's identity.
const FIRST_ADDRESS: u64 = 0x7f00_0000_0000;

impl Machine {
    /// The hash, as the bits of a signed number.
    ///
    /// # Errors
    /// `TypeError` if it has none.
    pub fn hash(&mut self, value: Value) -> Res<Option<u64>> {
        let walk = self.hash_in(value, 0);
        self.walked(walk, Compare::Eq, "")
    }

    /// The hash, within `depth` other values.
    pub fn hash_in(&self, value: Value, depth: usize) -> Walk<u64> {
        if let Some(number) = value.as_small() {
            return Ok(if number == -1 {
                -2i64 as u64
            } else {
                number as u64
            });
        }
        let class = self.class_of(value);
        if !crate::ops::walk::is_builtin(class)
            && let Some(method) = self.own_method(class, "__hash__")
        {
            return Err(if method.is_none() {
                Stop::Unhashable(value)
            } else {
                Stop::Python
            });
        }
        self.hash_plain(value, depth)
    }

    /// As the built-in class of what it holds hashes a value, whatever its own class defines.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn hash_plain(&self, value: Value, depth: usize) -> Walk<u64> {
        if depth > DEPTH {
            return Err(Stop::Deep);
        }
        let Some(handle) = value.as_handle() else {
            return Ok(match value {
                Value::TRUE => 1,
                Value::FALSE => 0,
                _ => match (value.as_small(), value.as_float()) {
                    (Some(number), _) => number as u64,
                    (_, Some(number)) => hash_float(number).unwrap_or(0),
                    _ => NOTHING.wrapping_add(value.bits()),
                },
            });
        };
        Ok(match self.heap.get(handle).whole() {
            Body::Int(number) => hash_big(number),
            Body::Float(number) => hash_float(*number).unwrap_or(identity(handle)),
            Body::Str(text) => text.hash(hash_text),
            Body::Bytes(bytes) => hash_bytes(bytes),
            Body::Tuple(items) => self.hash_items(items, depth)?,
            Body::Set(set) if self.is_frozen(value) => hash_set(set),
            Body::Range(range) => self.hash_range(range)?,
            Body::Method { function, receiver } => {
                let function = match self.body(*function) {
                    Some(Body::Native(native)) => hash_bytes(native.name.as_bytes()),
                    _ => self.hash_in(*function, depth + 1)?,
                };
                not_minus_one(function ^ receiver.bits())
            }
            Body::ByteArray(_)
            | Body::List(_)
            | Body::Dict(_)
            | Body::Set(_)
            | Body::Slice(_)
            | Body::View(View::Keys | View::Items, _) => return Err(Stop::Unhashable(value)),
            _ => identity(handle),
        })
    }

    fn hash_items(&self, items: &[Value], depth: usize) -> Walk<u64> {
        let mut hashes = Hashes::default();
        for item in items {
            hashes.add(self.hash_in(*item, depth + 1)?);
        }
        Ok(hashes.end())
    }

    fn hash_range(&self, range: &Range) -> Walk<u64> {
        let none = self.hash_plain(Value::NONE, 0)?;
        let whole = |number: i64| hash_big(&BigInt::from(number));
        let mut hashes = Hashes::default();
        hashes.add(hash_big(&BigInt::from(range.len())));
        hashes.add(if range.is_empty() {
            none
        } else {
            whole(range.start)
        });
        hashes.add(if range.len() < 2 {
            none
        } else {
            whole(range.step)
        });
        Ok(hashes.end())
    }

    /// Where an object seems to be; of other values, a number that no other one has.
    pub fn id(&self, value: Value) -> u64 {
        match value.as_handle() {
            Some(handle) => FIRST_ADDRESS + u64::from(handle.0) * 16,
            None => value.bits(),
        }
    }

    /// An integer as what `__hash__` returned: reduced as CPython does it.
    pub fn hash_of_result(&self, result: Value) -> Option<u64> {
        if self.is_instance(result, classes::INT) {
            match self.body(result) {
                Some(Body::Int(number)) => {
                    let hash = number.to_i64().map(|number| number as u64);
                    Some(not_minus_one(hash.unwrap_or_else(|| hash_big(number))))
                }
                _ => self.hash_plain(result, 0).ok().map(not_minus_one),
            }
        } else {
            None
        }
    }
}

fn identity(handle: Handle) -> u64 {
    (FIRST_ADDRESS >> 4) + u64::from(handle.0)
}

/// -1 is no hash.
fn not_minus_one(hash: u64) -> u64 {
    if hash == u64::MAX { hash - 1 } else { hash }
}

fn signed(hash: u64, negative: bool) -> u64 {
    let hash = hash as i64;
    not_minus_one(if negative { -hash } else { hash } as u64)
}

/// The hash of an integer of any size.
pub fn hash_big(number: &BigInt) -> u64 {
    let rest = (number.magnitude() % MODULUS).to_u64().unwrap_or(0);
    signed(rest, number.sign() == Sign::Minus)
}

/// The hash of a float: that of the rational number it is. `None` for NaN.
pub fn hash_float(number: f64) -> Option<u64> {
    if number.is_nan() {
        return None;
    }
    if number.is_infinite() {
        return Some(if number > 0.0 { INFINITE } else { -INFINITE } as u64);
    }
    let bits = number.to_bits();
    let (exponent, fraction) = ((bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
    // The number is `whole * 2 ** power`, and 2 ** 61 is 1 modulo the prime: multiplying by a power of two is a rotation.
    let (whole, power) = if exponent == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, exponent - 1075)
    };
    let turn = power.rem_euclid(BITS as i32) as u32;
    let hash = (whole << turn & MODULUS) | whole >> (BITS - turn);
    Some(signed(hash, number < 0.0))
}

/// The hash of a text.
#[cfg_attr(feature = "small", optimize(speed))]
pub fn hash_text(text: &str) -> u64 {
    hash_bytes(text.as_bytes())
}

/// Hashes of texts are our own (CPython's differ from run to run), and the same in every run.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut hash = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash ^= hash >> 29;
    }
    hash = (hash ^ hash >> 32).wrapping_mul(0x94d0_49bb_1331_11eb);
    // 0 stands for "not yet asked for".
    not_minus_one(hash ^ hash >> 29).max(1)
}

/// The hash of a tuple: xxHash's of 64 bits, over the hashes of its items.
struct Hashes {
    hash: u64,
    count: u64,
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

impl Default for Hashes {
    fn default() -> Self {
        Self {
            hash: PRIME_5,
            count: 0,
        }
    }
}

impl Hashes {
    fn add(&mut self, hash: u64) {
        self.hash = self
            .hash
            .wrapping_add(hash.wrapping_mul(PRIME_2))
            .rotate_left(31)
            .wrapping_mul(PRIME_1);
        self.count += 1;
    }

    fn end(self) -> u64 {
        match self.hash.wrapping_add(self.count ^ PRIME_5 ^ 0x35_d373) {
            u64::MAX => 1_546_275_796,
            hash => hash,
        }
    }
}

/// The hash of a tuple whose items have these hashes.
pub fn hash_of_items(items: &[u64]) -> u64 {
    let mut hashes = Hashes::default();
    for hash in items {
        hashes.add(*hash);
    }
    hashes.end()
}

/// The hash of a frozen set, which does not depend on the order of its items.
pub fn hash_set(set: &Set) -> u64 {
    let mut hash = (set.len() as u64 + 1).wrapping_mul(1_927_868_237);
    for (item, _) in set.hashed() {
        hash ^= (item ^ 0x55b_4db3 ^ item << 16).wrapping_mul(3_644_798_167);
    }
    hash ^= hash >> 11 ^ hash >> 25;
    match hash.wrapping_mul(69069).wrapping_add(907_133_923) {
        u64::MAX => 590_923_713,
        hash => hash,
    }
}
