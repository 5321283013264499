//! f-strings as CPython 3.11 reads them: a text whose fields are looked at one character after another.

/// A field in the format of a field in the format of a field is too much.
const MAX_LEVEL: u32 = 2;
const NO_END: &str = "f-string: expecting '}'";

/// The first thing that is wrong with an f-string's fields.
pub(super) fn problem(content: &str, is_raw: bool) -> Option<String> {
    let mut reader = Reader {
        rest: content,
        is_raw,
    };
    reader.literal(0).err()
}

type Read = Result<(), String>;

struct Reader<'s> {
    rest: &'s str,
    is_raw: bool,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or("");
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.skip(c.len_utf8());
        Some(c)
    }

    /// Reads text and fields; a format, which stands in a field, ends with the field's brace.
    fn literal(&mut self, level: u32) -> Read {
        while let Some(c) = self.peek() {
            match c {
                '{' if level == 0 && self.rest.starts_with("{{") => self.skip(2),
                '}' if level == 0 && self.rest.starts_with("}}") => self.skip(2),
                '}' if level == 0 => return Err("f-string: single '}' is not allowed".to_owned()),
                '}' => return Ok(()),
                '{' => {
                    self.skip(1);
                    self.field(level)?;
                }
                '\\' if !self.is_raw => self.escape(),
                _ => self.skip(c.len_utf8()),
            }
        }
        Ok(())
    }

    fn escape(&mut self) {
        self.skip(1);
        if self.rest.starts_with("N{") {
            let end = self.rest.find('}').map_or(self.rest.len(), |end| end + 1);
            self.skip(end);
        } else if !self.rest.starts_with(['{', '}']) {
            self.take();
        }
    }

    fn field(&mut self, level: u32) -> Read {
        if level >= MAX_LEVEL {
            return Err("f-string: expressions nested too deeply".to_owned());
        }
        let before = self.rest;
        self.expression()?;
        let length = before.len() - self.rest.len();
        let expression = before.get(..length).unwrap_or("");
        let Some(end) = self.peek() else {
            return Err(NO_END.to_owned());
        };
        if expression
            .trim_matches([' ', '\t', '\n', '\u{c}', '\r'])
            .is_empty()
        {
            return Err(match end {
                '!' | ':' | '=' => format!("f-string: expression required before '{end}'"),
                _ => "f-string: empty expression not allowed".to_owned(),
            });
        }
        if end == '=' {
            self.skip(1);
            self.rest = self.rest.trim_start();
        }
        self.conversion()?;
        if self.peek() == Some(':') {
            self.skip(1);
            self.literal(level + 1)?;
        }
        match self.take() {
            Some('}') => Ok(()),
            _ => Err(NO_END.to_owned()),
        }
    }

    fn conversion(&mut self) -> Read {
        if self.peek() != Some('!') {
            return Ok(());
        }
        self.skip(1);
        match self.take() {
            None => Err(NO_END.to_owned()),
            Some('s' | 'r' | 'a') => Ok(()),
            Some(_) => {
                let message = "f-string: invalid conversion character: expected 's', 'r', or 'a'";
                Err(message.to_owned())
            }
        }
    }

    /// Reads up to what ends an expression: `!`, `:`, `=` or the brace.
    fn expression(&mut self) -> Read {
        let mut open = Vec::new();
        while let Some(c) = self.peek() {
            match c {
                '\\' => {
                    return Err("f-string expression part cannot include a backslash".to_owned());
                }
                '#' => return Err("f-string expression part cannot include '#'".to_owned()),
                '\'' | '"' => {
                    self.inner_text(c)?;
                    continue;
                }
                '(' | '[' | '{' => open.push(c),
                '!' | '=' | '<' | '>' if open.is_empty() => {
                    if self.rest.get(1..2) == Some("=") {
                        self.skip(2);
                        continue;
                    }
                    if matches!(c, '!' | '=') {
                        break;
                    }
                }
                ':' | '}' if open.is_empty() => break,
                ')' | ']' | '}' => closed(open.pop(), c)?,
                _ => {}
            }
            self.skip(c.len_utf8());
        }
        match open.pop() {
            Some(opener) => Err(format!("f-string: unmatched '{opener}'")),
            None => Ok(()),
        }
    }

    fn inner_text(&mut self, quote: char) -> Read {
        let triple: String = [quote; 3].iter().collect();
        let closer = if self.rest.starts_with(&triple) {
            triple
        } else {
            quote.to_string()
        };
        self.skip(closer.len());
        let Some(end) = self.rest.find(&closer) else {
            let backslash = self.rest.contains('\\');
            return Err(if backslash {
                "f-string expression part cannot include a backslash".to_owned()
            } else {
                "f-string: unterminated string".to_owned()
            });
        };
        if self.rest.get(..end).is_some_and(|text| text.contains('\\')) {
            return Err("f-string expression part cannot include a backslash".to_owned());
        }
        self.skip(end + closer.len());
        Ok(())
    }
}

fn closed(opener: Option<char>, closer: char) -> Read {
    match (opener, closer) {
        (None, _) => Err(format!("f-string: unmatched '{closer}'")),
        (Some('('), ')') | (Some('['), ']') | (Some('{'), '}') => Ok(()),
        (Some(opener), _) => Err(format!(
            "f-string: closing parenthesis '{closer}' does not match opening parenthesis '{opener}'"
        )),
    }
}
