//! Reads values into settings, key by key. What the keys of [`KEYS`] take is the
//! `match` in [`Settings::apply`].
//!
//! It must not fail: a value that makes no sense leaves the setting as it was
//! and makes a notice.

use super::notice::{Notice, refusal, too_long};
use super::{
    INTERVAL, KEYS, Lesson, MAX_PACKED_BYTES, MAX_SEED, Order, Page, REPEATS, Settings, Switch,
    Theme, Time, WORKERS, listed, modes_of,
};
use crate::work::{Slider, Workload, program};
use std::borrow::Cow;

/// How many pairs of one fragment are read.
const MAX_PAIRS: usize = 1_000;
/// How many keys that mean nothing here are kept,
const MAX_KEPT_KEYS: usize = 64;
/// and how many bytes of them, keys and values together. (A program travels in `code`.)
const MAX_KEPT_BYTES: usize = 64 * 1024;
impl Settings {
    /// Sets several keys at once, in any order: the program and the workload are set first,
    /// since what others mean hangs on them.
    pub fn apply_all<'a>(
        &mut self,
        pairs: impl IntoIterator<Item = (Cow<'a, str>, Cow<'a, str>)>,
    ) -> Vec<Notice> {
        let mut pairs = pairs.into_iter();
        let mut last: Vec<(Cow<str>, Cow<str>)> = Vec::new();
        for (key, value) in pairs.by_ref().take(MAX_PAIRS) {
            match last.iter_mut().find(|(known, _)| *known == key) {
                Some(pair) => pair.1 = value,
                None => last.push((key, value)),
            }
        }
        last.sort_by_key(|(key, _)| match &**key {
            "code" => 0,
            "workload" => 1,
            _ => 2,
        });
        let refused = last
            .iter()
            .filter_map(|(key, value)| self.apply(key, value).err());
        let mut notices: Vec<Notice> = Vec::new();
        for notice in refused.chain(pairs.next().map(|(key, value)| too_long(&key, &value))) {
            if notices.iter().all(|told| told.message != notice.message) {
                notices.push(notice);
            }
        }
        notices
    }

    /// Sets one key of the URL's table.
    ///
    /// # Errors
    /// The notice to show. If the value is not used, the setting stays as it was;
    /// what this version cannot show yet is taken and kept.
    pub fn apply(&mut self, key: &str, value: &str) -> Result<(), Notice> {
        if !KEYS.contains(&key) {
            return self.keep(key, value);
        }
        let about = self.about();
        match key {
            "v" if value == "1" => Ok(()),
            "v" => Err(refusal(key, value, "a known version", "version 1")),
            "page" => self.apply_page(value),
            "lesson" => self.apply_lesson(value),
            "code" | "schedule" => self.apply_packed(key, value),
            "switch" | "time" | "order" => self.apply_rule(key, value),
            "bound" => self.apply_bound(value),
            "workload" => self.apply_workload(value),
            "modes" => self.apply_modes(value),
            "workers" => set_number(&mut self.workers, WORKERS, key, value),
            "repeats" => set_number(&mut self.repeats, REPEATS, key, value),
            "tasks" if !self.is_program => set_number(&mut self.tasks, about.tasks, key, value),
            "size" if let Some(range) = about.size => set_number(&mut self.size, range, key, value),
            "latency" if let Some(range) = about.latency => {
                set_number(&mut self.latency_ms, range, key, value)
            }
            "interval" => set_number(&mut self.switch_interval_ms, INTERVAL, key, value),
            "seed" => self.apply_seed(value),
            "theme" => self.apply_theme(value),
            "autorun" => set_switch(&mut self.autorun, key, value),
            "embed" => set_switch(&mut self.embed, key, value),
            // A size or latency that this work has no use for.
            _ => self.keep(key, value),
        }
    }

    fn apply_page(&mut self, value: &str) -> Result<(), Notice> {
        self.page = Page::from_id(value)
            .ok_or_else(|| refusal("page", value, "a page", words_of(self.page)))?;
        // The playground is no lesson's.
        self.lesson = self.lesson.filter(|_| self.page != Page::Play);
        Ok(())
    }

    fn apply_lesson(&mut self, value: &str) -> Result<(), Notice> {
        let used = self.lesson.map_or("none", Lesson::id);
        let lesson = Lesson::from_id(value);
        self.lesson = Some(lesson.ok_or_else(|| refusal("lesson", value, "a lesson", used))?);
        // Who names a lesson wants to see it.
        if self.page == Page::Play {
            self.page = Page::Lesson;
        }
        Ok(())
    }

    /// Texts that only the page about programs unpacks. An empty one is none.
    fn apply_packed(&mut self, key: &str, value: &str) -> Result<(), Notice> {
        let (packed, expected, extra): (_, _, &[u8]) = match key {
            "code" => (
                &mut self.program.code,
                "a packed program of at most 8 KB",
                b"-_",
            ),
            _ => (
                &mut self.program.schedule,
                "a schedule of at most 8 KB",
                b"-_.~",
            ),
        };
        if !is_packed(value, extra) {
            let used = packed.as_ref().map_or("none", |_| "the one before");
            return Err(refusal(key, value, expected, used));
        }
        *packed = (!value.is_empty()).then(|| value.to_owned());
        self.is_program &= self.program.code.is_some();
        Ok(())
    }

    fn apply_rule(&mut self, key: &str, value: &str) -> Result<(), Notice> {
        let rules = &mut self.program;
        let (is_taken, expected, used) = match key {
            "switch" => (
                take(&mut rules.switch, Switch::from_id(value)),
                "anywhere, 3.10 or 3.8",
                rules.switch.id(),
            ),
            "time" => (
                take(&mut rules.time, Time::from_id(value)),
                "any or punctual",
                rules.time.id(),
            ),
            _ => (
                take(&mut rules.order, Order::from_id(value)),
                "bag or exact",
                rules.order.id(),
            ),
        };
        is_taken.ok_or_else(|| refusal(key, value, expected, used))
    }

    fn apply_bound(&mut self, value: &str) -> Result<(), Notice> {
        let bound = &mut self.program.bound;
        if value.is_empty() {
            *bound = None;
            return Ok(());
        }
        let given = whole_number(value).and_then(|given| u32::try_from(given).ok());
        let used = || bound.map_or("none".to_owned(), |bound| bound.to_string());
        *bound = Some(given.ok_or_else(|| refusal("bound", value, "a whole number", &used()))?);
        Ok(())
    }

    fn apply_workload(&mut self, value: &str) -> Result<(), Notice> {
        let expected = match Workload::from_id(value) {
            Some(workload) => {
                self.choose(workload);
                return Ok(());
            }
            None if value != program::ID => "a workload",
            None if self.choose_program() => return Ok(()),
            None => "there without a program",
        };
        Err(refusal("workload", value, expected, self.work_id()))
    }

    fn apply_modes(&mut self, value: &str) -> Result<(), Notice> {
        self.modes = modes_of(value)
            .map_err(|()| refusal("modes", value, "a list of modes", &listed(&self.modes)))?;
        Ok(())
    }

    fn apply_seed(&mut self, value: &str) -> Result<(), Notice> {
        let seed = whole_number(value).filter(|&seed| seed <= MAX_SEED);
        let expected = "a whole number up to 9007199254740991";
        self.seed = seed.ok_or_else(|| refusal("seed", value, expected, &self.seed.to_string()))?;
        Ok(())
    }

    fn apply_theme(&mut self, value: &str) -> Result<(), Notice> {
        let theme = [Theme::Light, Theme::Dark]
            .into_iter()
            .find(|theme| theme.id() == value);
        let used = self.theme.map_or("the system's", Theme::id);
        self.theme = Some(theme.ok_or_else(|| refusal("theme", value, "light or dark", used))?);
        Ok(())
    }

    /// Keeps a key that means nothing here, within bounds.
    fn keep(&mut self, key: &str, value: &str) -> Result<(), Notice> {
        self.forget(key);
        let kept_bytes: usize = self
            .unknown
            .iter()
            .map(|(key, value)| key.len() + value.len())
            .sum();
        if self.unknown.len() >= MAX_KEPT_KEYS
            || kept_bytes + key.len() + value.len() > MAX_KEPT_BYTES
        {
            return Err(too_long(key, value));
        }
        self.unknown.push((key.to_owned(), value.to_owned()));
        Ok(())
    }
}

/// A page as a notice names it.
fn words_of(page: Page) -> &'static str {
    match page {
        Page::About => "the page about Interleave",
        Page::Code => "the code page",
        Page::Lesson => "the lesson",
        Page::Play => "the playground",
    }
}

/// Whether a text is short, and of letters, digits and these characters.
fn is_packed(text: &str, extra: &[u8]) -> bool {
    let is_fine = |byte: u8| byte.is_ascii_alphanumeric() || extra.contains(&byte);
    text.len() <= MAX_PACKED_BYTES && text.bytes().all(is_fine)
}

/// Sets a choice if there is one.
fn take<T>(choice: &mut T, given: Option<T>) -> Option<()> {
    *choice = given?;
    Some(())
}

/// Sets a number if the value lies in its range.
fn set_number(number: &mut u32, range: Slider, key: &str, value: &str) -> Result<(), Notice> {
    let Slider { min, max, .. } = range;
    let given =
        whole_number(value).filter(|given| (u64::from(min)..=u64::from(max)).contains(given));
    let expected = || format!("a whole number from {min} to {max}");
    *number = given.ok_or_else(|| refusal(key, value, &expected(), &number.to_string()))? as u32;
    Ok(())
}

fn set_switch(switch: &mut bool, key: &str, value: &str) -> Result<(), Notice> {
    *switch = match value {
        "1" | "true" => true,
        "0" | "false" => false,
        _ => {
            let used = if *switch { "1" } else { "0" };
            return Err(refusal(key, value, "1 or 0", used));
        }
    };
    Ok(())
}

/// Digits and nothing else: no sign, no blanks.
fn whole_number(text: &str) -> Option<u64> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}
