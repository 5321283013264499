//! Reads values into settings, key by key. What the keys of [`KEYS`] take is the
//! `match` in [`Settings::apply`].
//!
//! It must not fail: a value that makes no sense leaves the setting as it was
//! and makes a notice.

use super::notice::{Notice, later, refusal, too_long};
use super::{INTERVAL, KEYS, MAX_SEED, REPEATS, Settings, Theme, WORKERS, listed, modes_of};
use crate::work::{Slider, Workload};
use std::borrow::Cow;

/// How many pairs of one fragment are read.
const MAX_PAIRS: usize = 1_000;
/// How many keys that mean nothing here are kept,
const MAX_KEPT_KEYS: usize = 64;
/// and how many bytes of them, keys and values together. (A program travels in `code`.)
const MAX_KEPT_BYTES: usize = 64 * 1024;
/// Pages of later versions, which links may name already.
const LATER_PAGES: [&str; 3] = ["lesson", "code", "about"];
/// Lessons of later versions.
const LESSONS: [&str; 12] = [
    "kitchen",
    "latency",
    "scheduler",
    "threads",
    "race",
    "deadlock",
    "queue",
    "gil",
    "processes",
    "futures",
    "parallel",
    "primitives",
];

impl Settings {
    /// Sets several keys at once, in any order: the workload is set first, since
    /// the ranges of others hang on it.
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
        last.sort_by_key(|(key, _)| key != "workload");
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
    /// The notice to show if the value is not used; the setting then stays as it
    /// was.
    pub fn apply(&mut self, key: &str, value: &str) -> Result<(), Notice> {
        if !KEYS.contains(&key) {
            return self.keep(key, value);
        }
        let about = self.workload.about();
        match key {
            "v" if value == "1" => Ok(()),
            "v" => Err(refusal(key, value, "a known version", "version 1")),
            "page" => self.apply_page(value),
            "lesson" if !LESSONS.contains(&value) => Err(refusal(key, value, "a lesson", "none")),
            "lesson" | "code" | "schedule" => {
                self.keep(key, value)?;
                Err(later(key, value))
            }
            "workload" => self.apply_workload(value),
            "modes" => self.apply_modes(value),
            "workers" => set_number(&mut self.workers, WORKERS, key, value),
            "repeats" => set_number(&mut self.repeats, REPEATS, key, value),
            "tasks" => set_number(&mut self.tasks, about.tasks, key, value),
            "size" if let Some(range) = about.size => set_number(&mut self.size, range, key, value),
            "latency" if let Some(range) = about.latency => {
                set_number(&mut self.latency_ms, range, key, value)
            }
            "interval" => set_number(&mut self.switch_interval_ms, INTERVAL, key, value),
            "seed" => self.apply_seed(value),
            "theme" => self.apply_theme(value),
            "autorun" => set_switch(&mut self.autorun, key, value),
            "embed" => set_switch(&mut self.embed, key, value),
            // A size or latency that this workload has no use for.
            _ => self.keep(key, value),
        }
    }

    fn apply_page(&mut self, value: &str) -> Result<(), Notice> {
        if value == "play" {
            self.forget("page");
            return Ok(());
        }
        if !LATER_PAGES.contains(&value) {
            return Err(refusal("page", value, "a page", "the playground"));
        }
        self.keep("page", value)?;
        Err(later("page", value))
    }

    fn apply_workload(&mut self, value: &str) -> Result<(), Notice> {
        let workload = Workload::from_id(value)
            .ok_or_else(|| refusal("workload", value, "a workload", self.workload.id()))?;
        *self = self.clone().with_workload(workload);
        Ok(())
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
