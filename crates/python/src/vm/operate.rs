//! Operators, comparisons and truth where the loop cannot do them in place: natively, or else by Python.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::object::{Body, Str};
use crate::value::Value;
use crate::vm::follow::Flow;
use crate::vm::names;
use crate::vm::thread::Then;
use interleave_python_code::{Binary, Compare, Unary};

impl Machine {
    /// A call of a function of `lib/_prelude/`.
    #[inline(never)]
    pub(crate) fn ask(&mut self, name: &str, args: Vec<Value>, then: Then) -> Res<Flow> {
        match self.prelude(name, args)? {
            Out::Call(function, args) => Ok(Flow::Call(function, args.into(), then)),
            out => Ok(Flow::Native(out, then)),
        }
    }

    /// Is its class written in Python?
    fn is_derived(&self, value: Value) -> bool {
        value
            .as_handle()
            .is_some_and(|handle| !crate::vm::attribute::is_builtin(self.heap.class(handle)))
    }

    /// Has one of two operands methods of this operator written in Python?
    fn operands_override(&mut self, op: Binary, x: Value, y: Value) -> bool {
        if !self.is_derived(x) && !self.is_derived(y) {
            return false;
        }
        let name = dunder(op);
        ["__", "__r", "__i"].iter().any(|prefix| {
            let name = format!("{prefix}{name}__");
            self.symbols.find(&name).is_some_and(|name| {
                self.python_method(x, name).is_some() || self.python_method(y, name).is_some()
            })
        })
    }

    /// `x op y`, where the loop cannot do it.
    #[inline(never)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn operate(
        &mut self,
        op: Binary,
        in_place: bool,
        x: Value,
        y: Value,
        register: u16,
        regs: &mut [Value],
    ) -> Res<Flow> {
        if op == Binary::Add
            && let Some(sum) = self.sum_of_exact_texts(x, y)?
        {
            regs[usize::from(register)] = sum;
            return Ok(Flow::Next);
        }
        if !self.operands_override(op, x, y) {
            let native = if in_place {
                self.sequence_binary(op, x, y, true)?
            } else {
                None
            };
            let native = match native {
                Some(value) => Some(value),
                // `items += x` takes any iterable, `items + x` does not.
                None if in_place && self.changes_in_place(x) => None,
                None => self.binary(op, x, y)?,
            };
            if let Some(value) = native {
                regs[usize::from(register)] = value;
                return Ok(Flow::Next);
            }
        }
        let function = if in_place { "_inplace" } else { "_binary" };
        let args = vec![Value::int(op as i64), x, y];
        self.ask(function, args, Then::Store(register))
    }

    #[inline(never)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn operate_by_number(
        &mut self,
        op: u8,
        in_place: bool,
        x: Value,
        y: Value,
        register: u16,
        regs: &mut [Value],
    ) -> Res<Flow> {
        match Binary::ALL.get(usize::from(op)) {
            Some(op) => self.operate(*op, in_place, x, y, register, regs),
            None => self.bad_code(),
        }
    }

    pub(crate) fn bad_code(&mut self) -> Res<Flow> {
        Err(self.error(classes::SYSTEM_ERROR, "unknown opcode"))
    }

    #[inline(never)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn operate_on_one(
        &mut self,
        op: u8,
        value: Value,
        register: u16,
        regs: &mut [Value],
    ) -> Res<Flow> {
        let Some(op) = Unary::ALL.get(usize::from(op)) else {
            return self.bad_code();
        };
        if !self.is_derived(value)
            && let Some(result) = self.unary(*op, value)?
        {
            regs[usize::from(register)] = result;
            return Ok(Flow::Next);
        }
        let args = vec![Value::int(*op as i64), value];
        self.ask("_unary", args, Then::Store(register))
    }

    /// Is a value true? `None`: Python code must say.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn truth_natively(&mut self, value: Value) -> Option<bool> {
        if self.is_derived(value) {
            if self.python_method(value, names::BOOL).is_some()
                || self.python_method(value, names::LEN).is_some()
            {
                return None;
            }
            if matches!(self.body(value), Some(Body::Instance(_))) {
                return Some(true);
            }
        }
        self.truth(value)
    }

    #[inline(never)]
    pub(crate) fn jump_on_truth(&mut self, value: Value, target: u32, sense: bool) -> Res<Flow> {
        match self.truth_natively(value) {
            Some(yes) if yes == sense => Ok(Flow::Jump(target)),
            Some(_) => Ok(Flow::Next),
            None => self.ask("_truth", vec![value], Then::Jump { target, sense }),
        }
    }

    #[inline(never)]
    pub(crate) fn negate(&mut self, value: Value, register: u16, regs: &mut [Value]) -> Res<Flow> {
        match self.truth_natively(value) {
            Some(yes) => {
                regs[usize::from(register)] = Value::bool(!yes);
                Ok(Flow::Next)
            }
            None => self.ask("_not", vec![value], Then::Store(register)),
        }
    }

    /// `x op y`, where the loop cannot do it: into `place`, or by Python.
    #[inline(never)]
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn compare_slowly(
        &mut self,
        op: u8,
        x: Value,
        y: Value,
        then: Then,
        place: &mut Value,
    ) -> Res<Flow> {
        let Some(op) = Compare::ALL.get(usize::from(op)).copied() else {
            return self.bad_code();
        };
        if let Some(yes) = self.compare_natively(op, x, y)? {
            *place = Value::bool(yes);
            return Ok(Flow::Next);
        }
        let function = match (op, then) {
            (Compare::In, _) => return self.ask("_is_in", vec![y, x], then),
            (Compare::NotIn, _) => return self.ask("_is_not_in", vec![y, x], then),
            (_, Then::Skip) => "_compare_truth",
            _ => "_compare",
        };
        self.ask(function, vec![Value::int(op as i64), x, y], then)
    }

    /// Two objects of class `str` itself.
    #[inline]
    #[cfg_attr(feature = "small", optimize(speed))]
    fn exact_texts(&self, x: Value, y: Value) -> Option<(&str, &str)> {
        Some((&self.exact_text(x)?.text, &self.exact_text(y)?.text))
    }

    /// `x + y` of two objects of class `str` itself.
    #[cfg_attr(feature = "small", optimize(speed))]
    fn sum_of_exact_texts(&mut self, x: Value, y: Value) -> Res<Option<Value>> {
        let (Some(left), Some(right)) = (self.exact_text(x), self.exact_text(y)) else {
            return Ok(None);
        };
        let sum = Str::sum(left, right);
        self.reserve(sum.text.len())?;
        Ok(Some(self.heap.alloc(classes::STR, Body::Str(sum))))
    }

    /// A comparison of two objects of class `str` itself. (The order of UTF-8 is that of code points.)
    #[cfg_attr(feature = "small", optimize(speed))]
    fn compare_texts(&self, op: Compare, x: Value, y: Value) -> Option<bool> {
        let (a, b) = self.exact_texts(x, y)?;
        Some(match op {
            Compare::Eq => x == y || a == b,
            Compare::Ne => x != y && a != b,
            Compare::Lt => a < b,
            Compare::Le => a <= b,
            Compare::Gt => a > b,
            Compare::Ge => a >= b,
            Compare::In => is_within(a, b),
            Compare::NotIn => !is_within(a, b),
            Compare::Is | Compare::IsNot => return None,
        })
    }

    /// `x op y`, unless Python code must do it.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub(crate) fn compare_natively(
        &mut self,
        op: Compare,
        x: Value,
        y: Value,
    ) -> Res<Option<bool>> {
        if let Some(yes) = self.compare_texts(op, x, y) {
            return Ok(Some(yes));
        }
        let method = match op {
            Compare::Is => return Ok(Some(x == y)),
            Compare::IsNot => return Ok(Some(x != y)),
            Compare::Eq => names::EQ,
            Compare::Ne => names::NE,
            Compare::Lt => names::LT,
            Compare::Le => names::LE,
            Compare::Gt => names::GT,
            Compare::Ge => names::GE,
            Compare::In | Compare::NotIn => {
                if self.is_derived(y) && self.python_method(y, names::CONTAINS).is_some() {
                    return Ok(None);
                }
                return self.compare(op, x, y);
            }
        };
        if self.is_derived(x) || self.is_derived(y) {
            let mirror = match op {
                Compare::Lt => names::GT,
                Compare::Gt => names::LT,
                Compare::Le => names::GE,
                Compare::Ge => names::LE,
                _ => method,
            };
            let equality = matches!(op, Compare::Eq | Compare::Ne);
            if self.python_method(x, method).is_some()
                || self.python_method(y, mirror).is_some()
                || equality
                    && (self.python_method(x, names::EQ).is_some()
                        || self.python_method(y, names::EQ).is_some())
            {
                return Ok(None);
            }
            if equality && (self.is_instance_body(x) || self.is_instance_body(y)) {
                return Ok(Some((x == y) == (op == Compare::Eq)));
            }
        }
        self.compare(op, x, y)
    }

    pub(crate) fn is_instance_body(&self, value: Value) -> bool {
        matches!(self.body(value), Some(Body::Instance(_)))
    }
}

/// Does `text` contain `part`? In a short text that is seen sooner than a searcher for long ones is made.
#[cfg_attr(feature = "small", optimize(speed))]
fn is_within(part: &str, text: &str) -> bool {
    let (bytes, wanted) = (text.as_bytes(), part.as_bytes());
    match wanted.split_first() {
        Some((first, rest)) if bytes.len() <= 32 => bytes
            .iter()
            .enumerate()
            .any(|(at, byte)| byte == first && bytes[at + 1..].starts_with(rest)),
        _ => text.contains(part),
    }
}

/// The middle of the name of an operator's method.
pub(crate) fn dunder(op: Binary) -> &'static str {
    match op {
        Binary::Add => "add",
        Binary::Sub => "sub",
        Binary::Mul => "mul",
        Binary::TrueDiv => "truediv",
        Binary::FloorDiv => "floordiv",
        Binary::Mod => "mod",
        Binary::Pow => "pow",
        Binary::LShift => "lshift",
        Binary::RShift => "rshift",
        Binary::And => "and",
        Binary::Or => "or",
        Binary::Xor => "xor",
        Binary::MatMul => "matmul",
    }
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn short_texts_are_searched_as_long_ones() {
        let texts = ["", "a", "aa", "ab", "aab", "abab", "häß", "ß", "x", "bx"];
        for text in texts {
            for part in texts {
                assert_eq!(
                    is_within(part, text),
                    text.contains(part),
                    "{part} in {text}"
                );
            }
        }
    }
}
