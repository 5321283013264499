//! What insight knows, and how it changes: one state, one reducer. Pure: it must
//! not know the document, or how anything looks.

use super::tab::Tab;
use crate::bridge::link::News;
use crate::experiment::report::{Environment, Report, Sweep};
use crate::run::Work;
use crate::settings::Settings;
use std::rc::Rc;
use yew::Reducible;

/// So many results are kept.
pub const KEPT: usize = 20;

/// Everything that is shown is derived from this.
#[derive(Clone, Default)]
pub struct State {
    /// The tab that is open.
    pub tab: Tab,
    /// What Run would run.
    pub settings: Option<Rc<Settings>>,
    /// Where we run.
    pub environment: Option<Rc<Environment>>,
    /// What the app runs just now, if it does.
    pub running: Option<Rc<Settings>>,
    /// The latest results, newest last.
    pub results: Vec<Rc<Report>>,
    /// Whether who measures here was told to stop, and how often so far.
    pub stops: u32,
    /// The latest sweep, and what it was of.
    swept: Option<(Work, Sweep)>,
}

/// What can happen to the state.
pub enum Action {
    /// Another tab was opened.
    Open(Tab),
    /// The app says something.
    Hear(News),
    /// A sweep over numbers of workers came to this.
    Swept((Work, Sweep)),
}

impl State {
    /// The newest result.
    pub fn newest(&self) -> Option<&Rc<Report>> {
        self.results.last()
    }

    /// The settings of what is shown: of the run under way, or the next one.
    pub fn shown_settings(&self) -> Option<&Rc<Settings>> {
        self.running.as_ref().or(self.settings.as_ref())
    }

    /// What comes of an action.
    #[must_use]
    pub fn after(mut self, action: Action) -> Self {
        match action {
            Action::Open(tab) => self.tab = tab,
            Action::Hear(news) => self.hear(news),
            Action::Swept(swept) => {
                self.swept = Some(swept);
                self.attach();
            }
        }
        self
    }

    fn hear(&mut self, news: News) {
        match news {
            News::Settings(settings) => self.settings = Some(settings.into()),
            News::Environment(environment) => self.environment = Some(environment.into()),
            News::Began(settings) => self.running = Some(settings.into()),
            News::Finished(report) => {
                self.running = None;
                self.keep(report.into());
            }
            News::Ended => self.running = None,
            News::Stop => self.stops += 1,
        }
    }

    fn keep(&mut self, report: Rc<Report>) {
        if self.results.len() == KEPT {
            self.results.remove(0);
        }
        self.results.push(report);
        self.attach();
    }

    /// A sweep is part of the newest result if both are of the same work, so that
    /// it is taken along with it.
    fn attach(&mut self) {
        let (Some((work, sweep)), Some(newest)) = (&self.swept, self.results.last_mut()) else {
            return;
        };
        if is_of(newest, *work) {
            let mut report = Report::clone(newest);
            report.sweep = Some(sweep.clone());
            *newest = report.into();
        }
    }
}

/// Whether a result is of this work.
fn is_of(report: &Report, work: Work) -> bool {
    let pairs = report.settings.iter();
    let pairs = pairs.map(|(key, value)| format!("{key}={value}"));
    let fragment = pairs.collect::<Vec<_>>().join("&");
    // Only the default of `workers` hangs on the cores, and that is no work.
    Settings::parse(&fragment, 1).settings.work() == work
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}
