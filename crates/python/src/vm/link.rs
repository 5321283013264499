//! From code as it was compiled to code that can run in a module.

use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, CodeId, ModuleId};
use crate::symbol::Symbol;
use crate::value::Value;
use crate::vm::cache::Site;
use crate::vm::pairs::make_pairs;
use interleave_python_code::{Code, Const, Flavour, Instr, NOTHING, Op};
use num_bigint::BigInt;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A code, made ready to run in a module.
pub struct Linked {
    /// As it was compiled, without what has moved to the fields here.
    pub code: Arc<Code>,
    /// The module whose globals it uses.
    pub module: ModuleId,
    /// Its instructions. Those of globals name a place in `globals`, those of attributes one in `sites`,
    /// and calls one in `keywords`.
    pub instrs: Box<[Instr]>,
    /// Its constants; of a code, a `Body::Code`.
    pub consts: Box<[Value]>,
    /// Its names.
    pub names: Box<[Symbol]>,
    /// The names of its parameters.
    pub params: Box<[Symbol]>,
    /// Its globals.
    pub globals: Box<[Global]>,
    /// Its accesses to attributes.
    pub sites: Box<[Site]>,
    /// The names by which calls give arguments.
    pub keywords: Box<[Box<[Symbol]>]>,
    /// If a call needs nothing but values by position: how many.
    pub plain: Option<u16>,
    /// How many registers a call needs.
    pub registers: u16,
}

/// A global of a code.
#[derive(Clone, Copy, Debug)]
pub struct Global {
    /// Its name.
    pub name: Symbol,
    /// Its place among the names of the module.
    pub place: u32,
    /// Its place among the names of `builtins`.
    pub builtin: u32,
}

/// The codes that were linked when it was made. A worker holds them while it runs, so that a call need not count them.
pub(crate) type Codes = Arc<Vec<Arc<Linked>>>;

impl Machine {
    /// Codes, this one among them.
    pub(crate) fn codes_with(&mut self, code: CodeId) -> Codes {
        if code.0 as usize >= self.vm.codes.len() {
            self.vm.codes = Arc::new(self.codes.to_vec());
        }
        Arc::clone(&self.vm.codes)
    }

    /// Makes a code ready to run in a module.
    ///
    /// # Errors
    /// `SystemError` for a code that no compiler wrote.
    pub fn link(&mut self, code: Code, module: ModuleId) -> Res<CodeId> {
        if !is_sound(&code) {
            return Err(self.error(crate::classes::SYSTEM_ERROR, "unknown opcode"));
        }
        self.link_sound(code, module)
    }

    fn link_sound(&mut self, mut code: Code, module: ModuleId) -> Res<CodeId> {
        let consts = std::mem::take(&mut code.consts)
            .into_iter()
            .map(|constant| self.constant(constant, module))
            .collect::<Res<Box<[Value]>>>()?;
        // Then `MakeFunction` needs no new names.
        self.symbol(&code.name);
        self.symbol(&code.qualname);
        let names: Box<[Symbol]> = code.names.iter().map(|name| self.symbol(name)).collect();
        let params = code
            .params
            .names
            .iter()
            .map(|name| self.symbol(name))
            .collect();
        let mut links = Links {
            shared: code.instrs.len() >= usize::from(NOTHING),
            ..Links::default()
        };
        let mut instrs: Box<[Instr]> = std::mem::take(&mut code.instrs)
            .into_iter()
            .map(|instr| self.link_instr(instr, module, &names, &consts, &mut links))
            .collect();
        make_pairs(&mut instrs);
        let registers = code.registers;
        let plain = is_plain(&code).then_some(code.params.positional);
        let linked = Linked {
            code: Arc::new(code),
            module,
            instrs,
            consts,
            names,
            params,
            globals: links.globals.into(),
            sites: links.sites.into(),
            keywords: links.keywords.into(),
            plain,
            registers,
        };
        let id = CodeId(self.codes.len() as u32);
        self.codes.push(Arc::new(linked));
        Ok(id)
    }

    fn link_instr(
        &mut self,
        mut instr: Instr,
        module: ModuleId,
        names: &[Symbol],
        consts: &[Value],
        links: &mut Links,
    ) -> Instr {
        match instr.op {
            Op::LoadGlobal | Op::StoreGlobal | Op::DeleteGlobal => {
                let name = names[instr.wide() as usize];
                let global = match links.places.get(&name) {
                    Some(global) => *global,
                    None => {
                        let global = links.globals.len() as u32;
                        links.globals.push(self.global(name, module));
                        links.places.insert(name, global);
                        global
                    }
                };
                Instr {
                    d: instr.d,
                    ..Instr::with_wide(instr.op, instr.a, global)
                }
            }
            Op::GetAttr | Op::SetAttr | Op::LoadMethod => {
                let name = names[usize::from(instr.c)];
                let known = links.sites.iter().position(|site| site.name == name);
                instr.c = match known.filter(|_| links.shared) {
                    Some(site) => site as u16,
                    None => {
                        let place = self.add_site();
                        links.sites.push(Site { name, place });
                        (links.sites.len() - 1) as u16
                    }
                };
                instr
            }
            Op::Call if instr.c != NOTHING => {
                let names = self.keyword_names(consts[instr.c as usize]);
                instr.c = match links.keywords.iter().position(|other| *other == names) {
                    Some(place) => place as u16,
                    None => {
                        links.keywords.push(names);
                        (links.keywords.len() - 1) as u16
                    }
                };
                instr
            }
            _ => instr,
        }
    }

    /// The place of a name in a module and in `builtins`.
    fn global(&mut self, name: Symbol, module: ModuleId) -> Global {
        let place = self.modules[module.0 as usize].names.slot(name);
        let builtin = match self.vm.builtins {
            Some(builtins) => self.modules[builtins.0 as usize].names.slot(name),
            None => place,
        };
        Global {
            name,
            place,
            builtin,
        }
    }

    fn keyword_names(&mut self, names: Value) -> Box<[Symbol]> {
        let names = match self.body(names) {
            Some(Body::Tuple(names)) => names.clone(),
            _ => Box::default(),
        };
        names
            .iter()
            .filter_map(|name| self.symbol_of(*name))
            .collect()
    }

    /// The symbol of a text.
    pub fn symbol_of(&mut self, text: Value) -> Option<Symbol> {
        let text = self.as_text(text)?;
        if let Some(symbol) = self.symbols.find(text) {
            return Some(symbol);
        }
        let text = text.to_owned();
        Some(self.symbol(&text))
    }

    fn constant(&mut self, constant: Const, module: ModuleId) -> Res<Value> {
        Ok(match constant {
            Const::None => Value::NONE,
            Const::Bool(yes) => Value::bool(yes),
            Const::Ellipsis => Value::ELLIPSIS,
            Const::Int(number) => self.integer(number),
            Const::BigInt(digits) => self.big(digits.parse::<BigInt>().unwrap_or_default()),
            Const::Float(number) => self.float(number),
            Const::Str(text) => self.constant_text(&text),
            Const::Bytes(bytes) => self
                .heap
                .alloc(crate::classes::BYTES, Body::Bytes(bytes.into())),
            Const::Tuple(items) => {
                let items = items
                    .into_iter()
                    .map(|item| self.constant(item, module))
                    .collect::<Res<Vec<Value>>>()?;
                self.tuple(items)
            }
            Const::Code(code) => {
                let id = self.link_sound(*code, module)?;
                self.heap.alloc(crate::classes::CODE, Body::Code(id))
            }
        })
    }

    /// Texts that look like names are the same object everywhere, as programs that compare with `is` expect.
    fn constant_text(&mut self, text: &str) -> Value {
        if text.len() <= 40
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        {
            let symbol = self.symbol(text);
            self.symbols.text(symbol)
        } else {
            self.str(text)
        }
    }
}

#[derive(Default)]
struct Links {
    globals: Vec<Global>,
    places: FxHashMap<Symbol, u32>,
    sites: Vec<Site>,
    /// In a very long code, all accesses to a name share one memory, so that their numbers fit.
    shared: bool,
    keywords: Vec<Box<[Symbol]>>,
}

fn is_plain(code: &Code) -> bool {
    let params = &code.params;
    code.flavour == Flavour::Function
        && params.keyword_only == 0
        && !params.varargs
        && !params.varkw
}

/// Does every instruction name what there is? (Codes may come from outside, as bytes.)
fn is_sound(code: &Code) -> bool {
    let params = &code.params;
    let all = usize::from(params.positional)
        + usize::from(params.keyword_only)
        + usize::from(params.varargs)
        + usize::from(params.varkw);
    params.names.len() == all
        && params.positional_only <= params.positional
        && all <= usize::from(code.registers)
        && matches!(
            code.instrs.last().map(|instr| instr.op),
            Some(Op::Return | Op::Raise | Op::Reraise | Op::Jump | Op::JumpBack)
        )
        && code.instrs.iter().all(|instr| is_sound_instr(code, *instr))
        && code.handlers.iter().all(|handler| {
            (handler.target as usize) < code.instrs.len() && handler.register < code.registers
        })
        && code.consts.iter().all(is_sound_const)
}

fn is_sound_const(constant: &Const) -> bool {
    match constant {
        Const::Code(code) => is_sound(code),
        Const::Tuple(items) => items.iter().all(is_sound_const),
        _ => true,
    }
}

fn is_sound_instr(code: &Code, instr: Instr) -> bool {
    let name = |name: usize| name < code.names.len();
    match instr.op {
        op if op.is_of_machine() => false,
        Op::Const => (instr.wide() as usize) < code.consts.len(),
        Op::LoadGlobal | Op::StoreGlobal | Op::DeleteGlobal | Op::LoadPrivate => {
            name(instr.wide() as usize)
        }
        Op::Check
        | Op::LoadName
        | Op::StoreName
        | Op::DeleteName
        | Op::LoadNameOrCell
        | Op::LoadCell
        | Op::DeleteCell
        | Op::GetAttr
        | Op::SetAttr
        | Op::DeleteAttr
        | Op::LoadMethod
        | Op::ImportFrom => name(instr.c.into()),
        Op::Import => name(instr.b.into()),
        Op::MakeFunction => matches!(code.consts.get(usize::from(instr.b)), Some(Const::Code(_))),
        Op::Call => {
            instr.c == NOTHING
                || matches!(code.consts.get(usize::from(instr.c)), Some(Const::Tuple(_)))
        }
        Op::Jump
        | Op::JumpBack
        | Op::JumpIfTrue
        | Op::JumpIfFalse
        | Op::JumpIfNone
        | Op::JumpIfNotNone => (instr.wide() as usize) < code.instrs.len(),
        _ => true,
    }
}
