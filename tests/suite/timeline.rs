//! Claims about the timeline's geometry: what is shown, where it lies, and what
//! of it is drawn.

use crate::traces::trace;
use interleave::plot::timeline::layout::Layout;
use interleave::plot::timeline::marks::{Mark, marks};
use interleave::plot::timeline::steps::Step;
use interleave::plot::timeline::view::View;
use interleave::plot::timeline::{Place, Shape, Timeline, Track};
use interleave_core::mode::Mode;
use interleave_core::trace::{Kind, Trace};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// One lane that does tasks of a length, one after another, with gaps.
fn busy(mode: Mode, tasks: u32, length_ms: f64, gap_ms: f64) -> Timeline {
    let spans: Vec<_> = (0..tasks)
        .map(|task| {
            let start_ms = f64::from(task) * (length_ms + gap_ms);
            (0, task, Kind::Run, start_ms, start_ms + length_ms)
        })
        .collect();
    Timeline::new(&trace(mode, 1, &spans))
}

fn drawn(timeline: &Timeline, view: &View) -> Vec<Mark> {
    let x_px = [100.0, 900.0];
    let mut found = Vec::new();
    for row in timeline.runs.iter().flat_map(|run| &run.tracks) {
        for row in &row.rows {
            marks(row, &view.scale(x_px), x_px, &mut found);
        }
    }
    found
}

#[test]
fn runs_are_stacked_with_their_lanes() {
    let both = Trace::of_runs([
        trace(Mode::Sequential, 1, &[(0, 0, Kind::Run, 0.0, 8.0)]),
        trace(Mode::Parallel, 2, &[(1, 0, Kind::Run, 0.0, 4.0)]),
    ]);
    let timeline = Timeline::new(&both);
    let tracks: Vec<_> = timeline.runs.iter().map(|run| run.tracks.len()).collect();
    assert_eq!(tracks, [1, 2]);
    assert!((timeline.end_ms() - 8.0).abs() < 1e-9);
    let layout = Layout::new(&timeline, 900.0);
    let tops: Vec<f64> = layout
        .runs
        .iter()
        .flat_map(|run| run.tracks.iter().map(|track| track.top_px))
        .collect();
    assert!(tops.is_sorted() && tops.len() == 3, "{tops:?}");
    assert!(layout.axis_y_px > tops[2]);
}

#[test]
fn waits_that_overlap_go_below_each_other_and_count_once() {
    let spans = [
        (0, 0, Kind::Run, 0.0, 1.0),
        (0, 1, Kind::Run, 1.0, 2.0),
        (0, 0, Kind::Wait, 1.0, 51.0),
        (0, 1, Kind::Wait, 2.0, 52.0),
        (0, 2, Kind::Wait, 51.0, 53.0),
    ];
    let timeline = Timeline::new(&trace(Mode::Concurrent, 1, &spans));
    let track = &timeline.runs[0].tracks[0];
    let rows: Vec<usize> = track.rows.iter().map(Vec::len).collect();
    assert_eq!(rows, [2, 2, 1]);
    assert!((track.time_of_ms(Kind::Wait) - 52.0).abs() < 1e-9);
    assert!((track.utilisation(53.0) - 2.0 / 53.0).abs() < 1e-9);
}

#[test]
fn only_what_is_in_view_is_drawn() {
    let timeline = busy(Mode::Parallel, 1_000, 1.0, 1.0);
    let whole = View::whole(timeline.end_ms());
    let near = whole.closer(100.0, 1_000.0);
    let seen = drawn(&timeline, &near);
    let tasks: Vec<u32> = seen.iter().filter_map(|mark| mark.task).collect();
    assert!((10..=12).contains(&tasks.len()), "{tasks:?}");
    assert!(
        tasks.iter().all(|task| (494..=506).contains(task)),
        "{tasks:?}"
    );
    assert!(
        seen.iter()
            .all(|mark| mark.x_px[0] >= 100.0 && mark.x_px[1] <= 900.0)
    );
}

#[test]
fn a_hundred_thousand_spans_make_no_more_marks_than_there_are_pixels() {
    let timeline = busy(Mode::Parallel, 100_000, 0.01, 0.01);
    let seen = drawn(&timeline, &View::whole(timeline.end_ms()));
    assert!(!seen.is_empty() && seen.len() <= 801, "{}", seen.len());
    // Half of each pixel is covered: two quarters, or one more or less where bars do not fit.
    assert!(seen.iter().all(|mark| (1..=3).contains(&mark.shade)));
}

#[test]
fn dense_work_is_one_mark_from_end_to_end() {
    let timeline = busy(Mode::Parallel, 100_000, 0.01, 0.0);
    let seen = drawn(&timeline, &View::whole(timeline.end_ms()));
    assert!(seen.len() < 5, "{seen:?}");
}

#[test]
fn a_pixel_shows_what_most_of_its_time_went_to() {
    let spans: Vec<_> = (0..100)
        .flat_map(|task| {
            let at = f64::from(task);
            [
                (0, task, Kind::Run, at, at + 0.3),
                (0, task, Kind::Blocked, at + 0.3, at + 1.0),
            ]
        })
        .collect();
    let timeline = Timeline::new(&trace(Mode::Gil, 1, &spans));
    let seen = drawn(&timeline, &View::whole(10_000.0));
    assert!(
        seen.iter().all(|mark| mark.shape == Shape::Blocked),
        "{seen:?}"
    );
}

#[test]
fn a_bar_too_short_to_see_is_seen() {
    let spans = [(0, 7, Kind::Run, 500.0, 500.000_001)];
    let timeline = Timeline::new(&trace(Mode::Parallel, 1, &spans));
    let seen = drawn(&timeline, &View::whole(1_000.0));
    assert_eq!(seen.len(), 1);
    assert!(seen[0].x_px[1] - seen[0].x_px[0] >= 1.0);
}

#[test]
fn the_pointer_means_the_bar_below_it() {
    let timeline = busy(Mode::Parallel, 100, 1.0, 1.0);
    let layout = Layout::new(&timeline, 900.0);
    let view = View::whole(timeline.end_ms()).closer(10.0, 100.0);
    let scale = layout.scale(&view);
    let lies = layout.runs[0].tracks[0];
    let y_px = lies.top_px + lies.height_px / 2.0;
    let place = layout.hit(&timeline, &view, [scale.px(100.5), y_px]);
    let bar = place.and_then(|place| timeline.bar(place)).expect("a bar");
    assert_eq!(bar.task, 50);
    assert_eq!(layout.hit(&timeline, &view, [scale.px(101.5), y_px]), None);
    assert_eq!(layout.hit(&timeline, &view, [scale.px(100.5), -4.0]), None);
}

#[test]
fn zooming_keeps_what_is_under_the_pointer() {
    let view = View::whole(1_000.0).closer(4.0, 300.0);
    let scale = view.scale([0.0, 800.0]);
    let before_px = scale.px(310.0);
    let after_px = view.closer(3.0, 310.0).scale([0.0, 800.0]).px(310.0);
    assert!((before_px - after_px).abs() < 1e-6);
}

#[test]
fn what_was_out_of_view_is_brought_in() {
    let near = View::whole(1_000.0).closer(20.0, 0.0);
    for [start_ms, end_ms] in [[700.0, 710.0], [0.0, 3.0], [100.0, 400.0]] {
        let shown = near.showing(start_ms, end_ms);
        assert!(
            shown.start_ms <= start_ms && shown.end_ms >= end_ms,
            "{shown:?}"
        );
    }
    assert_eq!(near.showing(1.0, 2.0), near);
}

#[test]
fn ticks_say_as_much_as_tells_them_apart() {
    let near = View::whole(5_000.0).closer(50_000.0, 1_234.5);
    let ticks = near.ticks([0.0, 800.0]);
    let mut labels: Vec<_> = ticks.iter().map(|tick| tick.label.clone()).collect();
    let count = labels.len();
    labels.dedup();
    assert!(count > 3 && labels.len() == count, "{labels:?}");
}

#[test]
fn keys_go_to_every_bar_of_a_track_and_back() {
    let spans = [
        (0, 0, Kind::Run, 0.0, 1.0),
        (0, 1, Kind::Run, 1.0, 2.0),
        (0, 0, Kind::Wait, 1.0, 5.0),
        (0, 1, Kind::Wait, 2.0, 6.0),
        (0, 0, Kind::Run, 6.0, 7.0),
    ];
    let timeline = Timeline::new(&trace(Mode::Concurrent, 1, &spans));
    let mut seen = vec![timeline.first().expect("a bar")];
    while let Some(&last) = seen.last() {
        let next = timeline.step(last, Step::Next);
        if next == last {
            break;
        }
        seen.push(next);
    }
    assert_eq!(seen.len(), 5);
    let back: Vec<Place> = seen
        .iter()
        .rev()
        .scan(seen[4], |at, _| {
            let here = *at;
            *at = timeline.step(here, Step::Previous);
            Some(here)
        })
        .collect();
    assert!(back.iter().eq(seen.iter().rev()));
}

#[test]
fn keys_go_up_and_down_at_the_same_time() {
    let spans: Vec<_> = (0..3)
        .flat_map(|lane| (0..10).map(move |task| (lane, task)))
        .map(|(lane, task)| {
            let at = f64::from(task);
            (lane, task, Kind::Run, at, at + 1.0)
        })
        .filter(|&(lane, ..)| lane != 1)
        .collect();
    let timeline = Timeline::new(&trace(Mode::Parallel, 3, &spans));
    let place = Place {
        run: 0,
        track: 0,
        row: 0,
        bar: 5,
    };
    let below = timeline.step(place, Step::Below);
    assert_eq!(below.track, 2, "the empty lane is passed by");
    assert!((4..=5).contains(&below.bar));
    assert_eq!(timeline.step(below, Step::Above).track, 0);
    assert_eq!(timeline.step(place, Step::Above), place);
}

fn any_kind() -> impl Strategy<Value = Kind> {
    (0..4_usize).prop_map(|place| Kind::ALL[place])
}

proptest! {
    #[test]
    fn bars_of_one_row_never_overlap(
        mut spans in vec((0.0..100.0, 0.0..50.0, any_kind()), 0..300),
        mode in select(vec![Mode::Concurrent, Mode::Parallel]),
    ) {
        spans.sort_by(|a: &(f64, f64, Kind), b| (a.0 + a.1).total_cmp(&(b.0 + b.1)));
        let mut track = Track::new(mode, "worker 1");
        for (start_ms, length_ms, kind) in spans {
            track.add(0, kind, [start_ms, start_ms + length_ms]);
        }
        prop_assert!(track.rows.len() <= 12);
        for row in &track.rows {
            for pair in row.windows(2) {
                prop_assert!(pair[0].end_ms <= pair[1].drawn_ms);
                prop_assert!(pair[1].drawn_ms <= pair[1].end_ms);
            }
        }
    }

    #[test]
    fn no_way_to_move_a_view_leaves_the_whole(
        whole_ms in 0.001..1e6,
        moves in vec((0.01..100.0, -2e6..2e6, any::<bool>()), 0..40),
    ) {
        let mut view = View::whole(whole_ms);
        for (times, ms, zooms) in moves {
            view = if zooms { view.closer(times, ms) } else { view.later(ms) };
            prop_assert!(view.start_ms >= 0.0 && view.end_ms <= whole_ms * (1.0 + 1e-9));
            prop_assert!(view.length_ms() > 0.0);
        }
    }
}
