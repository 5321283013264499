//! Code as text, one instruction per line: for tests and for finding errors.

use interleave_python_code::{Binary, Code, Compare, Const, Instr, NOTHING, Op, Unary};
use std::fmt::Write;

/// All instructions of a code, and of the codes among its constants.
pub fn listing(code: &Code) -> String {
    let mut text = String::new();
    write_code(&mut text, code, 0);
    text
}

fn write_code(text: &mut String, code: &Code, depth: usize) {
    let indent = "  ".repeat(depth.min(50));
    let _ = writeln!(
        text,
        "{indent}{} ({})",
        code.qualname,
        code.params.names.join(", ")
    );
    for (index, instr) in code.instrs.iter().enumerate() {
        let line = code.spans.get(index).map_or(0, |span| span.line);
        let what = instruction(code, *instr, index);
        let _ = writeln!(text, "{indent}{line:4} {index:4}  {what}");
    }
    for handler in &code.handlers {
        let _ = writeln!(
            text,
            "{indent}  {}..{} -> {} r{}",
            handler.start, handler.end, handler.target, handler.register
        );
    }
    for value in &code.consts {
        if let Const::Code(inner) = value {
            write_code(text, inner, depth + 1);
        }
    }
}

/// A register by its name, if it has one.
fn register(code: &Code, reg: u16) -> String {
    if reg == NOTHING {
        return "-".to_owned();
    }
    match code.locals.get(usize::from(reg)) {
        Some(name) => name.clone(),
        None => format!("r{reg}"),
    }
}

fn name(code: &Code, index: u32) -> &str {
    code.names.get(index as usize).map_or("?", String::as_str)
}

fn constant(code: &Code, index: u32) -> String {
    match code.consts.get(index as usize) {
        None => "?".to_owned(),
        Some(Const::Code(inner)) => format!("<code {}>", inner.qualname),
        Some(Const::Int(value)) => value.to_string(),
        Some(value) => format!("{value:?}"),
    }
}

fn instruction(code: &Code, instr: Instr, index: usize) -> String {
    let Instr { op, d, a, b, c } = instr;
    let [ra, rb, rc] = [a, b, c].map(|reg| register(code, reg));
    let wide = instr.wide();
    match op {
        Op::Const => format!("Const {ra} = {}", constant(code, wide)),
        Op::Int => format!("Int {ra} = {}", wide.cast_signed()),
        Op::Move | Op::GetIter | Op::Not | Op::ListToTuple => format!("{op:?} {ra} = {rb}"),
        Op::LoadGlobal | Op::LoadPrivate => format!("{op:?} {ra} = {}", name(code, wide)),
        Op::StoreGlobal | Op::DeleteGlobal => format!("{op:?} {} {ra}", name(code, wide)),
        Op::LoadName | Op::LoadNameOrCell | Op::GetAttr | Op::LoadMethod | Op::ImportFrom => {
            format!("{op:?} {ra} = {rb}.{}", name(code, u32::from(c)))
        }
        Op::SetAttr | Op::DeleteAttr | Op::StoreName | Op::DeleteName => {
            format!("{op:?} {rb}.{} {ra}", name(code, u32::from(c)))
        }
        Op::LoadCell => format!("LoadCell {ra} = {rb}"),
        Op::DeleteCell => format!("DeleteCell {rb}"),
        Op::Check => format!("Check {ra}"),
        Op::Jump | Op::JumpBack => format!("{op:?} {wide}"),
        Op::JumpIfTrue | Op::JumpIfFalse | Op::JumpIfNone | Op::JumpIfNotNone => {
            format!("{op:?} {ra} {wide}")
        }
        Op::ForIter => format!("ForIter {ra} = {rb} else {}", index + 1 + usize::from(c)),
        Op::Binary | Op::Inplace => {
            let symbol = Binary::ALL
                .get(usize::from(d))
                .map_or("?", |op| op.symbol());
            format!("{op:?} {ra} = {rb} {symbol} {rc}")
        }
        Op::Compare | Op::SkipIfCompare => {
            let symbol = Compare::ALL
                .get(usize::from(d))
                .map_or("?", |op| op.symbol());
            format!("{op:?} {ra} = {rb} {symbol} {rc}")
        }
        Op::Unary => format!("Unary {ra} = {:?} {rb}", Unary::ALL.get(usize::from(d))),
        Op::AddInt => format!("AddInt {ra} = {rb} + {} ({d})", c.cast_signed()),
        Op::Call => {
            let names = if c == NOTHING {
                String::new()
            } else {
                constant(code, u32::from(c))
            };
            format!(
                "Call {ra} {b} {names}{}",
                if d == 1 { "method" } else { "" }
            )
        }
        Op::MakeFunction => format!("MakeFunction {ra} = {} {rc}", constant(code, u32::from(b))),
        Op::Import => format!("Import {ra} = {} ({d}, {c})", name(code, u32::from(b))),
        Op::LoadClosure => format!("LoadClosure {ra} = {wide}"),
        Op::BuildList | Op::BuildTuple | Op::BuildSet | Op::BuildDict | Op::BuildString => {
            format!("{op:?} {ra} = {rb} ({c})")
        }
        Op::Raise | Op::EnterHandler | Op::YieldFrom | Op::StoreCell | Op::ListAppend => {
            format!("{op:?} {ra} {rb}")
        }
        Op::LeaveHandler => format!("LeaveHandler {rb}"),
        Op::Return | Op::Reraise | Op::Yield | Op::MakeCell | Op::Unbind | Op::ImportStar => {
            format!("{op:?} {ra}")
        }
        Op::Unpack => format!("Unpack {ra} {rb} ({c})"),
        _ => format!("{op:?} {d} {ra} {rb} {rc}"),
    }
}
