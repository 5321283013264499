//! What the tab Grain knows, and how it changes. Pure.

use crate::bridge::SurveyEnd;
use crate::insight::measuring::Course;
use interleave_core::experiment::grain::GrainResult;
use interleave_core::experiment::survey::{GrainOf, Outlook};
use interleave_core::work::Work;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Reducible;

/// Everything the tab shows.
#[derive(Clone, Default)]
pub struct State {
    /// What the survey is at.
    pub course: Course,
    /// How far it has come.
    pub outlook: Outlook,
    /// What came of it, as soon as it is stopped or done.
    pub found: Option<Rc<GrainResult>>,
    survey: Option<Rc<RefCell<GrainOf>>>,
}

/// What can happen.
pub enum Action {
    /// A survey began.
    Begin(Rc<RefCell<GrainOf>>),
    /// It goes on.
    Resume,
    /// A few turns are done.
    Turns,
    /// It is over.
    End(SurveyEnd),
}

impl State {
    /// The survey that was begun.
    pub fn survey(&self) -> Option<Rc<RefCell<GrainOf>>> {
        self.survey.clone()
    }

    /// Whether what was measured is of another kind of work than this, on other
    /// workers. The number of tasks makes no difference: it is what is looked for.
    pub fn is_stale(&self, work: Work, workers: u32) -> bool {
        self.survey.as_ref().is_some_and(|survey| {
            let grain = &survey.borrow().grain;
            let before = grain.work();
            before.workload != work.workload
                || before.params.seed != work.params.seed
                || grain.workers() != workers
        })
    }

    fn look(&mut self) {
        if let Some(survey) = &self.survey {
            self.outlook = Outlook::from(&*survey.borrow());
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        match action {
            Action::Begin(survey) => {
                state.survey = Some(survey);
                state.found = None;
                state.course = Course::Running;
            }
            Action::Resume => state.course = Course::Running,
            Action::Turns => {}
            Action::End(end) => {
                state.course = Course::after(end);
                let survey = state.survey.as_ref();
                let found = survey.and_then(|survey| survey.borrow().grain.result());
                state.found = found.map(Rc::new);
            }
        }
        state.look();
        Rc::new(state)
    }
}
