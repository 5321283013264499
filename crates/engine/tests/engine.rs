//! Claims about the engine: what it answers to each request, and to those that
//! it cannot serve.

mod support;

use crate::support::apart::Apart;
use crate::support::{Unhurried, little};
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::sample::Sampled;
use interleave_core::work::Work;
use interleave_core::work::{Params, Workload};
use interleave_engine::engine::{Engine, timer_step_ms};
use interleave_engine::platform::native::Native;
use interleave_engine::protocol::{Failure, Reply, Request};
use interleave_engine::run::telemetry::Telemetry;
use interleave_engine::run::{Halt, Platform};
use pollster::block_on;
use std::alloc::{GlobalAlloc, Layout, System};
use std::thread;
use std::time::Duration;

/// Refuses what a browser's engine could not have either: its memory ends at
/// 1 GiB. A native machine promises any amount.
struct OneGibibyte;

#[global_allocator]
static ALLOCATOR: OneGibibyte = OneGibibyte;

#[allow(unsafe_code)]
// SAFETY: the system's allocator does all of the work; to refuse an allocation
// by a null pointer is within the contract.
unsafe impl GlobalAlloc for OneGibibyte {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.size() > 1 << 30 {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller keeps the same contract towards us.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: whatever we gave out came from the system's allocator.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// An engine of two workers, with telemetry of its own.
macro_rules! engine {
    () => {{
        static TELEMETRY: Telemetry = Telemetry::new();
        Engine::new(Native::new(2).expect("two threads can be had"), &TELEMETRY)
    }};
}

fn ask<H: Platform>(engine: &mut Engine<H>, request: Request) -> Reply {
    block_on(engine.handle(request))
}

fn prepare(workload: Workload, params: Params) -> Request {
    Request::Prepare(Work::Workload(workload, params))
}

fn sample(mode: Mode, rounds: u32) -> Request {
    Request::Sample {
        config: RunConfig::of(mode),
        rounds,
    }
}

fn sampled(reply: Reply) -> Sampled {
    match reply {
        Reply::Sampled(sampled) => sampled,
        other => panic!("no sample, but {other:?}"),
    }
}

#[test]
fn prepared_work_gives_samples_with_the_same_checksum_in_every_mode() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let mut engine = Engine::new(Apart::new(2, None), &TELEMETRY);
    for workload in Workload::ALL {
        assert_eq!(
            ask(&mut engine, prepare(workload, little(workload))),
            Reply::Prepared
        );
        let samples = Mode::ALL.map(|mode| sampled(ask(&mut engine, sample(mode, 1))));
        let checksum = &samples[0].checksum;
        assert_eq!(checksum.len(), 16, "{workload:?}");
        for (mode, sampled) in Mode::ALL.into_iter().zip(&samples) {
            assert_eq!(sampled.checksum, *checksum, "{workload:?} {mode:?}");
            assert!(sampled.elapsed_ms > 0.0);
            assert_eq!(sampled.copying.is_some(), mode == Mode::Processes);
        }
    }
}

#[test]
fn a_sample_before_any_work_is_refused() {
    let reply = ask(&mut engine!(), sample(Mode::Sequential, 1));
    assert_eq!(reply, Reply::Failed(Failure::NothingPrepared));
}

#[test]
fn work_too_large_for_the_memory_is_refused_and_the_engine_goes_on() {
    let mut engine = engine!();
    let little_sort = prepare(Workload::Sort, little(Workload::Sort));
    assert_eq!(ask(&mut engine, little_sort.clone()), Reply::Prepared);
    let much = Params {
        size: u32::MAX,
        ..little(Workload::Sort)
    };
    let Reply::Failed(Failure::OutOfMemory { bytes }) =
        ask(&mut engine, prepare(Workload::Sort, much))
    else {
        panic!("100 million numbers, five times over, do not fit");
    };
    assert!(bytes > 1 << 30, "{bytes} bytes");
    let reply = ask(&mut engine, sample(Mode::Sequential, 1));
    assert_eq!(reply, Reply::Failed(Failure::NothingPrepared));
    assert_eq!(ask(&mut engine, little_sort), Reply::Prepared);
    sampled(ask(&mut engine, sample(Mode::Parallel, 1)));
}

#[test]
fn modes_that_need_more_than_there_is_are_refused_and_the_others_run() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let mut engine = Engine::new(Unhurried::default(), &TELEMETRY);
    ask(&mut engine, prepare(Workload::Hash, little(Workload::Hash)));
    for mode in [Mode::Parallel, Mode::Gil] {
        let reply = ask(&mut engine, sample(mode, 1));
        assert_eq!(reply, Reply::Failed(Failure::NoPool));
    }
    let reply = ask(&mut engine, sample(Mode::Processes, 1));
    assert_eq!(reply, Reply::Failed(Failure::NoProcesses));
    sampled(ask(&mut engine, sample(Mode::Sequential, 1)));
    sampled(ask(&mut engine, sample(Mode::Concurrent, 1)));
}

#[test]
fn rounds_repeat_the_run_and_divide_its_time() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let mut engine = Engine::new(Unhurried::default(), &TELEMETRY);
    let params = Params {
        tasks: 3,
        latency_ms: 10,
        ..little(Workload::Sleep)
    };
    ask(&mut engine, prepare(Workload::Sleep, params));
    for rounds in [0, 1, 7] {
        let sampled = sampled(ask(&mut engine, sample(Mode::Sequential, rounds)));
        assert!(
            (sampled.elapsed_ms - 30.0).abs() < 0.1,
            "{} ms",
            sampled.elapsed_ms
        );
    }
    // No round at all is taken as one.
    assert_eq!(runs_so_far(&TELEMETRY), 1 + 1 + 7);
}

/// How many runs a telemetry has seen begin.
fn runs_so_far(telemetry: &Telemetry) -> u32 {
    let copy = telemetry.visible_copy();
    let word = &copy[interleave_engine::run::telemetry::RUN_WORD * 4..][..4];
    u32::from_le_bytes(word.try_into().expect("a word has four bytes"))
}

#[test]
fn a_run_is_stopped_by_the_flag_and_the_next_one_is_not() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Native::new(2).expect("two threads can be had");
    let mut engine = Engine::new(platform, &TELEMETRY);
    let params = Params {
        tasks: 2,
        latency_ms: 5_000,
        ..little(Workload::Sleep)
    };
    ask(&mut engine, prepare(Workload::Sleep, params));
    let here = [
        Mode::Sequential,
        Mode::Concurrent,
        Mode::Parallel,
        Mode::Gil,
    ];
    for mode in here {
        let reply = thread::scope(|scope| {
            let run = scope.spawn(|| ask(&mut engine, sample(mode, 1)));
            thread::sleep(Duration::from_millis(30));
            TELEMETRY.stop();
            run.join().expect("it does not panic")
        });
        assert_eq!(
            reply,
            Reply::Failed(Failure::Halted(Halt::Stopped)),
            "{mode:?}"
        );
    }
    ask(&mut engine, prepare(Workload::Hash, little(Workload::Hash)));
    sampled(ask(&mut engine, sample(Mode::Parallel, 1)));
}

#[test]
fn new_work_takes_the_place_of_the_old() {
    let mut engine = engine!();
    let mut checksum_of = |workload| {
        ask(&mut engine, prepare(workload, little(workload)));
        sampled(ask(&mut engine, sample(Mode::Sequential, 1))).checksum
    };
    let (primes, hash) = (checksum_of(Workload::Primes), checksum_of(Workload::Hash));
    assert_ne!(primes, hash);
    assert_eq!(checksum_of(Workload::Primes), primes);
}

#[test]
fn the_clock_has_a_step_below_a_millisecond() {
    let step_ms = timer_step_ms(&Native::new(2).expect("two threads can be had"));
    assert!(step_ms > 0.0 && step_ms < 1.0, "{step_ms} ms");
}

#[test]
fn a_clock_that_stands_still_has_no_step_and_hangs_nobody() {
    let step_ms = timer_step_ms(&Unhurried::default());
    assert!(step_ms.is_infinite(), "{step_ms} ms");
}

#[test]
fn spinning_lasts_as_long_as_asked_and_counts_its_rounds() {
    let began = std::time::Instant::now();
    match ask(&mut engine!(), Request::Spin { duration_ms: 20.0 }) {
        Reply::Spun(rate) => assert!(rate > 0.0 && rate.is_finite(), "{rate}"),
        other => panic!("no rate, but {other:?}"),
    }
    assert!(began.elapsed() >= Duration::from_millis(20));
}
