//! What stands in round brackets: groups, names, flags, looks and conditions.

use super::parse::{Parser, Stop, fail, problem};
use super::{ASCII, DOT_ALL, IGNORE_CASE, LOCALE, MULTILINE, Node, UNICODE, VERBOSE};

impl Parser<'_> {
    pub(super) fn group(&mut self, start: usize, first: bool) -> Result<Option<Node>, Stop> {
        if !self.eat('?') {
            return self.capture(start, None).map(Some);
        }
        let Some(c) = self.next() else {
            return fail("unexpected end of pattern", self.place);
        };
        match c {
            'P' => self.named(start),
            ':' => self.inner(start).map(Some),
            '#' => loop {
                match self.next() {
                    Some(')') => return Ok(None),
                    Some(_) => {}
                    None => return fail("missing ), unterminated comment", start),
                }
            },
            '=' | '!' => self.look(start, false, c == '!').map(Some),
            '<' => match self.next() {
                Some(c @ ('=' | '!')) => self.look(start, true, c == '!').map(Some),
                Some(c) => fail(format!("unknown extension ?<{c}"), start + 1),
                None => fail("unexpected end of pattern", self.place),
            },
            '>' => Ok(Some(Node::Atomic(Box::new(self.inner(start)?)))),
            '(' => self.condition(start).map(Some),
            c if c == '-' || "aiLmsux".contains(c) => self.inline_flags(start, c, first),
            c => fail(format!("unknown extension ?{c}"), start + 1),
        }
    }

    /// What stands in a group, to its closing bracket.
    fn inner(&mut self, start: usize) -> Result<Node, Stop> {
        let flags = self.flags;
        let node = self.alternatives(false)?;
        self.flags = flags;
        if self.eat(')') {
            // What is repeated is the whole of it, so it must not look like one repetition.
            return Ok(match node {
                Node::Repeat(_) | Node::At(_) => Node::Cat(vec![node]),
                node => node,
            });
        }
        fail("missing ), unterminated subpattern", start)
    }

    fn capture(&mut self, start: usize, name: Option<(String, usize)>) -> Result<Node, Stop> {
        self.groups.push(Err(()));
        let number = self.groups.len();
        if let Some((name, place)) = name {
            if let Some((_, other)) = self.names.iter().find(|(known, _)| *known == name) {
                return fail(
                    format!(
                        "redefinition of group name '{name}' as group {number}; was group {other}"
                    ),
                    place,
                );
            }
            self.names.push((name, number));
        }
        let node = self.inner(start)?;
        let width = self.width(&node);
        if let Some(group) = self.groups.get_mut(number - 1) {
            *group = Ok(width);
        }
        Ok(Node::Group(Box::new(node), number))
    }

    fn named(&mut self, start: usize) -> Result<Option<Node>, Stop> {
        match self.next() {
            Some('<') => {
                let place = self.place;
                let name = self.name('>', "group name")?;
                self.capture(start, Some((name, place))).map(Some)
            }
            Some('=') => {
                let place = self.place;
                let name = self.name(')', "group name")?;
                let Some(&(_, group)) = self.names.iter().find(|(known, _)| *known == name) else {
                    return fail(format!("unknown group name '{name}'"), place);
                };
                self.reference(group, place)?;
                Ok(Some(Node::Back(group, self.has(IGNORE_CASE))))
            }
            Some(c) => fail(format!("unknown extension ?P{c}"), start + 1),
            None => fail("unexpected end of pattern", self.place),
        }
    }

    fn name(&mut self, end: char, what: &str) -> Result<String, Stop> {
        let place = self.place;
        let mut name = String::new();
        loop {
            match self.next() {
                Some(c) if c == end => break,
                Some(c) => name.push(c),
                None if name.is_empty() => return fail(format!("missing {what}"), place),
                None => return fail(format!("missing {end}, unterminated name"), place),
            }
        }
        if name.is_empty() {
            return fail(format!("missing {what}"), place);
        }
        let identifier = name.chars().all(|c| c == '_' || c.is_alphanumeric())
            && !name.starts_with(|c: char| c.is_numeric());
        let number = end == ')' && name.bytes().all(|b| b.is_ascii_digit());
        if !identifier && !number {
            return fail(format!("bad character in group name '{name}'"), place);
        }
        Ok(name)
    }

    fn look(&mut self, start: usize, behind: bool, negated: bool) -> Result<Node, Stop> {
        let node = self.inner(start)?;
        let behind = if behind {
            let Some(width) = self.width(&node) else {
                let message = "look-behind requires fixed-width pattern";
                return Err(Stop::Problem(problem(message, None)));
            };
            Some(width)
        } else {
            None
        };
        Ok(Node::Look {
            node: Box::new(node),
            behind,
            negated,
        })
    }

    fn condition(&mut self, start: usize) -> Result<Node, Stop> {
        let place = self.place;
        let name = self.name(')', "group name")?;
        let group = match name.parse::<usize>() {
            Ok(0) => return fail("bad group number", place),
            Ok(number) => {
                self.checks.push((number, place));
                number
            }
            Err(_) => match self.names.iter().find(|(known, _)| *known == name) {
                Some(&(_, group)) => group,
                None => return fail(format!("unknown group name '{name}'"), place),
            },
        };
        let yes = self.sequence(false)?;
        let no = if self.eat('|') {
            self.sequence(false)?
        } else {
            Node::Empty
        };
        if self.peek() == Some('|') {
            return fail(
                "conditional backref with more than two branches",
                self.place,
            );
        }
        if !self.eat(')') {
            return fail("missing ), unterminated subpattern", start);
        }
        Ok(Node::If(group, Box::new(yes), Box::new(no)))
    }

    /// `(?i)`, `(?i:...)`, `(?i-s:...)`; `c` is the first character.
    fn inline_flags(&mut self, start: usize, c: char, first: bool) -> Result<Option<Node>, Stop> {
        let (mut on, mut off) = (0, 0);
        let mut c = c;
        while c != '-' {
            on |= self.one_flag(c, on)?;
            c = match self.next() {
                None => return fail("missing -, : or )", self.place),
                Some(')') => return self.global_flags(start, on, first),
                Some(':') => return self.with_flags(start, on, 0).map(Some),
                Some(c @ '-') => c,
                Some(c) if flag_of(c).is_some() => c,
                Some(c) if c.is_alphabetic() => return fail("unknown flag", self.place - 1),
                Some(_) => return fail("missing -, : or )", self.place - 1),
            };
        }
        loop {
            let place = self.place;
            match self.next() {
                Some(':') if off != 0 => return self.with_flags(start, on, off).map(Some),
                Some(c) if flag_of(c).is_some() => {
                    off |= flag_of(c).unwrap_or(0);
                    if off & (ASCII | LOCALE | UNICODE) != 0 {
                        let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                        return fail(message, self.place);
                    }
                }
                None | Some(':' | ')') if off == 0 => return fail("missing flag", place),
                None | Some(')') => return fail("missing :", place),
                Some(c) if c.is_alphabetic() => return fail("unknown flag", place),
                Some(_) if off == 0 => return fail("missing flag", place),
                Some(_) => return fail("missing :", place),
            }
        }
    }

    fn one_flag(&self, c: char, on: u32) -> Result<u32, Stop> {
        let flag = flag_of(c).unwrap_or(0);
        if flag == LOCALE {
            let message = "bad inline flags: cannot use 'L' flag with a str pattern";
            return fail(message, self.place);
        }
        let kinds = ASCII | UNICODE;
        if flag & kinds != 0 && on & kinds != 0 && on & kinds != flag {
            let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
            return fail(message, self.place);
        }
        Ok(flag)
    }

    fn global_flags(&mut self, start: usize, on: u32, first: bool) -> Result<Option<Node>, Stop> {
        if !first {
            return fail("global flags not at the start of the expression", start);
        }
        if on & VERBOSE != 0 && !self.has(VERBOSE) {
            return Err(Stop::Verbose(VERBOSE));
        }
        if on & ASCII != 0 {
            self.flags &= !UNICODE;
        }
        self.flags |= on;
        Ok(None)
    }

    fn with_flags(&mut self, start: usize, on: u32, off: u32) -> Result<Node, Stop> {
        let flags = self.flags;
        if on & (ASCII | UNICODE) != 0 {
            self.flags &= !(ASCII | UNICODE);
        }
        self.flags = (self.flags | on) & !off;
        let node = self.inner(start)?;
        self.flags = flags;
        Ok(node)
    }
}

fn flag_of(c: char) -> Option<u32> {
    Some(match c {
        'a' => ASCII,
        'i' => IGNORE_CASE,
        'L' => LOCALE,
        'm' => MULTILINE,
        's' => DOT_ALL,
        'u' => UNICODE,
        'x' => VERBOSE,
        _ => return None,
    })
}
