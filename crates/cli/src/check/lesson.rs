//! The exercise of a lesson, from the same text that the page shows (docs/lessons.md has the
//! format). Of the rest it reads nothing.

use super::aim::Expression;

/// How often a program runs whose schedules cannot be searched, unless the exercise says so.
const RUNS: u32 = 10;

/// The page's lessons, by their ids.
const TEXTS: [(&str, &str); 12] = [
    (
        "deadlock",
        include_str!("../../../../www/lessons/texts/deadlock.md"),
    ),
    (
        "futures",
        include_str!("../../../../www/lessons/texts/futures.md"),
    ),
    ("gil", include_str!("../../../../www/lessons/texts/gil.md")),
    (
        "kitchen",
        include_str!("../../../../www/lessons/texts/kitchen.md"),
    ),
    (
        "latency",
        include_str!("../../../../www/lessons/texts/latency.md"),
    ),
    (
        "parallel",
        include_str!("../../../../www/lessons/texts/parallel.md"),
    ),
    (
        "primitives",
        include_str!("../../../../www/lessons/texts/primitives.md"),
    ),
    (
        "processes",
        include_str!("../../../../www/lessons/texts/processes.md"),
    ),
    (
        "queue",
        include_str!("../../../../www/lessons/texts/queue.md"),
    ),
    (
        "race",
        include_str!("../../../../www/lessons/texts/race.md"),
    ),
    (
        "scheduler",
        include_str!("../../../../www/lessons/texts/scheduler.md"),
    ),
    (
        "threads",
        include_str!("../../../../www/lessons/texts/threads.md"),
    ),
];

/// When something is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// In every schedule,
    Always,
    /// in one at least: so that a program that does one thing after another is no answer;
    Sometimes,
    /// or in none.
    Never,
}

/// Something that an exercise asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Aim {
    /// When it is to hold.
    pub when: When,
    /// What is to hold.
    pub holds: Expression,
    /// In words.
    pub text: String,
}

/// A change that the check makes to a program: the aims are to hold then, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// What stands in the program, once.
    pub from: String,
    /// What stands there instead.
    pub to: String,
}

impl Variant {
    /// A program with the change.
    pub fn of(&self, source: &str) -> String {
        source.replacen(&self.from, &self.to, 1)
    }
}

/// What a lesson asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// What is asked for.
    pub aims: Vec<Aim>,
    /// The changes with which it is asked for, too.
    pub variants: Vec<Variant>,
    /// How often a program runs whose schedules cannot be searched.
    pub runs: u32,
}

/// The text of a lesson of the page, or of a file.
///
/// # Errors
/// In words, if there is none.
pub fn text(lesson: &str) -> Result<String, String> {
    if let Some((_, text)) = TEXTS.iter().find(|(id, _)| *id == lesson) {
        return Ok((*text).to_owned());
    }
    let is_file = std::path::Path::new(lesson)
        .extension()
        .is_some_and(|end| end == "md");
    if is_file {
        return std::fs::read_to_string(lesson)
            .map_err(|error| format!("{lesson} cannot be read: {error}"));
    }
    let all: Vec<&str> = TEXTS.iter().map(|(id, _)| *id).collect();
    Err(format!(
        "there is no lesson \"{lesson}\"; there are {}, or a file that ends with .md",
        all.join(", ")
    ))
}

/// What stands in a lesson's blocks of this name, each with its first line's further words.
pub fn blocks<'a>(text: &'a str, name: &str) -> Vec<(&'a str, String)> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(head) = line.strip_prefix("```") else {
            continue;
        };
        let inside = lines.by_ref().take_while(|line| *line != "```");
        let inside: String = inside.flat_map(|line| [line, "\n"]).collect();
        let (word, more) = head.split_once(' ').unwrap_or((head, ""));
        if word == name {
            found.push((more, inside));
        }
    }
    found
}

impl Exercise {
    /// The exercise of a lesson's text.
    ///
    /// # Errors
    /// In words, if there is none, or it cannot be read.
    pub fn of(text: &str) -> Result<Self, String> {
        let found = blocks(text, "exercise").into_iter().next();
        let (_, lines) = found.ok_or("this lesson has no exercise that can be checked")?;
        let mut exercise = Self {
            aims: Vec::new(),
            variants: Vec::new(),
            runs: RUNS,
        };
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            if line.starts_with("hint: ") {
                continue;
            }
            if let Some(runs) = line.strip_prefix("runs: ") {
                let runs = runs
                    .parse()
                    .map_err(|_| format!("\"{line}\" has no number"))?;
                exercise.runs = runs;
                continue;
            }
            if let Some(variant) = line.strip_prefix("vary: ") {
                let (from, to) = variant
                    .split_once(" -> ")
                    .ok_or_else(|| format!("\"{line}\" has no \" -> \""))?;
                let (from, to) = (from.to_owned(), to.to_owned());
                exercise.variants.push(Variant { from, to });
                continue;
            }
            exercise.aims.push(aim(line)?);
        }
        Ok(exercise)
    }
}

/// `always end == "finished" :: It ends.`
pub(super) fn aim(line: &str) -> Result<Aim, String> {
    let parts = line.split_once(" :: ").and_then(|(claim, text)| {
        let (when, source) = claim.split_once(' ')?;
        Some((when, source, text))
    });
    let (when, source, text) =
        parts.ok_or_else(|| format!("\"{line}\" is no line of an exercise"))?;
    let when = match when {
        "always" => When::Always,
        "sometimes" => When::Sometimes,
        "never" => When::Never,
        _ => return Err(format!("\"{line}\" is no line of an exercise")),
    };
    Ok(Aim {
        when,
        holds: Expression::parse(source)?,
        text: text.to_owned(),
    })
}

#[cfg(test)]
pub(super) fn ids() -> impl Iterator<Item = &'static str> {
    TEXTS.iter().map(|(id, _)| *id)
}
