//! Claims about Stop: whatever a run does, it ends soon once it is told to.

use crate::runs::{OF_ONE_MEMORY, native, run_at_once, waits};
use crate::script::{Act, Script};
use crate::support::little;
use interleave_core::mode::Mode;
use interleave_core::work::{Plan, Workload};
use interleave_engine::run::Halt;
use interleave_engine::run::telemetry::Telemetry;
use std::thread;
use std::time::{Duration, Instant};

#[test]
fn stop_ends_work_that_computes() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let endless = Script::new(vec![vec![Act::Spin; 1_000_000]; 4]);
    for mode in OF_ONE_MEMORY {
        stops_soon(mode, &endless, &TELEMETRY);
    }
}

#[test]
fn stop_ends_work_that_waits() {
    static TELEMETRY: Telemetry = Telemetry::new();
    for mode in OF_ONE_MEMORY {
        stops_soon(mode, &*waits(4, 5_000), &TELEMETRY);
    }
}

#[test]
fn every_real_workload_gives_way_to_stop() {
    static TELEMETRY: Telemetry = Telemetry::new();
    TELEMETRY.stop();
    let platform = native(2);
    for workload in Workload::ALL {
        let plan = workload.plan(little(workload)).expect("it is little");
        for mode in OF_ONE_MEMORY {
            let outcome = run_at_once(mode, &*plan, &platform, &TELEMETRY);
            assert_eq!(outcome, Err(Halt::Stopped), "{workload:?} {mode:?}");
        }
    }
}

/// Holds a run to the 300 ms that the page promises. Other tests use the same cores
/// here, so it may try a few times.
fn stops_soon(mode: Mode, plan: &dyn Plan, telemetry: &Telemetry) {
    let took: Vec<Duration> = (0..4)
        .map(|_| time_to_stop(mode, plan, telemetry))
        .collect();
    let least = took.iter().min().expect("it was tried");
    assert!(
        *least < Duration::from_millis(300),
        "{mode:?} took {took:?}"
    );
}

/// Raises the stop flag amid a run, and says how long that took to end it.
fn time_to_stop(mode: Mode, plan: &dyn Plan, telemetry: &Telemetry) -> Duration {
    telemetry.resume();
    let platform = native(2);
    thread::scope(|scope| {
        let run = scope.spawn(|| run_at_once(mode, plan, &platform, telemetry));
        thread::sleep(Duration::from_millis(30));
        assert!(!run.is_finished(), "{mode:?} is under way");
        telemetry.stop();
        let asked = Instant::now();
        assert_eq!(
            run.join().expect("it does not panic"),
            Err(Halt::Stopped),
            "{mode:?}"
        );
        asked.elapsed()
    })
}
