//! Claims about the ground that all charts have: its lines and words lie within the
//! chart, and are where its ticks are.

use interleave::plot::cores::{CoresLayout, Point};
use interleave::plot::granularity::GranularityLayout;
use interleave::plot::ground::{Axis, Frame, Ground, Tick};
use interleave::plot::speedup::SpeedupLayout;
use interleave::plot::timeline::Timeline;
use interleave::plot::timeline::layout::Layout;
use interleave::plot::timeline::view::View;
use interleave::plot::timings::{TimingsFrame, TimingsLayout, TimingsRow};
use interleave_core::mode::Mode;
use interleave_core::stats::summarize;
use proptest::prelude::*;

const NARROW_PX: f64 = 280.0;
const ROUNDING_PX: f64 = 1e-6;

fn timings(width_px: f64) -> TimingsLayout {
    let samples_ms = [10.0, 999.0];
    let summary = summarize(&samples_ms).expect("there are samples");
    let row = TimingsRow {
        mode: Mode::Parallel,
        samples_ms: &samples_ms,
        summary: &summary,
    };
    let frame = TimingsFrame {
        axis_px: 48.0,
        ..TimingsFrame::for_width(width_px)
    };
    frame.layout(&[row])
}

/// That of every kind of chart, in this width.
fn grounds(width_px: f64) -> [Ground; 5] {
    let view = View::whole(1_234.5);
    let of_class = [(4, 3.5), (64, 20.0)].map(|(cores, speedup)| Point { cores, speedup });
    [
        timings(width_px).ground(true),
        CoresLayout::new(&of_class, width_px).ground,
        SpeedupLayout::new(width_px, 64, 40.0).ground(&(1..=64).collect::<Vec<u32>>()),
        GranularityLayout::new(width_px, [1.0, 1e9], 8.0).ground(),
        Layout::new(&Timeline::default(), width_px).ground(&view),
    ]
}

proptest! {
    #[test]
    fn lines_and_words_of_every_ground_lie_within_its_chart(width_px in NARROW_PX..2_000.0) {
        for ground in grounds(width_px) {
            let (width_px, height_px) = (ground.frame.width_px, ground.frame.height_px);
            let is_within = |[x, y]: [f64; 2]| {
                (0.0..=width_px + ROUNDING_PX).contains(&x) && (0.0..=height_px).contains(&y)
            };
            let lines = ground.grid().into_iter().chain(ground.lines());
            prop_assert!(lines.flatten().all(is_within));
            let words = ground.labels().into_iter().chain(ground.titles(["left", "right"]));
            for label in words {
                prop_assert!(is_within(label.at_px), "{label:?} in {width_px} × {height_px}");
            }
            prop_assert!(!ground.below.ticks.is_empty() && ground.below.has_line);
        }
    }
}

fn one_tick(at_px: f64, label: &str) -> Ground {
    let frame = Frame {
        width_px: 200.0,
        height_px: 100.0,
        x_px: [10.0, 190.0],
        y_px: [0.0, 60.0],
    };
    let label = label.to_owned();
    let below = Axis::line(vec![Tick { at_px, label }]);
    Ground::new(frame, below.with_grid(), Axis::default())
}

#[test]
fn a_label_at_the_edge_is_moved_until_all_of_it_is_within() {
    let label_px = |at_px| one_tick(at_px, "1 000 ms").labels()[0].at_px[0];
    for (tick_px, wanted_px) in [(10.0, 28.0), (100.0, 100.0), (190.0, 172.0)] {
        let found_px: f64 = label_px(tick_px);
        assert!((found_px - wanted_px).abs() < 1e-9, "{found_px} px");
    }
}

#[test]
fn a_grid_goes_from_its_ticks_through_the_frame() {
    let ground = one_tick(50.0, "1");
    assert_eq!(ground.grid(), [[[50.0, 0.0], [50.0, 60.0]]]);
    assert_eq!(ground.lines(), [[[10.0, 60.0], [190.0, 60.0]]]);
}

#[test]
fn only_titles_that_say_something_are_there() {
    let titles = one_tick(50.0, "1").titles(["", "workers"]);
    assert_eq!(titles.len(), 1);
    assert_eq!((titles[0].anchor, titles[0].at_px), ("end", [190.0, 92.0]));
}

#[test]
fn a_chart_without_samples_has_a_line_but_no_ticks() {
    let ground = timings(600.0).ground(false);
    assert!(ground.labels().is_empty() && ground.grid().is_empty());
    assert_eq!(ground.lines().len(), 1);
}
