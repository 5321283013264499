//! Claims about the statistics: cases worked out by hand, and properties that
//! hold for any samples. No clock: the samples are made up here.

// Where a test compares floats exactly, the same sum is done on both sides.
#![allow(clippy::float_cmp)]

use interleave_core::stats::drift::{USUAL_DRIFT, drift};
use interleave_core::stats::{
    MIN_SAMPLES, Ratio, Summary, Verdict, cores_found, median, median_absolute_deviation,
    median_interval, quantile, ratio_of_medians, relative_width, summarize,
};
use proptest::collection::vec;
use proptest::prelude::*;
use rand_core::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

fn close(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-9 * left.abs().max(right.abs()).max(1.0)
}

/// Times in milliseconds, enough for an interval.
fn times() -> impl Strategy<Value = Vec<f64>> {
    vec(0.01..1_000.0, MIN_SAMPLES..40)
}

#[test]
fn no_samples_have_no_statistics() {
    assert_eq!(summarize(&[]), None);
    assert_eq!(median(&[]), None);
    assert_eq!(quantile(&[], 0.25), None);
    assert_eq!(median_absolute_deviation(&[]), None);
    assert_eq!(median_interval(&[], 1), None);
    assert_eq!(ratio_of_medians(&[], &[], 1), None);
}

#[test]
fn one_sample_is_its_own_summary() {
    let expected = Summary {
        median: 7.0,
        quartiles: [7.0, 7.0],
        outliers: vec![],
    };
    assert_eq!(summarize(&[7.0]), Some(expected));
}

#[test]
fn the_median_is_the_middle_or_the_mean_of_the_middle_two() {
    assert_eq!(median(&[9.0, 1.0, 5.0]), Some(5.0));
    assert_eq!(median(&[9.0, 1.0, 5.0, 7.0]), Some(6.0));
}

/// As R's `quantile(c(1, 2, 4, 8))` and `NumPy` print it.
#[test]
fn quantiles_are_of_type_seven() {
    let samples = [8.0, 1.0, 4.0, 2.0];
    assert_eq!(quantile(&samples, 0.0), Some(1.0));
    assert_eq!(quantile(&samples, 0.25), Some(1.75));
    assert_eq!(quantile(&samples, 0.5), Some(3.0));
    assert_eq!(quantile(&samples, 0.75), Some(5.0));
    assert_eq!(quantile(&samples, 1.0), Some(8.0));
}

/// The median is 2, the distances 1 1 0 0 2 4 7, their median 1.
#[test]
fn the_median_absolute_deviation_is_as_in_the_textbook() {
    assert_eq!(
        median_absolute_deviation(&[1.0, 1.0, 2.0, 2.0, 4.0, 6.0, 9.0]),
        Some(1.0)
    );
}

/// Median 10, MAD 1: the limit lies 3.5 / 0.6745 = 5.19 from the median.
#[test]
fn an_outlier_is_a_modified_z_over_three_and_a_half() {
    let with =
        |last| summarize(&[8.0, 9.0, 10.0, 10.0, 10.0, 11.0, last]).map(|summary| summary.outliers);
    assert_eq!(with(15.1), Some(vec![]));
    assert_eq!(with(15.3), Some(vec![6]));
    assert_eq!(with(4.7), Some(vec![6]));
}

#[test]
fn an_outlier_is_marked_but_not_dropped() {
    let samples = [1.0, 2.0, 3.0, 4.0, 1_000.0];
    let summary = summarize(&samples).unwrap();
    assert_eq!(summary.outliers, [4]);
    assert_eq!(summary.median, 3.0);
    assert_eq!(summary.quartiles, [2.0, 4.0]);
}

#[test]
fn an_outlier_among_equal_samples_is_marked_though_their_mad_is_zero() {
    let mut samples = vec![10.0; 9];
    samples.insert(4, 50.0);
    assert_eq!(median_absolute_deviation(&samples), Some(0.0));
    assert_eq!(summarize(&samples).unwrap().outliers, [4]);
}

#[test]
fn equal_samples_have_no_outliers() {
    assert_eq!(summarize(&[3.0; 20]).unwrap().outliers, Vec::<usize>::new());
}

#[test]
fn a_clear_speed_up_is_told_with_its_ratio() {
    let baseline = [40.0, 41.0, 39.0, 40.5, 40.0, 39.5, 40.2];
    let other = [10.0, 10.2, 9.8, 10.1, 10.0, 9.9, 10.05];
    let ratio = ratio_of_medians(&baseline, &other, 1).unwrap();
    assert!(close(ratio.ratio, 4.0), "{ratio:?}");
    assert!(ratio.ci95[0] > 3.8 && ratio.ci95[1] < 4.2, "{ratio:?}");
    assert_eq!(ratio.verdict(), Verdict::Faster);
    let reverse = ratio_of_medians(&other, &baseline, 1).unwrap();
    assert_eq!(reverse.verdict(), Verdict::Slower);
}

#[test]
fn samples_that_overlap_name_no_winner() {
    let one = [10.0, 12.0, 9.0, 14.0, 11.0, 8.0];
    let other = [10.5, 11.5, 9.5, 13.0, 8.5, 12.5];
    let ratio = ratio_of_medians(&one, &other, 1).unwrap();
    assert_eq!(ratio.verdict(), Verdict::NoClearDifference, "{ratio:?}");
}

#[test]
fn an_interval_that_touches_one_names_no_winner() {
    let verdict = |low, high| {
        Ratio {
            ratio: 1.0,
            ci95: [low, high],
        }
        .verdict()
    };
    assert_eq!(verdict(1.0, 2.0), Verdict::NoClearDifference);
    assert_eq!(verdict(0.5, 1.0), Verdict::NoClearDifference);
    assert_eq!(verdict(0.9, 1.1), Verdict::NoClearDifference);
    assert_eq!(verdict(1.001, 1.1), Verdict::Faster);
    assert_eq!(verdict(0.9, 0.999), Verdict::Slower);
}

#[test]
fn verdicts_are_written_as_results_write_them() {
    for verdict in [Verdict::Faster, Verdict::Slower, Verdict::NoClearDifference] {
        let written = serde_json::to_value(verdict).unwrap();
        assert_eq!(written, verdict.words());
    }
    assert_eq!(Verdict::NoClearDifference.words(), "no clear difference");
}

#[test]
fn too_few_samples_make_no_interval() {
    let enough = [1.0; MIN_SAMPLES];
    let too_few = [1.0; MIN_SAMPLES - 1];
    assert_eq!(ratio_of_medians(&enough, &too_few, 1), None);
    assert_eq!(ratio_of_medians(&too_few, &enough, 1), None);
    assert_eq!(median_interval(&too_few, 1), None);
}

#[test]
fn times_of_nothing_make_no_ratio() {
    for impossible in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let samples = [1.0, 2.0, impossible];
        assert_eq!(ratio_of_medians(&samples, &[1.0, 2.0, 3.0], 1), None);
        assert_eq!(ratio_of_medians(&[1.0, 2.0, 3.0], &samples, 1), None);
        assert_eq!(median_interval(&samples, 1), None);
    }
}

/// Of three different samples, the chance that a resample's median is the
/// smallest is 7 in 27, more than 2.5 %: so the interval spans them all.
#[test]
fn the_interval_of_three_samples_spans_them() {
    assert_eq!(median_interval(&[2.0, 3.0, 1.0], 7), Some([1.0, 3.0]));
}

/// The ends are the order statistics of ranks 40 and 61 (the binomial
/// distribution of 100 halves), give or take what chance does.
#[test]
fn the_interval_of_a_hundred_samples_is_that_of_the_order_statistics() {
    let samples: Vec<f64> = (1..=100).map(f64::from).collect();
    let [low, high] = median_interval(&samples, 1).unwrap();
    assert!(
        (39.0..=42.0).contains(&low) && (59.0..=62.0).contains(&high),
        "{low} to {high}"
    );
}

#[test]
fn the_interval_of_an_even_number_of_samples_leans_to_neither_side() {
    let samples: Vec<f64> = (1..=10).map(f64::from).collect();
    let middles = (0..50).map(|seed| {
        let [low, high] = median_interval(&samples, seed).unwrap();
        f64::midpoint(low, high)
    });
    let mean = middles.sum::<f64>() / 50.0;
    assert!((5.4..=5.6).contains(&mean), "{mean}");
}

/// 95 % is a promise about many experiments, so it is put to the test on many:
/// 400 times, 10 samples each of two equals, skewed as times are.
#[test]
fn between_equals_a_winner_is_named_at_most_once_in_twenty() {
    let mut state = 1_u64;
    let mut uniform = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut ten_times = || -> Vec<f64> {
        (0..10)
            .map(|_| 100.0 * (uniform() + uniform() - 1.0).exp())
            .collect()
    };
    let mut wrong = 0;
    for seed in 0..400 {
        let ratio = ratio_of_medians(&ten_times(), &ten_times(), seed).unwrap();
        wrong += u32::from(ratio.verdict() != Verdict::NoClearDifference);
    }
    assert!((3..=20).contains(&wrong), "{wrong} of 400");
}

#[test]
fn the_relative_width_is_a_share_of_the_middle() {
    assert!(close(relative_width([95.0, 105.0]), 0.1));
    assert!(close(relative_width([3.0, 3.0]), 0.0));
}

#[test]
fn the_knee_of_a_sweep_is_the_number_of_cores() {
    let dense = |throughputs: &[f64]| {
        cores_found(&(1..).zip(throughputs.iter().copied()).collect::<Vec<_>>())
    };
    assert_eq!(
        dense(&[5.0, 10.0, 15.0, 20.0]),
        Some(4),
        "no knee was reached"
    );
    assert_eq!(dense(&[5.0, 9.8, 9.9, 9.7, 10.1, 9.9]), Some(2));
    assert_eq!(dense(&[5.0, 4.9, 4.8]), Some(1), "one core");
    assert_eq!(
        dense(&[1.0, 1.8, 2.6, 3.3, 3.4, 3.5]),
        Some(4),
        "slower together"
    );
    assert_eq!(
        dense(&[1.0, 2.0, 2.1, 3.9, 4.0, 4.0]),
        Some(4),
        "one bad sample"
    );
}

#[test]
fn cores_between_two_worker_counts_are_told() {
    let with_cores = |cores: f64| {
        cores_found(&[1, 2, 4, 8].map(|workers| (workers, 3.0 * f64::from(workers).min(cores))))
    };
    for cores in 1..=8_u32 {
        assert_eq!(with_cores(f64::from(cores)), Some(cores));
    }
}

#[test]
fn cores_are_not_guessed_without_one_worker_alone() {
    assert_eq!(cores_found(&[]), None);
    assert_eq!(cores_found(&[(2, 2.0), (4, 4.0)]), None);
    assert_eq!(cores_found(&[(1, 0.0), (2, 2.0)]), None);
    assert_eq!(cores_found(&[(1, f64::NAN), (2, 2.0)]), None);
    assert_eq!(cores_found(&[(1, 2.0), (2, f64::INFINITY)]), Some(1));
}

proptest! {
    #[test]
    fn the_median_and_quartiles_lie_in_order_among_the_samples(samples in vec(-1e6..1e6, 1..50)) {
        let summary = summarize(&samples).unwrap();
        let smallest = samples.iter().copied().fold(f64::INFINITY, f64::min);
        let largest = samples.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let [first, third] = summary.quartiles;
        let ascending = [smallest, first, summary.median, third, largest];
        prop_assert!(ascending.is_sorted(), "{ascending:?}");
        let below = samples.iter().filter(|&&sample| sample <= summary.median).count();
        prop_assert!(2 * below >= samples.len());
    }

    #[test]
    fn the_order_of_samples_does_not_matter(
        (samples, shuffled) in times().prop_flat_map(|samples| {
            (Just(samples.clone()), Just(samples).prop_shuffle())
        }),
    ) {
        let (one, other) = (summarize(&samples).unwrap(), summarize(&shuffled).unwrap());
        prop_assert_eq!(one.median, other.median);
        prop_assert_eq!(one.quartiles, other.quartiles);
        let values = |samples: &[f64], outliers: &[usize]| {
            let mut values: Vec<f64> = outliers.iter().map(|&index| samples[index]).collect();
            values.sort_by(f64::total_cmp);
            values
        };
        prop_assert_eq!(values(&samples, &one.outliers), values(&shuffled, &other.outliers));
        prop_assert_eq!(median_interval(&samples, 3), median_interval(&shuffled, 3));
    }

    #[test]
    fn a_change_of_unit_changes_only_the_unit(samples in times(), factor in 0.001..1000.0) {
        let scaled: Vec<f64> = samples.iter().map(|sample| sample * factor).collect();
        let (one, other) = (summarize(&samples).unwrap(), summarize(&scaled).unwrap());
        prop_assert!(close(one.median * factor, other.median));
        prop_assert!(close(one.quartiles[0] * factor, other.quartiles[0]));
        let [low, high] = median_interval(&samples, 5).unwrap();
        let [scaled_low, scaled_high] = median_interval(&scaled, 5).unwrap();
        prop_assert!(close(low * factor, scaled_low) && close(high * factor, scaled_high));
        let ratio = ratio_of_medians(&samples, &scaled, 5).unwrap();
        prop_assert!(close(ratio.ratio * factor, 1.0));
    }

    #[test]
    fn the_interval_contains_the_ratio_and_is_made_of_samples(
        baseline in times(), other in times(), seed: u64,
    ) {
        let Ratio { ratio, ci95: [low, high] } = ratio_of_medians(&baseline, &other, seed).unwrap();
        prop_assert!(low <= ratio && ratio <= high, "{ratio} in {low} to {high}");
        let [low, high] = median_interval(&baseline, seed).unwrap();
        let middle = median(&baseline).unwrap();
        prop_assert!(low <= middle && middle <= high, "{middle} in {low} to {high}");
        let smallest = baseline.iter().copied().fold(f64::INFINITY, f64::min);
        let largest = baseline.iter().copied().fold(0.0, f64::max);
        prop_assert!(smallest <= low && high <= largest);
    }

    #[test]
    fn constant_samples_have_an_interval_without_width(
        one in 0.01..1e3, other in 0.01..1e3, count in MIN_SAMPLES..20, seed: u64,
    ) {
        let found = ratio_of_medians(&vec![one; count], &vec![other; count], seed).unwrap();
        prop_assert_eq!(found, Ratio { ratio: one / other, ci95: [one / other; 2] });
        prop_assert_eq!(relative_width(median_interval(&vec![one; count], seed).unwrap()), 0.0);
    }

    #[test]
    fn the_same_seed_gives_the_same_answer(baseline in times(), other in times(), seed: u64) {
        let ask = || ratio_of_medians(&baseline, &other, seed);
        prop_assert_eq!(ask(), ask());
    }

    #[test]
    fn cores_found_are_at_least_one_and_at_most_the_workers(
        mut throughputs in vec((1_u32..=16, 0.0..100.0), 0..10), alone in 0.1..10.0,
    ) {
        throughputs.push((1, alone));
        let most = throughputs.iter().map(|&(workers, _)| workers).max().unwrap();
        let found = cores_found(&throughputs).unwrap();
        prop_assert!((1..=most).contains(&found));
    }
}

#[test]
fn another_seed_draws_other_resamples() {
    let samples: Vec<f64> = (1..=40).map(|sample| f64::from(sample * sample)).collect();
    let ends: Vec<_> = (0..20)
        .map(|seed| ratio_of_medians(&samples, &samples[..25], seed))
        .collect();
    assert!(ends.iter().any(|end| *end != ends[0]));
}

// Runs at different times.

/// Five samples of a run, whose median is off by `drift` and whose samples scatter by `within`
/// (standard deviations, as shares).
fn run_at_some_time(random: &mut Xoshiro256PlusPlus, drift: f64, within: f64) -> Vec<f64> {
    let middle = 10.0 * (drift * normal(random)).exp();
    let sample = |random: &mut _| middle * (within * normal(random)).exp();
    (0..5).map(|_| sample(random)).collect()
}

/// Nearly a normal distribution's: the sum of twelve uniform numbers (Irwin-Hall).
fn normal(random: &mut Xoshiro256PlusPlus) -> f64 {
    let uniform = |random: &mut Xoshiro256PlusPlus| f64::from(random.next_u32()) / 2_f64.powi(32);
    (0..12).map(|_| uniform(random)).sum::<f64>() - 6.0
}

#[test]
fn of_runs_that_drift_one_pair_in_twenty_seems_to_differ() {
    const PAIRS: usize = 1_000;
    let mut random = Xoshiro256PlusPlus::seed_from_u64(8);
    let (mut closely, mut allowing) = (0, 0);
    for _ in 0..PAIRS {
        let [one, other] = [(); 2].map(|()| run_at_some_time(&mut random, USUAL_DRIFT, 0.02));
        let ratio = ratio_of_medians(&one, &other, 1).unwrap();
        let differs = |ratio: Ratio| usize::from(ratio.verdict() != Verdict::NoClearDifference);
        closely += differs(ratio);
        allowing += differs(ratio.between_runs(USUAL_DRIFT));
    }
    assert!(closely > PAIRS / 4, "{closely}");
    assert!((PAIRS / 40..=PAIRS / 15).contains(&allowing), "{allowing}");
}

#[test]
fn the_drift_of_runs_is_told_apart_from_what_scatters_within_them() {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(9);
    for (drifts, within) in [(0.0, 0.05), (0.05, 0.02), (0.2, 0.05)] {
        let runs: Vec<Vec<f64>> = (0..200)
            .map(|_| run_at_some_time(&mut random, drifts, within))
            .collect();
        let runs: Vec<&[f64]> = runs.iter().map(Vec::as_slice).collect();
        let found = drift(&runs, 1).unwrap();
        assert!((found - drifts).abs() < 0.015, "{found} of {drifts}");
        assert_eq!(drift(&runs[..3], 1), None);
    }
}
