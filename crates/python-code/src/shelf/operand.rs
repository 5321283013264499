//! What the fields `b` and `c` of an instruction mean, and numbers for it that repeat themselves.

use super::column::{folded, unfolded};
use crate::{NOTHING, Op};

/// What an instruction has in `b` and `c`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Registers, or small numbers.
    Plain,
    /// Both are one number: of a constant.
    Const,
    /// Of a name.
    Name,
    /// A number of either sign.
    Number,
    /// The place where it goes on.
    Target,
    /// A register, and the number of a name.
    NameInC,
    /// The number of a constant, and a register.
    ConstInB,
}

pub(super) const fn shape(op: Op) -> Shape {
    match op {
        Op::Const => Shape::Const,
        Op::LoadGlobal | Op::StoreGlobal | Op::DeleteGlobal | Op::LoadPrivate => Shape::Name,
        Op::Int => Shape::Number,
        Op::Jump
        | Op::JumpBack
        | Op::JumpIfTrue
        | Op::JumpIfFalse
        | Op::JumpIfNone
        | Op::JumpIfNotNone => Shape::Target,
        Op::GetAttr | Op::SetAttr | Op::DeleteAttr | Op::LoadMethod | Op::ImportFrom => {
            Shape::NameInC
        }
        Op::LoadName | Op::StoreName | Op::DeleteName | Op::LoadNameOrCell => Shape::NameInC,
        Op::MakeFunction => Shape::ConstInB,
        _ => Shape::Plain,
    }
}

/// Constants, and names, are mostly used in the order of their numbers: a number is written as
/// how far it lies before the first one that was not used yet.
#[derive(Default)]
pub(super) struct Unused(i64);

impl Unused {
    pub(super) fn fold(&mut self, number: u32) -> u64 {
        let folded = folded(self.0 - i64::from(number));
        self.use_up(number.into());
        folded
    }

    pub(super) fn unfold(&mut self, folded: u64) -> Option<u32> {
        let number = u32::try_from(self.0.checked_sub(unfolded(folded))?).ok()?;
        self.use_up(number.into());
        Some(number)
    }

    fn use_up(&mut self, number: i64) {
        self.0 = self.0.max(number + 1);
    }
}

/// The field that names nothing is the smallest number.
pub(super) const fn fold_field(field: u16) -> u64 {
    if field == NOTHING {
        0
    } else {
        field as u64 + 1
    }
}

pub(super) fn unfold_field(folded: u64) -> Option<u16> {
    match folded {
        0 => Some(NOTHING),
        _ => u16::try_from(folded - 1).ok(),
    }
}
