//! Unpacking: `a, *b, c = value`.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Raised, Res};
use crate::object::Body;
use crate::value::Value;
use crate::vm::follow::Flow;
use crate::vm::names;
use crate::vm::thread::Then;
use interleave_python_code::{Instr, Op};

/// How a value is unpacked: into registers from `first` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The first register.
    pub first: u16,
    /// Values before the list of the others.
    pub before: u16,
    /// Values after it.
    pub after: u16,
    /// Is there such a list?
    pub star: bool,
}

impl Machine {
    #[inline(never)]
    pub(crate) fn unpack(&mut self, instr: Instr, regs: &mut [Value]) -> Res<Flow> {
        if let Some(handle) = regs[usize::from(instr.a)].as_handle()
            && self.heap.class(handle) == classes::TUPLE
            && let Body::Tuple(items) = &*self.heap.get(handle)
            && items.len() == usize::from(instr.c)
            && instr.op == Op::Unpack
        {
            let first = usize::from(instr.b);
            regs[first..first + items.len()].copy_from_slice(items);
            return Ok(Flow::Next);
        }
        let star = instr.op == Op::UnpackStar;
        let parts = Parts {
            first: instr.b,
            before: instr.c,
            after: if star { u16::from(instr.d) } else { 0 },
            star,
        };
        let value = regs[usize::from(instr.a)];
        if self.python_method(value, names::ITER).is_none()
            && let Some(items) = self.items_of_or_none(value)?
        {
            self.distribute(parts, &items, regs)?;
            return Ok(Flow::Next);
        }
        let least = Value::int(i64::from(parts.before) + i64::from(parts.after));
        self.ask(
            "_unpack",
            vec![value, least, Value::bool(star)],
            Then::Unpack(parts),
        )
    }

    /// Puts items where an unpacking wants them.
    pub(crate) fn distribute(
        &mut self,
        parts: Parts,
        items: &[Value],
        regs: &mut [Value],
    ) -> Res<()> {
        let (first, before) = (usize::from(parts.first), usize::from(parts.before));
        let after = usize::from(parts.after);
        if let Some(wrong) = self.wrong_count_of(items.len(), before, after, parts.star) {
            return Err(wrong);
        }
        regs[first..first + before].copy_from_slice(&items[..before]);
        if parts.star {
            let rest = items.len() - after;
            regs[first + before] = self.list(items[before..rest].to_vec());
            regs[first + before + 1..=first + before + after].copy_from_slice(&items[rest..]);
        }
        Ok(())
    }

    fn wrong_count_of(
        &mut self,
        count: usize,
        before: usize,
        after: usize,
        star: bool,
    ) -> Option<Raised> {
        let least = before + after;
        let message = if count < least && star {
            format!("not enough values to unpack (expected at least {least}, got {count})")
        } else if count < least {
            format!("not enough values to unpack (expected {least}, got {count})")
        } else if count > least && !star {
            format!("too many values to unpack (expected {least})")
        } else {
            return None;
        };
        Some(self.error(classes::VALUE_ERROR, message))
    }
}
