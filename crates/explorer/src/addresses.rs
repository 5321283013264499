//! Addresses in texts (`<__main__.X object at 0x7f0000000420>`): each is a reference to an object, whose handle differs
//! from schedule to schedule. So states have it as a reference, and outcomes by its order.

use interleave_python::object::address;
use interleave_python::value::Handle;
use rustc_hash::FxHashMap;

/// How an address begins, and how long it is: see `interleave_python::object::address`.
const BEGIN: &str = "0x7f";
const LENGTH: usize = 14;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// That is no address.
    Text(&'a str),
    /// An object's.
    Address(Handle),
}

/// The parts of a text.
pub struct Parts<'a>(&'a str);

/// Takes a text to pieces.
pub fn parts(text: &str) -> Parts<'_> {
    Parts(text)
}

/// Is there an address in it?
pub fn has_address(text: &str) -> bool {
    first(text).is_some()
}

/// Where the first address stands, and whose it is.
fn first(text: &str) -> Option<(usize, Handle)> {
    let found = text.match_indices(BEGIN).map(|(place, _)| place);
    found.into_iter().find_map(|place| {
        let digits = text.get(place + BEGIN.len()..place + LENGTH)?;
        let number = u64::from_str_radix(digits, 16).ok()?;
        let handle = u32::try_from(number / 16).ok()?;
        (number % 16 == 0).then_some((place, Handle(handle)))
    })
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        let (length, part) = match first(self.0) {
            _ if self.0.is_empty() => return None,
            None => (self.0.len(), Part::Text(self.0)),
            Some((0, handle)) => (LENGTH, Part::Address(handle)),
            Some((place, _)) => (place, Part::Text(&self.0[..place])),
        };
        self.0 = &self.0[length..];
        Some(part)
    }
}

/// Objects by the order in which their addresses were met.
#[derive(Debug, Default)]
pub struct Names(FxHashMap<Handle, u32>);

impl Names {
    /// The names of all objects in these lines, by their order: whose, if lines' order means nothing, is that of what
    /// stands beside addresses.
    pub fn of(text: &str, exact: bool) -> Self {
        let mut names = Self::default();
        let mut lines: Vec<&str> = text.lines().collect();
        if !exact {
            lines.sort_by_cached_key(|line| without(line));
        }
        for line in lines {
            names.named(line);
        }
        names
    }

    /// A text with addresses of its own for what it refers to: the first object is at 16, and so on.
    pub fn named(&mut self, text: &str) -> String {
        let mut named = String::with_capacity(text.len());
        for part in parts(text) {
            match part {
                Part::Text(text) => named.push_str(text),
                Part::Address(handle) => {
                    let next = self.0.len() as u32 + 1;
                    named.push_str(&address(*self.0.entry(handle).or_insert(next)));
                }
            }
        }
        named
    }
}

/// What stands beside addresses.
fn without(line: &str) -> String {
    let texts = parts(line).map(|part| match part {
        Part::Text(text) => text,
        Part::Address(_) => BEGIN,
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_to_pieces() {
        let at = address(66);
        let text = format!("0x7f <X at {at}> and 0x7f00000000ä0x7f{at}");
        let found: Vec<Part> = parts(&text).collect();
        let own = Part::Address(Handle(66));
        let rest = Part::Text("> and 0x7f00000000ä0x7f");
        assert_eq!(found, [Part::Text("0x7f <X at "), own, rest, own]);
        assert!(!has_address("0x7f000000001") && has_address(&at));
    }

    #[test]
    fn names_are_the_same_in_whatever_order_lines_come() {
        let (a, b) = (address(5), address(9));
        let all = |one: &str, other: &str| {
            let text = format!("{one}\n{other}\n");
            let named = Names::of(&text, false).named(&text);
            let mut lines: Vec<&str> = named.lines().collect();
            lines.sort_unstable();
            lines.join("\n")
        };
        let (first, second) = (format!("a {a}"), format!("b {b}"));
        assert_eq!(all(&first, &second), all(&second, &first));
        let (third, fourth) = (format!("a {b}"), format!("b {a}"));
        assert_eq!(all(&first, &second), all(&fourth, &third));
        assert_ne!(all(&first, &second), all(&first, &fourth));
    }
}
