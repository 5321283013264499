//! What the end of a thread means: as `board.rs` of the machine has it.

use super::{Process, Slot, changing};
use crate::op::Op;
use interleave_python::classes;
use interleave_python::schedule::End;
use interleave_python::value::Value;
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};

/// What the main thread does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Runs the program.
    Program,
    /// Prints the exception that ended it.
    Report { raised: bool },
    /// Waits for the threads that are no daemons.
    Shutdown(Exit),
}

/// The exit code, or that an exception ended the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    Code(i32),
    Raised,
}

/// The numbers of the threads that end a program: the same ones, however many threads were started before.
const AT_END: u32 = 1 << 30;

impl Process {
    pub(super) fn ended(&mut self, number: usize, result: Result<Value, Value>) {
        changing(&mut self.slots[number]).next = None;
        if number == 0 {
            self.main_ended(result);
            return;
        }
        self.machine.counts.alive.fetch_sub(1, Ordering::Relaxed);
        if let Err(exception) = result
            && !self.machine.is_instance(exception, classes::SYSTEM_EXIT)
        {
            self.machine.counts.alive.fetch_add(1, Ordering::Relaxed);
            let id = AT_END + 2 + number as u32;
            let thread = self.thread_of("_report_thread", vec![exception], id);
            self.slots.push(thread);
        }
    }

    fn main_ended(&mut self, result: Result<Value, Value>) {
        self.main = match (self.main, result) {
            (Stage::Program, Err(exception)) => {
                let raised = !self.machine.is_instance(exception, classes::SYSTEM_EXIT);
                self.slots[0] = self.thread_of("_report_exit", vec![exception], AT_END);
                Stage::Report { raised }
            }
            (Stage::Program, Ok(_)) => self.shut_down(Exit::Code(0)),
            (Stage::Report { raised: true }, _) => self.shut_down(Exit::Raised),
            (Stage::Report { raised: false }, result) => {
                let code = result.ok().and_then(Value::as_small);
                self.shut_down(Exit::Code(code.map_or(1, |code| (code & 0xff) as i32)))
            }
            (Stage::Shutdown(exit), _) => {
                self.end = Some(match exit {
                    Exit::Code(code) => End::Exit(code),
                    Exit::Raised => End::Raised,
                });
                self.main
            }
        };
    }

    fn shut_down(&mut self, exit: Exit) -> Stage {
        self.slots[0] = self.thread_of("_shut_down", vec![], AT_END + 1);
        Stage::Shutdown(exit)
    }

    fn thread_of(&mut self, function: &str, args: Vec<Value>, id: u32) -> Arc<Slot> {
        let function = self.machine.private(function).unwrap_or(Value::NONE);
        let args = self.machine.tuple(args);
        let mut thread = self.machine.start(function, args, Value::NONE);
        thread.id = id;
        self.machine.thread_names.insert(id, "MainThread".into());
        Arc::new(Slot {
            thread,
            next: Some(Op::Begin),
            within: false,
            away: false,
            digest: OnceLock::new(),
        })
    }
}
