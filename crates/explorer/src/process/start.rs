//! The beginning: a program runs alone up to where it starts its first thread.

use super::main_thread::Stage;
use super::{Process, Slot, changing};
use crate::codes::Codes;
use crate::fingerprint::Objects;
use crate::knowledge::Knowledge;
use crate::natives::{Does, Natives};
use crate::op::Op;
use crate::program::Program;
use crate::settings::Settings;
use crate::stage::Shared;
use interleave_python::machine::Resumed;
use interleave_python::value::Value;
use interleave_python::vm::touch::Touch;
use interleave_python::{Machine, Stop};
use interleave_python_code::{Code, Instr, Op as CodeOp, Span};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Dictionaries of the library whose order means nothing, by module and name.
const BAGS: [(&str, &str); 3] = [
    ("threading", "_active"),
    ("threading", "_starting"),
    ("_thread_local", "_values"),
];

impl Process {
    /// A program that has not begun.
    ///
    /// # Errors
    /// If there is not enough memory to load it.
    pub fn new(
        program: &Program,
        settings: Settings,
        knowledge: Knowledge,
    ) -> Result<Self, &'static str> {
        let stage = Shared::default();
        let mut machine = Machine::new(Box::new(stage.clone()));
        let modules = knowledge.modules.clone();
        for module in ["traceback"]
            .into_iter()
            .chain(modules.iter().map(String::as_str))
        {
            preload(&mut machine, module);
        }
        machine.thread_names.insert(0, "MainThread".into());
        let thread = machine
            .load_main(program.code.clone(), &program.file, &program.source)
            .map_err(|_| "there is not enough memory to load the program")?;
        let main = Slot {
            thread,
            next: Some(Op::Begin),
            within: false,
            away: false,
            digest: OnceLock::new(),
        };
        Ok(Self {
            machine,
            stage,
            settings,
            knowledge,
            slots: vec![Arc::new(main)],
            codes: Codes::default(),
            found: Objects::default(),
            natives: Natives::default(),
            main: Stage::Program,
            moves: None,
            notified: rustc_hash::FxHashMap::default(),
            end: None,
            refused: None,
            base: Vec::new(),
            globals: Vec::new(),
            base_globals: Vec::new(),
            log: Vec::new(),
            changed_objects: BTreeMap::new(),
            changed_globals: BTreeMap::new(),
            base_digests: rustc_hash::FxHashMap::default(),
            bags: Vec::new(),
            origin: None,
            mark: 0,
            counted: 0,
            passed: false,
        })
    }

    /// Runs it alone for some instructions. `true`: it is about to start its first thread, or has ended.
    pub fn run_alone(&mut self, instructions: usize) -> bool {
        for _ in 0..instructions {
            if self.is_at_start() || self.slots[0].next.is_none() {
                return true;
            }
            let slot = changing(&mut self.slots[0]);
            match self.machine.run_every(&mut slot.thread, 1) {
                Stop::Slice | Stop::Alone => {}
                Stop::Full => self.machine.collect([&slot.thread]),
                Stop::Wait(wait) => {
                    let Some(until) = wait.until else {
                        slot.next = Some(Op::Wait(wait));
                        return true;
                    };
                    let mut stage = self.stage.stage();
                    stage.now = stage.now.max(until);
                    slot.thread.resumed = Some(Resumed {
                        until: Some(until),
                        timed_out: true,
                    });
                }
                Stop::Done(value) => self.ended(0, Ok(value)),
                Stop::Raised(exception) => self.ended(0, Err(exception)),
            }
            if self.end.is_some() {
                return true;
            }
        }
        false
    }

    fn is_at_start(&mut self) -> bool {
        let Some(ahead) = self.machine.ahead(&self.slots[0].thread) else {
            return false;
        };
        if !matches!(ahead.instr.op, CodeOp::Call | CodeOp::CallSpread) {
            return false;
        }
        match self.machine.touch(&ahead) {
            Touch::Call {
                native: Some(native),
                ..
            } => self.natives.does(native) == Does::Start,
            _ => false,
        }
    }

    /// From here on, states are told apart.
    pub fn begin(&mut self) {
        let all = self.machine.heap.all();
        let most = all.last().map_or(0, |handle| handle.0 as usize + 1);
        self.base = vec![false; most];
        for handle in all {
            self.base[handle.0 as usize] = true;
        }
        self.globals = self.machine.modules.iter().map(globals_of).collect();
        self.base_globals.clone_from(&self.globals);
        self.bags = BAGS
            .iter()
            .filter_map(|(module, name)| {
                let module = self.machine.module_named(module)?;
                self.machine.module_name(module, name)?.as_handle()
            })
            .collect();
        self.machine.heap.begin_journal();
        for value in self.globals.iter().flatten() {
            self.machine.heap.escape(*value);
        }
        self.mark = self.machine.heap.set_mark();
        self.counted = self.mark;
        self.origin = Some(Box::new(self.save()));
    }

    /// Goes back to where the first thread is about to start.
    pub fn rewind(&mut self) {
        if let Some(origin) = self.origin.take() {
            self.restore(&origin);
            self.origin = Some(origin);
        }
        self.notified.clear();
        self.mark = self.machine.heap.set_mark();
    }

    /// Goes back to the first state, with what was learned since.
    pub fn restart(&mut self) {
        self.rewind();
        self.knowledge.changed = false;
        if let Some(moves) = &mut self.moves {
            moves.clear();
        }
        self.settle();
        self.count_changes();
    }
}

fn globals_of(module: &interleave_python::machine::Module) -> Vec<Value> {
    (0..module.names.places())
        .map(|place| module.names.at(place))
        .collect()
}

/// Loads a module of the library, so that it is there when threads import it.
fn preload(machine: &mut Machine, module: &str) {
    let code = Code {
        name: "<module>".into(),
        qualname: "<module>".into(),
        registers: 1,
        names: vec![module.into()],
        consts: vec![interleave_python_code::Const::None],
        instrs: vec![
            Instr {
                op: CodeOp::Import,
                d: 1,
                a: 0,
                b: 0,
                c: 0,
            },
            Instr::with_wide(CodeOp::Const, 0, 0),
            Instr {
                op: CodeOp::Return,
                d: 0,
                a: 0,
                b: 0,
                c: 0,
            },
        ],
        spans: vec![Span::default(); 3],
        ..Code::default()
    };
    let id = machine.add_module("<preload>", "", true);
    let Ok(code) = machine.link(code, id) else {
        return;
    };
    let mut thread = machine.thread_of(code, &[]);
    // What cannot be imported raises where the program imports it, too.
    while machine.run(&mut thread, 1_000_000) == Stop::Slice {}
}
