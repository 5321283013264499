//! A notebook's session as a module of its own, in a worker of its own
//! (`www/session-worker.js`), which counts the time and stays between cells.

use interleave_python::Machine;
use interleave_python::host::{Host, Stream};
use interleave_python::schedule::Turns;
use interleave_python::vm::library::add_shelf;
use interleave_python_notebook::{CellResult, Session, Step};
use js_sys::{Array, Object, Reflect, Uint8Array};
use std::mem::take;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn now_ms() -> f64;

    #[wasm_bindgen(js_namespace = Date, js_name = now)]
    fn date_ms() -> f64;
}

/// The most memory that the objects of a session may take.
const LIMIT_BYTES: usize = 256 << 20;
/// The most that is kept of what a cell prints, in bytes.
const MOST_OUTPUT: usize = 1 << 20;
/// What `sys.argv` and tracebacks call the notebook.
const FILE: &str = "notebook.ipynb";

/// A notebook whose cells run one after another, and whose threads outlive them.
#[wasm_bindgen]
pub struct Notebook {
    session: Session,
    shared: Arc<Mutex<Shared>>,
    /// Whether a cell has begun and not ended.
    runs: bool,
}

#[wasm_bindgen]
impl Notebook {
    /// Of a notebook that has run no cell; `shelves` are Python's library.
    ///
    /// # Errors
    /// If a shelf is spoilt.
    #[wasm_bindgen(constructor)]
    pub fn new(shelves: Vec<Uint8Array>, seed: f64) -> Result<Self, String> {
        if !shelves.into_iter().all(|shelf| add_shelf(shelf.to_vec())) {
            return Err("a part of the library came incomplete".to_owned());
        }
        let shared = Arc::<Mutex<Shared>>::default();
        let mut machine = Machine::new(Box::new(WorkerHost {
            seed: seed.to_bits(),
            forks: 0,
            process: 0,
            shared: Arc::clone(&shared),
        }));
        machine.limits.bytes = LIMIT_BYTES;
        Ok(Self {
            session: Session::new(machine, FILE, Turns::default()),
            shared,
            runs: false,
        })
    }

    /// Begins a cell. The one before must have ended.
    pub fn begin(&mut self, cell: &str) {
        lock(&self.shared).room = MOST_OUTPUT;
        self.runs = true;
        self.session.begin(cell);
    }

    /// Raises `KeyboardInterrupt` in the cell that runs, if one does.
    pub fn interrupt(&mut self) {
        if self.runs {
            self.session.interrupt();
        }
    }

    /// Goes on for this number of milliseconds, or until there is nothing to do. Gives an object:
    /// `waitMs`, how long there is nothing to do from now on (0: go on at once; `Infinity`:
    /// until the next cell); and, if the cell has ended, `ended` with its `result` and `error`,
    /// each a text or `null`.
    pub fn advance(&mut self, slice_ms: f64) -> Object {
        let told = Object::new();
        let until = now_ms() + slice_ms;
        let wait_ms = loop {
            match self.step() {
                Some(Step::Turn) if now_ms() < until => {}
                Some(Step::Turn) => break 0.0,
                Some(Step::Idle(time)) => break (time * 1e3 - now_ms()).max(0.0),
                Some(Step::Ended(result)) => {
                    self.runs = false;
                    set(&told, "ended", &plain(&result));
                    break 0.0;
                }
                None => break f64::INFINITY,
            }
        };
        set(&told, "waitMs", &wait_ms.into());
        told
    }

    /// Tells of milliseconds in which nothing was done.
    pub fn slept(&mut self, ms: f64) {
        lock(&self.shared).slept_ms += ms;
    }

    /// What was printed since this was last asked, as `www/printed.js` describes it.
    #[wasm_bindgen(js_name = takeOutput)]
    pub fn take_output(&mut self) -> Array {
        let pieces = take(&mut lock(&self.shared).pieces);
        pieces.iter().map(|piece| self.listed(piece)).collect()
    }
}

impl Notebook {
    fn step(&mut self) -> Option<Step> {
        if self.runs {
            Some(self.session.step())
        } else {
            self.session.step_between()
        }
    }

    /// The text, whether it is an error's, and of who printed it the process, the number and
    /// the name.
    fn listed(&mut self, piece: &Piece) -> Array {
        let list = Array::of2(&piece.text.as_str().into(), &piece.is_error.into());
        if let Some(Printer { process, thread }) = piece.printer {
            // What threads of other processes are called, only those know.
            let name = match process {
                0 => self.session.name_of(thread),
                _ => format!("process {process}"),
            };
            list.push(&process.into());
            list.push(&thread.into());
            list.push(&name.into());
        }
        list
    }
}

/// What a session shares with the hosts of its processes.
#[derive(Default)]
struct Shared {
    pieces: Vec<Piece>,
    /// How many bytes are still kept of what is printed.
    room: usize,
    slept_ms: f64,
    /// How many processes were started.
    processes: u32,
}

/// What one thread printed to one stream, without a break by another.
struct Piece {
    /// `None` if it was this module.
    printer: Option<Printer>,
    is_error: bool,
    text: String,
}

/// A thread that prints.
#[derive(Clone, Copy, PartialEq)]
struct Printer {
    /// The place of its process among those of the session, in the order of their start.
    process: u32,
    thread: u32,
}

impl Shared {
    fn add(&mut self, printer: Printer, is_error: bool, text: &str) {
        if self.room == 0 {
            return;
        }
        let kept = text.floor_char_boundary(self.room);
        self.room -= kept;
        self.append(Some(printer), is_error, &text[..kept]);
        if kept < text.len() {
            self.room = 0;
            let why = "\n… It printed more than is kept here: the rest is left out.\n";
            self.append(None, true, why);
        }
    }

    fn append(&mut self, printer: Option<Printer>, is_error: bool, text: &str) {
        match self.pieces.last_mut() {
            Some(last) if last.printer == printer && last.is_error == is_error => {
                last.text.push_str(text);
            }
            _ => self.pieces.push(Piece {
                printer,
                is_error,
                text: text.to_owned(),
            }),
        }
    }
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    // Each change is made in one step.
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a process gets of the worker.
#[derive(Clone)]
struct WorkerHost {
    seed: u64,
    forks: u64,
    /// The place of its process among those of the session.
    process: u32,
    shared: Arc<Mutex<Shared>>,
}

impl Host for WorkerHost {
    fn monotonic(&mut self) -> f64 {
        now_ms() / 1e3
    }

    fn time(&mut self) -> f64 {
        date_ms() / 1e3
    }

    fn busy(&mut self) -> f64 {
        (now_ms() - lock(&self.shared).slept_ms) / 1e3
    }

    fn entropy(&mut self) -> u64 {
        self.seed
    }

    fn write(&mut self, stream: Stream, thread: u32, text: &str) {
        let printer = Printer {
            process: self.process,
            thread,
        };
        lock(&self.shared).add(printer, stream == Stream::Err, text);
    }

    fn file(&mut self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    /// Each process has random numbers of its own.
    fn fork(&mut self) -> Option<Box<dyn Host>> {
        self.forks += 1;
        let process = {
            let mut shared = lock(&self.shared);
            shared.processes += 1;
            shared.processes
        };
        let mixed = self.seed.wrapping_mul(6_364_136_223_846_793_005);
        Some(Box::new(Self {
            seed: mixed.wrapping_add(self.forks),
            forks: 0,
            process,
            ..self.clone()
        }))
    }

    fn arguments(&mut self) -> Vec<String> {
        vec![FILE.to_owned()]
    }
}

fn plain(result: &CellResult) -> JsValue {
    let plain = Object::new();
    for (name, text) in [("result", &result.result), ("error", &result.error)] {
        let value = text.as_deref().map_or(JsValue::NULL, JsValue::from_str);
        set(&plain, name, &value);
    }
    plain.into()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A fresh plain object takes any property.
    let _ = Reflect::set(object, &name.into(), value);
}

fn main() {}
