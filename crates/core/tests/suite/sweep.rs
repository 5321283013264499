//! Claims about a sweep over worker counts: the same rules as any measuring, a
//! result as soon as there is one, and nothing lost when it is left. The times
//! are made up.

use crate::support::measuring::{FINE_MS, sampled};
use interleave_core::experiment::sweep::{Sweep, SweepTurn, worker_counts};
use interleave_core::experiment::{Invalid, Progress, Purpose, STEPS_PER_SAMPLE, WARM_UPS};
use interleave_core::mode::Mode;
use interleave_core::sample::Sampled;
use proptest::prelude::*;

const COUNTS: [u32; 4] = [1, 2, 3, 4];
/// Those on workers, and `sequential`.
const PLACES: usize = 1 + COUNTS.len();

fn sweep(seed: u64) -> Sweep {
    Sweep::new(Mode::Parallel, &COUNTS, 5, seed, FINE_MS)
}

/// 40 ms one after another; two cores.
fn two_cores(turn: SweepTurn, before: usize) -> f64 {
    let jitter = 1.0 + 0.001 * (before % 7) as f64;
    let speedup = match (turn.mode, turn.workers) {
        (Mode::Sequential, _) => 1.0,
        (_, 1) => 0.98,
        (_, workers) => [1.9, 1.88, 1.87][workers as usize - 2],
    };
    40.0 * jitter / speedup
}

fn step(
    sweep: &mut Sweep,
    before: usize,
    time: impl Fn(SweepTurn, usize) -> f64,
) -> Option<SweepTurn> {
    let turn = sweep.next_turn()?;
    let elapsed_ms = time(turn, before);
    let took_ms = elapsed_ms * f64::from(turn.rounds);
    sweep
        .record(&sampled(elapsed_ms), took_ms)
        .expect("all answers agree");
    Some(turn)
}

fn conduct(sweep: &mut Sweep, time: impl Fn(SweepTurn, usize) -> f64) -> Vec<SweepTurn> {
    let mut turns = Vec::new();
    while let Some(turn) = step(sweep, turns.len(), &time) {
        turns.push(turn);
        assert!(turns.len() < 10_000, "it comes to an end");
    }
    turns
}

#[test]
fn every_count_up_to_eight_is_measured_and_fewer_above() {
    assert_eq!(worker_counts(0), [1]);
    assert_eq!(worker_counts(1), [1]);
    assert_eq!(worker_counts(4), [1, 2, 3, 4]);
    assert_eq!(worker_counts(8), [1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(worker_counts(9), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(
        worker_counts(64),
        [1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 24, 32, 48, 64]
    );
    assert_eq!(worker_counts(20), [1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 20]);
    assert_eq!(worker_counts(u32::MAX).last(), Some(&u32::MAX));
}

#[test]
fn every_round_has_sequential_and_each_count_once_in_an_order_of_its_own() {
    let turns = conduct(&mut sweep(3), two_cores);
    assert_eq!(turns.len(), PLACES * (5 + WARM_UPS as usize));
    let mut orders = Vec::new();
    for (round, turns) in turns.chunks(PLACES).enumerate() {
        let warm = round >= WARM_UPS as usize;
        assert!(
            turns
                .iter()
                .all(|turn| (turn.purpose == Purpose::Sample) == warm)
        );
        let order: Vec<_> = turns
            .iter()
            .map(|turn| (turn.mode.id(), turn.workers))
            .collect();
        let mut places = order.clone();
        places.sort_unstable();
        assert_eq!(
            places,
            [
                ("parallel", 1),
                ("parallel", 2),
                ("parallel", 3),
                ("parallel", 4),
                ("sequential", 1)
            ]
        );
        orders.push(order);
    }
    orders.dedup();
    assert!(orders.len() > 4, "the order changes from round to round");
    assert_eq!(
        turns,
        conduct(&mut sweep(3), two_cores),
        "the seed alone orders them"
    );
    assert_ne!(turns, conduct(&mut sweep(4), two_cores));
}

#[test]
fn its_points_are_speed_ups_over_sequential() {
    let mut sweep = sweep(1);
    conduct(&mut sweep, two_cores);
    let result = sweep.result().expect("all is measured");
    assert_eq!(result.mode, Mode::Parallel);
    let workers: Vec<_> = result.points.iter().map(|point| point.workers).collect();
    assert_eq!(workers, COUNTS);
    for (point, expected) in result.points.iter().zip([0.98, 1.9, 1.88, 1.87]) {
        assert!((point.speedup - expected).abs() < 0.02, "{point:?}");
        assert!(
            point.ci95[0] <= point.speedup && point.speedup <= point.ci95[1],
            "{point:?}"
        );
    }
    assert_eq!(result.points[0].karp_flatt, None);
    let serial = result.points[1].karp_flatt.expect("two workers");
    assert!((serial - (1.0 / 1.9 - 0.5) / 0.5).abs() < 0.02, "{serial}");
    assert_eq!(result.knee, Some(2), "two cores are found");
    assert!(result.amdahl.is_some());
}

#[test]
fn two_worker_counts_have_points_but_no_law() {
    let mut sweep = Sweep::new(Mode::Processes, &[2, 1], 5, 1, FINE_MS);
    conduct(&mut sweep, two_cores);
    let result = sweep.result().expect("there are points");
    assert_eq!(result.points.len(), 2);
    assert_eq!((result.amdahl, result.usl), (None, None));
}

#[test]
fn the_law_with_two_parameters_is_told_only_where_it_fits_better() {
    let with = |coherency: f64| {
        let counts = worker_counts(8);
        let mut sweep = Sweep::new(Mode::Parallel, &counts, 10, 1, FINE_MS);
        conduct(&mut sweep, |turn, before| {
            let workers = f64::from(turn.workers);
            let slowed = 1.0 + 0.05 * (workers - 1.0) + coherency * workers * (workers - 1.0);
            let jitter = 1.0 + 0.004 * (before * 5 % 7) as f64;
            100.0 * jitter * slowed / workers
        });
        sweep.result().expect("all is measured")
    };
    assert_eq!(with(0.0).usl, None);
    let usl = with(0.02).usl.expect("pairs cost");
    assert!((usl.coherency - 0.02).abs() < 0.005, "{usl:?}");
    assert!(usl.coherency_ci95[0] > 0.0, "{usl:?}");
    let serial = with(0.0).amdahl.expect("eight points").serial;
    assert!((serial - 0.05).abs() < 0.01, "{serial}");
}

#[test]
fn there_is_a_result_as_soon_as_one_point_has_three_samples() {
    let mut sweep = sweep(1);
    let mut first = None;
    for before in 0.. {
        if step(&mut sweep, before, two_cores).is_none() {
            break;
        }
        let counted = sweep.samples().iter().map(|stop| stop.samples_ms.len());
        let enough =
            counted.skip(1).any(|count| count >= 3) && sweep.samples()[0].samples_ms.len() >= 3;
        assert_eq!(sweep.result().is_some(), enough, "after turn {before}");
        if enough && first.is_none() {
            first = Some(before);
        }
    }
    assert!(first.expect("there was a result") < PLACES * (3 + WARM_UPS as usize));
}

#[test]
fn a_run_too_short_for_the_timer_is_repeated_within_the_sample() {
    let mut sweep = Sweep::new(Mode::Parallel, &COUNTS, 3, 1, 0.1);
    let turns = conduct(&mut sweep, |turn, _| 2.0 / f64::from(turn.workers));
    for turn in turns.iter().filter(|turn| turn.purpose == Purpose::Sample) {
        let sample_ms = 2.0 / f64::from(turn.workers) * f64::from(turn.rounds);
        assert!(sample_ms >= STEPS_PER_SAMPLE * 0.1, "{sample_ms} ms");
    }
}

#[test]
fn an_answer_that_differs_ends_it() {
    let mut sweep = sweep(1);
    step(&mut sweep, 0, two_cores);
    let other = Sampled {
        checksum: "ffffffffffffffff".to_owned(),
        ..sampled(1.0)
    };
    let mode = sweep.next_turn().expect("there is more to do").mode;
    assert_eq!(
        sweep.record(&other, 1.0),
        Err(Invalid::Disagreement { mode })
    );
}

#[test]
fn a_disturbed_turn_is_counted_and_taken_again() {
    let mut sweep = sweep(1);
    let before = sweep.next_turn();
    sweep.void().expect("one disturbance is no disaster");
    assert_eq!(sweep.next_turn(), before);
    conduct(&mut sweep, two_cores);
    assert!(
        sweep
            .samples()
            .iter()
            .all(|stop| stop.samples_ms.len() == 5)
    );
    assert_eq!(
        sweep.samples().iter().map(|stop| stop.voided).sum::<u32>(),
        1
    );
}

#[test]
fn a_page_that_is_disturbed_all_the_time_gets_no_result() {
    let mut sweep = sweep(1);
    let outcome = (0..1_000).find_map(|_| sweep.void().err());
    assert_eq!(outcome, Some(Invalid::Disturbed));
}

#[test]
fn wide_points_alone_get_more_samples_and_the_baseline_with_them() {
    let mut sweep = Sweep::new(Mode::Parallel, &COUNTS, 10, 1, FINE_MS);
    conduct(&mut sweep, |turn, before| {
        let scatter = [1.0, 1.4, 0.8, 1.9, 1.1][before * 7 % 5];
        two_cores(turn, before) * if turn.workers == 3 { scatter } else { 1.0 }
    });
    let counts: Vec<_> = sweep
        .samples()
        .iter()
        .map(|stop| stop.samples_ms.len())
        .collect();
    assert_eq!(counts, [20, 10, 10, 20, 10]);
}

#[test]
fn more_samples_take_half_as_long_again_at_most() {
    let mut sweep = Sweep::new(Mode::Parallel, &COUNTS, 10, 1, FINE_MS);
    let turns = conduct(&mut sweep, |_, before| {
        [20.0, 28.0, 16.0, 38.0, 22.0][before * 7 % 5]
    });
    let asked = PLACES * (10 + WARM_UPS as usize);
    assert!(turns.len() > asked, "{}", turns.len());
    assert!(turns.len() <= asked * 3 / 2 + 1, "{}", turns.len());
}

#[test]
fn progress_counts_every_turn_to_the_end() {
    let mut sweep = sweep(1);
    let total = PLACES as u32 * (5 + WARM_UPS);
    assert_eq!(sweep.progress(), Progress { done: 0, total });
    conduct(&mut sweep, two_cores);
    assert_eq!(sweep.progress(), Progress { done: total, total });
}

#[test]
fn the_time_left_is_what_the_turns_to_come_then_take() {
    let mut sweep = sweep(1);
    assert_eq!(sweep.time_left_ms(), None, "nothing is known yet");
    let mut moments = Vec::new();
    let mut spent_ms = 0.0;
    for before in 0.. {
        let Some(turn) = step(&mut sweep, before, two_cores) else {
            break;
        };
        spent_ms += two_cores(turn, before);
        moments.push((spent_ms, sweep.time_left_ms().expect("one turn is known")));
    }
    assert!(
        moments
            .last()
            .is_some_and(|&(_, left_ms)| left_ms.abs() < 1e-9)
    );
    for &(then_ms, left_ms) in &moments[PLACES..] {
        let truly_ms = spent_ms - then_ms;
        assert!(
            (left_ms - truly_ms).abs() < 0.02 * spent_ms,
            "{left_ms} of {truly_ms}"
        );
    }
}

#[test]
fn what_is_gone_on_with_is_warmed_up_and_loses_nothing() {
    let mut straight = sweep(1);
    let without = conduct(&mut straight, two_cores).len();
    let mut left = sweep(1);
    for before in 0..20 {
        step(&mut left, before, two_cores);
    }
    let taken: Vec<_> = left
        .samples()
        .iter()
        .map(|stop| stop.samples_ms.clone())
        .collect();
    let mut kept = left.clone();
    drop(left);
    kept.resume();
    let turns = conduct(&mut kept, two_cores);
    assert!(
        turns[..PLACES]
            .iter()
            .all(|turn| turn.purpose == Purpose::WarmUp)
    );
    assert_eq!(
        turns.len() + 20,
        without + PLACES,
        "one warm-up each, and no sample twice"
    );
    for (stop, taken) in kept.samples().iter().zip(taken) {
        assert_eq!(stop.samples_ms[..taken.len()], taken);
        assert_eq!(stop.samples_ms.len(), 5);
    }
    kept.resume();
    assert_eq!(kept.next_turn(), None, "what is done stays done");
}

proptest! {
    #[test]
    fn counts_rise_from_one_to_the_most(most in 1..10_000_u32) {
        let counts = worker_counts(most);
        prop_assert_eq!(counts[0], 1);
        prop_assert_eq!(counts.last(), Some(&most));
        prop_assert!(counts.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(counts.len() <= 40);
    }

    #[test]
    fn any_times_come_to_an_end_and_to_numbers(
        seed in any::<u64>(),
        counts in prop::collection::vec(1..65_u32, 0..5),
        times in prop::collection::vec(prop_oneof![0.0..10.0, Just(f64::NAN), Just(f64::INFINITY)], 1..9),
    ) {
        let mut sweep = Sweep::new(Mode::Parallel, &counts, 3, seed, 0.005);
        conduct(&mut sweep, |_, before| times[before % times.len()]);
        if let Some(result) = sweep.result() {
            for point in result.points {
                prop_assert!(point.speedup.is_finite() && point.ci95[0] <= point.ci95[1]);
            }
        }
        prop_assert!(sweep.time_left_ms().is_some_and(|left_ms| left_ms.abs() < 1e-9));
    }
}
