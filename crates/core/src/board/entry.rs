//! The part of a result that goes onto the board. It must not know how it is encoded.

use crate::experiment::history::Origin;
use crate::experiment::report::{Comparison, Report};
use crate::mode::Mode;
use crate::packed::unpack;
use crate::settings::WORKERS;
use crate::work::{Workload, program};
use sha2::{Digest, Sha256};
use std::fmt;

/// What a name or seat may have, in UTF-8.
pub const MOST_NAME_BYTES: usize = 32;
/// More cores than any machine of a class has.
const MOST_CORES: u32 = 4_096;
/// Speed-ups are kept to a thousandth,
const PARTS: f64 = 1_000.0;
/// and none is beyond a thousand.
const MOST_PARTS: u32 = 1_000_000;

/// A line of the board.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Who or where: as typed, without what would break a line; may be empty.
    pub name: String,
    /// Version of the program: major, minor, patch.
    pub version: [u16; 3],
    /// What was run.
    pub ran: Ran,
    /// What ran on several workers: `parallel`, or `processes` in its place.
    pub mode: Mode,
    /// On how many.
    pub workers: u32,
    /// What ran it.
    pub engine: Engine,
    /// Cores that the browser reports.
    pub cores_reported: u32,
    /// Cores found by loading them, if they were counted.
    pub cores_found: Option<u32>,
    /// How many times faster than `sequential`, or than with the GIL.
    pub speedup: Speedup,
    /// Distinguishes results that agree in all of this.
    pub stamp: u16,
}

/// What was run: results of different things do not stand in one chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ran {
    /// A workload of the playground, timed against `sequential`.
    Workload(Workload),
    /// A program in Python, timed against the GIL; by what its text comes to
    /// ([`Ran::program`]), as two links may pack the same text in different ways.
    Program(u32),
}

/// Which build ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// With shared memory.
    Threads,
    /// Without.
    Single,
    /// Outside of a browser.
    Native,
}

/// A speed-up and its 95 % interval, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Speedup {
    /// Itself,
    pub parts: u32,
    /// the lower end,
    pub low_parts: u32,
    /// and the upper one.
    pub high_parts: u32,
}

/// Why a result cannot go onto the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It has no speed-up over `sequential`.
    NoSpeedup,
    /// It is of a workload or an engine that this version does not know.
    Unknown,
    /// It came from a file: a class trusts that codes are of what was measured.
    Imported,
}

impl fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoSpeedup => "The board shows speed-ups: run sequential together with parallel or processes, or a program with the GIL and free-threaded, and share that.",
            Self::Unknown => "This result is of another version of Interleave: run again on this page, and share that.",
            Self::Imported => "Class codes are for results measured on this page, and this one is imported: run its experiment here, and share that.",
        })
    }
}

impl std::error::Error for Unfit {}

impl Entry {
    /// The entry of a result that came from there, under this name.
    ///
    /// # Errors
    /// If it was imported, has no speed-up, or was not made by this version.
    pub fn new(report: &Report, origin: &Origin, name: &str) -> Result<Self, Unfit> {
        if matches!(origin, Origin::Imported { .. }) {
            return Err(Unfit::Imported);
        }
        let engine = Engine::from_id(&report.environment.engine);
        let (ran, engine) = Ran::of(report).zip(engine).ok_or(Unfit::Unknown)?;
        let comparison = compared(report, ran).ok_or(Unfit::NoSpeedup)?;
        let run = report.runs.iter().find(|run| run.mode == comparison.mode);
        let environment = &report.environment;
        let entry = Self {
            name: plain(name),
            version: version(&report.version),
            ran,
            mode: comparison.mode,
            workers: run.ok_or(Unfit::NoSpeedup)?.workers,
            engine,
            cores_reported: environment.hardware_concurrency.min(MOST_CORES),
            cores_found: environment.cores_found.map(|cores| cores.min(MOST_CORES)),
            speedup: Speedup::new(comparison.ratio, comparison.ci95),
            stamp: stamp(report),
        };
        entry.is_sound().then_some(entry).ok_or(Unfit::Unknown)
    }

    /// Whether it is possible: entries come from untrusted codes too.
    pub(super) fn is_sound(&self) -> bool {
        let Speedup {
            parts,
            low_parts,
            high_parts,
        } = self.speedup;
        let cores = self.cores_found.into_iter().chain([self.cores_reported]);
        self.name == plain(&self.name)
            && self.ran.modes().contains(&self.mode)
            && (WORKERS.min..=WORKERS.max).contains(&self.workers)
            && cores.into_iter().all(|cores| cores <= MOST_CORES)
            && parts > 0
            && low_parts <= high_parts
            && parts.max(high_parts) <= MOST_PARTS
    }

    /// Its place on the axis of cores: those found, or else those reported.
    pub fn cores(&self) -> u32 {
        self.cores_found.unwrap_or(self.cores_reported)
    }
}

impl Ran {
    /// What a result is of; `None` if this version does not know it.
    fn of(report: &Report) -> Option<Self> {
        let setting = |name| report.settings.get(name).map(String::as_str);
        match setting("workload")? {
            program::ID => unpack(setting("code")?)
                .ok()
                .map(|text| Self::program(&text)),
            id => Workload::from_id(id).map(Self::Workload),
        }
    }

    /// A program of this text.
    pub fn program(text: &str) -> Self {
        let [a, b, c, d, ..]: [u8; 32] = Sha256::digest(text).into();
        Self::Program(u32::from_be_bytes([a, b, c, d]))
    }

    /// What a speed-up is over.
    pub fn baseline(self) -> Mode {
        match self {
            Self::Workload(_) => Mode::Sequential,
            Self::Program(_) => Mode::Gil,
        }
    }

    /// The modes that have a speed-up over it, best first.
    fn modes(self) -> &'static [Mode] {
        match self {
            Self::Workload(_) => &[Mode::Parallel, Mode::Processes],
            Self::Program(_) => &[Mode::Parallel],
        }
    }

    /// What people call it. Programs have no names: they are told apart by a number.
    pub fn title(self) -> String {
        match self {
            Self::Workload(workload) => workload.about().title.to_owned(),
            Self::Program(number) => format!(
                "Python program {:04X}-{:04X}",
                number >> 16,
                number & 0xffff
            ),
        }
    }
}

impl Engine {
    /// All of them; their places are written into codes.
    pub const ALL: [Self; 3] = [Self::Threads, Self::Single, Self::Native];

    /// Its id in results.
    pub fn id(self) -> &'static str {
        match self {
            Self::Threads => "threads",
            Self::Single => "single",
            Self::Native => "native",
        }
    }

    /// The engine with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.id() == id)
    }
}

impl Speedup {
    /// Rounded to what is kept.
    pub fn new(ratio: f64, ci95: [f64; 2]) -> Self {
        // A cast from a float saturates, and not-a-number becomes 0.
        let parts = |times: f64| ((times * PARTS).round() as u32).min(MOST_PARTS);
        Self {
            parts: parts(ratio).max(1),
            low_parts: parts(ci95[0]),
            high_parts: parts(ci95[1]),
        }
    }

    /// How many times faster.
    pub fn times(self) -> f64 {
        f64::from(self.parts) / PARTS
    }

    /// Its 95 % interval.
    pub fn ci95(self) -> [f64; 2] {
        [self.low_parts, self.high_parts].map(|parts| f64::from(parts) / PARTS)
    }
}

/// What ran on several workers, over this.
fn compared(report: &Report, ran: Ran) -> Option<&Comparison> {
    let of = |&mode: &Mode| {
        let mut comparisons = report.comparisons.iter();
        comparisons.find(|comparison| comparison.mode == mode && comparison.over == ran.baseline())
    };
    ran.modes().iter().find_map(of)
}

/// A name on one line and of bounded length, cut between characters.
fn plain(name: &str) -> String {
    let is_seen = |char: &char| !char.is_control() && !turns_text(*char);
    let name: String = name.chars().filter(is_seen).collect();
    let name = name.trim();
    name[..name.floor_char_boundary(MOST_NAME_BYTES)]
        .trim_end()
        .to_owned()
}

/// Marks that change the direction of the text around a name, or cannot be seen.
fn turns_text(char: char) -> bool {
    matches!(char, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The numbers of "0.1.0"; 0 for what is none.
fn version(text: &str) -> [u16; 3] {
    let mut numbers = text
        .split(['.', '-', '+'])
        .map(|part| part.parse().unwrap_or(0));
    [(); 3].map(|()| numbers.next().unwrap_or(0))
}

/// Of all samples: two results that agree in it are the same one.
fn stamp(report: &Report) -> u16 {
    let mut hash = Sha256::new();
    for sample in report.runs.iter().flat_map(|run| &run.samples_ms) {
        hash.update(sample.to_bits().to_le_bytes());
    }
    let digest = hash.finalize();
    u16::from_le_bytes([digest[0], digest[1]])
}
