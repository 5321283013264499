//! Runs of plans, and how long they take.

use interleave_core::mode::{Mode, RunConfig};
use interleave_core::work::{Params, Plan, Work, Workload, checksum};
use interleave_engine::platform::native::Native;
use interleave_engine::run::telemetry::Telemetry;
use interleave_engine::run::{Halt, Platform, Ran, run};
use pollster::block_on;
use std::time::Instant;

/// Room for a busy machine: what must be less is at most this share.
const CLEARLY_LESS: f64 = 0.6;

pub fn native(workers: u32) -> Native {
    Native::new(workers).expect("a few threads can be had")
}

/// Modes that need no processes, and so no name for the work.
pub const OF_ONE_MEMORY: [Mode; 4] = [
    Mode::Sequential,
    Mode::Concurrent,
    Mode::Parallel,
    Mode::Gil,
];

/// Stands for work that no process will ask for.
pub const NAMELESS: Work = Work::Workload(
    Workload::Sleep,
    Params {
        tasks: 1,
        size: 0,
        latency_ms: 0,
        seed: 0,
        chunk: None,
    },
);

pub fn run_at_once(
    mode: Mode,
    plan: &dyn Plan,
    platform: &impl Platform,
    telemetry: &Telemetry,
) -> Result<Ran, Halt> {
    block_on(run(
        RunConfig::of(mode),
        plan,
        &NAMELESS,
        platform,
        telemetry,
    ))
}

/// What the run of a workload leaves behind, checked.
pub fn outcome(
    mode: Mode,
    plan: &dyn Plan,
    platform: &impl Platform,
    telemetry: &Telemetry,
) -> String {
    let ran = run_at_once(mode, plan, platform, telemetry).expect("nobody stops it");
    plan.check(&ran.outputs).expect("the answer is right");
    checksum(&ran.outputs)
}

/// Holds that one run takes clearly less time than another. A busy machine only adds
/// time, so the least of several measurements says most; it is looked for until the claim
/// is borne out, or nobody can believe it any more.
pub fn assert_clearly_less(fast_ms: impl Fn() -> f64, slow_ms: impl Fn() -> f64) {
    let (mut fast, mut slow) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..50 {
        fast = fast.min(fast_ms());
        slow = slow.min(slow_ms());
        if fast < CLEARLY_LESS * slow {
            return;
        }
    }
    panic!("{fast} ms at best, and {slow} ms at best");
}

/// How long a run takes on a real clock, in milliseconds.
pub fn elapsed_ms(
    mode: Mode,
    plan: &dyn Plan,
    platform: &impl Platform,
    telemetry: &Telemetry,
) -> f64 {
    let began = Instant::now();
    outcome(mode, plan, platform, telemetry);
    began.elapsed().as_secs_f64() * 1e3
}

/// Tasks that wait once each.
pub fn waits(tasks: u32, latency_ms: u32) -> Box<dyn Plan> {
    let params = Params {
        tasks,
        size: 0,
        latency_ms,
        seed: 0,
        chunk: None,
    };
    Workload::Sleep
        .plan(params)
        .expect("waiting needs no memory")
}
