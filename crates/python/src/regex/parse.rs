//! From a pattern to a tree.

mod escape;

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
