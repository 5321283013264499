//! The cells of a notebook: codes that run one after another in the one module `__main__`.

use crate::classes;
use crate::machine::{CellSource, Machine};
use crate::native::Res;
use crate::object::{Body, CodeId, Function, ModuleId};
use crate::value::Value;
use crate::vm::thread::Thread;
use interleave_python_code::{Code, Flavour};

/// What a cell gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellResult {
    /// The `repr` of its last expression, unless that is `None` or hidden.
    pub result: Option<String>,
    /// The traceback of the exception that ended it.
    pub error: Option<String>,
}

impl CellResult {
    /// Of a cell for which there is no memory.
    #[must_use]
    pub fn memory_error() -> Self {
        Self {
            result: None,
            error: Some("MemoryError\n".to_owned()),
        }
    }
}

/// A cell that was compiled.
#[derive(Debug)]
pub struct Cell {
    /// The module in which it runs.
    pub main: ModuleId,
    /// What tracebacks call it: `Cell In[1]`.
    pub name: String,
    /// Its source.
    pub source: String,
    /// How it is run: `""`, or the cell magic with its arguments.
    pub way: String,
    /// Its code.
    pub code: Code,
}

impl Machine {
    /// Makes `__main__` ready for the cells of a notebook.
    pub fn load_notebook(&mut self, file: &str) -> ModuleId {
        let main = self.open_main(file, "");
        if let Some(magic) = self.private("_magic") {
            let name = self.symbol("__magic__");
            self.modules[main.0 as usize].names.set(name, magic);
        }
        main
    }

    /// A main thread that runs a cell.
    ///
    /// # Errors
    /// `SystemError` for a code that no compiler wrote.
    pub fn load_cell(&mut self, cell: Cell) -> Res<Thread> {
        let waits = Value::bool(cell.code.flavour == Flavour::Coroutine);
        let first = CodeId(self.codes.len() as u32);
        let code = self.link(cell.code, cell.main)?;
        self.modules[cell.main.0 as usize].cells.push(CellSource {
            first,
            file: cell.name,
            source: cell.source.into(),
        });
        let function = self.module_function(code);
        let way = self.str(cell.way);
        let args = self.tuple(vec![function, waits, way]);
        let run = self.private("_run_cell").unwrap_or(Value::NONE);
        Ok(self.start(run, args, Value::NONE))
    }

    /// A function without parameters that runs the code of a module.
    pub(crate) fn module_function(&mut self, code: CodeId) -> Value {
        let name = self.str("<module>");
        let function = Function {
            code,
            name,
            qualname: name,
            defaults: Value::NONE,
            keyword_defaults: Value::NONE,
            closure: Value::NONE,
            annotations: Value::NONE,
        };
        self.heap
            .alloc(classes::FUNCTION, Body::Function(Box::new(function)))
    }

    /// What the cell that has ended gave; `None` if it ended while that was written.
    pub fn take_cell_result(&mut self) -> Option<CellResult> {
        let ended = self.cell_ended.take()?;
        let Some(Body::Tuple(parts)) = self.body(ended) else {
            return None;
        };
        let part = |at: usize| {
            let text = parts.get(at).and_then(|part| self.as_text(*part));
            text.map(str::to_owned)
        };
        Some(CellResult {
            result: part(0),
            error: part(1),
        })
    }
}
