//! A value: eight bytes.

/// An integer of up to 61 bits, a float, a constant, or the handle of an object on the heap.
///
/// The lowest three bits say which. A float is kept in place if the upper three bits of its exponent are 000, 011 or 100
/// (zero, and magnitudes between about 1e-77 and 1e77): rotated left by four bits, these are its lowest three bits.
/// Other floats, infinities and NaN among them, are objects. (The idea: "Float Self-Tagging", arXiv 2411.16544.)
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Value(u64);

const TAG: u64 = 7;
const INT: u64 = 1;
const HANDLE: u64 = 2;
const CONSTANT: u64 = 5;
/// The bit `1 << tag` is set for the tags of floats: 0, 3 and 4.
const FLOATS: u64 = 0b1_1001;

/// The number of an object on the heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Handle(pub u32);

impl Value {
    /// `None`.
    pub const NONE: Self = Self::constant(0);
    /// `False`.
    pub const FALSE: Self = Self::constant(1);
    /// `True`.
    pub const TRUE: Self = Self::constant(2);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Self = Self::constant(3);
    /// `...`.
    pub const ELLIPSIS: Self = Self::constant(4);
    /// No value: a name that is not bound, an argument that is not given. No program sees it.
    pub const UNBOUND: Self = Self::constant(5);

    /// The greatest integer kept in place.
    pub const MAX_INT: i64 = (1 << 60) - 1;
    /// The least integer kept in place.
    pub const MIN_INT: i64 = -(1 << 60);

    const fn constant(number: u64) -> Self {
        Self(number << 3 | CONSTANT)
    }

    /// `True` or `False`.
    #[must_use]
    pub const fn bool(yes: bool) -> Self {
        if yes { Self::TRUE } else { Self::FALSE }
    }

    /// An integer, if it fits in place.
    #[must_use]
    pub const fn small(number: i64) -> Option<Self> {
        if number >= Self::MIN_INT && number <= Self::MAX_INT {
            Some(Self((number as u64) << 3 | INT))
        } else {
            None
        }
    }

    /// An integer that is known to fit: a count, an index, a 32-bit number.
    #[must_use]
    pub const fn int(number: i64) -> Self {
        debug_assert!(number >= Self::MIN_INT && number <= Self::MAX_INT);
        Self((number as u64) << 3 | INT)
    }

    /// A float, if it fits in place.
    #[must_use]
    pub const fn float(number: f64) -> Option<Self> {
        let bits = number.to_bits().rotate_left(4);
        if FLOATS >> (bits & TAG) & 1 == 1 {
            Some(Self(bits))
        } else {
            None
        }
    }

    /// An object.
    #[must_use]
    pub const fn object(handle: Handle) -> Self {
        Self((handle.0 as u64) << 3 | HANDLE)
    }

    /// The integer kept in place. (`True` and `False` are none.)
    #[inline(always)]
    #[must_use]
    pub const fn as_small(self) -> Option<i64> {
        if self.0 & TAG == INT {
            Some(self.0 as i64 >> 3)
        } else {
            None
        }
    }

    /// The float kept in place.
    #[inline(always)]
    #[must_use]
    pub const fn as_float(self) -> Option<f64> {
        if FLOATS >> (self.0 & TAG) & 1 == 1 {
            Some(f64::from_bits(self.0.rotate_right(4)))
        } else {
            None
        }
    }

    /// The object.
    #[inline(always)]
    #[must_use]
    pub const fn as_handle(self) -> Option<Handle> {
        if self.0 & TAG == HANDLE {
            Some(Handle((self.0 >> 3) as u32))
        } else {
            None
        }
    }

    /// The truth of what is a `bool` or an integer of 32 bits; `None` for all else.
    #[must_use]
    pub fn as_flag(self) -> Option<bool> {
        match self.as_small() {
            Some(number) => i32::try_from(number).ok().map(|number| number != 0),
            None => self.as_bool(),
        }
    }

    /// `True` or `False`.
    #[must_use]
    pub const fn as_bool(self) -> Option<bool> {
        match self {
            Self::TRUE => Some(true),
            Self::FALSE => Some(false),
            _ => None,
        }
    }

    /// Is it `None`?
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == Self::NONE.0
    }

    /// Is there no value?
    #[inline(always)]
    #[must_use]
    pub const fn is_unbound(self) -> bool {
        self.0 == Self::UNBOUND.0
    }

    /// Both integers, if both are kept in place.
    #[inline(always)]
    #[must_use]
    pub const fn both_small(self, other: Self) -> Option<(i64, i64)> {
        if ((self.0 ^ INT) | (other.0 ^ INT)) & TAG == 0 {
            Some((self.0 as i64 >> 3, other.0 as i64 >> 3))
        } else {
            None
        }
    }

    /// The bits, as an identity (`is`, `id`).
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(number) = self.as_small() {
            write!(out, "{number}")
        } else if let Some(number) = self.as_float() {
            write!(out, "{number:?}")
        } else if let Some(handle) = self.as_handle() {
            write!(out, "object {}", handle.0)
        } else {
            write!(out, "constant {}", self.0 >> 3)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn integers_come_back(number in Value::MIN_INT..=Value::MAX_INT) {
            prop_assert_eq!(Value::int(number).as_small(), Some(number));
            prop_assert_eq!(Value::int(number).as_float(), None);
            prop_assert_eq!(Value::int(number).as_handle(), None);
        }

        #[test]
        fn floats_come_back(number in -1e70..1e70) {
            let value = Value::float(number);
            prop_assert!(value.is_some() || number.abs() < 1e-70);
            if let Some(value) = value {
                prop_assert_eq!(value.as_float().map(f64::to_bits), Some(number.to_bits()));
                prop_assert_eq!(value.as_small(), None);
                prop_assert_eq!(value.as_handle(), None);
            }
        }
    }

    #[test]
    fn edges() {
        assert_eq!(Value::small(Value::MAX_INT + 1), None);
        assert_eq!(Value::small(Value::MIN_INT - 1), None);
        assert_eq!(Value::float(f64::NAN), None);
        assert_eq!(Value::float(f64::INFINITY), None);
        for number in [0.0, -0.0, 1.0, -1.5, 2.0, 0.1] {
            assert_eq!(
                Value::float(number)
                    .and_then(Value::as_float)
                    .map(f64::to_bits),
                Some(number.to_bits())
            );
        }
        for constant in [
            Value::NONE,
            Value::TRUE,
            Value::FALSE,
            Value::UNBOUND,
            Value::ELLIPSIS,
        ] {
            assert!(
                constant.as_small().is_none()
                    && constant.as_float().is_none()
                    && constant.as_handle().is_none()
            );
        }
        assert_eq!(Value::object(Handle(7)).as_handle(), Some(Handle(7)));
    }
}
