//! What the timeline says: names of modes, kinds, moments and bars. Text only.

use crate::kit::names;
use crate::plot::timeline::{Bar, Place, Run, Timeline, Track};
use interleave_core::format;
use interleave_core::trace::Kind;

/// What screen readers say of the chart.
pub const LABEL: &str = "Timeline of the last run of each mode: one track per worker";
/// How the keyboard works.
pub const HELP_KEYS: &str = "Arrow keys go from bar to bar and from track to track, + and − zoom, \
    Shift with arrow keys moves, 0 shows all, Enter follows a task.";
/// How pointers work.
pub const HELP_POINTERS: &str =
    "Drag to move; pinch, or scroll with Ctrl, to zoom; pick a bar to follow its task.";

/// A run's name.
pub fn run(run: &Run) -> String {
    names::name(run.mode).to_owned()
}

/// What a run's times are worth.
pub fn label(run: &Run) -> &'static str {
    run.label.id()
}

/// What a lane does.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Run => "computes",
        Kind::Wait => "waits for I/O",
        Kind::Blocked => "waits for a lock",
        Kind::Copy => "copies",
    }
}

/// "task 1": people count from one.
pub fn task(task: u32) -> String {
    format!("task {}", task + 1)
}

/// Of a bar: who, what, for which task; and how long, from when.
pub fn bar(track: &Track, bar: &Bar) -> [String; 2] {
    let length = format::ms(bar.end_ms - bar.start_ms);
    let start = format::ms(bar.start_ms);
    [
        format!("{}, {}, {}", task(bar.task), track.name, kind(bar.kind)),
        format!("{length} long, from {start} on"),
    ]
}

/// A bar for those who hear it.
pub fn spoken(timeline: &Timeline, place: Place) -> String {
    let of = timeline.runs.get(place.run);
    match (of, timeline.track(place), timeline.bar(place)) {
        (Some(of), Some(track), Some(it)) => {
            let [what, when] = bar(track, it);
            format!("{}: {what}, {when}.", run(of))
        }
        _ => String::new(),
    }
}

/// Where a task was done, in each run, and how long that took from its first
/// moment to its last.
pub fn followed(timeline: &Timeline, followed: u32) -> Vec<(String, String)> {
    let of_run = |of: &Run| {
        let mut lane = None;
        let (mut start_ms, mut end_ms) = (f64::INFINITY, f64::NEG_INFINITY);
        for (track, bar) in of.bars_of(followed) {
            lane = Some(track.name.clone());
            start_ms = start_ms.min(bar.start_ms);
            end_ms = end_ms.max(bar.end_ms);
        }
        let lane = lane?;
        let length = format::ms(end_ms - start_ms);
        Some((run(of), format!("{length}, {lane}")))
    };
    timeline.runs.iter().filter_map(of_run).collect()
}
