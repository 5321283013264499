//! Calls.

use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::value::Value;

impl Machine {
    /// The tail call of a function of `lib/_prelude/`.
    ///
    /// # Errors
    /// `SystemError`, if the machine has no such function.
    pub fn prelude(&mut self, name: &str, args: Vec<Value>) -> Res<Out> {
        let function = self
            .vm
            .prelude
            .and_then(|prelude| self.module_name(prelude, name));
        match function {
            Some(function) => Ok(Out::Call(function, args)),
            None => Err(self.error(
                crate::classes::SYSTEM_ERROR,
                format!("the machine has no function {name}"),
            )),
        }
    }
}
