//! What bars and marks mean: only of those kinds that are there.

use crate::plot::timeline::{Run, Timeline};
use interleave_core::trace::{EventKind, Kind};
use yew::prelude::*;

/// The legend.
pub fn legend(timeline: &Timeline) -> Html {
    let tracks = || timeline.runs.iter().flat_map(|run: &Run| &run.tracks);
    let has = |kind: &Kind| tracks().any(|track| track.time_of_ms(*kind) > 0.0);
    let happens = |kind: EventKind| {
        let mut moments = tracks().flat_map(|track| &track.moments);
        moments.any(|moment| moment.kind == kind)
    };
    let kinds = Kind::ALL.into_iter().filter(has).map(kind);
    let events = EventKind::ALL
        .into_iter()
        .filter(|&kind| happens(kind))
        .map(event);
    html! {
        <ul class="legend">
            { for kinds }
            { for events }
        </ul>
    }
}

fn kind(kind: Kind) -> Html {
    let (shape, text) = match kind {
        Kind::Run => (
            html! { <rect class="bar" y="2" width="22" height="12" /> },
            "computing",
        ),
        Kind::Wait => (
            html! { <rect class="bar pale" y="6" width="22" height="5" /> },
            "waiting",
        ),
        Kind::Blocked => (
            html! { <path class="bar hatch" d="M0 13L9 3M5 13L14 3M10 13L19 3M15 13L22 5" /> },
            "waiting for a lock",
        ),
        Kind::Copy => (
            html! { <path class="bar" d="M0 2h3v12h-3zM5 2h3v12h-3zM10 2h3v12h-3zM15 2h3v12h-3z" /> },
            "copying",
        ),
    };
    entry(shape, text)
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
