//! Claims about the GIL: one computes at a time, and everyone has a turn.

use crate::runs::{NAMELESS, assert_clearly_less, elapsed_ms, native, waits};
use crate::script::{Act, Script};
use interleave_core::mode::{Mode, Rules, RunConfig};
use interleave_engine::run::run;
use interleave_engine::run::telemetry::Telemetry;
use pollster::block_on;
use std::sync::atomic::Ordering::SeqCst;

#[test]
fn under_a_gil_computing_gains_nothing_and_waiting_does() {
    static TELEMETRY: Telemetry = Telemetry::new();
    // 4 × 100 slices of a fifth of a millisecond, none of which overlap.
    let computing = Script::new(vec![vec![Act::Spin; 100]; 4]);
    let ms = elapsed_ms(Mode::Gil, &computing, &native(4), &TELEMETRY);
    assert!(ms >= 80.0, "{ms} ms for 80 ms of computing");
    let waiting = waits(8, 20);
    let [one, four] = [native(1), native(4)];
    assert_clearly_less(
        || elapsed_ms(Mode::Gil, &*waiting, &four, &TELEMETRY),
        || elapsed_ms(Mode::Gil, &*waiting, &one, &TELEMETRY),
    );
}

#[test]
fn under_a_gil_only_one_computes_and_nobody_starves() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let (interval_ms, tasks) = (2, 4);
    let script = Script::new(vec![vec![Act::Spin; 200]; tasks]);
    let rules = Rules {
        switch_interval_ms: interval_ms,
    };
    let platform = native(tasks as u32);
    let config = RunConfig {
        rules,
        ..RunConfig::of(Mode::Gil)
    };
    let ran = run(config, &script, &NAMELESS, &platform, &TELEMETRY);
    block_on(ran).expect("nobody stops it");
    assert_eq!(script.most_at_once.load(SeqCst), 1);
    let log = script.take_log();
    // Each of the four computes 40 ms in all: it has to wait its turn, but in
    // any stretch of a few turns all have had theirs.
    let switches = log.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!(switches >= 30, "{switches} switches in 160 ms");
    for task in 0..tasks as u32 {
        let places = log.iter().enumerate().filter(|(_, who)| **who == task);
        let places: Vec<usize> = places.map(|(place, _)| place).collect();
        let gap = places.windows(2).map(|pair| pair[1] - pair[0]).max();
        // Three others, with some ten slices per turn; room for a busy machine.
        assert!(
            gap.is_some_and(|gap| gap < 120),
            "task {task} waited {gap:?} slices"
        );
    }
}

#[test]
fn a_long_switch_interval_keeps_tasks_together() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let script = Script::new(vec![vec![Act::Spin; 50]; 4]);
    let rules = Rules {
        switch_interval_ms: 10_000,
    };
    let platform = native(4);
    let config = RunConfig {
        rules,
        ..RunConfig::of(Mode::Gil)
    };
    let ran = run(config, &script, &NAMELESS, &platform, &TELEMETRY);
    block_on(ran).expect("nobody stops it");
    let log = script.take_log();
    let switches = log.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert_eq!(switches, 3, "only at the ends of tasks");
}
