//! The tab Speed-up as a whole: what can be asked, the chart, and what it says.

use super::Speedup;
use super::chart::SpeedupChart;
use super::numbers::numbers;
use super::series::Series;
use super::state::{Action, Found, State as Own};
use super::time_breakdown::breakdown;
use crate::insight::export::{PictureButtons, stem};
use crate::insight::measuring::{Bar, Course, Words};
use crate::insight::state::State;
use crate::kit::SliderField;
use crate::kit::names::crew;
use interleave_core::experiment::law_choice::{self, LawChoice};
use interleave_core::mode::Mode;
use interleave_core::settings::WORKERS;
use interleave_core::work::Slider;
use interleave_core::work::Work;
use std::rc::Rc;
use yew::prelude::*;

/// By default up to twice as many workers as there are cores, within these.
const USUAL_MOST: [u32; 2] = [3, 16];

/// The tab.
pub fn speedup(tab: &Speedup, state: &State) -> Html {
    let own = &*tab.state;
    let mode = tab.bench.mode();
    let most = tab.most(state);
    let series = Rc::new(Series::of(own, mode, most));
    let send = |action: fn(_) -> Action| {
        let dispatcher = tab.state.dispatcher();
        Callback::from(move |value| dispatcher.dispatch(action(value)))
    };
    let dispatcher = tab.state.dispatcher();
    let on_most = Callback::from(move |most| dispatcher.dispatch(Action::SetMost(most)));
    html! {
        <div class="tab-content">
            { asking(tab, state, most, on_most) }
            <SpeedupChart series={Rc::clone(&series)} on_guess={send(Action::Guess)} />
            <PictureButtons chart="chart-speedup" name="speed-up" stem={stem(state)} />
            { notes(tab, state, own) }
            if let Some(found) = own.found.as_ref().filter(|_| own.course != Course::Running) {
                { said(state, found, &series) }
                { asked(tab, own, found) }
                { numbers(found, &series) }
                { kept(state, found) }
            }
        </div>
    }
}

/// Whether it goes along with a result.
fn kept(state: &State, found: &Found) -> Html {
    let newest = state.report().and_then(|report| report.sweep.as_ref());
    let is_kept = newest == Some(&found.sweep);
    let words = if is_kept {
        "It is part of the result that is shown, and is exported with it."
    } else {
        "Run the same settings, and it becomes part of that result and its exports."
    };
    html! { <p class="hint" data-testid="sweep-kept" data-kept={is_kept.then_some("1")}>{ words }</p> }
}

impl Speedup {
    /// Up to how many workers are measured next.
    pub(super) fn most(&self, state: &State) -> u32 {
        self.state.most.unwrap_or_else(|| usual_most(state))
    }

    /// Whether a measurement could begin now.
    pub(super) fn may_begin(&self, state: &State) -> bool {
        let is_known = state.settings.is_some() && state.environment.is_some();
        let is_free = state.running.is_none() && !self.bench.is_taken();
        // A program's threads are no processes.
        let is_measurable = !is_program(state) || self.bench.mode() == Mode::Parallel;
        is_known && is_free && is_measurable
    }
}

fn is_program(state: &State) -> bool {
    let settings = state.settings.as_ref();
    settings.is_some_and(|now| now.runs_program())
}

fn usual_most(state: &State) -> u32 {
    let newest = state
        .report()
        .and_then(|report| report.environment.cores_found);
    let environment = state.environment.as_ref();
    let cores = newest.or(environment.map(|it| it.hardware_concurrency));
    let [least, most] = USUAL_MOST;
    (2 * cores.unwrap_or(least)).clamp(least, most)
}

/// What can be asked: up to how many, and the bar.
fn asking(tab: &Speedup, state: &State, most: u32, on_most: Callback<u32>) -> Html {
    let own = &*tab.state;
    let known = state.settings.clone().zip(state.environment.clone());
    let may_begin = tab.may_begin(state);
    let is_program = is_program(state);
    let begin = tab.clone();
    let on_begin = Callback::from(move |()| {
        if let Some((settings, environment)) = &known {
            begin.begin(settings, environment, most);
        }
    });
    let (resume, stop) = (tab.clone(), Rc::clone(&tab.bench));
    let bar = Bar {
        words: Words {
            id: "sweep",
            again: "Measure again",
        },
        begin: format!("Measure 1 to {}", crew(tab.bench.mode(), most)),
        course: &own.course,
        outlook: own.outlook,
        may_begin,
        on_begin,
        on_resume: Callback::from(move |()| resume.resume()),
        on_stop: Callback::from(move |()| stop.stop()),
    };
    let slider = SliderField {
        id: "sweep-workers",
        slider: Slider {
            label: "Largest number of workers",
            min: 2,
            ..WORKERS
        },
        value: most,
        on_turn: on_most,
        hint: String::new(),
        mark: None,
    };
    html! {
        <div class="asking">
            { slider.draw() }
            { bar.draw() }
            if is_program && tab.bench.mode() == Mode::Parallel {
                <p class="hint" data-testid="sweep-program">{ "The program free-threaded on more and more workers, compared with the same under the GIL on one." }</p>
            } else if is_program {
                <p class="hint" data-testid="sweep-none">{ "Without shared memory, all threads of a program share one worker: there is nothing to compare here." }</p>
            } else if tab.bench.mode() == Mode::Processes {
                <p class="hint" data-testid="sweep-mode">{ "Workers cannot share memory here, so processes are measured instead." }</p>
            }
        </div>
    }
}

/// What should be known of what is shown.
fn notes(tab: &Speedup, state: &State, own: &Own) -> Html {
    let is_other = |work: Work| {
        state
            .settings
            .as_ref()
            .is_some_and(|now| now.work() != work)
    };
    let forget = tab.state.dispatcher();
    let on_forget = Callback::from(move |_: MouseEvent| forget.dispatch(Action::Forget));
    html! {
        <>
            if own.course == Course::Unasked {
                <p class="hint">
                    { "Guess first: draw how you expect the speed-up to grow, by dragging over the chart or with the Tab and arrow keys. Then measure, and compare." }
                    if !own.guess.is_empty() {
                        { " " }<button type="button" class="quiet-button" data-testid="guess-clear" onclick={on_forget.clone()}>{ "Clear" }</button>
                    }
                </p>
            }
            if own.differs {
                <p class="hint stale" data-testid="sweep-differs">{ "Its output differs from run to run: the times may be those of different work." }</p>
            }
            if own.work().is_some_and(is_other) {
                <p class="hint stale" data-testid="sweep-stale">{ format!("This is {}, measured with other settings than you have now.", own.work().map_or("", |work| work.id())) }</p>
            }
            if matches!(own.course, Course::Done | Course::Stopped | Course::Failed(_)) {
                <p><button type="button" class="quiet-button" data-testid="guess-anew" onclick={on_forget}>{ "Clear, and guess again" }</button></p>
            }
        </>
    }
}

/// The findings in words.
fn said(state: &State, found: &Found, series: &Series) -> Html {
    let points = found.sweep.points.len();
    let environment = state.environment.as_ref();
    let reported = environment.map_or(1, |it| it.hardware_concurrency);
    let cores = law_choice::cores(reported, found.cores, &found.sweep);
    html! {
        <div class="said-of card" data-testid="sweep-words">
            if let Some(words) = series.guess.words(&found.sweep) {
                <p class="answer-words" data-testid="guess-words">{ words }</p>
            }
            // What a program comes to says nothing of the machine.
            if matches!(found.work, Work::Workload(..)) { <p data-testid="cores-words">{ cores }</p> }
            { match &found.laws {
                None => html! { <p data-testid="laws-words">{ law_choice::too_few(points) }</p> },
                Some(laws) => {
                    let LawChoice { amdahl, usl, why } = LawChoice::of(laws, points);
                    html! {
                        <div data-testid="laws-words"><p>{ amdahl }</p><p>{ usl }</p><p><strong>{ why }</strong></p></div>
                    }
                }
            } }
        </div>
    }
}

fn asked(tab: &Speedup, own: &Own, found: &Found) -> Html {
    let dispatcher = tab.state.dispatcher();
    let on_ask = Callback::from(move |workers| dispatcher.dispatch(Action::Ask(workers)));
    breakdown(found, own.asked, &on_ask)
}
