//! What the loop over instructions reads and changes in objects by itself, without a call.

use crate::machine::Machine;
use crate::object::{Body, Iter};
use crate::value::{Handle, Value};
use crate::vm::link::Linked;
use interleave_python_code::Instr;

impl Machine {
    /// The cells of a function.
    #[inline(always)]
    pub(super) fn cells(&self, closure: Value) -> &[Value] {
        match self.body(closure) {
            Some(Body::Tuple(cells)) => cells,
            _ => &[],
        }
    }

    /// The content of a cell, if it has one.
    #[inline(always)]
    pub(super) fn in_cell(&self, cell: Value) -> Option<Value> {
        match &*self.heap.get(cell.as_handle()?) {
            Body::Cell(value) if !value.is_unbound() => Some(*value),
            _ => None,
        }
    }

    /// The next item of a range or a list, if there is one and it may be taken now.
    #[inline(always)]
    pub(super) fn step_in_place(&mut self, iterator: Value) -> Option<Value> {
        let handle = iterator.as_handle().filter(|_| self.may_change(iterator))?;
        let Body::Iter(iter) = self.heap.get_mut(handle).whole() else {
            return None;
        };
        let (list, at) = match &mut **iter {
            Iter::Range(next, step, left) if *left > 0 => {
                let number = Value::small(*next)?;
                *left -= 1;
                *next = next.wrapping_add(*step);
                return Some(number);
            }
            Iter::Sequence(sequence, index) => (*sequence, *index),
            _ => return None,
        };
        let Body::List(items) = &*self.heap.get(list.as_handle()?) else {
            return None;
        };
        let item = *items.get(at)?;
        if let Body::Iter(iter) = self.heap.get_mut(handle).whole()
            && let Iter::Sequence(_, index) = &mut **iter
        {
            *index = at + 1;
        }
        Some(item)
    }

    /// How many parameters of a plain function are left to its defaults, if a call with `count` values fits.
    #[inline(always)]
    pub(super) fn left_to_defaults(
        &self,
        callee: &Linked,
        count: usize,
        defaults: Value,
    ) -> Option<usize> {
        let plain = usize::from(callee.plain?);
        if plain == count {
            return Some(0);
        }
        let left = plain.checked_sub(count)?;
        match self.body(defaults) {
            Some(Body::Tuple(defaults)) if defaults.len() >= left => Some(left),
            _ => None,
        }
    }

    /// The value of a module's global.
    #[inline(always)]
    pub(super) fn global_at(&self, module: Value, place: u32) -> Option<Value> {
        match self.body(module) {
            Some(Body::Module(module)) => {
                let value = self.modules[module.0 as usize].names.at(place);
                (!value.is_unbound()).then_some(value)
            }
            _ => None,
        }
    }

    #[cold]
    pub(super) fn step_back(&mut self, iterator: Handle) {
        if let Body::Iter(iter) = &mut *self.heap.get_mut(iterator)
            && let Iter::Sequence(_, index) | Iter::Chars(_, index) = &mut **iter
        {
            *index = index.saturating_sub(1);
        }
    }
}

/// The cell that an instruction names.
#[inline(always)]
pub(super) fn cell_at(cells: &[Value], instr: Instr) -> Value {
    let cell = cells.get(instr.wide() as usize);
    cell.copied().unwrap_or(Value::NONE)
}
