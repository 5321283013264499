//! Insight as a whole: the state, the news, and where the parts go. It must not
//! draw more than that.

use super::board::class;
use super::compare::compare;
use super::export::export;
use super::granularity::{granularity, use_granularity};
use super::looking_back::looking_back;
use super::machine;
use super::measuring::Bench;
use super::picture::Picture;
use super::speedup::{speedup, use_speedup};
use super::state::{Action, State};
use super::tab::Tab;
use super::tabs::{Tabs, panel};
use super::timeline::timeline;
use crate::bridge::link;
use interleave_core::work::{Work, Workload};
use std::rc::Rc;
use yew::prelude::*;

/// Everything of this module.
#[component]
pub fn Insight() -> Html {
    let state = use_reducer(State::default);
    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        // Only the default of `workers` hangs on it, and the app's settings have them.
        link::on_news(1, move |news| {
            dispatcher.dispatch(Action::Hear(news, machine::time_of_day()));
        });
    });
    let bench = use_memo((), |()| Bench::new());
    use_effect_with(state.stops, {
        let bench = Rc::clone(&bench);
        move |_| bench.stop()
    });
    let dispatcher = state.dispatcher();
    let on_swept = Callback::from(move |swept| dispatcher.dispatch(Action::Swept(swept)));
    let (of_speedup, of_granularity) = (use_speedup(&bench, on_swept), use_granularity(&bench));
    use_effect_with(state.compares, {
        let (of_speedup, state) = (of_speedup.clone(), state.clone());
        move |&compares| {
            if compares > 0 {
                of_speedup.compare(&state);
                show_place();
            }
        }
    });
    let dispatcher = state.dispatcher();
    let on_action = Callback::from(move |action| dispatcher.dispatch(action));
    let on_open = on_action.reform(Action::Open);
    let content = match state.tab {
        Tab::Timeline => timeline(&state),
        Tab::Speedup => speedup(&of_speedup, &state),
        Tab::Granularity => granularity(&of_granularity, &state),
        Tab::Compare => compare(&state, &on_action),
        Tab::Class => class(&state, &on_action),
        Tab::Export => export(&state, &on_action),
    };
    html! {
        <>
            { picture(&state) }
            <Tabs chosen={state.tab} is_embedded={state.is_embedded()} on_choose={on_open} />
            { looking_back(&state, &on_action) }
            { panel(state.tab, content) }
        </>
    }
}

/// Brings insight into view.
fn show_place() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(place) = document.and_then(|document| document.get_element_by_id("insight")) {
        place.scroll_into_view();
    }
}

/// The picture that a run of `mandelbrot` paints; its place is beside the
/// timings.
fn picture(state: &State) -> Html {
    let settings = state.shown_settings();
    let paints = |work| matches!(work, Work::Workload(Workload::Mandelbrot, _));
    let settings = settings.filter(|settings| paints(settings.work()));
    let document = web_sys::window().and_then(|window| window.document());
    let place = document.and_then(|document| document.get_element_by_id("picture"));
    match settings.zip(place) {
        None => html! {},
        Some((settings, place)) => create_portal(
            html! {
                <Picture size={settings.size} tasks={settings.tasks} is_running={state.running.is_some()} has_run={state.has_run(settings)} />
            },
            place,
        ),
    }
}
