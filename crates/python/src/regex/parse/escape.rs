//! Escapes, and sets in brackets, which have escapes of their own.

use super::{Parser, Problem, Stop, fail, problem};
use crate::regex::set::{Class, Item, Set};
use crate::regex::{ASCII, At, IGNORE_CASE, Node};

impl Parser<'_> {
    pub(super) fn class(&self, c: char) -> Option<Item> {
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
    pub(super) fn escape(&mut self, place: usize) -> Result<Node, Stop> {
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

    pub(in crate::regex) fn reference(&self, group: usize, place: usize) -> Result<(), Stop> {
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

    pub(super) fn set(&mut self, start: usize) -> Result<Node, Stop> {
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
}
