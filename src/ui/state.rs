//! What the page knows, and how it changes: one state, one reducer. Pure: it
//! must not know the document, the address bar, or how anything looks.

use crate::bridge::{Event, Problem, Stage};
use interleave_core::experiment::report::{Environment, Report};
use interleave_core::experiment::{ModeSamples, Progress};
use interleave_core::mode::Mode;
use interleave_core::settings::{
    INTERVAL, Notice, Page, Parsed, REPEATS, Settings, Theme, WORKERS,
};
use std::borrow::Cow;
use std::rc::Rc;

/// Everything the page shows is derived from this.
#[derive(Clone, PartialEq)]
pub struct State {
    /// What Run would run.
    pub settings: Settings,
    /// What the user should be told of settings that were not taken.
    pub notices: Vec<Notice>,
    /// Modes that cannot run in this browser.
    pub refused: Rc<Vec<Mode>>,
    /// Where we run; known from the first engine on.
    pub environment: Option<Rc<Environment>>,
    /// What goes on.
    pub phase: Phase,
    /// What went wrong last: in a run, until the next one; with an engine, until one
    /// stands.
    pub problem: Option<Rc<Problem>>,
    /// Whether that was in a run.
    has_run_failed: bool,
    /// The run whose samples are shown: under way, finished or broken off.
    pub shown: Option<Shown>,
}

/// What goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Phase {
    /// The first engine's module is on its way.
    Loading,
    /// Nothing; a run may begin.
    Idle,
    /// Another module of the page measures.
    Reserved,
    /// A run.
    Running {
        /// What it is at.
        stage: Stage,
        /// How far it is.
        progress: Progress,
    },
}

/// A run as far as it came.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// What was run, with the modes that can run here.
    pub settings: Rc<Settings>,
    /// Its samples so far.
    pub samples: Rc<Vec<ModeSamples>>,
    /// Whether these samples are a result.
    pub end: End,
}

/// How a run ended, if it did.
#[derive(Clone)]
pub enum End {
    /// It is under way.
    Open,
    /// Its samples are a result.
    Finished(Rc<Report>),
    /// It was stopped or failed: its samples are no result.
    BrokenOff,
}

impl PartialEq for End {
    /// Results are compared by what they are, not by what they say: each is one
    /// of its own.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Finished(one), Self::Finished(other)) => Rc::ptr_eq(one, other),
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        }
    }
}

/// A number that a slider sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knob {
    /// Size of the pool.
    Workers,
    /// Number of tasks.
    Tasks,
    /// Amount of work.
    Size,
    /// Milliseconds of a wait.
    Latency,
    /// Milliseconds that a worker may compute under a GIL.
    Interval,
    /// Samples of each mode.
    Repeats,
}

/// What can happen to the state.
pub enum Action {
    /// Another workload was picked, or the program, by its id; or the page to write one.
    Choose(String),
    /// A mode was switched on or off.
    Toggle(Mode),
    /// A slider was moved.
    Turn(Knob, u32),
    /// Another seed was given.
    Seed(u64),
    /// Other colours were picked; `None` follows the system.
    Paint(Option<Theme>),
    /// The address changed.
    Load(Box<Parsed>),
    /// A script set some keys of the URL's table.
    Apply(Vec<(String, String)>),
    /// The notice at this place was read.
    Dismiss(usize),
    /// A run of these settings begins.
    Begin(Rc<Settings>),
    /// Another module of the page wants the machine for itself, or gives it back.
    Reserve(bool),
    /// The engine client says something.
    Hear(Event),
}

impl State {
    /// The state of a page that was just opened.
    pub fn new(parsed: Parsed, refused: Vec<Mode>) -> Self {
        Self {
            settings: parsed.settings,
            notices: parsed.notices,
            refused: Rc::new(refused),
            environment: None,
            phase: Phase::Loading,
            problem: None,
            has_run_failed: false,
            shown: None,
        }
    }

    /// The word for the root element's `data-state`.
    pub fn word(&self) -> &'static str {
        match (&self.phase, &self.shown) {
            (Phase::Running { .. }, _) => "running",
            _ if self.problem.is_some() => "error",
            (Phase::Loading, _) => "loading",
            (_, Some(shown)) if matches!(shown.end, End::Finished(_)) => "done",
            _ => "ready",
        }
    }

    /// Whether a run is under way.
    pub fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Running { .. })
    }

    /// The settings, with only those modes that can run here, or stand in for
    /// others; there may be none.
    pub fn runnable(&self) -> Settings {
        let mut settings = self.settings.clone();
        settings.modes = settings.modes_without(&self.refused);
        settings
    }

    /// The result that is shown.
    pub fn report(&self) -> Option<&Rc<Report>> {
        match &self.shown.as_ref()?.end {
            End::Finished(report) => Some(report),
            End::Open | End::BrokenOff => None,
        }
    }

    /// Whether Run would now run something else than what is shown.
    pub fn is_stale(&self) -> bool {
        let same = |shown: &Shown| is_same_experiment(&shown.settings, &self.runnable());
        self.shown.as_ref().is_some_and(|shown| !same(shown))
    }

    /// What comes of an action.
    #[must_use]
    pub fn after(mut self, action: Action) -> Self {
        match action {
            Action::Choose(id) => {
                // Only what there is stands in the list.
                let key = if id == Page::Code.id() {
                    "page"
                } else {
                    "workload"
                };
                let _ = self.settings.apply(key, &id);
            }
            Action::Toggle(mode) => self.toggle(mode),
            Action::Turn(knob, value) => turn(&mut self.settings, knob, value),
            Action::Seed(seed) => self.settings.seed = seed,
            Action::Paint(theme) => self.settings.theme = theme,
            Action::Load(parsed) => self.load(*parsed),
            Action::Apply(pairs) => self.apply(pairs),
            Action::Dismiss(place) if place < self.notices.len() => {
                self.notices.remove(place);
            }
            Action::Dismiss(_) => {}
            Action::Begin(settings) => self.begin(settings),
            Action::Reserve(is_wanted) => self.reserve(is_wanted),
            Action::Hear(event) => self.receive(event),
        }
        self
    }

    /// Who only goes to another page, by a link that has nothing wrong with it, has
    /// the same notices there: the link says no more what was wrong.
    fn load(&mut self, parsed: Parsed) {
        self.settings.page = parsed.settings.page;
        if self.settings != parsed.settings || !parsed.notices.is_empty() {
            self.notices = parsed.notices;
        }
        self.settings = parsed.settings;
    }

    fn reserve(&mut self, is_wanted: bool) {
        match (self.phase, is_wanted) {
            (Phase::Idle, true) => self.phase = Phase::Reserved,
            (Phase::Reserved, false) => self.phase = Phase::Idle,
            _ => {}
        }
    }

    /// Switches a mode, but leaves at least one that can run here. They are then
    /// in the page's order.
    fn toggle(&mut self, mode: Mode) {
        let runs = self.runnable().modes;
        let was_on = runs.contains(&mode);
        // Whom it stands in for is switched off with it.
        let stood_in = was_on && mode == Mode::Processes && !self.settings.modes.contains(&mode);
        let is_wanted = |&other: &Mode| match other {
            _ if other == mode => !was_on,
            Mode::Parallel if stood_in => false,
            _ => self.settings.modes.contains(&other),
        };
        let modes = Mode::ALL.into_iter().filter(is_wanted).collect();
        let wanted = Settings {
            modes,
            ..self.settings.clone()
        };
        if !wanted.modes_without(&self.refused).is_empty() {
            self.settings = wanted;
        }
    }

    /// What was said of other keys is true yet.
    fn apply(&mut self, pairs: Vec<(String, String)>) {
        self.notices
            .retain(|notice| !pairs.iter().any(|(key, _)| notice.is_about(key)));
        let pairs = pairs
            .into_iter()
            .map(|(key, value)| (Cow::Owned(key), Cow::Owned(value)));
        let fresh = self.settings.apply_all(pairs);
        self.notices
            .retain(|notice| fresh.iter().all(|it| it.message != notice.message));
        self.notices.extend(fresh);
    }

    /// What the user should be told of these keys, in words.
    pub fn told_of(&self, keys: &[String]) -> Vec<&str> {
        self.notices
            .iter()
            .filter(|notice| keys.iter().any(|key| notice.is_about(key)))
            .map(|notice| &*notice.message)
            .collect()
    }

    fn begin(&mut self, settings: Rc<Settings>) {
        self.problem = None;
        self.has_run_failed = false;
        self.phase = Phase::Running {
            stage: Stage::StartingEngine,
            progress: Progress::default(),
        };
        self.shown = Some(Shown {
            settings,
            samples: Rc::default(),
            end: End::Open,
        });
    }

    fn receive(&mut self, event: Event) {
        match event {
            Event::Ready(environment) => {
                self.environment = Some(Rc::new(environment));
                if !self.has_run_failed {
                    self.problem = None;
                }
                if self.phase == Phase::Loading {
                    self.phase = Phase::Idle;
                }
            }
            Event::Stage(now) => {
                if let Phase::Running { stage, .. } = &mut self.phase {
                    *stage = now;
                }
            }
            Event::Progress {
                progress: now,
                samples,
            } => {
                if let (Phase::Running { progress, .. }, Some(shown)) =
                    (&mut self.phase, &mut self.shown)
                {
                    *progress = now;
                    shown.samples = Rc::new(samples);
                }
            }
            Event::Finished { report, .. } => {
                self.environment = Some(Rc::new(report.environment.clone()));
                self.end(End::Finished(Rc::new(*report)));
            }
            Event::Stopped => self.end(End::BrokenOff),
            Event::Failed(problem) => {
                self.fail(problem);
                self.end(End::BrokenOff);
            }
        }
    }

    /// What a run failed of is not taken away by what goes wrong behind it.
    fn fail(&mut self, problem: Problem) {
        if self.is_running() || !self.has_run_failed {
            self.has_run_failed = self.is_running();
            self.problem = Some(Rc::new(problem));
        }
    }

    /// The run under way, if there is one, came to this end.
    fn end(&mut self, end: End) {
        self.phase = Phase::Idle;
        if let Some(shown) = &mut self.shown
            && shown.end == End::Open
        {
            shown.end = end;
        }
    }
}

fn turn(settings: &mut Settings, knob: Knob, value: u32) {
    let about = settings.about();
    match knob {
        Knob::Workers => settings.workers = WORKERS.clamp(value),
        Knob::Interval => settings.switch_interval_ms = INTERVAL.clamp(value),
        Knob::Repeats => settings.repeats = REPEATS.clamp(value),
        Knob::Tasks => settings.tasks = about.tasks.clamp(value),
        Knob::Size => settings.size = about.size.map_or(0, |size| size.clamp(value)),
        Knob::Latency => {
            settings.latency_ms = about.latency.map_or(0, |latency| latency.clamp(value));
        }
    }
}

/// Whether two settings ask for the same measurement.
fn is_same_experiment(one: &Settings, other: &Settings) -> bool {
    let has_workers = one.modes.iter().any(|mode| mode.workers(2) > 1);
    let has_gil = one.modes.contains(&Mode::Gil);
    one.about().id == other.about().id
        && one.params() == other.params()
        && one.program == other.program
        && one.modes == other.modes
        && one.repeats == other.repeats
        && (one.workers == other.workers || !has_workers)
        && (one.rules() == other.rules() || !has_gil)
}

#[cfg(test)]
mod tests;
