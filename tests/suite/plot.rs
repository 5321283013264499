//! Claims about the charts' geometry and the words on them: what is drawn is
//! what was measured, and it stays inside the frame.

// Where a test compares floats exactly, the same sum is done on both sides.
#![allow(clippy::float_cmp)]

use interleave::plot::cores::{CoresLayout, Point};
use interleave::plot::scale::LinearScale;
use interleave::plot::timings::{Dot, TimingsFrame, TimingsLayout, TimingsRow};
use interleave_core::format;
use interleave_core::mode::Mode;
use interleave_core::stats::{Summary, summarize};
use proptest::collection::vec;
use proptest::prelude::*;

const NARROW_PX: f64 = 280.0;
const ROUNDING_PX: f64 = 1e-6;

fn layout(width_px: f64, samples_ms: &[Vec<f64>]) -> TimingsLayout {
    let summaries: Vec<Summary> = samples_ms
        .iter()
        .map(|samples_ms| summarize(samples_ms).unwrap())
        .collect();
    let rows: Vec<TimingsRow> = Mode::ALL
        .into_iter()
        .zip(samples_ms.iter().zip(&summaries))
        .map(|(mode, (samples_ms, summary))| TimingsRow {
            mode,
            samples_ms,
            summary,
        })
        .collect();
    TimingsFrame::for_width(width_px).layout(&rows)
}

fn distance_px(one: Dot, other: Dot) -> f64 {
    (one.x_px - other.x_px).hypot(one.y_px - other.y_px)
}

#[test]
fn short_times_read_in_microseconds() {
    let words = [
        (0.0, "0 ms"),
        (0.000_45, "0.45 µs"),
        (0.012_34, "12.3 µs"),
        (0.999_4, "999 µs"),
        (0.999_6, "1 ms"),
        (12.34, "12.3 ms"),
        (f64::NAN, "–"),
    ];
    for (time_ms, expected) in words {
        assert_eq!(format::duration(time_ms), expected, "{time_ms}");
    }
}

#[test]
fn times_read_with_three_digits_and_no_noise() {
    let words = [
        (0.0, "0 ms"),
        (0.0049, "0.0049 ms"),
        (0.0123, "0.0123 ms"),
        (0.85, "0.85 ms"),
        (0.8512, "0.851 ms"),
        (1.0, "1 ms"),
        (9.999, "10 ms"),
        (12.34, "12.3 ms"),
        (99.96, "100 ms"),
        (123.4, "123 ms"),
        (999.4, "999 ms"),
        (999.6, "1 s"),
        (1_240.0, "1.24 s"),
        (83_456.0, "83.5 s"),
        (f64::NAN, "–"),
    ];
    for (time_ms, expected) in words {
        assert_eq!(format::ms(time_ms), expected, "{time_ms}");
    }
}

#[test]
fn bytes_read_in_the_unit_that_fits() {
    let words = [(7, "7 bytes"), (1_500, "1.5 kB"), (40_000_000, "40 MB")];
    for (bytes, expected) in words {
        assert_eq!(format::bytes(bytes), expected, "{bytes}");
    }
}

#[test]
fn ratios_read_with_two_digits_and_more_near_one() {
    let words = [
        (12.0, "12"),
        (12.4, "12"),
        (9.96, "10"),
        (3.72, "3.7"),
        (3.0, "3"),
        (1.04, "1.04"),
        (0.85, "0.85"),
        (0.0523, "0.052"),
        (f64::INFINITY, "–"),
    ];
    for (ratio, expected) in words {
        assert_eq!(format::ratio(ratio), expected, "{ratio}");
    }
}

#[test]
fn counts_have_their_thousands_apart() {
    let words = [
        (0, "0"),
        (999, "999"),
        (1_000, "1\u{202f}000"),
        (1_234_567, "1\u{202f}234\u{202f}567"),
    ];
    for (count, expected) in words {
        assert_eq!(format::count(count), expected);
    }
}

#[test]
fn words_go_with_their_number() {
    let plurals = [(0_u32, "0 cores"), (1, "1 core"), (2, "2 cores")];
    for (count, expected) in plurals {
        assert_eq!(format::plural(count, "core"), expected);
    }
    assert_eq!(format::plural(1_u32, "process"), "1 process");
    assert_eq!(format::plural(4_u32, "process"), "4 processes");
    assert_eq!(format::agreeing(1_u32, "is", "are"), "is");
    assert_eq!(format::agreeing(0_u32, "is", "are"), "are");
}

#[test]
fn shares_read_in_percent() {
    let words = [
        (0.034, "3.4 %"),
        (0.0996, "10 %"),
        (0.374, "37 %"),
        (1.0, "100 %"),
        (-0.05, "-5 %"),
    ];
    for (share, expected) in words {
        assert_eq!(format::percent(share), expected);
    }
}

#[test]
fn pixels_are_written_to_a_tenth() {
    assert_eq!(
        [12.0, 12.54, -0.04, -3.25].map(format::px),
        ["12", "12.5", "0", "-3.3"]
    );
}

#[test]
fn a_scale_begins_at_zero() {
    let scale = LinearScale::from_zero(50.0, [10.0, 110.0]);
    assert_eq!(
        [0.0, 25.0, 50.0].map(|value| scale.px(value)),
        [10.0, 60.0, 110.0]
    );
}

#[test]
fn ticks_are_round_and_as_many_as_fit() {
    let ticks = |max, width_px| LinearScale::from_zero(max, [0.0, width_px]).ticks(80.0);
    assert_eq!(ticks(100.0, 400.0), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
    assert_eq!(ticks(100.0, 200.0), [0.0, 50.0, 100.0]);
    assert_eq!(ticks(7.3, 700.0), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
    assert_eq!(ticks(0.9, 300.0), [0.0, 0.5]);
    assert_eq!(ticks(0.3, 250.0).len(), 4, "0, 0.1, 0.2 and 0.3");
    assert_eq!(
        ticks(1_234.0, 700.0),
        [0.0, 200.0, 400.0, 600.0, 800.0, 1_000.0, 1_200.0]
    );
}

#[test]
fn a_scale_without_an_end_still_has_ticks() {
    for endless in [0.0, -1.0, f64::NAN, f64::INFINITY, f64::MIN_POSITIVE / 2.0] {
        let scale = LinearScale::from_zero(endless, [0.0, 100.0]);
        assert_eq!(scale.ticks(50.0), [0.0, 0.5, 1.0]);
    }
}

#[test]
fn a_row_shows_its_summary_where_the_axis_says() {
    let chart = layout(600.0, &[vec![10.0, 20.0, 30.0, 40.0], vec![5.0, 5.0, 5.0]]);
    let [start_px, end_px] = chart.axis_x_px;
    let at = |time_ms: f64| start_px + time_ms / 40.0 * (end_px - start_px);
    let row = &chart.rows[0];
    assert_eq!(row.mode, Mode::Sequential);
    assert_eq!(row.median_px, at(25.0));
    assert_eq!(row.quartiles_px, [at(17.5), at(32.5)]);
    assert_eq!(row.dots[1].x_px, at(20.0));
    assert_eq!(chart.rows[1].median_px, at(5.0));
    assert_eq!(chart.ticks[0].at_px, start_px);
    assert_eq!(chart.ticks[0].label, "0 ms");
    assert_eq!(chart.ticks.last().unwrap().label, "40 ms");
}

#[test]
fn outliers_are_drawn_and_marked() {
    let chart = layout(NARROW_PX, &[vec![10.0, 99.0, 11.0, 9.0, 10.5]]);
    let marked: Vec<bool> = chart.rows[0]
        .dots
        .iter()
        .map(|dot| dot.is_outlier)
        .collect();
    assert_eq!(marked, [false, true, false, false, false]);
}

#[test]
fn dots_with_room_stay_on_the_middle_line() {
    let chart = layout(600.0, &[vec![10.0, 30.0, 20.0]]);
    let row = &chart.rows[0];
    assert!(row.dots.iter().all(|dot| dot.y_px == row.centre_px));
}

#[test]
fn equal_samples_are_spread_up_and_down() {
    let chart = layout(600.0, &[vec![10.0; 4]]);
    let row = &chart.rows[0];
    let radius_px = TimingsFrame::for_width(600.0).dot_radius_px;
    let lanes = row
        .dots
        .iter()
        .map(|dot| (dot.y_px - row.centre_px) / (2.0 * radius_px));
    assert_eq!(lanes.collect::<Vec<_>>(), [0.0, -1.0, 1.0, -2.0]);
}

#[test]
fn labels_stand_left_of_the_rows_where_there_is_room_and_else_above() {
    let (narrow, wide) = (
        TimingsFrame::for_width(NARROW_PX),
        TimingsFrame::for_width(900.0),
    );
    assert!(narrow.label_left_px == 0.0 && narrow.label_above_px >= 20.0);
    assert!(wide.label_left_px >= 80.0 && wide.label_above_px < narrow.label_above_px);
}

#[test]
fn a_chart_of_nothing_is_an_empty_axis() {
    let chart = TimingsFrame::for_width(NARROW_PX).layout(&[]);
    assert_eq!(chart.axis_y_px, 0.0);
    assert!(chart.height_px > 0.0 && chart.ticks.len() > 1);
}

#[test]
fn a_chart_without_a_width_has_an_axis_all_the_same() {
    let chart = layout(0.0, &[vec![1.0, 2.0]]);
    assert!(chart.axis_x_px[0] < chart.axis_x_px[1]);
    assert!(chart.rows[0].dots.iter().all(|dot| dot.x_px.is_finite()));
}

fn any_samples() -> impl Strategy<Value = Vec<Vec<f64>>> {
    let time_ms = prop_oneof![
        0.001..5_000.0,
        (1_u32..40).prop_map(|step| f64::from(step) * 0.1)
    ];
    vec(vec(time_ms, 1..101), 1..4)
}

proptest! {
    #[test]
    fn everything_is_drawn_inside_the_frame(samples_ms in any_samples(), width_px in NARROW_PX..2_000.0) {
        let frame = TimingsFrame::for_width(width_px);
        let chart = layout(width_px, &samples_ms);
        let inside_x = |x_px: f64| {
            (chart.axis_x_px[0] - ROUNDING_PX..=chart.axis_x_px[1] + ROUNDING_PX).contains(&x_px)
        };
        prop_assert!(chart.axis_x_px[0] >= frame.label_left_px && chart.axis_x_px[1] <= width_px);
        prop_assert!(chart.axis_y_px < chart.height_px);
        let mut free_px = 0.0;
        for (row, samples_ms) in chart.rows.iter().zip(&samples_ms) {
            prop_assert_eq!(row.dots.len(), samples_ms.len());
            prop_assert!(row.top_px >= free_px);
            free_px = row.centre_px + frame.band_px / 2.0;
            prop_assert!(inside_x(row.quartiles_px[0]) && inside_x(row.quartiles_px[1]));
            for dot in &row.dots {
                prop_assert!(inside_x(dot.x_px));
                let edge_px = (dot.y_px - row.centre_px).abs() + frame.dot_radius_px;
                prop_assert!(edge_px <= frame.band_px / 2.0);
            }
        }
        prop_assert!(free_px <= chart.axis_y_px);
    }

    #[test]
    fn dots_stand_in_the_order_of_their_times(samples_ms in any_samples()) {
        let chart = layout(NARROW_PX, &samples_ms);
        for (row, samples_ms) in chart.rows.iter().zip(&samples_ms) {
            let mut pairs: Vec<_> = samples_ms.iter().zip(&row.dots).collect();
            pairs.sort_by(|one, other| one.0.total_cmp(other.0));
            prop_assert!(pairs.is_sorted_by(|one, other| one.1.x_px <= other.1.x_px));
            prop_assert!(row.quartiles_px[0] <= row.median_px && row.median_px <= row.quartiles_px[1]);
        }
    }

    #[test]
    fn few_dots_never_cover_each_other(samples_ms in vec(0.1..100.0, 1..=5_usize)) {
        let chart = layout(NARROW_PX, &[samples_ms]);
        let across_px = 2.0 * TimingsFrame::for_width(NARROW_PX).dot_radius_px;
        let dots = &chart.rows[0].dots;
        for (index, &one) in dots.iter().enumerate() {
            for &other in &dots[..index] {
                prop_assert!(distance_px(one, other) >= across_px - ROUNDING_PX);
            }
        }
    }

    #[test]
    fn the_same_samples_are_drawn_the_same(samples_ms in any_samples()) {
        prop_assert_eq!(layout(400.0, &samples_ms), layout(400.0, &samples_ms));
    }

    #[test]
    fn ticks_lie_in_the_domain_with_room_between_them(
        exponent in -9.0..9.0_f64, width_px in 60.0..2_000.0_f64, spacing_px in 30.0..120.0_f64,
    ) {
        let max = 10_f64.powf(exponent);
        let scale = LinearScale::from_zero(max, [20.0, 20.0 + width_px]);
        let ticks = scale.ticks(spacing_px);
        prop_assert_eq!(ticks[0], 0.0);
        prop_assert!(ticks.iter().all(|&tick| tick <= max * (1.0 + 1e-8)));
        // Steps of 1, 2, 5: the next finer step is never less than 2.5 times as dense.
        let at_least = (width_px / spacing_px / 2.5) as usize + 1;
        prop_assert!(ticks.len() >= at_least);
        for pair in ticks.windows(2) {
            let apart_px = scale.px(pair[1]) - scale.px(pair[0]);
            prop_assert!(apart_px >= spacing_px.min(width_px) - ROUNDING_PX, "{apart_px}");
        }
    }

    #[test]
    fn times_in_words_are_the_times(time_ms in 0.1..1e6) {
        let words = format::ms(time_ms);
        let (number, unit) = words.split_once(' ').unwrap();
        let factor = if unit == "s" { 1_000.0 } else { 1.0 };
        let read_ms: f64 = number.parse::<f64>().unwrap() * factor;
        prop_assert!((read_ms / time_ms - 1.0).abs() <= 0.0051, "{time_ms} reads {words}");
        prop_assert!(!number.contains('.') || !number.ends_with('0'), "{words}");
    }
}

// Cores against speed-up.

fn points(all: &[(u32, f64)]) -> Vec<Point> {
    let point = |&(cores, speedup): &(u32, f64)| Point { cores, speedup };
    all.iter().map(point).collect()
}

#[test]
fn points_of_a_class_lie_within_the_plot_and_none_hides_another() {
    let same = points(&[(4, 3.5); 9]);
    let layout = CoresLayout::new(&same, 640.0);
    let ([left, right], [top, bottom]) = (layout.ground.frame.x_px, layout.ground.frame.y_px);
    for (index, [x, y]) in layout.points_px.iter().enumerate() {
        assert!((left..=right).contains(x) && (top..=bottom).contains(y));
        for [other_x, other_y] in &layout.points_px[..index] {
            assert!((x - other_x).hypot(y - other_y) >= 8.9);
        }
    }
}

#[test]
fn the_ideal_is_where_the_speed_up_equals_the_cores() {
    for all in [&[(2, 1.9), (64, 20.0)][..], &[(1, 40.0)], &[]] {
        let layout = CoresLayout::new(&points(all), 640.0);
        let [start, end] = layout.ideal_px;
        assert_eq!(start, layout.place(0.0, 0.0));
        let ([_, right], [top, _]) = (layout.ground.frame.x_px, layout.ground.frame.y_px);
        assert!(end[0] <= right + 1e-9 && end[1] >= top - 1e-9);
        let reaches_an_edge = (end[0] - right).abs() < 1e-9 || (end[1] - top).abs() < 1e-9;
        assert!(reaches_an_edge, "{end:?}");
        let ticks = &layout.ground.below.ticks;
        let whole = ticks.iter().all(|tick| !tick.label.contains('.'));
        assert!(whole, "there are no half cores: {ticks:?}");
    }
}

#[test]
fn a_pointer_picks_the_nearest_point_if_one_is_near() {
    let layout = CoresLayout::new(&points(&[(2, 1.9), (8, 6.0)]), 640.0);
    let [x, y] = layout.points_px[1];
    assert_eq!(layout.nearest(x + 5.0, y - 5.0), Some(1));
    assert_eq!(layout.nearest(x, y - 100.0), None);
}
