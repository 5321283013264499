//! How deep a source is nested: the parser and what follows it go down into it by recursion.

use super::scan::{Kind, Scan, Token};
use ruff_text_size::TextRange;

/// How many levels the parser may go down.
const MAX_DOWN: u32 = 200;
/// How many levels a tree may have; a chain like `a + b + c` makes one for each operator.
const MAX_LEVELS: u32 = 900;

/// What one bracket, or the statement, adds.
#[derive(Clone, Copy, Default)]
struct Frame {
    /// Levels of the parser's recursion since the last comma, and of the tree.
    down: u32,
    levels: u32,
    /// Levels that no comma ends: those of `lambda a, b: …`.
    lasting: u32,
}

/// Where a source is nested too deep.
pub(super) fn too_deep(source: &str, scan: &Scan) -> Option<TextRange> {
    let mut frames = vec![Frame::default()];
    let (mut down, mut levels) = (0, 0);
    let mut after_operand = false;
    for token in &scan.tokens {
        let text = source.get(token.range.start().to_usize()..token.range.end().to_usize());
        let text = text.unwrap_or("");
        let Some(frame) = frames.last_mut() else {
            return Some(token.range);
        };
        let before = *frame;
        match (token.kind, text) {
            (Kind::Newline, _) => {
                frames = vec![Frame::default()];
                (down, levels) = (0, 0);
                continue;
            }
            (Kind::Op, "," | ";") => {
                frame.down = frame.lasting;
                frame.levels = frame.lasting;
            }
            (Kind::Name, "lambda") => {
                frame.lasting += 1;
                frame.down += 1;
                frame.levels += 1;
            }
            _ => add(frame, token, text, after_operand),
        }
        after_operand = ends_operand(token.kind, text);
        down = down + frame.down - before.down;
        levels = levels + frame.levels - before.levels;
        match text {
            "(" | "[" | "{" if token.kind == Kind::Op => frames.push(Frame {
                down: 1,
                levels: 1,
                lasting: 0,
            }),
            ")" | "]" | "}" if token.kind == Kind::Op && frames.len() > 1 => {
                if let Some(closed) = frames.pop() {
                    down -= closed.down;
                    levels -= closed.levels;
                }
                continue;
            }
            _ => {}
        }
        if matches!(text, "(" | "[" | "{") && token.kind == Kind::Op {
            (down, levels) = (down + 1, levels + 1);
        }
        if down > MAX_DOWN || levels > MAX_LEVELS {
            return Some(token.range);
        }
    }
    None
}

fn add(frame: &mut Frame, token: &Token, text: &str, after_operand: bool) {
    let (down, levels) = match (token.kind, text) {
        (Kind::Name, "not" | "else" | "await" | "yield" | "for") | (Kind::Op, "~" | "**") => (1, 1),
        // A sign before an operand takes a level of recursion, and so does a power; between operands there is a loop.
        (Kind::Op, "-" | "+" | "*") => (u32::from(!after_operand), 1),
        (Kind::Op, ":") if token.level == 0 => (1, 1),
        (
            Kind::Op,
            "(" | "[" | "{" | "." | "/" | "//" | "%" | "@" | "<<" | ">>" | "&" | "|" | "^" | ":=",
        ) => (0, 1),
        (Kind::Text, _) => (inside(text), inside(text)),
        _ => return,
    };
    frame.down = frame.down.saturating_add(down);
    frame.levels = frame.levels.saturating_add(levels);
}

/// Does an operand end with this token?
fn ends_operand(kind: Kind, text: &str) -> bool {
    match kind {
        Kind::Name => !matches!(
            text,
            "not"
                | "else"
                | "await"
                | "yield"
                | "lambda"
                | "in"
                | "is"
                | "and"
                | "or"
                | "if"
                | "return"
        ),
        Kind::Number | Kind::Text => true,
        _ => matches!(text, ")" | "]" | "}"),
    }
}

/// What the replacement fields of an f-string may add.
fn inside(text: &str) -> u32 {
    let prefix = text.split(['"', '\'']).next().unwrap_or("");
    if !prefix.contains(['f', 'F']) {
        return 0;
    }
    let (mut depth, mut most, mut current) = (0u32, 0u32, 0u32);
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    current = 0;
                }
            }
            _ => {}
        }
        if depth > 0 && "([{-~+*/%.@<>|&^:".contains(c) {
            current += 1;
            most = most.max(current);
        }
    }
    most
}
