//! The loop over instructions.

use crate::machine::Machine;
use crate::native::Res;
use crate::value::Value;
use crate::vm::thread::{Stop, Thread};
use interleave_python_code::Code;

impl Machine {
    /// Runs a thread until it has used its fuel (one unit for each call and each jump back), or waits, or ends.
    pub fn run(&mut self, _thread: &mut Thread, _fuel: u32) -> Stop {
        Stop::Done(Value::NONE)
    }

    /// As `run`, with one unit of fuel for each instruction.
    pub fn run_every(&mut self, _thread: &mut Thread, _fuel: u32) -> Stop {
        Stop::Done(Value::NONE)
    }

    /// The main thread (number 0) of a program, in the module `__main__`.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn load_main(&mut self, _code: Code, _file: &str, _source: &str) -> Res<Thread> {
        Ok(Thread::default())
    }

    /// A new thread that will call `callable(*args, **kwargs)`: a tuple, and a dictionary or `None`. Its number is the caller's to set.
    pub fn start(&mut self, _callable: Value, _args: Value, _kwargs: Value) -> Thread {
        Thread::default()
    }
}
