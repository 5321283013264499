//! Splitting texts, and joining them.

use super::{must_be_text, this};
use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res};
use crate::natives::args::arg;
use crate::text::category::{ends_line, is_space};
use crate::value::Value;

impl Machine {
    /// A list of texts.
    ///
    /// # Errors
    /// `MemoryError`.
    #[cfg_attr(feature = "small", optimize(speed))]
    pub fn list_of_texts(&mut self, texts: Vec<String>) -> Res<Value> {
        self.reserve(texts.iter().map(|text| text.len() + 64).sum())?;
        let items = texts.into_iter().map(|text| self.str(text)).collect();
        Ok(self.list(items))
    }
}

/// `split` and `rsplit`.
pub fn split(machine: &mut Machine, args: &[Value], from_end: bool) -> Res<Out> {
    this(machine, args, if from_end { "rsplit" } else { "split" })?;
    let most = machine.want_int(arg(args, 2))?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let separator = arg(args, 1);
    let text = if separator.is_none() {
        None
    } else {
        let separator = machine.want_text(separator, |class| {
            format!("must be str or None, not {class}")
        })?;
        if separator.is_empty() {
            return machine.value_error("empty separator");
        }
        Some(separator.to_owned())
    };
    let whole = machine.as_text(arg(args, 0)).unwrap_or_default();
    let parts = match (text, from_end) {
        (None, false) => words(whole, most),
        (None, true) => words_from_end(whole, most),
        (Some(separator), false) => owned(whole.splitn(most.saturating_add(1), &*separator)),
        (Some(separator), true) => {
            let mut parts = owned(whole.rsplitn(most.saturating_add(1), &*separator));
            parts.reverse();
            parts
        }
    };
    Ok(machine.list_of_texts(parts)?.into())
}

fn owned<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    parts.map(str::to_owned).collect()
}

fn words(text: &str, most: usize) -> Vec<String> {
    let mut rest = text.trim_start_matches(is_space);
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let end = rest.find(is_space).unwrap_or(rest.len());
        if parts.len() == most {
            parts.push(rest.to_owned());
            break;
        }
        let (word, after) = rest.split_at(end);
        parts.push(word.to_owned());
        rest = after.trim_start_matches(is_space);
    }
    parts
}

fn words_from_end(text: &str, most: usize) -> Vec<String> {
    let mut rest = text.trim_end_matches(is_space);
    let mut parts = Vec::new();
    while !rest.is_empty() {
        if parts.len() == most {
            parts.push(rest.to_owned());
            break;
        }
        let space = rest
            .char_indices()
            .rev()
            .find(|(_, character)| is_space(*character));
        let start = space.map_or(0, |(place, character)| place + character.len_utf8());
        let (before, word) = rest.split_at(start);
        parts.push(word.to_owned());
        rest = before.trim_end_matches(is_space);
    }
    parts.reverse();
    parts
}

/// `splitlines`.
pub fn splitlines(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let Some(keep) = machine.truth(arg(args, 1)) else {
        return machine.type_error("an integer is required");
    };
    let lines = lines(this(machine, args, "splitlines")?, keep);
    Ok(machine.list_of_texts(lines)?.into())
}

fn lines(text: &str, keep: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let Some(end) = rest.find(ends_line) else {
            lines.push(rest.to_owned());
            break;
        };
        let (line, after) = rest.split_at(end);
        let ending = if after.starts_with("\r\n") {
            2
        } else {
            after.chars().next().map_or(0, char::len_utf8)
        };
        let (ending, after) = after.split_at(ending);
        lines.push(if keep {
            format!("{line}{ending}")
        } else {
            line.to_owned()
        });
        rest = after;
    }
    lines
}

/// `partition` and `rpartition`.
pub fn partition(machine: &mut Machine, args: &[Value], from_end: bool) -> Res<Out> {
    let method = if from_end { "rpartition" } else { "partition" };
    let text = this(machine, args, method)?.to_owned();
    let separator = must_be_text(machine, arg(args, 1))?.to_owned();
    if separator.is_empty() {
        return machine.value_error("empty separator");
    }
    let found = if from_end {
        text.rsplit_once(&*separator)
    } else {
        text.split_once(&*separator)
    };
    let parts = match found {
        Some((before, after)) => [before, &separator, after],
        None if from_end => ["", "", &text],
        None => [&text, "", ""],
    };
    let parts = parts.map(|part| machine.str(part));
    Ok(machine.tuple(parts).into())
}

/// `join`.
pub fn join(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    this(machine, args, "join")?;
    let iterable = arg(args, 1);
    if !machine.is_iterable(iterable) {
        return machine.type_error("can only join an iterable");
    }
    let Some(items) = machine.items_of(iterable)? else {
        return machine.prelude("_text_join", args.to_vec());
    };
    let mut size = 0_usize;
    for (place, item) in items.iter().enumerate() {
        match machine.as_text(*item) {
            Some(text) => size = size.saturating_add(text.len()),
            None => {
                let class = machine.class_name(*item);
                return machine.type_error(format!(
                    "sequence item {place}: expected str instance, {class} found"
                ));
            }
        }
    }
    if let [only] = items.as_slice()
        && machine.class_of(*only) == classes::STR
    {
        return Ok((*only).into());
    }
    let between = machine.as_text(arg(args, 0)).map_or(0, str::len);
    machine.reserve(size.saturating_add(between.saturating_mul(items.len())))?;
    let separator = machine.as_text(arg(args, 0)).unwrap_or_default();
    let texts: Vec<&str> = items
        .iter()
        .filter_map(|item| machine.as_text(*item))
        .collect();
    let text = texts.join(separator);
    machine.out_text(text)
}
