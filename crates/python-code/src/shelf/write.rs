//! From modules to a shelf.

use super::Module;
use super::column::{Columns, Of, folded, put_number};
use super::operand::{Shape, Unused, fold_field, shape};
use crate::{Code, Const, Handler, Instr};
use std::collections::BTreeMap;

pub(super) fn shelf(modules: &[Module]) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(&mut out, modules.len() as u64);
    for module in modules {
        put_number(&mut out, module.package.into());
        put_text(&mut out, &module.name);
    }
    let mut writer = Writer::default();
    for module in modules {
        writer.code(&module.code, "");
    }
    put_number(&mut out, writer.texts.len() as u64);
    for text in &writer.texts {
        put_text(&mut out, text);
    }
    writer.columns.finish(&mut out);
    out
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

#[derive(Default)]
struct Writer<'a> {
    columns: Columns,
    /// Each text once, in the order of their first uses.
    texts: Vec<&'a str>,
    places: BTreeMap<&'a str, u64>,
}

impl<'a> Writer<'a> {
    /// A text that is new is 0.
    fn text(&mut self, of: Of, text: &'a str) {
        let next = self.texts.len() as u64;
        let place = *self.places.entry(text).or_insert(next);
        if place == next {
            self.texts.push(text);
        }
        let number = if place == next { 0 } else { place + 1 };
        self.columns.put(of, number);
    }

    fn texts(&mut self, of: Of, texts: &'a [String]) {
        self.columns.put(Of::Counts, texts.len() as u64);
        for text in texts {
            self.text(of, text);
        }
    }

    fn code(&mut self, code: &'a Code, outer: &str) {
        self.text(Of::Names, &code.name);
        let guess = super::read::guesses(&code.name, outer);
        let guessed = guess.iter().position(|guess| *guess == code.qualname);
        let guessed = guessed.unwrap_or(guess.len());
        self.columns.put(Of::SameQualnames, guessed as u64);
        if guessed == guess.len() {
            self.text(Of::Qualnames, &code.qualname);
        }
        self.texts(Of::Locals, &code.locals);
        self.params(code);
        self.columns.put(Of::Registers, code.registers.into());
        self.texts(Of::Free, &code.free);
        self.texts(Of::Globals, &code.names);
        self.handlers(&code.handlers);
        self.instrs(&code.instrs);
        self.consts(&code.consts, &code.qualname);
    }

    /// Their names are mostly those of the first registers.
    fn params(&mut self, code: &'a Code) {
        let params = &code.params;
        let are_first = code.locals.starts_with(&params.names);
        let flags = [params.varargs, params.varkw, are_first];
        let flags = flags
            .iter()
            .rev()
            .fold(0, |all, &flag| all << 1 | u64::from(flag));
        self.columns
            .put(Of::Flags, code.flavour as u64 | flags << 2);
        let counts = [
            params.positional,
            params.positional_only,
            params.keyword_only,
        ];
        for count in counts {
            self.columns.put(Of::Positions, count.into());
        }
        if are_first {
            self.columns.put(Of::Counts, params.names.len() as u64);
        } else {
            self.texts(Of::Locals, &params.names);
        }
    }

    fn handlers(&mut self, handlers: &[Handler]) {
        self.columns.put(Of::Counts, handlers.len() as u64);
        for handler in handlers {
            let Handler {
                start,
                end,
                target,
                register,
            } = *handler;
            let (start, end, target) = (i64::from(start), i64::from(end), i64::from(target));
            for number in [start, end - start, target - end, register.into()] {
                self.columns.put(Of::Handlers, folded(number));
            }
        }
    }

    fn instrs(&mut self, instrs: &[Instr]) {
        self.columns.put(Of::Counts, instrs.len() as u64);
        let (mut consts, mut names) = (Unused::default(), Unused::default());
        for (place, instr) in (0_i64..).zip(instrs) {
            let op = instr.op as u8;
            self.columns.put(Of::Ops, op.into());
            self.columns.put_field(op, 0, instr.d.into());
            self.columns.put_field(op, 1, fold_field(instr.a));
            let wide = instr.wide();
            let (b, c) = (fold_field(instr.b), fold_field(instr.c));
            let (third, fourth) = match shape(instr.op) {
                Shape::Plain => (b, Some(c)),
                Shape::Const => (consts.fold(wide), None),
                Shape::Name => (names.fold(wide), None),
                Shape::Number => (folded(wide.cast_signed().into()), None),
                Shape::Target => (folded(i64::from(wide) - place), None),
                Shape::NameInC => (b, Some(names.fold(instr.c.into()))),
                Shape::ConstInB => (consts.fold(instr.b.into()), Some(c)),
            };
            self.columns.put_field(op, 2, third);
            if let Some(fourth) = fourth {
                self.columns.put_field(op, 3, fourth);
            }
        }
    }

    fn consts(&mut self, consts: &'a [Const], outer: &str) {
        self.columns.put(Of::Counts, consts.len() as u64);
        for value in consts {
            self.constant(value, outer);
        }
    }

    fn constant(&mut self, value: &'a Const, outer: &str) {
        self.columns.put(Of::ConstKinds, kind(value));
        match value {
            Const::None | Const::Bool(_) | Const::Ellipsis => {}
            Const::Int(number) => self.columns.put(Of::ConstNumbers, folded(*number)),
            Const::BigInt(text) | Const::Str(text) => self.text(Of::ConstTexts, text),
            Const::Float(float) => {
                let bytes = float.to_le_bytes();
                self.columns.put_bytes(Of::ConstFloats, &bytes);
            }
            Const::Bytes(bytes) => {
                self.columns.put(Of::Counts, bytes.len() as u64);
                self.columns.put_bytes(Of::ConstBytes, bytes);
            }
            Const::Tuple(items) => self.consts(items, outer),
            Const::Code(code) => self.code(code, outer),
        }
    }
}

fn kind(value: &Const) -> u64 {
    match value {
        Const::None => 0,
        Const::Bool(value) => 1 + u64::from(*value),
        Const::Ellipsis => 3,
        Const::Int(_) => 4,
        Const::BigInt(_) => 5,
        Const::Float(_) => 6,
        Const::Str(_) => 7,
        Const::Bytes(_) => 8,
        Const::Tuple(_) => 9,
        Const::Code(_) => 10,
    }
}
