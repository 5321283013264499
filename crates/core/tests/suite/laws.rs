//! Claims about the laws of speed-up: exact data gives the parameters back,
//! intervals hold the truth, the right law is chosen, and nothing that comes
//! in makes a number that is none.

use interleave_core::stats::laws::{
    self, Amdahl, Law, Laws, MIN_COUNTS, Point, Usl, ideal, karp_flatt,
};
use proptest::collection::vec;
use proptest::prelude::*;
use rand_core::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

const COUNTS: [u32; 8] = [1, 2, 3, 4, 5, 6, 7, 8];

fn points(counts: &[u32], law: impl Fn(f64) -> f64) -> Vec<Point> {
    let point = |&workers: &u32| Point {
        workers,
        speedup: law(f64::from(workers)),
    };
    counts.iter().map(point).collect()
}

/// Samples of a run of 100 ms whose speed-up follows a law, each disturbed by
/// about 2 %, as a machine at rest disturbs them.
fn noisy(counts: &[u32], law: impl Fn(f64) -> f64, seed: u64) -> (Vec<f64>, Vec<(u32, Vec<f64>)>) {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut samples = |time_ms: f64| -> Vec<f64> {
        let mut uniform = || f64::from(random.next_u32()) / f64::from(u32::MAX) - 0.5;
        // The sum of 12 has a variance of 1.
        let mut normal = || (0..12).map(|_| uniform()).sum::<f64>();
        (0..10).map(|_| time_ms * (1.0 + 0.02 * normal())).collect()
    };
    let baseline = samples(100.0);
    let times = counts.iter().map(|&workers| {
        let speedup = law(f64::from(workers));
        (workers, samples(100.0 / speedup))
    });
    (baseline, times.collect())
}

fn fit(law: impl Fn(f64) -> f64, seed: u64) -> Laws {
    let (baseline, times) = noisy(&COUNTS, law, seed);
    let times: Vec<(u32, &[f64])> = times
        .iter()
        .map(|(count, times)| (*count, &times[..]))
        .collect();
    laws::fit(&baseline, &times, seed).expect("there are counts and samples enough")
}

fn holds([low, high]: [f64; 2], truth: f64) -> bool {
    (low..=high).contains(&truth)
}

fn of_a_hundred(claim: impl Fn(u64) -> bool) -> usize {
    (0..100).filter(|&seed| claim(seed)).count()
}

/// Amdahl's own example is the limit: with a tenth serial, never ten times.
#[test]
fn amdahls_law_is_as_in_the_textbook() {
    let law = Amdahl { serial: 0.1 };
    assert!((law.predict(1.0) - 1.0).abs() < 1e-12);
    assert!((law.predict(10.0) - 1.0 / 0.19).abs() < 1e-12);
    assert!((law.limit() - 10.0).abs() < 1e-12);
    assert!(law.predict(1e6) < 10.0);
}

#[test]
fn the_universal_law_is_amdahls_without_what_pairs_cost() {
    let (universal, amdahl) = (
        Usl {
            contention: 0.07,
            coherency: 0.0,
        },
        Amdahl { serial: 0.07 },
    );
    for workers in COUNTS.map(f64::from) {
        assert!((universal.predict(workers) - amdahl.predict(workers)).abs() < 1e-12);
    }
    assert_eq!(universal.peak(), None);
}

#[test]
fn beyond_its_peak_the_universal_law_falls() {
    let law = Usl {
        contention: 0.02,
        coherency: 0.005,
    };
    let peak = law.peak().expect("pairs cost");
    assert!((peak - 14.0).abs() < 1e-9);
    assert!(law.predict(peak) > law.predict(peak - 1.0));
    assert!(law.predict(peak) > law.predict(peak + 1.0));
    let hopeless = Usl {
        contention: 1.5,
        coherency: 0.1,
    };
    assert_eq!(hopeless.peak(), Some(1.0));
}

#[test]
fn karp_and_flatt_read_the_serial_share_off_one_point() {
    let law = Amdahl { serial: 0.2 };
    for workers in [2, 5, 64] {
        let share = karp_flatt(law.predict(f64::from(workers)), workers).expect("more than one");
        assert!((share - 0.2).abs() < 1e-12);
    }
    assert!(karp_flatt(2.2, 2).is_some_and(|share| share < 0.0));
    assert_eq!(karp_flatt(1.0, 1), None);
    assert_eq!(karp_flatt(f64::NAN, 4), None);
    assert_eq!(karp_flatt(0.0, 4), None);
}

#[test]
fn nothing_is_fitted_through_fewer_than_three_worker_counts() {
    const { assert!(MIN_COUNTS == 3) };
    let law = |workers| Amdahl { serial: 0.1 }.predict(workers);
    for few in [&[][..], &[2], &[1, 2], &[4, 4, 4, 4], &[1, 1, 8]] {
        assert_eq!(Amdahl::fit(&points(few, law)), None, "{few:?}");
        assert_eq!(Usl::fit(&points(few, law)), None, "{few:?}");
    }
    assert!(Amdahl::fit(&points(&[1, 2, 4], law)).is_some());
    let (baseline, times) = noisy(&[2, 3, 4], law, 1);
    let mut times: Vec<(u32, &[f64])> = times
        .iter()
        .map(|(count, times)| (*count, &times[..]))
        .collect();
    assert!(laws::fit(&baseline, &times, 1).is_some());
    times[1].1 = &times[1].1[..2];
    assert_eq!(
        laws::fit(&baseline, &times, 1),
        None,
        "two samples make no point"
    );
    assert_eq!(laws::fit(&[], &times, 1), None);
}

#[test]
fn more_than_ideal_is_no_negative_share() {
    let fitted = Amdahl::fit(&points(&COUNTS, |workers| 1.1 * workers));
    assert_eq!(fitted, Some(Amdahl { serial: 0.0 }));
}

#[test]
fn slower_with_every_worker_is_a_share_of_one_and_no_more() {
    let fitted = Amdahl::fit(&points(&COUNTS, |workers| 1.0 / workers));
    assert_eq!(fitted, Some(Amdahl { serial: 1.0 }));
}

#[test]
fn the_interval_of_the_serial_share_holds_the_truth() {
    let law = Amdahl { serial: 0.05 };
    let held = of_a_hundred(|seed| {
        holds(
            fit(|workers| law.predict(workers), seed).serial_ci95,
            law.serial,
        )
    });
    assert!(held >= 88, "{held} of 100");
}

#[test]
fn the_intervals_of_the_universal_law_hold_the_truth() {
    let law = Usl {
        contention: 0.05,
        coherency: 0.01,
    };
    let held = of_a_hundred(|seed| {
        let fitted = fit(|workers| law.predict(workers), seed);
        holds(fitted.contention_ci95, law.contention) && holds(fitted.coherency_ci95, law.coherency)
    });
    assert!(held >= 85, "{held} of 100");
}

#[test]
fn an_interval_says_something() {
    let law = Amdahl { serial: 0.1 };
    let [low, high] = fit(|workers| law.predict(workers), 3).serial_ci95;
    assert!(0.08 < low && low < high && high < 0.12, "{low} to {high}");
}

#[test]
fn the_simpler_law_is_chosen_unless_pairs_cost_something() {
    let amdahl = Amdahl { serial: 0.05 };
    let wrongly =
        of_a_hundred(|seed| fit(|workers| amdahl.predict(workers), seed).better == Law::Usl);
    assert!(wrongly <= 15, "{wrongly} of 100");
    let usl = Usl {
        contention: 0.03,
        coherency: 0.02,
    };
    let rightly = of_a_hundred(|seed| fit(|workers| usl.predict(workers), seed).better == Law::Usl);
    assert!(rightly >= 95, "{rightly} of 100");
}

#[test]
fn four_points_are_too_few_to_believe_in_two_parameters() {
    let usl = Usl {
        contention: 0.03,
        coherency: 0.1,
    };
    let law = |workers| usl.predict(workers);
    let better = |counts| {
        let (baseline, times) = noisy(counts, law, 1);
        let times: Vec<(u32, &[f64])> = times
            .iter()
            .map(|(count, times)| (*count, &times[..]))
            .collect();
        laws::fit(&baseline, &times, 1)
            .expect("three are enough")
            .better
    };
    assert_eq!(better(&[1, 2, 3, 4]), Law::Amdahl);
    assert_eq!(better(&[1, 2, 3, 4, 5, 6]), Law::Usl);
}

#[test]
fn the_same_seed_gives_the_same_intervals() {
    let law = |workers| Amdahl { serial: 0.1 }.predict(workers);
    let (baseline, times) = noisy(&COUNTS, law, 1);
    let times: Vec<(u32, &[f64])> = times
        .iter()
        .map(|(count, times)| (*count, &times[..]))
        .collect();
    let with = |seed| laws::fit(&baseline, &times, seed).map(|laws| laws.serial_ci95);
    assert_eq!(with(5), with(5));
    assert_ne!(with(5), with(6));
}

/// Numbers of every kind, the worst among them.
fn anything() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        0.01..100.0,
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(0.0)
    ]
}

fn counts() -> impl Strategy<Value = Vec<u32>> {
    prop::sample::subsequence((1..=64).collect::<Vec<u32>>(), 4..12)
}

proptest! {
    #[test]
    fn exact_data_gives_the_serial_share_back(serial in 0.0..1.0, counts in counts()) {
        let law = Amdahl { serial };
        let fitted = Amdahl::fit(&points(&counts, |workers| law.predict(workers))).unwrap();
        prop_assert!((fitted.serial - serial).abs() < 1e-9, "{}", fitted.serial);
    }

    #[test]
    fn exact_data_gives_contention_and_coherency_back(
        contention in 0.0..0.9,
        coherency in 0.0..0.1,
        counts in counts(),
    ) {
        let law = Usl { contention, coherency };
        let fitted = Usl::fit(&points(&counts, |workers| law.predict(workers))).unwrap();
        prop_assert!((fitted.contention - contention).abs() < 1e-6, "{fitted:?}");
        prop_assert!((fitted.coherency - coherency).abs() < 1e-6, "{fitted:?}");
    }

    #[test]
    fn a_fit_of_anything_is_within_bounds(
        data in vec((any::<u32>(), anything()), 0..12),
        workers in anything(),
    ) {
        let data: Vec<Point> = data
            .into_iter()
            .map(|(workers, speedup)| Point { workers, speedup })
            .collect();
        if let Some(law) = Amdahl::fit(&data) {
            prop_assert!((0.0..=1.0).contains(&law.serial), "{law:?}");
            prop_assert!(law.predict(workers).is_finite());
        }
        if let Some(law) = Usl::fit(&data) {
            prop_assert!(law.contention >= 0.0 && law.coherency >= 0.0, "{law:?}");
            prop_assert!(law.contention.is_finite() && law.coherency.is_finite(), "{law:?}");
            prop_assert!(law.predict(workers).is_finite());
            prop_assert!(law.peak().is_none_or(|peak| peak.is_finite() && peak >= 1.0));
        }
        prop_assert!(ideal(workers).is_finite());
    }

    #[test]
    fn no_law_within_bounds_lies_nearer(
        data in vec(0.2..9.0, 8),
        others in vec((0.0..1.0, 0.0..0.2), 30),
    ) {
        let data: Vec<Point> = COUNTS
            .iter()
            .zip(data)
            .map(|(&workers, speedup)| Point { workers, speedup })
            .collect();
        let distance = |predict: &dyn Fn(f64) -> f64| -> f64 {
            let left_over = |point: &Point| point.speedup / predict(f64::from(point.workers)) - 1.0;
            data.iter().map(|point| left_over(point).powi(2)).sum()
        };
        let (amdahl, usl) = (Amdahl::fit(&data).unwrap(), Usl::fit(&data).unwrap());
        let nearest = [
            distance(&|workers| amdahl.predict(workers)),
            distance(&|workers| usl.predict(workers)),
        ];
        for (contention, coherency) in others {
            let others = [
                distance(&|workers| Amdahl { serial: contention }.predict(workers)),
                distance(&|workers| Usl { contention, coherency }.predict(workers)),
            ];
            prop_assert!(nearest[0] <= others[0] * (1.0 + 1e-9));
            prop_assert!(nearest[1] <= others[1] * (1.0 + 1e-9));
        }
    }

    #[test]
    fn laws_of_any_samples_are_numbers_with_the_fit_inside(
        baseline in vec(anything(), 0..6),
        times in vec((any::<u32>(), vec(anything(), 0..6)), 0..6),
    ) {
        let times: Vec<(u32, &[f64])> = times.iter().map(|(count, times)| (*count, &times[..])).collect();
        if let Some(laws) = laws::fit(&baseline, &times, 1) {
            prop_assert!(holds(laws.serial_ci95, laws.amdahl.serial));
            prop_assert!(holds(laws.contention_ci95, laws.usl.contention));
            prop_assert!(holds(laws.coherency_ci95, laws.usl.coherency));
        }
    }
}
