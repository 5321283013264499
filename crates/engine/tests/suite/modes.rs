//! Claims about the modes: the same work, whichever mode drives it, and waits that
//! overlap or do not.

use crate::runs::{assert_clearly_less, elapsed_ms, native, outcome, waits};
use crate::script::{Act, Script};
use crate::support::little;
use interleave_core::mode::Mode;
use interleave_core::work::{Params, Workload};
use interleave_engine::run::Platform;
use interleave_engine::run::telemetry::Telemetry;
use std::thread;

#[test]
fn every_workload_has_one_answer_in_all_modes_and_pools() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let pools = [native(1), native(2), native(4)];
    for workload in Workload::ALL {
        let plan = workload.plan(little(workload)).expect("it is little");
        let known = outcome(Mode::Sequential, &*plan, &pools[0], &TELEMETRY);
        let concurrent = outcome(Mode::Concurrent, &*plan, &pools[0], &TELEMETRY);
        assert_eq!(concurrent, known, "{workload:?} concurrently");
        for pool in &pools {
            let parallel = outcome(Mode::Parallel, &*plan, pool, &TELEMETRY);
            assert_eq!(parallel, known, "{workload:?} on {:?}", pool.pool_size());
            let gil = outcome(Mode::Gil, &*plan, pool, &TELEMETRY);
            assert_eq!(gil, known, "{workload:?} under a GIL");
        }
    }
}

#[test]
fn another_seed_gives_another_answer_where_chance_is_part_of_the_work() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = native(1);
    let random = [
        Workload::Matmul,
        Workload::Montecarlo,
        Workload::Sort,
        Workload::Prices,
    ];
    for workload in random {
        let answer = |seed| {
            let params = Params {
                seed,
                ..little(workload)
            };
            let plan = workload.plan(params).expect("it is little");
            outcome(Mode::Sequential, &*plan, &platform, &TELEMETRY)
        };
        assert_ne!(answer(1), answer(2), "{workload:?}");
        assert_eq!(answer(1), answer(1), "{workload:?}");
    }
}

#[test]
fn one_after_another_waits_the_sum_and_concurrently_the_longest() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let plan = Script::new(vec![
        vec![Act::Wait(30)],
        vec![Act::Wait(20)],
        vec![Act::Wait(10)],
    ]);
    assert_eq!(plan.unhurried_ms(Mode::Sequential, &TELEMETRY), 60);
    assert_eq!(plan.unhurried_ms(Mode::Concurrent, &TELEMETRY), 30);
}

#[test]
fn computing_never_overlaps_on_one_worker() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let plan = Script::new(vec![vec![Act::Compute(5); 4]; 3]);
    assert_eq!(plan.unhurried_ms(Mode::Sequential, &TELEMETRY), 60);
    assert_eq!(plan.unhurried_ms(Mode::Concurrent, &TELEMETRY), 60);
}

#[test]
fn a_task_computes_while_another_waits_only_concurrently() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let plan = Script::new(vec![vec![Act::Wait(40)], vec![Act::Compute(10); 3]]);
    assert_eq!(plan.unhurried_ms(Mode::Sequential, &TELEMETRY), 70);
    assert_eq!(plan.unhurried_ms(Mode::Concurrent, &TELEMETRY), 40);
}

#[test]
fn slices_take_turns_concurrently_and_keep_together_one_after_another() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let plan = Script::new(vec![vec![Act::Compute(1); 2]; 3]);
    plan.unhurried_ms(Mode::Sequential, &TELEMETRY);
    assert_eq!(plan.take_log(), [0, 0, 1, 1, 2, 2]);
    plan.unhurried_ms(Mode::Concurrent, &TELEMETRY);
    assert_eq!(plan.take_log(), [0, 1, 2, 0, 1, 2]);
}

#[test]
fn waits_overlap_on_a_real_clock_too() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let plan = waits(12, 20);
    let platform = native(1);
    let elapsed_ms = |mode| elapsed_ms(mode, &*plan, &platform, &TELEMETRY);
    let sequential_ms = elapsed_ms(Mode::Sequential);
    assert!(sequential_ms >= 240.0, "{sequential_ms} ms for 12 × 20 ms");
    let concurrent_ms = elapsed_ms(Mode::Concurrent);
    assert!(concurrent_ms >= 20.0, "{concurrent_ms} ms for 20 ms");
    assert_clearly_less(
        || elapsed_ms(Mode::Concurrent),
        || elapsed_ms(Mode::Sequential),
    );
}

#[test]
fn more_workers_than_cores_help_work_that_waits() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let cores = thread::available_parallelism().map_or(1, usize::from) as u32;
    let plan = waits(8 * cores, 20);
    let [few, many] = [native(cores), native(4 * cores)];
    assert_clearly_less(
        || elapsed_ms(Mode::Parallel, &*plan, &many, &TELEMETRY),
        || elapsed_ms(Mode::Parallel, &*plan, &few, &TELEMETRY),
    );
}

#[test]
fn a_pool_never_runs_more_tasks_at_once_than_it_has_workers() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let ms = elapsed_ms(Mode::Parallel, &*waits(8, 20), &native(2), &TELEMETRY);
    assert!(ms >= 80.0, "{ms} ms for 8 waits of 20 ms on 2 workers");
}
