//! Settings, and the URL fragment (everything after `#`) that carries them.
//!
//! Total: any text gives settings, plus notices of what could not be taken at
//! its word. A fragment is untrusted text; it is bounded here and never
//! markup. What this version cannot show yet is kept, so that links stay whole.
//! It must not know of the page that shows the settings.

mod apply;
mod choices;
mod notice;
mod program;

pub use choices::{Lesson, Order, Page, Switch, Time};
pub use notice::Notice;
pub use program::Program;

use crate::mode::{Mode, Rules, RunConfig, SWITCH_INTERVAL_MS};
use crate::programs;
use crate::work::program::{self as of_programs, PackedProgram};
use crate::work::{About, Params, Slider, Spread, Work, Workload};

/// Version of the table of keys, the value of `v`.
pub const VERSION: u32 = 1;

/// The keys of the table that mean something, now or in a later version. (What an
/// embedding page may set as attributes is all of them but `embed`: `www/embed.js`
/// and `www/dialogs.js` have lists of their own, and `tests/settings.rs` compares them.)
pub const KEYS: [&str; 21] = [
    "v", "page", "lesson", "workload", "modes", "workers", "tasks", "size", "latency", "interval",
    "repeats", "seed", "theme", "autorun", "embed", "code", "schedule", "switch", "time", "order",
    "bound",
];

/// Those of them that are no part of an experiment, and so of no result: which page is
/// shown, and what the pages about programs and lessons show.
const KEYS_OF_PAGES: [&str; 8] = [
    "page", "lesson", "code", "schedule", "switch", "time", "order", "bound",
];

/// Those of these that are part of an experiment whose work is a program.
const KEYS_OF_PROGRAMS: [&str; 2] = ["code", "switch"];

/// How many workers a pool may have. Its default depends on the machine:
/// [`default_workers`].
pub const WORKERS: Slider = Slider {
    label: "Workers",
    unit: "",
    min: 1,
    max: 64,
    default: 4,
    spread: Spread::Linear,
};

/// How many samples are taken of each mode.
pub const REPEATS: Slider = Slider {
    label: "Samples",
    unit: "",
    min: 3,
    max: 100,
    default: 10,
    spread: Spread::Linear,
};

/// `gil`: how long a worker may compute while others want to.
pub const INTERVAL: Slider = Slider {
    label: "Switch interval",
    unit: "ms",
    min: 1,
    max: 1_000,
    default: SWITCH_INTERVAL_MS,
    spread: Spread::Logarithmic,
};

/// The modes that are compared when none are chosen.
const DEFAULT_MODES: [Mode; 3] = [Mode::Sequential, Mode::Concurrent, Mode::Parallel];

/// The largest seed: JavaScript's numbers are exact up to it.
pub const MAX_SEED: u64 = (1 << 53) - 1;

/// The seed when none is given.
pub const DEFAULT_SEED: u64 = 1;

/// How long a packed program may be, and a schedule.
pub const MAX_PACKED_BYTES: usize = 8 * 1024;

/// Everything a learner, a link or an embedding page may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What is shown.
    pub page: Page,
    /// Which lesson; none on the playground, nor where the page shows all of them.
    pub lesson: Option<Lesson>,
    /// Which program, and how it is run and explored.
    pub program: Program,
    /// Whether the program is run, and not the workload. Then there is one.
    pub is_program: bool,
    /// What is run, unless the program is.
    pub workload: Workload,
    /// In which ways, in the order they are shown: at least one, none twice.
    pub modes: Vec<Mode>,
    /// Size of the pool, in [`WORKERS`]' range.
    pub workers: u32,
    /// Number of tasks, in the range of the workload's slider.
    pub tasks: u32,
    /// Amount of work, in the range of the workload's slider; 0 if it has none.
    pub size: u32,
    /// Milliseconds of a wait, in the range of the workload's slider; 0 if it
    /// has none.
    pub latency_ms: u32,
    /// Samples of each mode, in [`REPEATS`]' range.
    pub repeats: u32,
    /// Milliseconds, in [`INTERVAL`]'s range; only `gil` has a use for it.
    pub switch_interval_ms: u32,
    /// Seed of everything random, at most [`MAX_SEED`].
    pub seed: u64,
    /// Light or dark; `None` follows the system.
    pub theme: Option<Theme>,
    /// Run as soon as the page is ready.
    pub autorun: bool,
    /// Only the experiment, no site around it.
    pub embed: bool,
    /// Keys that mean nothing here (yet, or for this workload) with their
    /// values, in order: kept and ignored.
    pub unknown: Vec<(String, String)>,
}

/// The page's colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What a fragment says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// Settings that can be run.
    pub settings: Settings,
    /// What the user should be told, each thing once.
    pub notices: Vec<Notice>,
}

/// The number of workers when none is given: one for each of the cores that the
/// browser reports, but at least 2 and at most 8.
pub fn default_workers(cores: u32) -> u32 {
    cores.clamp(2, 8)
}

impl Settings {
    /// The settings of an empty fragment, on a machine that reports `cores`
    /// (`navigator.hardwareConcurrency`).
    pub fn new(cores: u32) -> Self {
        let settings = Self {
            page: Page::default(),
            lesson: None,
            program: Program::default(),
            is_program: false,
            workload: Workload::Primes,
            modes: DEFAULT_MODES.to_vec(),
            workers: default_workers(cores),
            tasks: 0,
            size: 0,
            latency_ms: 0,
            repeats: REPEATS.default,
            switch_interval_ms: INTERVAL.default,
            seed: DEFAULT_SEED,
            theme: None,
            autorun: false,
            embed: false,
            unknown: Vec::new(),
        };
        settings.with_workload(Workload::Primes)
    }

    /// Reads a fragment, with or without its `#`. Of a key given twice, the
    /// last value counts.
    pub fn parse(fragment: &str, cores: u32) -> Parsed {
        let mut settings = Self::new(cores);
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let notices = settings.apply_all(form_urlencoded::parse(fragment.as_bytes()));
        Parsed { settings, notices }
    }

    /// The same settings for another workload: tasks, size and latency are its
    /// defaults.
    #[must_use]
    pub fn with_workload(mut self, workload: Workload) -> Self {
        self.choose(workload);
        self
    }

    fn choose(&mut self, workload: Workload) {
        let about = workload.about();
        self.is_program = false;
        self.workload = workload;
        self.tasks = about.tasks.default;
        self.size = about.size.map_or(0, |size| size.default);
        self.latency_ms = about.latency.map_or(0, |latency| latency.default);
        // What was kept for a workload without a size is no wish for this one.
        self.forget("size");
        self.forget("latency");
    }

    /// What the page says of what is run.
    pub fn about(&self) -> &'static About {
        if self.runs_program() {
            &of_programs::ABOUT
        } else {
            self.workload.about()
        }
    }

    /// Whether the program is run: not in builds that run none.
    pub fn runs_program(&self) -> bool {
        programs::ARE_RUN && self.is_program
    }

    fn work_id(&self) -> &'static str {
        if self.is_program {
            of_programs::ID
        } else {
            self.workload.id()
        }
    }

    /// The modes that are run where some are refused. Processes stand in for
    /// `parallel`: the work is then still done in parallel. A program starts its own ones.
    pub fn modes_without(&self, refused: &[Mode]) -> Vec<Mode> {
        let mut modes = Vec::new();
        if self.runs_program() {
            // Without a pool, its threads take turns on one worker.
            let runs = |mode: &&Mode| match mode {
                Mode::Gil => true,
                Mode::Parallel => !refused.contains(mode),
                _ => false,
            };
            modes.extend(self.modes.iter().filter(runs));
            return modes;
        }
        for &mode in &self.modes {
            let stand_in = (mode == Mode::Parallel).then_some(Mode::Processes);
            let runs = if refused.contains(&mode) {
                stand_in
            } else {
                Some(mode)
            };
            modes.extend(runs.filter(|runs| {
                !modes.contains(runs) && (*runs == mode || !self.modes.contains(runs))
            }));
        }
        modes
    }

    /// What is run.
    pub fn work(&self) -> Work {
        let anywhere = self.program.switch != Switch::Cpython310;
        match &self.program.code {
            Some(code) if self.is_program => PackedProgram::new(code, anywhere, self.seed),
            _ => None,
        }
        .map_or_else(
            || Work::Workload(self.workload, self.params()),
            Work::Program,
        )
    }

    /// What the workload needs to know.
    pub fn params(&self) -> Params {
        Params {
            tasks: self.tasks,
            size: self.size,
            latency_ms: self.latency_ms,
            seed: self.seed,
            chunk: None,
        }
    }

    /// By which rules the modes run.
    pub fn rules(&self) -> Rules {
        Rules {
            switch_interval_ms: self.switch_interval_ms,
        }
    }

    /// How to run the work in this mode, recorded.
    pub fn config(&self, mode: Mode) -> RunConfig {
        RunConfig {
            mode,
            rules: self.rules(),
            workers: self.workers,
            traced: true,
        }
    }

    /// The settings as a fragment, without its `#`. All that makes the
    /// experiment is spelled out, so that a link means the same on any machine.
    pub fn to_fragment(&self) -> String {
        let encode = |(key, value): (&str, String)| {
            let mut pair: String = form_urlencoded::byte_serialize(key.as_bytes()).collect();
            pair.push('=');
            // A comma is fine in a fragment, and lists of modes stay readable.
            let value: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
            pair.push_str(&value.replace("%2C", ","));
            pair
        };
        self.pairs()
            .into_iter()
            .map(encode)
            .collect::<Vec<_>>()
            .join("&")
    }

    /// The settings as keys and values of the URL's table, in its order.
    pub fn pairs(&self) -> Vec<(&str, String)> {
        let about = self.about();
        let mut pairs = vec![("v", VERSION.to_string())];
        push_choice(&mut pairs, "page", self.page.id(), Page::default().id());
        pairs.extend(self.lesson.map(|lesson| ("lesson", lesson.id().to_owned())));
        pairs.extend([
            ("workload", self.work_id().to_owned()),
            ("modes", listed(&self.modes)),
            ("workers", self.workers.to_string()),
        ]);
        if !self.is_program {
            pairs.push(("tasks", self.tasks.to_string()));
        }
        pairs.extend(about.size.map(|_| ("size", self.size.to_string())));
        pairs.extend(
            about
                .latency
                .map(|_| ("latency", self.latency_ms.to_string())),
        );
        pairs.push(("repeats", self.repeats.to_string()));
        if self.modes.contains(&Mode::Gil) || self.switch_interval_ms != INTERVAL.default {
            pairs.push(("interval", self.switch_interval_ms.to_string()));
        }
        pairs.push(("seed", self.seed.to_string()));
        pairs.extend(self.theme.map(|theme| ("theme", theme.id().to_owned())));
        pairs.extend(self.autorun.then(|| ("autorun", "1".to_owned())));
        pairs.extend(self.embed.then(|| ("embed", "1".to_owned())));
        self.program.push_pairs(&mut pairs);
        for (key, value) in &self.unknown {
            // A kept size must not speak against the size of a later workload.
            if pairs.iter().all(|(written, _)| written != key) {
                pairs.push((key, value.clone()));
            }
        }
        pairs
    }

    /// Those of the pairs that say what is measured and how: what a result is told to
    /// be of. The rest is where somebody was when it was measured.
    pub fn pairs_of_experiment(&self) -> Vec<(&str, String)> {
        let mut pairs = self.pairs();
        let is_of_program = |key: &str| self.is_program && KEYS_OF_PROGRAMS.contains(&key);
        pairs.retain(|(key, _)| !KEYS_OF_PAGES.contains(key) || is_of_program(key));
        pairs
    }

    /// Whether an address has all that is shown. A page of a course may bring along a lesson that is too long for one
    /// (`www/program.js`); then the address says no more than that.
    pub fn fits_address(&self) -> bool {
        !self
            .unknown
            .iter()
            .any(|(key, value)| key == "own" && value == "1")
    }

    fn forget(&mut self, key: &str) {
        self.unknown.retain(|(kept, _)| kept != key);
    }
}

/// Adds a key, unless its value goes without saying.
fn push_choice<'a>(pairs: &mut Vec<(&'a str, String)>, key: &'a str, id: &str, default: &str) {
    if id != default {
        pairs.push((key, id.to_owned()));
    }
}

impl Theme {
    /// Its id in URLs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The modes of a list, each once.
///
/// # Errors
/// If any of the list is no mode.
fn modes_of(list: &str) -> Result<Vec<Mode>, ()> {
    let mut modes = Vec::new();
    for id in list.split(',') {
        match Mode::from_id(id) {
            Some(mode) if modes.contains(&mode) => {}
            Some(mode) => modes.push(mode),
            None => return Err(()),
        }
    }
    Ok(modes)
}

fn listed(modes: &[Mode]) -> String {
    modes
        .iter()
        .map(|mode| mode.id())
        .collect::<Vec<_>>()
        .join(",")
}
