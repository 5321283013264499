//! f-strings.

use super::Lowering;
use super::unit::Reg;
use interleave_python_code::{Const, NOTHING, Op};
use ruff_python_ast::{
    ConversionFlag, ExprFString, FStringPartRef, InterpolatedElement, InterpolatedStringElement,
};
use ruff_text_size::TextRange;

/// A text, or a value to format.
enum Piece<'a> {
    Text(String),
    Value(&'a InterpolatedElement),
}

impl<'a> Lowering<'a> {
    pub(super) fn fstring(&mut self, node: &'a ExprFString, dest: Reg) {
        let mut pieces = Vec::new();
        for part in &node.value {
            match part {
                FStringPartRef::Literal(literal) => add_text(&mut pieces, &literal.value),
                FStringPartRef::FString(string) => add_elements(&mut pieces, &string.elements),
            }
        }
        self.pieces(pieces, node.range, dest);
    }

    fn pieces(&mut self, mut pieces: Vec<Piece<'a>>, range: TextRange, dest: Reg) {
        if pieces.len() <= 1 {
            match pieces.pop() {
                None => self.text(String::new(), range, dest),
                Some(Piece::Text(text)) => self.text(text, range, dest),
                Some(Piece::Value(value)) => self.formatted(value, range, dest),
            }
            return;
        }
        let count = pieces.len() as u16;
        let base = self.unit.mark() as Reg;
        for piece in pieces {
            let reg = self.unit.temp();
            match piece {
                Piece::Text(text) => self.text(text, range, reg),
                Piece::Value(value) => self.formatted(value, range, reg),
            }
        }
        self.at(range);
        self.emit(Op::BuildString, dest, base, count);
    }

    fn text(&mut self, text: String, range: TextRange, dest: Reg) {
        self.at(range);
        self.load_const(dest, Const::Str(text));
    }

    /// One field; CPython marks the whole f-string.
    fn formatted(&mut self, element: &'a InterpolatedElement, range: TextRange, dest: Reg) {
        let mark = self.unit.mark();
        let value = self.operand(&element.expression);
        let spec = element.format_spec.as_ref().map(|spec| {
            let mut pieces = Vec::new();
            add_elements(&mut pieces, &spec.elements);
            let reg = self.unit.temp();
            self.deeper(element.range, |this| {
                this.pieces(pieces, range, reg);
            });
            reg
        });
        let shows_itself = element.debug_text.is_some() && element.format_spec.is_none();
        let conversion = match element.conversion {
            ConversionFlag::None if shows_itself => b'r',
            ConversionFlag::None => 0,
            ConversionFlag::Str => b's',
            ConversionFlag::Repr => b'r',
            ConversionFlag::Ascii => b'a',
        };
        self.at(range);
        self.emit_d(Op::Format, conversion, dest, value, spec.unwrap_or(NOTHING));
        self.unit.release(mark);
    }
}

fn add_elements<'a>(pieces: &mut Vec<Piece<'a>>, elements: &'a [InterpolatedStringElement]) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(literal) => add_text(pieces, &literal.value),
            InterpolatedStringElement::Interpolation(value) => {
                if let Some(debug) = &value.debug_text {
                    add_text(pieces, debug.as_str());
                }
                pieces.push(Piece::Value(value));
            }
        }
    }
}

/// Texts that stand together become one.
fn add_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(last)) => last.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}
