//! The small language of what an exercise asks for: numbers, texts, `[values that were printed]`,
//! comparisons, `and`, `or`, `not`, and a few functions. Of a single run, so numbers are exact; the
//! page's (www/lessons/expression.js) knows intervals besides. Pure.
//!
//! `[done] == 3 and not contains("Error")`

use std::collections::HashMap;

/// What an expression is of a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number,
    Number(f64),
    /// a text,
    Text(String),
    /// whether something holds,
    Truth(bool),
    /// or what is not there to be looked at, and why.
    Absent(String),
}

/// A run, as expressions see it.
pub struct Seen<'a> {
    /// How it ended: `finished`, `exception`, `deadlock` …
    pub end: &'a str,
    /// What it printed.
    pub output: &'a str,
    /// Its exit code.
    pub exit: i32,
}

/// An expression that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// As it stands.
    Exactly(Value),
    /// What was printed by this name: the median, if it was printed more than once.
    Printed(String),
    /// A name.
    Name(String),
    /// A function of names, values or texts.
    Call(String, Vec<String>),
    /// `not`.
    Not(Box<Self>),
    /// Two, with a sign or a word between.
    Two(Box<Self>, String, Box<Self>),
}

impl Expression {
    /// Reads one.
    ///
    /// # Errors
    /// In words, if it cannot be read.
    pub fn parse(source: &str) -> Result<Self, String> {
        let mut reader = Reader {
            tokens: tokens(source)?,
            at: 0,
        };
        let expression = reader.two(0)?;
        match reader.peek() {
            None => Ok(expression),
            Some(token) => Err(format!(
                "\"{}\" is not expected in \"{source}\"",
                token.word
            )),
        }
    }

    /// What it is of a run.
    pub fn of(&self, seen: &Seen) -> Value {
        match self {
            Self::Exactly(value) => value.clone(),
            Self::Printed(name) => numbers(seen, name)
                .map_or_else(Value::Absent, |numbers| Value::Number(median(numbers))),
            Self::Name(name) => named(seen, name),
            Self::Call(name, values) => called(seen, name, values),
            Self::Not(inner) => match inner.of(seen) {
                Value::Truth(holds) => Value::Truth(!holds),
                other => other,
            },
            Self::Two(left, sign, right) => two(left.of(seen), sign, right.of(seen)),
        }
    }
}

// --- what names mean ------------------------------------------------------------

fn named(seen: &Seen, name: &str) -> Value {
    match name {
        "end" => Value::Text(seen.end.to_owned()),
        "output" => Value::Text(seen.output.trim().to_owned()),
        "exit" => Value::Number(f64::from(seen.exit)),
        "lines" => Value::Number(seen.output.trim().lines().count().max(1) as f64),
        _ => Value::Absent(format!("nothing is called \"{name}\"")),
    }
}

fn called(seen: &Seen, name: &str, values: &[String]) -> Value {
    let first = values.first().map_or("", String::as_str);
    let of_numbers = |from: fn(&[f64]) -> f64| {
        numbers(seen, first).map_or_else(Value::Absent, |numbers| Value::Number(from(&numbers)))
    };
    match name {
        "contains" => Value::Truth(seen.output.contains(first)),
        "printed" => Value::Truth(numbers(seen, first).is_ok()),
        "end" | "output" => named(seen, name),
        "max" => of_numbers(|numbers| numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max)),
        "min" => of_numbers(|numbers| numbers.iter().copied().fold(f64::INFINITY, f64::min)),
        "sum" => of_numbers(|numbers| numbers.iter().sum()),
        "count" => of_numbers(|numbers| numbers.len() as f64),
        _ => Value::Absent(format!("there is no {name}(…) of one run")),
    }
}

/// The numbers that a run printed by this name, in their order; or why there are none.
fn numbers(seen: &Seen, name: &str) -> Result<Vec<f64>, String> {
    let mut printed: HashMap<&str, Vec<f64>> = HashMap::new();
    for (name, number) in seen.output.lines().filter_map(name_and_number) {
        printed.entry(name).or_default().push(number);
    }
    let found = printed.remove(name);
    found.ok_or_else(|| format!("the program did not print \"{name}: …\""))
}

/// Of a line that names a number: `in threads: 0.21 s`.
fn name_and_number(line: &str) -> Option<(&str, f64)> {
    let line = line.trim_matches([' ', '\t']);
    let (name, rest) = line.split_once(": ")?;
    if name.contains(':') || !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let (number, unit) = rest.split_once(' ').unwrap_or((rest, "s"));
    let is_plain = |word: &str| {
        let digits = word.strip_prefix('-').unwrap_or(word);
        let mut parts = digits.split('.');
        let is_digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        parts.by_ref().take(2).all(is_digits) && parts.next().is_none()
    };
    let is_value = is_plain(number) && !unit.is_empty() && !unit.contains(char::is_whitespace);
    is_value
        .then(|| number.parse().ok())
        .flatten()
        .map(|number| (name, number))
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    if numbers.len() % 2 == 1 {
        numbers[middle]
    } else {
        f64::midpoint(numbers[middle - 1], numbers[middle])
    }
}

// --- what signs mean ------------------------------------------------------------

fn two(left: Value, sign: &str, right: Value) -> Value {
    if let "and" | "or" = sign {
        let settling = Value::Truth(sign == "or");
        let other = Value::Truth(sign != "or");
        if left == settling || right == settling {
            return settling;
        }
        // What is absent stays absent unless the other side settles it.
        return if left == other { right } else { left };
    }
    match (left, right) {
        (Value::Absent(why), _) | (_, Value::Absent(why)) => Value::Absent(why),
        (Value::Number(one), Value::Number(other)) => of_numbers(one, sign, other),
        (one, other) => match sign {
            "==" => Value::Truth(one == other),
            "!=" => Value::Truth(one != other),
            _ => Value::Absent(format!("\"{sign}\" takes numbers")),
        },
    }
}

#[allow(
    clippy::float_cmp,
    reason = "printed numbers are compared as they stand"
)]
fn of_numbers(one: f64, sign: &str, other: f64) -> Value {
    match sign {
        "+" => Value::Number(one + other),
        "-" => Value::Number(one - other),
        "*" => Value::Number(one * other),
        "/" => Value::Number(one / other),
        "<" => Value::Truth(one < other),
        "<=" => Value::Truth(one <= other),
        ">" => Value::Truth(one > other),
        ">=" => Value::Truth(one >= other),
        "==" => Value::Truth(one == other),
        _ => Value::Truth(one != other),
    }
}

// --- reading --------------------------------------------------------------------

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Number,
    Text,
    Printed,
    Name,
    Sign,
}

#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    word: String,
}

/// Longer signs first.
const SIGNS: [&str; 13] = [
    "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", ",",
];

fn tokens(source: &str) -> Result<Vec<Token>, String> {
    let mut found = Vec::new();
    let mut rest = source.trim_start();
    while !rest.is_empty() {
        let unknown = || format!("\"{rest}\" is not understood");
        let while_it = |is: fn(char) -> bool| {
            let end = rest.find(|letter| !is(letter)).unwrap_or(rest.len());
            (&rest[..end], &rest[end..])
        };
        let until = |end: char| rest[1..].split_once(end).ok_or_else(unknown);
        let first = rest.chars().next().unwrap_or_default();
        let (kind, word, next) = match first {
            '"' => until('"').map(|(word, next)| (Kind::Text, word, next))?,
            '[' => until(']').map(|(word, next)| (Kind::Printed, word, next))?,
            '0'..='9' => {
                let (word, next) = while_it(|letter| letter.is_ascii_digit() || letter == '.');
                (Kind::Number, word, next)
            }
            'a'..='z' | 'A'..='Z' | '_' => {
                let (word, next) =
                    while_it(|letter| letter.is_ascii_alphanumeric() || letter == '_');
                (Kind::Name, word, next)
            }
            _ => {
                let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign));
                let sign = sign.ok_or_else(unknown)?;
                (Kind::Sign, sign, &rest[sign.len()..])
            }
        };
        found.push(Token {
            kind,
            word: word.to_owned(),
        });
        rest = next.trim_start();
    }
    Ok(found)
}

/// Signs and words between two expressions, those that bind least first.
const LEVELS: [&[&str]; 5] = [
    &["or"],
    &["and"],
    &["==", "!=", "<=", ">=", "<", ">"],
    &["+", "-"],
    &["*", "/"],
];
/// `not` stands between `and` and comparisons.
const NOT_LEVEL: usize = 2;

/// Reads by descent, one level of binding a call.
struct Reader {
    tokens: Vec<Token>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    /// Takes the next token if it is one of these.
    fn take(&mut self, words: &[&str]) -> Option<String> {
        let token = self.peek()?;
        let is_one = matches!(token.kind, Kind::Sign | Kind::Name) && words.contains(&&*token.word);
        let word = is_one.then(|| token.word.clone())?;
        self.at += 1;
        Some(word)
    }

    fn two(&mut self, level: usize) -> Result<Expression, String> {
        if level == LEVELS.len() {
            return self.atom();
        }
        if level == NOT_LEVEL && self.take(&["not"]).is_some() {
            return Ok(Expression::Not(Box::new(self.two(level)?)));
        }
        let mut left = self.two(level + 1)?;
        while let Some(sign) = self.take(LEVELS[level]) {
            let right = self.two(level + 1)?;
            left = Expression::Two(Box::new(left), sign, Box::new(right));
            // A comparison of a comparison means nothing.
            if level == NOT_LEVEL {
                break;
            }
        }
        Ok(left)
    }

    fn atom(&mut self) -> Result<Expression, String> {
        if self.take(&["("]).is_some() {
            let inner = self.two(0)?;
            return match self.take(&[")"]) {
                Some(_) => Ok(inner),
                None => Err("a \")\" is missing".to_owned()),
            };
        }
        if self.take(&["-"]).is_some() {
            let zero = Expression::Exactly(Value::Number(0.0));
            let inner = self.atom()?;
            return Ok(Expression::Two(
                Box::new(zero),
                "-".to_owned(),
                Box::new(inner),
            ));
        }
        let token = self
            .peek()
            .cloned()
            .ok_or("something is missing at the end")?;
        self.at += 1;
        Ok(match token.kind {
            Kind::Number => {
                let number = token.word.parse();
                let number = number.map_err(|_| format!("\"{}\" is no number", token.word))?;
                Expression::Exactly(Value::Number(number))
            }
            Kind::Text => Expression::Exactly(Value::Text(token.word.replace("\\n", "\n"))),
            Kind::Printed => Expression::Printed(token.word),
            Kind::Name if self.take(&["("]).is_some() => self.call(token.word)?,
            Kind::Name => Expression::Name(token.word),
            Kind::Sign => return Err(format!("something is missing before \"{}\"", token.word)),
        })
    }

    fn call(&mut self, name: String) -> Result<Expression, String> {
        let mut values = Vec::new();
        while self.take(&[")"]).is_none() {
            if !values.is_empty() && self.take(&[","]).is_none() {
                return Err(format!("a \",\" or \")\" is missing in {name}(…)"));
            }
            let token = self.peek().filter(|token| token.kind != Kind::Sign);
            let token = token.ok_or_else(|| format!("{name}(…) takes names"))?;
            values.push(token.word.clone());
            self.at += 1;
        }
        Ok(Expression::Call(name, values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &str) -> Value {
        let seen = Seen {
            end: "finished",
            output: "total: 13\n  in threads: 0.5 s\nstep: 1\nstep: 4\nstep: 2\nwell: done\n",
            exit: 0,
        };
        Expression::parse(source).expect(source).of(&seen)
    }

    #[test]
    fn what_was_printed_is_compared() {
        for holds in [
            "[total] == 13",
            "[in threads] <= 0.5 and [in threads] > 0.25 + 0.125",
            "end == \"finished\" and not contains(\"Error\")",
            "[step] == 2 and max(step) == 4 and count([step]) == 3 and sum(step) == 7",
            "not [total] < 13 and (1 == 2 or 2 * 3 - 1 == 5)",
            "printed(total) and not printed(well)",
            "lines == 6 and -1 < 0",
        ] {
            assert_eq!(of(holds), Value::Truth(true), "{holds}");
        }
        assert_eq!(of("[total] == 12"), Value::Truth(false));
        assert_eq!(of("end == 3"), Value::Truth(false));
    }

    #[test]
    fn what_is_absent_stays_absent_unless_the_other_side_settles_it() {
        assert!(matches!(of("[nothing] == 1"), Value::Absent(why) if why.contains("nothing: …")));
        assert!(matches!(
            of("[nothing] == 1 and [total] == 13"),
            Value::Absent(_)
        ));
        assert_eq!(of("[nothing] == 1 and [total] == 12"), Value::Truth(false));
        assert_eq!(of("[nothing] == 1 or [total] == 13"), Value::Truth(true));
        assert!(matches!(of("end < 3"), Value::Absent(_)));
        assert!(matches!(of("speedup(parallel, gil) > 1"), Value::Absent(_)));
    }

    #[test]
    fn what_cannot_be_read_is_refused_in_words() {
        for wrong in [
            "",
            "1 +",
            "(1",
            "a b",
            "\"open",
            "f(1 2)",
            "1 ? 2",
            "1 == 2 == 3",
            ")",
        ] {
            assert!(Expression::parse(wrong).is_err(), "{wrong}");
        }
    }
}
