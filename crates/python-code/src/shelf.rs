//! A shelf: modules of a library in few bytes, and in fewer yet once they are compressed.
//!
//! What is alike stands together, in *columns*: all instructions' operators, all first fields of
//! instructions with the same operator, and so on; texts stand once each. So who compresses a
//! shelf finds what repeats itself. Where in the source an instruction comes from is left out,
//! and so are texts of documentation: nobody sees those of the library.

mod column;
mod operand;
mod read;
mod write;

use crate::Code;

/// A module of a shelf.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// As it is imported: `os.path`.
    pub name: String,
    /// Can it have submodules?
    pub package: bool,
    /// Its code.
    pub code: Code,
}

/// A shelf's modules as bytes.
pub fn to_bytes(modules: &[Module]) -> Vec<u8> {
    write::shelf(modules)
}

/// The modules of a shelf; `None` if these bytes are none.
pub fn from_bytes(bytes: &[u8]) -> Option<Vec<Module>> {
    read::shelf(bytes)
}

/// Only their names, and which of them can have submodules.
pub fn names(bytes: &[u8]) -> Option<Vec<(String, bool)>> {
    read::names(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Const, Flavour, Handler, Instr, NOTHING, Op, Params};

    fn instrs() -> Vec<Instr> {
        let plain = |op, d, a, b, c| Instr { op, d, a, b, c };
        vec![
            Instr::with_wide(Op::Const, 1, 0),
            Instr::with_wide(Op::Const, 2, 70_000),
            Instr::with_wide(Op::Int, 0, (-5_i32).cast_unsigned()),
            Instr::with_wide(Op::LoadGlobal, 3, 2),
            Instr::with_wide(Op::JumpBack, 0, 0),
            Instr::with_wide(Op::JumpIfTrue, 4, 90_000),
            plain(Op::LoadMethod, 0, 5, 6, 1),
            plain(Op::Call, 1, 5, 2, NOTHING),
            plain(Op::MakeFunction, 0, 5, 1, NOTHING),
            plain(Op::Raise, 0, NOTHING, NOTHING, 0),
            plain(Op::ImportStar, 0, 1, 0, 0),
        ]
    }

    fn inner() -> Code {
        Code {
            name: "f".into(),
            qualname: "C.<locals>.f".into(),
            params: Params {
                names: vec!["a".into(), "b".into()],
                positional: 1,
                positional_only: 1,
                keyword_only: 1,
                varargs: false,
                varkw: true,
            },
            flavour: Flavour::AsyncGenerator,
            registers: 300,
            locals: vec!["a".into(), "b".into(), "c".into()],
            free: vec!["__class__".into()],
            ..Code::default()
        }
    }

    fn constants() -> Vec<Const> {
        vec![
            Const::None,
            Const::Bool(true),
            Const::Bool(false),
            Const::Ellipsis,
            Const::Int(i64::MIN),
            Const::BigInt("123456789012345678901234567890".into()),
            Const::Float(-0.0),
            Const::Str("ä\0b".into()),
            Const::Bytes(vec![0, 255]),
            Const::Tuple(vec![Const::Int(1), Const::Tuple(Vec::new())]),
            Const::Code(Box::new(inner())),
        ]
    }

    fn modules() -> Vec<Module> {
        let code = Code {
            name: "<module>".into(),
            qualname: "<module>".into(),
            registers: 9,
            names: vec!["f".into(), "g".into(), "f".into()],
            consts: constants(),
            instrs: instrs(),
            handlers: vec![Handler {
                start: 3,
                end: 70_000,
                target: 2,
                register: 8,
            }],
            ..Code::default()
        };
        let mut unusual = inner();
        unusual.locals.rotate_left(1);
        let other = Module {
            name: "os.path".into(),
            package: false,
            code: unusual,
        };
        vec![
            Module {
                name: "os".into(),
                package: true,
                code,
            },
            other,
        ]
    }

    #[test]
    fn what_comes_back_is_what_went_in() {
        let bytes = to_bytes(&modules());
        assert_eq!(from_bytes(&bytes).as_deref(), Some(&*modules()));
        let names = names(&bytes).unwrap_or_default();
        assert_eq!(names, [("os".into(), true), ("os.path".into(), false)]);
    }

    #[test]
    fn what_ends_too_early_is_no_shelf() {
        let bytes = to_bytes(&modules());
        for length in 0..bytes.len() {
            assert_eq!(from_bytes(&bytes[..length]), None, "of {length} bytes");
        }
    }

    #[test]
    fn garbage_is_no_shelf_or_another_one_but_never_a_panic() {
        let bytes = to_bytes(&modules());
        for place in 0..bytes.len() {
            for value in [0, 1, 127, 128, 255] {
                let mut garbled = bytes.clone();
                garbled[place] = value;
                let _ = from_bytes(&garbled);
            }
        }
    }
}
