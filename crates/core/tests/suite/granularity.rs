//! Claims about the grain: the chunk from which on workers pay is found where it
//! is, in little time, and said in words. The times are made up, of a machine
//! whose costs are known.

use crate::support::measuring::{FINE_MS, sampled};
use interleave_core::experiment::granularity::{
    Granularity, GranularityResult, GranularityTurn, Outcome,
};
use interleave_core::experiment::{Invalid, Purpose, WARM_UPS};
use interleave_core::mode::Mode;
use interleave_core::sample::Sampled;
use interleave_core::work::Work;
use interleave_core::work::{Params, Workload};
use proptest::prelude::*;

const WORKERS: u32 = 2;
const TASKS: f64 = 8.0;

/// What things cost on a made-up machine, in milliseconds.
#[derive(Clone, Copy, Debug)]
struct Costs {
    element: f64,
    /// To wake the workers for a run.
    wake: f64,
    /// How many cores the workers find.
    cores: f64,
    /// Each sample is off by up to this share.
    noise: f64,
}

const DARTS: Costs = Costs {
    element: 1.5e-6,
    wake: 0.04,
    cores: 2.0,
    noise: 0.01,
};

impl Costs {
    fn time_ms(self, turn: &GranularityTurn, before: usize) -> f64 {
        let Work::Workload(workload, params) = &turn.work else {
            panic!("only workloads have chunks");
        };
        let alone = workload.about().elements(*params) as f64 * self.element;
        let noise = 1.0 + self.noise * ((before * 7 % 11) as f64 / 5.0 - 1.0);
        noise
            * match turn.mode {
                Mode::Sequential => alone,
                _ => alone / self.cores + self.wake,
            }
    }

    /// The chunk at which both ways take as long.
    fn limit(self) -> f64 {
        self.wake / (1.0 - 1.0 / self.cores) / self.element / TASKS
    }
}

fn work(workload: Workload) -> Work {
    let about = workload.about();
    let params = Params {
        tasks: about.tasks.default,
        size: about.size.map_or(0, |size| size.default),
        latency_ms: 0,
        seed: 1,
        chunk: None,
    };
    Work::Workload(workload, params)
}

fn granularity(workload: Workload, seed: u64) -> Granularity {
    Granularity::new(&work(workload), Mode::Parallel, WORKERS, 10, seed, FINE_MS)
        .expect("the workload has chunks")
}

fn step(granularity: &mut Granularity, before: usize, costs: Costs) -> Option<GranularityTurn> {
    let turn = granularity.next_turn()?;
    let elapsed_ms = costs.time_ms(&turn, before);
    let sampled = Sampled {
        checksum: format!("{:?}", turn.work),
        ..sampled(elapsed_ms)
    };
    granularity
        .record(&sampled, elapsed_ms * f64::from(turn.rounds))
        .expect("all answers agree");
    Some(turn)
}

fn conduct(granularity: &mut Granularity, costs: Costs) -> Vec<GranularityTurn> {
    let mut turns = Vec::new();
    while let Some(turn) = step(granularity, turns.len(), costs) {
        turns.push(turn);
        assert!(turns.len() < 10_000, "it comes to an end");
    }
    turns
}

fn result(workload: Workload, costs: Costs) -> GranularityResult {
    let mut granularity = granularity(workload, 1);
    conduct(&mut granularity, costs);
    granularity.result().expect("all is measured")
}

fn chunk_of(turn: &GranularityTurn) -> u32 {
    let Work::Workload(_, params) = turn.work else {
        panic!("only workloads have chunks");
    };
    params.chunk.expect("it says its chunk")
}

#[test]
fn only_what_is_made_of_elements_has_a_granularity() {
    for workload in Workload::ALL {
        let granularity = Granularity::new(&work(workload), Mode::Parallel, 2, 5, 1, FINE_MS);
        assert_eq!(
            granularity.is_some(),
            workload.about().element.is_some(),
            "{}",
            workload.id()
        );
    }
}

#[test]
fn chunks_shrink_by_the_same_step_from_that_of_the_size() {
    let mut granularity = granularity(Workload::Matmul, 1);
    let costs = Costs {
        element: 0.01,
        ..DARTS
    };
    let turns = conduct(&mut granularity, costs);
    let mut chunks: Vec<u32> = turns.iter().map(chunk_of).collect();
    chunks.sort_unstable();
    chunks.dedup();
    assert_eq!(chunks, [1, 2, 10, 40, 160]);
    assert!(
        turns
            .iter()
            .all(|turn| f64::from(turn.work.tasks()) == TASKS)
    );
}

#[test]
fn the_limit_is_found_where_it_is() {
    let Outcome::From(limit) = result(Workload::Montecarlo, DARTS).outcome else {
        panic!("it lies within what is measured");
    };
    let truly = DARTS.limit();
    assert!(
        (limit.chunk / truly - 1.0).abs() < 0.15,
        "{limit:?}, truly {truly}"
    );
    let [Some(low), Some(high)] = limit.ci95 else {
        panic!("both ends lie within what is measured");
    };
    assert!(
        low <= limit.chunk && limit.chunk <= high && high < 1.5 * low,
        "{limit:?}"
    );
    assert!(
        (limit.work_ms / (limit.chunk * DARTS.element) - 1.0).abs() < 0.03,
        "{limit:?}"
    );
}

#[test]
fn it_says_so_in_elements_and_time() {
    let words = result(Workload::Montecarlo, DARTS).words();
    assert!(
        words.contains("2 workers, parallel pays from about"),
        "{words}"
    );
    assert!(words.contains("darts"), "{words}");
    assert!(words.contains("µs of work"), "{words}");
}

#[test]
fn where_it_pays_at_every_chunk_that_is_said() {
    let costs = Costs {
        wake: 1e-9,
        element: 1e-3,
        ..DARTS
    };
    let result = result(Workload::Matmul, costs);
    assert_eq!(result.outcome, Outcome::Everywhere);
    assert_eq!(
        result.words(),
        "On 2 workers, parallel pays even at 1 row per task, which is 1 µs of work, the smallest that was measured."
    );
}

#[test]
fn where_it_pays_at_none_that_is_said() {
    let result = result(
        Workload::Sort,
        Costs {
            cores: 1.0,
            ..DARTS
        },
    );
    assert_eq!(result.outcome, Outcome::Nowhere);
    assert!(
        result
            .words()
            .contains("parallel does not pay here, not even at 500"),
        "{}",
        result.words()
    );
}

#[test]
fn long_runs_are_not_made_and_hopeless_chunks_not_measured() {
    let slow = Costs {
        element: 1e-3,
        wake: 4.0,
        ..DARTS
    };
    let mut granularity = granularity(Workload::Montecarlo, 1);
    let turns = conduct(&mut granularity, slow);
    let longest = turns
        .iter()
        .map(|turn| slow.time_ms(turn, 0))
        .fold(0.0, f64::max);
    assert!(
        longest < 130.0,
        "{longest} ms, of 100 s that all darts would take"
    );
    let measured = granularity.result().expect("all is measured").points;
    let below = measured
        .iter()
        .filter(|point| point.chunk < slow.limit())
        .count();
    assert!((2..=3).contains(&below), "{measured:?}");
    assert!(measured.len() >= 4, "{measured:?}");
    assert!(matches!(
        granularity.result().map(|result| result.outcome),
        Some(Outcome::From(_))
    ));
}

#[test]
fn every_chunk_is_warmed_up_and_its_two_ways_run_side_by_side() {
    let turns = conduct(&mut granularity(Workload::Montecarlo, 1), DARTS);
    let first = turns
        .iter()
        .position(|turn| turn.purpose == Purpose::Sample)
        .expect("samples are taken");
    let warm_ups = |turn: &GranularityTurn| {
        turns[..first]
            .iter()
            .filter(|other| chunk_of(other) == chunk_of(turn) && other.mode == turn.mode)
            .count()
    };
    for pair in turns.chunks(2) {
        assert_eq!(chunk_of(&pair[0]), chunk_of(&pair[1]));
        assert_ne!(pair[0].mode, pair[1].mode);
    }
    assert!(
        turns[first..]
            .iter()
            .all(|turn| warm_ups(turn) == WARM_UPS as usize)
    );
    let round: Vec<u32> = turns[first..].iter().map(chunk_of).collect();
    assert!(
        !round.is_sorted() && !round.iter().rev().is_sorted(),
        "in random order"
    );
}

#[test]
fn the_seed_and_nothing_else_orders_the_turns() {
    let order = |seed| conduct(&mut granularity(Workload::Sort, seed), DARTS);
    assert_eq!(order(5), order(5));
    assert_ne!(order(5), order(6));
}

#[test]
fn each_chunk_has_an_answer_of_its_own_and_all_its_runs_agree() {
    let mut granularity = granularity(Workload::Sort, 1);
    step(&mut granularity, 0, DARTS);
    let mode = granularity.next_turn().expect("there is more to do").mode;
    let other = sampled(1.0);
    assert_eq!(
        granularity.record(&other, 1.0),
        Err(Invalid::Disagreement { mode })
    );
}

#[test]
fn a_disturbed_turn_is_taken_again_but_not_for_ever() {
    let mut granularity = granularity(Workload::Sort, 1);
    let before = granularity.next_turn();
    granularity.void().expect("one disturbance is no disaster");
    assert_eq!(granularity.next_turn(), before);
    let outcome = (0..1_000).find_map(|_| granularity.void().err());
    assert_eq!(outcome, Some(Invalid::Disturbed));
}

#[test]
fn what_is_gone_on_with_loses_nothing() {
    let mut straight = granularity(Workload::Montecarlo, 1);
    let turns = conduct(&mut straight, DARTS);
    let mut left = granularity(Workload::Montecarlo, 1);
    for before in 0..turns.len() / 2 {
        step(&mut left, before, DARTS);
    }
    let taken = left.progress().done;
    let mut kept = left.clone();
    kept.resume();
    assert_eq!(
        kept.next_turn().map(|turn| turn.purpose),
        Some(Purpose::WarmUp)
    );
    conduct(&mut kept, DARTS);
    assert!(kept.progress().done > taken);
    assert_eq!(
        kept.result().map(|result| result.points.len()),
        straight.result().map(|result| result.points.len())
    );
}

#[test]
fn progress_reaches_its_end_and_the_time_left_nothing() {
    let mut granularity = granularity(Workload::Montecarlo, 1);
    assert_eq!(
        granularity.time_left_ms(),
        None,
        "it is not known what will be measured"
    );
    let mut before = 0;
    while step(&mut granularity, before, DARTS).is_some() {
        before += 1;
        let progress = granularity.progress();
        assert!(progress.done <= progress.total);
    }
    assert_eq!(granularity.progress().done, granularity.progress().total);
    assert!(
        granularity
            .time_left_ms()
            .is_some_and(|left_ms| left_ms.abs() < 1e-9)
    );
}

proptest! {
    #[test]
    fn any_machine_comes_to_an_end_and_to_the_limit_if_there_is_one(
        element in 1e-6..1e-3,
        wake in 0.001..5.0,
        cores in 1.5..8.0,
        seed in any::<u64>(),
    ) {
        let costs = Costs { element, wake, cores, noise: 0.005 };
        let mut granularity = granularity(Workload::Montecarlo, seed);
        conduct(&mut granularity, costs);
        let result = granularity.result().unwrap();
        prop_assert!(result.words().ends_with('.'));
        if let Outcome::From(limit) = result.outcome {
            let error = limit.chunk / costs.limit();
            prop_assert!((0.7..1.4).contains(&error), "{limit:?}, truly {}", costs.limit());
        } else {
            prop_assert!(costs.limit() < 2.0 * result.points[0].chunk || costs.limit() > result.points.last().unwrap().chunk / 2.0);
        }
    }

    #[test]
    fn any_times_come_to_an_end_and_to_words(
        times in prop::collection::vec(prop_oneof![0.0..200.0, Just(0.0), Just(f64::INFINITY), Just(f64::NAN)], 1..9),
        workers in 0..100_u32,
        workload in prop::sample::select(vec![Workload::Mandelbrot, Workload::Matmul, Workload::Sort, Workload::Hash]),
    ) {
        let mut granularity = Granularity::new(&work(workload), Mode::Processes, workers, 3, 1, 0.005).unwrap();
        for before in 0..10_000 {
            if granularity.next_turn().is_none() {
                break;
            }
            granularity.record(&sampled(times[before % times.len()]), 1.0).unwrap();
        }
        prop_assert_eq!(granularity.next_turn(), None);
        if let Some(result) = granularity.result() {
            let words = result.words();
            prop_assert!(words.ends_with('.') && !words.contains("NaN"), "{words}");
        }
    }
}
