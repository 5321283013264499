//! What bars and marks mean: only of those kinds that are there.

use crate::plot::timeline::{Run, Shape, Timeline};
use interleave_core::trace::EventKind;
use yew::prelude::*;

/// The legend.
pub fn legend(timeline: &Timeline) -> Html {
    let tracks = || timeline.runs.iter().flat_map(|run: &Run| &run.tracks);
    let has = |shape: &Shape| tracks().any(|track| track.shape_ms[*shape as usize] > 0.0);
    let happens = |kind: EventKind| {
        let mut moments = tracks().flat_map(|track| &track.moments);
        moments.any(|moment| moment.kind == kind)
    };
    let is_program = timeline.is_program();
    let shapes = if is_program { STATES } else { Shape::ALL };
    let shapes = shapes.into_iter().filter(has);
    let ends = |run: &Run| run.tracks.iter().any(|track| run.ended_ms(track).is_some());
    let has_ended = timeline.runs.iter().any(ends);
    let events = EventKind::ALL
        .into_iter()
        .filter(|&kind| happens(kind))
        .map(event);
    html! {
        <ul class="legend">
            { for shapes.map(|shape| entry(glyph(shape), name(shape, is_program))) }
            if has_ended {
                { entry(post(), "ended") }
            }
            { for events }
        </ul>
    }
}

/// As a thread goes through its states.
const STATES: [Shape; 6] = [
    Shape::New,
    Shape::Ready,
    Shape::Run,
    Shape::Wait,
    Shape::Blocked,
    Shape::Copy,
];

fn name(shape: Shape, is_program: bool) -> &'static str {
    match shape {
        Shape::New => "new: started, has not run yet",
        Shape::Ready => "ready: waits for its turn",
        Shape::Run if is_program => "running",
        Shape::Run => "computing",
        Shape::Wait => "waiting",
        Shape::Blocked => "waiting for a lock",
        Shape::Copy => "copying",
    }
}

fn glyph(shape: Shape) -> Html {
    match shape {
        Shape::Run => html! { <rect class="bar" y="2" width="22" height="12" /> },
        Shape::Wait => html! { <rect class="bar pale" y="6" width="22" height="5" /> },
        Shape::Blocked => {
            html! { <path class="bar hatch" d="M0 13L9 3M5 13L14 3M10 13L19 3M15 13L22 5" /> }
        }
        Shape::Copy => {
            html! { <path class="bar" d="M0 2h3v12h-3zM5 2h3v12h-3zM10 2h3v12h-3zM15 2h3v12h-3z" /> }
        }
        Shape::New => html! { <rect class="bar" y="12" width="22" height="2" /> },
        Shape::Ready => html! { <path class="bar" d="M0 2h22v2H0zM0 12h22v2H0z" /> },
    }
}

/// Where a thread ended.
fn post() -> Html {
    html! { <path class="inked" d="M0 7.5h10v1H0zM10 2h2v12h-2z" /> }
}

fn event(kind: EventKind) -> Html {
    let (shape, text) = match kind {
        EventKind::Handed => (mark(), "lock handed over"),
        EventKind::Stopped => (
            html! { <rect class="alarming" x="10" y="1" width="2" height="14" /> },
            "stopped",
        ),
        EventKind::Died => (
            html! { <rect class="alarming" x="9" y="0" width="4" height="16" /> },
            "died",
        ),
        EventKind::Start => (mark(), "start of a thread"),
        EventKind::Acquire => (mark(), "lock acquired"),
        EventKind::Release => (mark(), "lock released"),
        EventKind::Put => (mark(), "put into a queue"),
        EventKind::Get => (mark(), "got from a queue"),
        EventKind::Notify => (mark(), "notified"),
        EventKind::Exception => (
            html! { <rect class="alarming" x="10" y="1" width="2" height="14" /> },
            "exception",
        ),
    };
    entry(shape, text)
}

/// Of what threads of a program do.
fn mark() -> Html {
    html! { <rect class="inked" x="10" y="2" width="1.5" height="7" /> }
}

fn entry(shape: Html, text: &'static str) -> Html {
    html! { <li><svg viewBox="0 0 22 16" aria-hidden="true">{ shape }</svg>{ text }</li> }
}
