//! From a pattern to a tree.

use super::set::{Class, Item, Set};
use super::{ASCII, At, DOT_ALL, Greed, IGNORE_CASE, MULTILINE, Node, Repeat, UNICODE, VERBOSE};

/// How deep groups may stand in each other.
const DEPTH: usize = 100;
/// No limit of repetitions.
pub(super) const MANY: u32 = u32::MAX;

/// What is wrong with a pattern, and at which character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// As Python words it.
    pub message: String,
    /// Where; `None` if it is not told.
    pub place: Option<usize>,
}

type Parsed<T> = Result<T, Problem>;

/// A pattern that was read.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Its tree.
    pub node: Node,
    /// How many groups it has.
    pub groups: usize,
    /// The names of groups, with their numbers.
    pub names: Vec<(String, usize)>,
    /// The flags, with those that stand in the pattern.
    pub flags: u32,
}

/// Reads a pattern.
///
/// # Errors
/// What is wrong with it.
pub fn parse(pattern: &str, flags: u32) -> Parsed<Pattern> {
    let text: Vec<char> = pattern.chars().collect();
    match Parser::new(&text, flags).whole() {
        // Spaces count until it is known that they do not.
        Err(Stop::Verbose(more)) => Parser::new(&text, flags | more).whole(),
        other => other,
    }
    .map_err(|stop| match stop {
        Stop::Problem(problem) => problem,
        Stop::Verbose(_) => problem("bad inline flags: cannot turn on global flag", Some(0)),
    })
}

pub(super) fn problem(message: impl Into<String>, place: Option<usize>) -> Problem {
    Problem {
        message: message.into(),
        place,
    }
}

pub(super) enum Stop {
    Problem(Problem),
    Verbose(u32),
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

pub(super) struct Parser<'a> {
    text: &'a [char],
    pub(super) place: usize,
    pub(super) flags: u32,
    /// Of each group, from 1 on: how many characters it fits, if that is always the same; `Err`: it is still open.
    pub(super) groups: Vec<Result<Option<usize>, ()>>,
    pub(super) names: Vec<(String, usize)>,
    /// References to groups that may come later: the number and where.
    pub(super) checks: Vec<(usize, usize)>,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a [char], flags: u32) -> Self {
        let flags = if flags & ASCII == 0 {
            flags | UNICODE
        } else {
            flags
        };
        Self {
            text,
            place: 0,
            flags,
            groups: Vec::new(),
            names: Vec::new(),
            checks: Vec::new(),
            depth: 0,
        }
    }

    fn whole(mut self) -> Result<Pattern, Stop> {
        let node = self.alternatives(true)?;
        if self.place < self.text.len() {
            return fail("unbalanced parenthesis", self.place);
        }
        for &(group, place) in &self.checks {
            if group > self.groups.len() {
                return fail(format!("invalid group reference {group}"), place);
            }
        }
        Ok(Pattern {
            node,
            groups: self.groups.len(),
            names: self.names,
            flags: self.flags,
        })
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.text.get(self.place).copied()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let c = self.peek();
        self.place += usize::from(c.is_some());
        c
    }

    pub(super) fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.place += usize::from(found);
        found
    }

    pub(super) fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    pub(super) fn alternatives(&mut self, outermost: bool) -> Result<Node, Stop> {
        let mut choices = vec![self.sequence(outermost)?];
        while self.eat('|') {
            choices.push(self.sequence(false)?);
        }
        Ok(match choices.pop() {
            Some(only) if choices.is_empty() => only,
            Some(last) => {
                choices.push(last);
                Node::Alt(choices)
            }
            None => Node::Empty,
        })
    }

    fn skip_verbose(&mut self) -> bool {
        if !self.has(VERBOSE) {
            return false;
        }
        match self.peek() {
            Some(c) if c.is_ascii_whitespace() || c == '\x0b' => {
                self.place += 1;
                true
            }
            Some('#') => {
                while self.next().is_some_and(|c| c != '\n') {}
                true
            }
            _ => false,
        }
    }

    pub(super) fn sequence(&mut self, outermost: bool) -> Result<Node, Stop> {
        let start = self.place;
        let mut items: Vec<Node> = Vec::new();
        loop {
            if self.skip_verbose() {
                continue;
            }
            let place = self.place;
            let Some(c) = self.peek() else { break };
            match c {
                '|' | ')' => break,
                '*' | '+' | '?' => self.repeat_last(&mut items, place)?,
                '{' if self.is_count() => self.repeat_last(&mut items, place)?,
                _ => {
                    let first = outermost && place == start && start == 0;
                    if let Some(node) = self.item(first)? {
                        items.push(node);
                    }
                }
            }
        }
        Ok(if items.len() == 1 {
            items.remove(0)
        } else {
            Node::Cat(items)
        })
    }

    /// Do braces with numbers begin here? Others are characters.
    fn is_count(&self) -> bool {
        let rest = &self.text[self.place + 1..];
        let Some(end) = rest.iter().position(|&c| c == '}') else {
            return false;
        };
        let inside: String = rest[..end].iter().collect();
        let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        match inside.split_once(',') {
            Some((min, max)) => number(min) && number(max),
            None => !inside.is_empty() && number(&inside),
        }
    }

    fn repeat_last(&mut self, items: &mut Vec<Node>, place: usize) -> Result<(), Stop> {
        let (min, max) = self.count(place)?;
        let greed = if self.eat('?') {
            Greed::Lazy
        } else if self.eat('+') {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        match items.pop() {
            None | Some(Node::At(_)) => fail("nothing to repeat", place),
            Some(Node::Repeat(_)) => fail("multiple repeat", place),
            Some(node) => {
                items.push(Node::Repeat(Box::new(Repeat {
                    node,
                    min,
                    max,
                    greed,
                })));
                Ok(())
            }
        }
    }

    fn count(&mut self, place: usize) -> Result<(u32, u32), Stop> {
        match self.next() {
            Some('*') => return Ok((0, MANY)),
            Some('+') => return Ok((1, MANY)),
            Some('?') => return Ok((0, 1)),
            _ => {}
        }
        let min = self.digits();
        let max = if self.eat(',') {
            self.digits()
        } else {
            min.clone()
        };
        self.eat('}');
        let number = |text: String, open: u32| -> Result<u32, Stop> {
            if text.is_empty() {
                return Ok(open);
            }
            text.parse()
                .ok()
                .filter(|&number| number < MANY)
                .ok_or_else(|| Stop::Problem(problem("the repetition number is too large", None)))
        };
        let (min, max) = (number(min, 0)?, number(max, MANY)?);
        if max < min {
            return fail("min repeat greater than max repeat", place + 1);
        }
        Ok((min, max))
    }

    fn digits(&mut self) -> String {
        let mut digits = String::new();
        while let Some(c) = self.peek().filter(char::is_ascii_digit) {
            digits.push(c);
            self.place += 1;
        }
        digits
    }

    fn item(&mut self, first: bool) -> Result<Option<Node>, Stop> {
        let place = self.place;
        let Some(c) = self.next() else {
            return Ok(None);
        };
        Ok(Some(match c {
            '.' => Node::Any(self.has(DOT_ALL)),
            '^' if self.has(MULTILINE) => Node::At(At::LineStart),
            '^' => Node::At(At::Start),
            '$' if self.has(MULTILINE) => Node::At(At::LineEnd),
            '$' => Node::At(At::End),
            '[' => self.set(place)?,
            '(' => {
                self.depth += 1;
                if self.depth > DEPTH {
                    return fail("too many nested groups", place);
                }
                let node = self.group(place, first);
                self.depth -= 1;
                return node;
            }
            '\\' => self.escape(place)?,
            c => self.char(c),
        }))
    }

    fn char(&self, c: char) -> Node {
        Node::Char(c, self.has(IGNORE_CASE))
    }

    fn class(&self, c: char) -> Option<Item> {
        let class = match c {
            'd' | 'D' => Class::Digit,
            's' | 'S' => Class::Space,
            'w' | 'W' => Class::Word,
            _ => return None,
        };
        Some(Item::Class {
            class,
            negated: c.is_ascii_uppercase(),
            ascii: self.has(ASCII),
        })
    }

    /// After a backslash, outside of sets.
    fn escape(&mut self, place: usize) -> Result<Node, Stop> {
        let Some(c) = self.next() else {
            return fail("bad escape (end of pattern)", place);
        };
        if let Some(item) = self.class(c) {
            return Ok(Node::Set(Set {
                items: vec![item],
                ..Set::default()
            }));
        }
        Ok(match c {
            'A' => Node::At(At::Start),
            'Z' => Node::At(At::VeryEnd),
            'b' => Node::At(At::Word(self.has(ASCII))),
            'B' => Node::At(At::NotWord(self.has(ASCII))),
            '1'..='9' => self.number_escape(place, c)?,
            c => {
                let c = self.char_escape(place, c)?;
                self.char(c)
            }
        })
    }

    fn number_escape(&mut self, place: usize, first: char) -> Result<Node, Stop> {
        let mut group = first.to_digit(10).unwrap_or(0) as usize;
        if let Some(second) = self.peek().and_then(|c| c.to_digit(10)) {
            let third = self.text.get(self.place + 1).and_then(|c| c.to_digit(8));
            if let (Some(a), true, Some(z)) = (first.to_digit(8), second < 8, third) {
                self.place += 2;
                let c = self.octal(place, a * 64 + second * 8 + z)?;
                return Ok(self.char(c));
            }
            self.place += 1;
            group = group * 10 + second as usize;
        }
        self.reference(group, place + 1)
            .map_err(|stop| match stop {
                // An open group is told of where the backslash is.
                Stop::Problem(problem) if problem.message.starts_with("cannot") => {
                    Stop::Problem(Problem {
                        place: Some(place),
                        ..problem
                    })
                }
                stop => stop,
            })?;
        Ok(Node::Back(group, self.has(IGNORE_CASE)))
    }

    pub(super) fn reference(&self, group: usize, place: usize) -> Result<(), Stop> {
        match self.groups.get(group.wrapping_sub(1)) {
            None => fail(format!("invalid group reference {group}"), place),
            Some(Err(())) => fail("cannot refer to an open group", place),
            Some(Ok(_)) => Ok(()),
        }
    }

    fn octal(&self, place: usize, number: u32) -> Result<char, Stop> {
        let shown: String = self.text[place..self.place].iter().collect();
        match char::from_u32(number) {
            Some(c) if number <= 0o377 => Ok(c),
            _ => fail(
                format!("octal escape value {shown} outside of range 0-0o377"),
                place,
            ),
        }
    }

    /// The character that a backslash and another one stand for.
    fn char_escape(&mut self, place: usize, c: char) -> Result<char, Stop> {
        Ok(match c {
            'a' => '\x07',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\x0b',
            '0' => {
                let mut number = 0;
                for _ in 0..2 {
                    if let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) {
                        number = number * 8 + digit;
                        self.place += 1;
                    }
                }
                self.octal(place, number)?
            }
            'x' => self.hex(place, 2)?,
            'u' => self.hex(place, 4)?,
            'U' => self.hex(place, 8)?,
            c if c.is_ascii_alphanumeric() => {
                return fail(format!("bad escape \\{c}"), place);
            }
            c => c,
        })
    }

    fn hex(&mut self, place: usize, count: usize) -> Result<char, Stop> {
        let mut number = 0;
        for _ in 0..count {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(16)) else {
                let shown: String = self.text[place..self.place].iter().collect();
                return fail(format!("incomplete escape {shown}"), place);
            };
            number = number * 16 + digit;
            self.place += 1;
        }
        let shown: String = self.text[place..self.place].iter().collect();
        char::from_u32(number)
            .ok_or_else(|| Stop::Problem(problem(format!("bad escape {shown}"), Some(place))))
    }

    fn set(&mut self, start: usize) -> Result<Node, Stop> {
        let mut set = Set {
            negated: self.eat('^'),
            ignore_case: self.has(IGNORE_CASE),
            items: Vec::new(),
        };
        let first = self.place;
        loop {
            let place = self.place;
            let Some(c) = self.next() else {
                return fail("unterminated character set", start);
            };
            if c == ']' && place > first {
                return Ok(Node::Set(set));
            }
            let from = self.set_item(place, c)?;
            let range = self.peek() == Some('-')
                && self.text.get(self.place + 1).is_some_and(|&c| c != ']');
            if self.peek() == Some('-') && self.place + 1 >= self.text.len() {
                return fail("unterminated character set", start);
            }
            if !range {
                set.items.push(from);
                continue;
            }
            self.place += 1;
            let to_place = self.place;
            let Some(c) = self.next() else {
                return fail("unterminated character set", start);
            };
            let to = self.set_item(to_place, c)?;
            match (from, to) {
                (Item::Range(from, _), Item::Range(to, _)) if from <= to => {
                    set.items.push(Item::Range(from, to));
                }
                _ => {
                    let shown: String = self.text[place..self.place].iter().collect();
                    return fail(format!("bad character range {shown}"), place);
                }
            }
        }
    }

    fn set_item(&mut self, place: usize, c: char) -> Result<Item, Stop> {
        if c != '\\' {
            return Ok(Item::Range(c, c));
        }
        let Some(c) = self.next() else {
            return fail("bad escape (end of pattern)", place);
        };
        if let Some(item) = self.class(c) {
            return Ok(item);
        }
        let c = match c {
            'b' => '\x08',
            '0'..='7' => {
                let mut number = c.to_digit(8).unwrap_or(0);
                for _ in 0..2 {
                    if let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) {
                        number = number * 8 + digit;
                        self.place += 1;
                    }
                }
                self.octal(place, number)?
            }
            c => self.char_escape(place, c)?,
        };
        Ok(Item::Range(c, c))
    }

    /// How many characters a node fits, if that is always the same.
    pub(super) fn width(&self, node: &Node) -> Option<usize> {
        match node {
            Node::Empty | Node::At(_) | Node::Look { .. } => Some(0),
            Node::Char(..) | Node::Any(_) | Node::Set(_) => Some(1),
            Node::Group(node, _) | Node::Atomic(node) => self.width(node),
            Node::Back(group, _) => match self.groups.get(group.wrapping_sub(1)) {
                Some(Ok(width)) => *width,
                _ => None,
            },
            Node::Cat(nodes) => nodes
                .iter()
                .try_fold(0_usize, |sum, node| sum.checked_add(self.width(node)?)),
            Node::Alt(nodes) => {
                let mut widths = nodes.iter().map(|node| self.width(node));
                let first = widths.next()??;
                widths.all(|width| width == Some(first)).then_some(first)
            }
            Node::Repeat(repeat) if repeat.min == repeat.max => {
                self.width(&repeat.node)?.checked_mul(repeat.min as usize)
            }
            Node::Repeat(_) => None,
            Node::If(_, yes, no) => {
                let width = self.width(yes)?;
                (self.width(no)? == width).then_some(width)
            }
        }
    }
}

pub(super) fn fail<T>(message: impl Into<String>, place: usize) -> Result<T, Stop> {
    Err(Stop::Problem(problem(message, Some(place))))
}
