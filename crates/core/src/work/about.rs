//! What the page says of a workload, and the numbers it lets a learner choose. Words
//! and ranges only: it must not know what a workload does.

/// What limits a workload's speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It computes; more workers on more cores help.
    Cpu,
    /// It waits; overlapping the waits helps.
    Io,
    /// Some of both.
    Mixed,
    /// Nobody knows: it is a program.
    Unknown,
}

/// How a slider's positions are spread over its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Evenly.
    Linear,
    /// Evenly in the logarithm: each step multiplies.
    Logarithmic,
}

/// One number a learner may choose: its name, its range and its default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slider {
    /// What the number is, in the user's terms: "Picture's side".
    pub label: &'static str,
    /// Its unit, as written behind the number: "pixels"; may be empty.
    pub unit: &'static str,
    /// Smallest value, inclusive.
    pub min: u32,
    /// Largest value, inclusive.
    pub max: u32,
    /// The value when none is given.
    pub default: u32,
    /// How the positions are spread.
    pub spread: Spread,
}

/// One of the many things alike that a data-parallel workload goes through.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    /// Its name: "dart".
    pub one: &'static str,
    /// The name of several: "darts".
    pub many: &'static str,
    /// How many there are in all, of the workload's size.
    pub count: fn(size: u32) -> u64,
    /// The fewest that a task may have.
    pub least: u32,
}

impl Element {
    /// This many of them, in words: "1 dart", "20 darts".
    pub fn words(&self, count: &str) -> String {
        let name = if count == "1" { self.one } else { self.many };
        format!("{count} {name}")
    }
}

/// What the page says of a workload, and the numbers it lets a learner choose.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The short id that URLs use: `primes`.
    pub id: &'static str,
    /// The name people read: "Prime numbers".
    pub title: &'static str,
    /// What one task does, in half a sentence.
    pub task: &'static str,
    /// CPU-bound, I/O-bound or mixed.
    pub bound: Bound,
    /// One sentence on why it is so.
    pub why: &'static str,
    /// What is not real about it, shown on screen; empty if all is real.
    pub caveat: &'static str,
    /// How many tasks.
    pub tasks: Slider,
    /// How much work; `None` if the workload has no size.
    pub size: Option<Slider>,
    /// How long a wait takes; `None` if the workload never waits.
    pub latency: Option<Slider>,
    /// Its elements, if it is data-parallel: if its tasks are chunks of many equal things.
    pub element: Option<Element>,
}

impl Slider {
    /// The nearest value within the range.
    pub fn clamp(&self, value: u32) -> u32 {
        value.clamp(self.min, self.max)
    }
}
