//! Claims about the geometry of the charts with two axes: what is drawn is what was
//! measured, it stays inside, and what is drawn by hand means what it shows.

use interleave::plot::granularity::GranularityLayout;
use interleave::plot::scale::LogScale;
use interleave::plot::speedup::SpeedupLayout;
use proptest::prelude::*;

/// The places that a path names.
fn places(path: &str) -> Vec<[f64; 2]> {
    let numbers = path.split(['M', 'L']).filter(|place| !place.is_empty());
    numbers
        .map(|place| {
            let (x, y) = place.split_once(' ').expect("a place has two numbers");
            [x, y].map(|number| number.parse().expect("it is a number"))
        })
        .collect()
}

proptest! {
    #[test]
    fn a_place_means_what_is_drawn_there(
        width in 240.0..1400.0, most in 2_u32..=64, workers in 1_u32..=64, speedup in 0.0..64.0,
    ) {
        let layout = SpeedupLayout::new(width, most, 64.0);
        let workers = f64::from(workers.min(most));
        let [meant, fast] = layout.meant(layout.place(workers, speedup));
        prop_assert!((meant - workers).abs() < 1e-6 && (fast - speedup).abs() < 1e-6);
    }

    #[test]
    fn a_place_outside_means_the_nearest_within(x in -1e4..1e4, y in -1e4..1e4) {
        let [workers, speedup] = SpeedupLayout::new(600.0, 8, 8.0).meant([x, y]);
        prop_assert!((1.0..=8.0).contains(&workers) && speedup >= 0.0);
    }

    #[test]
    fn curves_stay_inside_however_steep(width in 240.0..1400.0, most in 2_u32..=64, highest in 1.0..8.0) {
        let layout = SpeedupLayout::new(width, most, highest);
        let [left, right] = layout.frame.x_px;
        let [top, bottom] = layout.frame.y_px;
        for [x, y] in places(&layout.curve(|workers| workers)) {
            prop_assert!((left - 0.1..=right + 0.1).contains(&x), "{x}");
            prop_assert!((top - 0.1..=bottom + 0.1).contains(&y), "{y}");
        }
    }

    #[test]
    fn marks_of_workers_keep_apart_and_the_ends_have_one(width in 280.0..1400.0, most in 2_u32..=64) {
        let layout = SpeedupLayout::new(width, most, 4.0);
        let counts: Vec<u32> = (1..=most).collect();
        let marks = layout.below(&counts);
        prop_assert_eq!(&marks.first().unwrap().label, "1");
        prop_assert_eq!(&marks.last().unwrap().label, &most.to_string());
        prop_assert!(marks.windows(2).all(|pair| pair[1].at_px - pair[0].at_px > 20.0));
    }
}

#[test]
fn a_curve_that_leaves_and_comes_back_is_two_strokes() {
    let layout = SpeedupLayout::new(600.0, 5, 2.0);
    let path = layout.line([(1.0, 1.0), (2.0, 9.0), (3.0, 9.0), (4.0, 1.0), (5.0, 1.0)]);
    assert_eq!(path.matches('M').count(), 2, "{path}");
    let top = layout.frame.y_px[0];
    let cut = places(&path)
        .into_iter()
        .filter(|place| (place[1] - top).abs() < 0.1)
        .count();
    assert_eq!(cut, 2, "it ends at the top and begins there: {path}");
}

#[test]
fn each_tenfold_is_as_far_as_the_next() {
    let scale = LogScale::between([10.0, 10_000.0], [0.0, 300.0]);
    let places: Vec<f64> = [10.0, 100.0, 1_000.0, 10_000.0]
        .map(|value| scale.px(value))
        .to_vec();
    for (place, truly) in places.iter().zip([0.0, 100.0, 200.0, 300.0]) {
        assert!((place - truly).abs() < 1e-9, "{places:?}");
    }
    assert_eq!(scale.ticks(40.0).len(), 4);
    assert!(
        scale.px(0.0).is_finite(),
        "what has no logarithm does no harm"
    );
}

#[test]
fn chunks_within_one_decade_are_marked_by_their_ends() {
    let layout = GranularityLayout::new(600.0, [20.0, 70.0], 2.0);
    let labels: Vec<String> = layout.below().into_iter().map(|mark| mark.label).collect();
    assert_eq!(labels, ["20", "70"]);
}
