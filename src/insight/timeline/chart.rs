//! The chart: bars on a canvas, text over it, and all that can be done with it.

use super::frame::frame;
use super::gestures::{Act, Look, Pointers};
use super::handlers::{Gestures, on_cancel, use_wheel};
use super::legend::legend;
use super::paint::{Scene, pixel_ratio};
use super::words;
use crate::insight::same::Same;
use crate::kit::{NextFrame, use_width};
use crate::plot::timeline::Timeline;
use crate::plot::timeline::layout::Layout;
use gloo_events::EventListener;
use interleave_core::settings::Theme;
use std::rc::Rc;
use web_sys::{HtmlCanvasElement, MediaQueryList};
use yew::prelude::*;

/// What the chart shows.
#[derive(Clone, PartialEq, Properties)]
pub struct ChartProps {
    /// The runs.
    pub timeline: Same<Timeline>,
    /// The colours that the page was given, so that a change is noticed.
    pub theme: Option<Theme>,
    /// Whether the runs are under way.
    #[prop_or_default]
    pub is_live: bool,
    /// The axis is at least so long.
    #[prop_or_default]
    pub least_ms: f64,
    /// Whether lines of bars are those of the program on the page.
    #[prop_or_default]
    pub has_lines: bool,
    /// What is to be known of the recording.
    #[prop_or_default]
    pub notes: AttrValue,
    /// What belongs below it.
    #[prop_or_default]
    pub children: Html,
}

/// The chart of a few runs.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let ChartProps {
        timeline, is_live, ..
    } = props.clone();
    let node = use_node_ref();
    let canvas = use_node_ref();
    let width_px = use_width(node.clone());
    let whole_ms = timeline.end_ms().max(props.least_ms);
    let look = use_reducer(|| Look::at_all(whole_ms));
    use_reset(&look, &timeline, is_live);
    let mut now = *look;
    now.view = now.view.of_whole(whole_ms);
    now.picked = now.picked.filter(|&place| timeline.bar(place).is_some());
    let layout = use_memo((timeline.clone(), width_px), |(timeline, width_px)| {
        Layout::new(timeline, *width_px)
    });
    let is_dark = use_is_dark();
    use_effect_with(
        (
            canvas.clone(),
            timeline.clone(),
            Rc::clone(&layout),
            now,
            (props.theme, is_dark),
        ),
        move |(canvas, timeline, layout, look, _)| {
            let canvas = canvas.cast::<HtmlCanvasElement>();
            let (timeline, layout, look) = (timeline.clone(), Rc::clone(layout), *look);
            let paint = move || {
                let scene = Scene {
                    timeline: &timeline,
                    layout: &layout,
                    view: &look.view,
                    picked: look.picked,
                    task: look.task,
                };
                if let Some(canvas) = &canvas {
                    scene.paint(canvas);
                }
            };
            // Asked for its colours, the browser lays the page out. With a frame, in which runs
            // under way are looked at, it does so anyway; in the task that takes in a result,
            // that would be half of the time.
            let later = if is_live {
                paint();
                None
            } else {
                Some(NextFrame::call(paint))
            };
            move || drop(later)
        },
    );
    let gestures = Gestures {
        node: node.clone(),
        look: look.dispatcher(),
        timeline: timeline.clone(),
        layout: Rc::clone(&layout),
        view: now,
        has_lines: props.has_lines,
    };
    use_wheel(&gestures);
    let pointers = use_mut_ref(Pointers::default);
    let ratio = pixel_ratio();
    let size = |length_px: f64| ((length_px * ratio).round() as u32).to_string();
    let spoken = now
        .picked
        .filter(|_| now.is_keyed)
        .map(|place| words::spoken(&timeline, place));
    html! {
        <figure class="card timeline" data-testid="chart-timeline" data-bars={timeline.bars().to_string()}
            data-live={is_live.then_some("1")} data-start={now.view.start_ms.to_string()} data-end={now.view.end_ms.to_string()}>
            <figcaption>
                <h2 class="section-title">{ if is_live { "Who does what, right now" } else { "Who did what, when" } }</h2>
                { legend(&timeline) }
            </figcaption>
            <div class="canvas stage" ref={node} tabindex="0" role="application" aria-roledescription="timeline"
                aria-label={words::chart(&timeline)} aria-describedby="timeline-help"
                onkeydown={gestures.on_key()} onpointerdown={gestures.on_press(&pointers)}
                onpointermove={gestures.on_drag(&pointers)} onpointerup={gestures.on_release(&pointers)}
                onpointercancel={on_cancel(&pointers)} onpointerleave={gestures.on_leave()}
                onfocusout={gestures.on_leave_focus()}>
                <canvas ref={canvas} width={size(layout.width_px)} height={size(layout.height_px)} />
                { frame(&timeline, &layout, &now.view, now.picked) }
            </div>
            <p class="unseen" aria-live="polite">{ spoken }</p>
            { tools(&gestures, &now, is_live) }
            { followed(&timeline, now.task, &gestures) }
            if !props.notes.is_empty() {
                <p class="hint">{ props.notes.clone() }</p>
            }
            { props.children.clone() }
        </figure>
    }
}

/// Another timeline is looked at anew; one that grows is not.
#[hook]
fn use_reset(look: &UseReducerHandle<Look>, timeline: &Same<Timeline>, is_live: bool) {
    let dispatcher = look.dispatcher();
    let of = (!is_live).then(|| timeline.clone());
    use_effect_with(of, move |timeline| {
        if let Some(timeline) = timeline {
            dispatcher.dispatch(Act::Reset(timeline.end_ms()));
        }
    });
}

/// Whether the system's colours are dark just now.
#[hook]
fn use_is_dark() -> bool {
    let query = use_memo((), |()| {
        let window = web_sys::window()?;
        window
            .match_media("(prefers-color-scheme: dark)")
            .ok()
            .flatten()
    });
    let matches = |query: &MediaQueryList| query.matches();
    let is_dark = use_state_eq(|| (*query).as_ref().is_some_and(matches));
    let setter = is_dark.setter();
    use_effect_with((), move |()| {
        let listener = (*query).clone().map(|query| {
            let of = query.clone();
            EventListener::new(&query, "change", move |_| setter.set(of.matches()))
        });
        move || drop(listener)
    });
    *is_dark
}

/// Buttons for those who have neither wheel nor keys, and how the rest works.
fn tools(gestures: &Gestures, look: &Look, is_live: bool) -> Html {
    let button = |name: &'static str, sign: &'static str, act: fn() -> Act| {
        let look = gestures.look.clone();
        html! {
            <button type="button" class="quiet-button" aria-label={name} title={name}
                onclick={move |_| look.dispatch(act())}>{ sign }</button>
        }
    };
    let [keys, pointers] = words::help(&gestures.timeline);
    html! {
        <div class="tools">
            <p class="hint" id="timeline-help">
                if is_live {
                    { "You can zoom in once the run is done." }
                } else {
                    <span class="of-keys">{ keys }{ " " }</span>{ pointers }
                }
            </p>
            <div class="buttons">
                { button("Zoom out", "−", || Act::Zoom(1.0 / 1.6, 0.5)) }
                { button("Zoom in", "+", || Act::Zoom(1.6, 0.5)) }
                if !look.view.is_whole() {
                    { button("Show all of the time", "All", || Act::Whole) }
                }
            </div>
        </div>
    }
}

/// Where the followed task was done in each run.
fn followed(timeline: &Timeline, task: Option<u32>, gestures: &Gestures) -> Html {
    let Some(task) = task else {
        return html! {};
    };
    let look = gestures.look.clone();
    let runs = words::followed(timeline, task).into_iter();
    html! {
        <div class="followed" data-testid="timeline-task" data-task={task.to_string()}>
            <p role="status"><strong>{ format!("Following {}. ", words::who(timeline, task)) }</strong>
                { for runs.map(|(run, time)| html! { <span class="part">{ run }{ ": " }{ time }</span> }) }
            </p>
            <button type="button" class="quiet-button" onclick={move |_| look.dispatch(Act::LetGo)}>{ "Let go" }</button>
        </div>
    }
}
