//! What insight knows, and how it changes: one state, one reducer. Pure: it must
//! not know the document, or how anything looks.

use super::tab::Tab;
use crate::bridge::link::News;
use interleave_core::experiment::history::{History, Kept, Origin};
use interleave_core::experiment::report::{Environment, Report, Sweep};
use interleave_core::settings::Settings;
use interleave_core::work::Work;
use std::rc::Rc;
use yew::{AttrValue, Reducible};

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
    /// The latest results, and the one that is pinned.
    pub history: History,
    /// The number of the result that was chosen to be shown, if not the newest.
    pub chosen: Option<u32>,
    /// The class board: who or where, as typed,
    pub seat: AttrValue,
    /// and all that was pasted.
    pub pasted: AttrValue,
    /// Whether who measures here was told to stop, and how often so far.
    pub stops: u32,
    /// How often it was asked for the program to be compared.
    pub compares: u32,
    /// The latest sweep, and what it was of.
    swept: Option<(Work, Sweep)>,
}

/// What can happen to the state.
pub enum Action {
    /// Another tab was opened.
    Open(Tab),
    /// The app says something, at this time of the day.
    Hear(News, String),
    /// A file was read.
    Import(Box<Report>, Origin),
    /// A result of the history is to be shown.
    Show(u32),
    /// The newest is to be shown.
    ShowNewest,
    /// A result is to be compared with others.
    Pin(u32),
    /// None is.
    Unpin,
    /// The name for the class board was typed.
    Sit(AttrValue),
    /// What is on the class board was pasted, or edited.
    Paste(AttrValue),
    /// A sweep over numbers of workers came to this.
    Swept((Work, Sweep)),
}

impl State {
    /// The result that is shown: the newest of this page, or the one chosen.
    pub fn shown(&self) -> Option<&Kept> {
        let chosen = self.chosen.and_then(|number| self.history.get(number));
        chosen.or_else(|| self.history.latest_measured())
    }

    /// The same, without where it came from.
    pub fn report(&self) -> Option<&Rc<Report>> {
        self.shown().map(|kept| &kept.report)
    }

    /// Whether another than the newest is shown.
    pub fn is_looking_back(&self) -> bool {
        let newest = self.history.latest_measured().map(|kept| kept.number);
        self.shown().map(|kept| kept.number) != newest
    }

    /// The settings of what is shown: of the run under way, or the next one.
    pub fn shown_settings(&self) -> Option<&Rc<Settings>> {
        self.running.as_ref().or(self.settings.as_ref())
    }

    /// Whether a result's lines are those of the program on the page: of the newest run, or
    /// of an older or imported one if it is of the same program.
    pub fn has_lines_of(&self, report: &Report) -> bool {
        let settings = self.settings.as_ref();
        !self.is_looking_back() || settings.is_some_and(|settings| is_of(report, &settings.work()))
    }

    /// Whether the last run of this page was of what is shown, and is over.
    pub fn has_run(&self, settings: &Settings) -> bool {
        let latest = self.history.latest_measured();
        self.running.is_none()
            && latest.is_some_and(|latest| is_of(&latest.report, &settings.work()))
    }

    /// Whether the page stands in a frame of another one; as long as that is not
    /// known, it may, so that nothing is shown and then taken away.
    pub fn is_embedded(&self) -> bool {
        self.settings.as_ref().is_none_or(|settings| settings.embed)
    }

    /// What comes of an action.
    #[must_use]
    pub fn after(mut self, action: Action) -> Self {
        match action {
            Action::Open(tab) => self.tab = tab,
            Action::Hear(news, at) => self.receive(news, at),
            Action::Import(report, origin) => {
                self.chosen = Some(self.history.push(origin, Rc::from(report)));
            }
            Action::Show(number) => self.chosen = Some(number),
            Action::ShowNewest => self.chosen = None,
            Action::Pin(number) => self.history.pin(number),
            Action::Unpin => self.history.unpin(),
            Action::Sit(seat) => self.seat = seat,
            Action::Paste(pasted) => self.pasted = pasted,
            Action::Swept(swept) => {
                self.swept = Some(swept);
                self.attach();
            }
        }
        self
    }

    fn receive(&mut self, news: News, at: String) {
        match news {
            News::Settings(settings) => self.settings = Some(settings.into()),
            News::Environment(environment) => self.environment = Some(environment.into()),
            News::Began(settings) => self.running = Some(settings.into()),
            News::Finished(report) => {
                self.running = None;
                self.chosen = None;
                self.history.push(Origin::Measured { at }, Rc::from(report));
                self.attach();
            }
            News::Ended => self.running = None,
            News::Stop => self.stops += 1,
            News::Compare => {
                self.tab = Tab::Speedup;
                self.compares += 1;
            }
        }
    }

    /// A sweep is part of the latest result of this page if both are of the same
    /// work, so that it is taken along with it.
    fn attach(&mut self) {
        let Some((work, sweep)) = &self.swept else {
            return;
        };
        let latest = self.history.latest_measured().map(|kept| &kept.report);
        if let Some(latest) = latest.filter(|latest| is_of(latest, work)) {
            let mut report = Report::clone(latest);
            report.sweep = Some(sweep.clone());
            self.history.mend_latest_measured(report.into());
        }
    }
}

/// Whether a result is of this work.
fn is_of(report: &Report, work: &Work) -> bool {
    let pairs = report.settings.iter();
    let pairs = pairs.map(|(key, value)| format!("{key}={value}"));
    let fragment = pairs.collect::<Vec<_>>().join("&");
    // Only the default of `workers` hangs on the cores, and that is no work.
    Settings::parse(&fragment, 1).settings.work() == *work
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}
