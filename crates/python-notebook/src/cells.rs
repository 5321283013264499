//! What every session needs: its cells, compiled and counted, and its interrupts.

use interleave_python::object::ModuleId;
use interleave_python::vm::cells::{Cell, CellResult};
use interleave_python_compiler::{Target, compile, told, translate};

/// How many interrupts a cell may catch; at the next one it is ended where it stands.
const INTERRUPTS: u32 = 3;

/// What a cell is told when the process of the session has ended (by `os.kill`).
pub const GONE: &str = "The process of this notebook has ended: run it anew.\n";

/// What a cell is told that caught all its interrupts.
pub const DROPPED: &str = "KeyboardInterrupt: the cell did not end, and was stopped where it was\n";

/// What a cell is told that was interrupted while its result was written.
pub const CUT_SHORT: &str = "KeyboardInterrupt\n";

/// The cells of a session.
pub struct Cells {
    main: ModuleId,
    begun: usize,
    interrupts: u32,
}

impl Cells {
    /// Of a notebook that has run none yet.
    pub fn new(main: ModuleId) -> Self {
        Self {
            main,
            begun: 0,
            interrupts: 0,
        }
    }

    /// The next cell; or what is wrong with its source.
    pub fn compile(&mut self, source: &str) -> Result<Cell, String> {
        self.begun += 1;
        self.interrupts = 0;
        let name = format!("Cell In[{}]", self.begun);
        let translated = translate(source);
        match compile(&translated.source, Target::Cell) {
            Ok(code) => Ok(Cell {
                main: self.main,
                name,
                source: translated.source,
                way: translated.way,
                code,
            }),
            Err(problems) => Err(told(&problems, &name, &translated.source)),
        }
    }

    /// Counts an interrupt of the cell: may it catch one more?
    pub fn may_catch(&mut self) -> bool {
        self.interrupts += 1;
        self.interrupts <= INTERRUPTS
    }
}

/// The result of a cell that something else ended.
pub fn ended(error: impl Into<String>) -> CellResult {
    CellResult {
        result: None,
        error: Some(error.into()),
    }
}
