//! What the timeline says: names of modes, kinds, moments and bars. Text only.

use crate::kit::names;
use crate::plot::timeline::{Bar, Place, Run, State, Timeline, Track};
use interleave_core::format;
use interleave_core::trace::Kind;

const LABEL: &str = "Timeline of the last run of each mode: one track per worker";
const HELP_KEYS: &str = "Arrow keys go from bar to bar and from track to track, + and − zoom, \
    Shift with arrow keys moves, 0 shows all, Enter follows a task.";
const HELP_POINTERS: &str =
    "Drag to move; pinch, or scroll with Ctrl, to zoom; pick a bar to follow its task.";
const LABEL_OF_PROGRAM: &str =
    "Timeline of the last run of each mode: one track per worker, and one per thread";
const HELP_KEYS_OF_PROGRAM: &str = "Arrow keys go from bar to bar and from track to track, + and − zoom, \
    Shift with arrow keys moves, 0 shows all, Enter marks a bar’s line and follows its thread.";
const HELP_POINTERS_OF_PROGRAM: &str = "Drag to move; pinch, or scroll with Ctrl, to zoom; \
    pick a bar to mark its line in the program and to follow its thread.";

/// What screen readers say of the chart.
pub fn chart(timeline: &Timeline) -> &'static str {
    if timeline.is_program() {
        LABEL_OF_PROGRAM
    } else {
        LABEL
    }
}

/// How the keyboard works, and how pointers do.
pub fn help(timeline: &Timeline) -> [&'static str; 2] {
    if timeline.is_program() {
        [HELP_KEYS_OF_PROGRAM, HELP_POINTERS_OF_PROGRAM]
    } else {
        [HELP_KEYS, HELP_POINTERS]
    }
}

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
fn task(task: u32) -> String {
    format!("task {}", task + 1)
}

/// Who is followed: a task, or a thread of a program.
pub fn who(timeline: &Timeline, followed: u32) -> String {
    if !timeline.is_program() {
        return task(followed);
    }
    let bars = timeline.runs.iter().flat_map(|run| run.bars_of(followed));
    let mut threads = bars.filter(|(track, _)| track.is_thread);
    match threads.next() {
        Some((track, _)) => track.name.clone(),
        None if followed == 0 => "MainThread".to_owned(),
        None => format!("thread {followed}"),
    }
}

/// Of a bar: who, what, for which task; and how long, from when.
pub fn bar(timeline: &Timeline, place: Place) -> Option<[String; 2]> {
    let run = timeline.runs.get(place.run)?;
    let (track, bar) = (timeline.track(place)?, timeline.bar(place)?);
    let what = if run.is_program {
        format!("{} {}", track.name, does(timeline, run, track, bar))
    } else {
        format!("{}, {}, {}", task(bar.task), track.name, kind(bar.kind))
    };
    let start = format::ms(bar.start_ms);
    let line = bar
        .line
        .map_or_else(String::new, |line| format!(", line {line}"));
    let when = format!("{} long, from {start} on{line}", length(bar));
    Some([what, when])
}

/// A wait of a thread: "waits for lock 'a', held by Ben, 3.2 ms".
pub fn wait(timeline: &Timeline, run: &Run, track: &Track, bar: &Bar) -> String {
    format!("{}, {}", does(timeline, run, track, bar), length(bar))
}

fn length(bar: &Bar) -> String {
    format::ms(bar.end_ms - bar.start_ms)
}

/// What a worker or a thread of a program does, and what about.
fn does(timeline: &Timeline, run: &Run, track: &Track, bar: &Bar) -> String {
    let about = timeline.name(bar.about);
    match (track.state(bar), about) {
        (None, Some(thread)) => format!("runs {thread}"),
        (Some(State::Running), Some(worker)) => format!("runs on {worker}"),
        (None | Some(State::Running | State::Ended), _) => "runs".to_owned(),
        (Some(State::New), _) => "is new: started, and has not run yet".to_owned(),
        (Some(State::Ready), Some(turn)) => format!("is ready, and waits for {turn}"),
        (Some(State::Ready), None) => "is ready".to_owned(),
        (Some(State::Waiting), Some(what)) => {
            format!("waits for {what}{}", holder(run, track, bar))
        }
        (Some(State::Waiting), None) => "waits".to_owned(),
    }
}

/// Who held the lock that a thread waited for.
fn holder(run: &Run, track: &Track, bar: &Bar) -> String {
    let Some(holder) = bar.held_by.and_then(|place| run.tracks.get(place)) else {
        return String::new();
    };
    let name = if std::ptr::eq(holder, track) {
        "itself"
    } else {
        &holder.name
    };
    let then = if bar.then_others {
        ", then by others"
    } else {
        ""
    };
    format!(", held by {name}{then}")
}

/// A text, broken between words into at most `most_lines` lines of at most `most` characters.
/// Where it is cut, it ends in "…".
pub fn wrapped(text: &str, most: usize, most_lines: usize) -> Vec<String> {
    let most = most.max(2);
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let is_last = lines.len() == most_lines;
        let Some(line) = lines.last_mut() else {
            break;
        };
        let used = line.chars().count();
        if used == 0 {
            line.push_str(word);
        } else if used + 1 + word.chars().count() <= most {
            line.push(' ');
            line.push_str(word);
        } else if is_last {
            line.push_str(" …");
            break;
        } else {
            lines.push(word.to_owned());
        }
    }
    for line in &mut lines {
        *line = cut(line, most);
    }
    lines
}

/// A text of at most `most` characters. Where it is cut, it ends in "…".
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

/// A bar for those who hear it.
pub fn spoken(timeline: &Timeline, place: Place) -> String {
    let of = timeline.runs.get(place.run);
    match (of, bar(timeline, place)) {
        (Some(of), Some([what, when])) => format!("{}: {what}, {when}.", run(of)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use interleave_core::mode::Mode;
    use interleave_core::trace::{Idle, Lane, LaneKind, Span, Trace};

    const NAMES: [&str; 5] = ["worker 1", "Ada", "the GIL", "lock 'a'", "time or I/O"];

    /// A worker, Ada and Ben; each span with its lane, from one millisecond to the next.
    fn trace(spans: &[(u32, Span)]) -> Timeline {
        let lane = |id, kind, name: &str| Lane {
            id,
            mode: Mode::Gil,
            kind,
            name: name.to_owned(),
        };
        let spans = (0..).zip(spans).map(|(number, &(lane, span))| Span {
            lane,
            task: lane.saturating_sub(1),
            start_ms: f64::from(number),
            end_ms: f64::from(number) + 1.0,
            ..span
        });
        Timeline::new(&Trace {
            lanes: vec![
                lane(7, LaneKind::Worker, "worker 1"),
                lane(1, LaneKind::Thread, "Ada"),
                lane(2, LaneKind::Thread, "Ben"),
            ],
            spans: spans.collect(),
            names: NAMES.map(str::to_owned).into(),
            ..Trace::default()
        })
    }

    fn about(kind: Kind, about: u32) -> Span {
        Span {
            kind,
            about: Some(about),
            ..Span::default()
        }
    }

    /// What is said of each bar, track by track.
    fn said(timeline: &Timeline) -> Vec<String> {
        let mut said = Vec::new();
        for (track, of) in timeline.runs[0].tracks.iter().enumerate() {
            for bar in 0..of.rows[0].len() {
                let place = Place {
                    run: 0,
                    track,
                    row: 0,
                    bar,
                };
                let [what, when] = super::bar(timeline, place).expect("there is such a bar");
                said.push(format!("{what}; {when}"));
            }
        }
        said
    }

    #[test]
    fn a_thread_says_what_it_waits_for_and_who_holds_that() {
        let wait = Span {
            held_by: Some(2),
            line: Some(4),
            ..about(Kind::Blocked, 3)
        };
        let others = Span {
            then_others: true,
            ..wait
        };
        let itself = Span {
            held_by: Some(1),
            ..wait
        };
        let timeline = trace(&[
            (1, wait),
            (1, others),
            (1, itself),
            (1, about(Kind::Blocked, 3)),
        ]);
        assert_eq!(
            said(&timeline),
            [
                "Ada waits for lock 'a', held by Ben; 1 ms long, from 0 ms on, line 4",
                "Ada waits for lock 'a', held by Ben, then by others; 1 ms long, from 1 ms on, line 4",
                "Ada waits for lock 'a', held by itself; 1 ms long, from 2 ms on, line 4",
                "Ada waits for lock 'a'; 1 ms long, from 3 ms on",
            ]
            .map(str::to_owned)
        );
        let run = &timeline.runs[0];
        let bar = &run.tracks[1].rows[0][0];
        assert_eq!(
            super::wait(&timeline, run, &run.tracks[1], bar),
            "waits for lock 'a', held by Ben, 1 ms"
        );
        assert_eq!(who(&timeline, 0), "Ada");
    }

    #[test]
    fn a_thread_says_in_which_state_it_is() {
        let idle = |state| Span {
            state: Some(state),
            ..about(Kind::Blocked, 2)
        };
        let timeline = trace(&[
            (7, about(Kind::Run, 1)),
            (1, idle(Idle::New)),
            (1, idle(Idle::Ready)),
            (1, about(Kind::Run, 0)),
            (1, about(Kind::Wait, 4)),
            // As results before these states have it.
            (1, about(Kind::Blocked, 2)),
            (2, about(Kind::Run, 0)),
        ]);
        let said = said(&timeline);
        let what: Vec<&str> = said
            .iter()
            .filter_map(|said| Some(said.split_once(';')?.0))
            .collect();
        assert_eq!(
            what,
            [
                "worker 1 runs Ada",
                "Ada is new: started, and has not run yet",
                "Ada is ready, and waits for the GIL",
                "Ada runs on worker 1",
                "Ada waits for time or I/O",
                "Ada waits for the GIL",
                "Ben runs on worker 1",
            ]
        );
        let run = &timeline.runs[0];
        let states = [
            State::New,
            State::Ready,
            State::Running,
            State::Waiting,
            State::Ended,
        ];
        let of = |track: usize| states.map(|state| run.state_ms(&run.tracks[track], state));
        assert_eq!(of(1), [1.0, 1.0, 1.0, 2.0, 1.0]);
        assert_eq!(of(2), [0.0, 0.0, 1.0, 0.0, 0.0]);
    }

    #[test]
    fn what_a_file_says_wrongly_is_left_out() {
        let odd = Span {
            held_by: Some(99),
            about: Some(99),
            ..about(Kind::Blocked, 0)
        };
        let timeline = trace(&[(1, odd), (7, odd)]);
        let said = said(&timeline);
        assert_eq!(said[0], "worker 1 runs; 1 ms long, from 1 ms on");
        assert_eq!(said[1], "Ada waits; 1 ms long, from 0 ms on");
    }

    #[test]
    fn long_words_are_wrapped_and_cut() {
        assert_eq!(wrapped("one two three", 7, 3), ["one two", "three"]);
        assert_eq!(wrapped("one two three four", 5, 2), ["one", "two …"]);
        assert_eq!(wrapped("immeasurable", 5, 3), ["imme…"]);
        assert_eq!(wrapped("", 5, 3), [""]);
    }
}
