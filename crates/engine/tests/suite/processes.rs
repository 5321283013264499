//! Claims about processes: they work on copies, and one that dies takes only its task along.

use crate::runs::outcome;
use crate::support::apart::{Apart, Poison};
use crate::support::little;
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::work::{Work, Workload, checksum};
use interleave_engine::run::telemetry::Telemetry;
use interleave_engine::run::{Halt, Ran, run};
use pollster::block_on;
use std::sync::atomic::Ordering::SeqCst;

/// A run in processes, which make the plan themselves from its name, checked.
fn in_processes(work: &Work, platform: &Apart, telemetry: &Telemetry) -> Result<Ran, Halt> {
    let plan = work.plan().expect("it is little");
    let ran = run(
        RunConfig::of(Mode::Processes),
        &*plan,
        work,
        platform,
        telemetry,
    );
    let ran = block_on(ran)?;
    plan.check(&ran.outputs).expect("the answer is right");
    Ok(ran)
}

#[test]
fn processes_come_to_the_same_answers_from_copies() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let hosts = [Apart::new(1, None), Apart::new(3, None)];
    for workload in Workload::ALL {
        let params = little(workload);
        let plan = workload.plan(params).expect("it is little");
        let known = outcome(Mode::Sequential, &*plan, &hosts[0], &TELEMETRY);
        for platform in &hosts {
            let ran = in_processes(&Work::Workload(workload, params), platform, &TELEMETRY);
            let ran = ran.expect("all of them live");
            assert_eq!(checksum(&ran.outputs), known, "{workload:?}");
        }
    }
}

#[test]
fn a_process_is_told_of_its_work_once_a_phase_and_not_with_every_task() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Apart::new(2, None);
    let work = Work::Workload(Workload::Primes, little(Workload::Primes));
    assert!(work.tasks() > 2, "there is more than a task for each");
    for _ in 0..2 {
        let before = platform.told.load(SeqCst);
        in_processes(&work, &platform, &TELEMETRY).expect("both live");
        let told = platform.told.load(SeqCst) - before;
        // One alone may have done all of it before the other one was asked.
        assert!((1..=2).contains(&told), "told {told} times in one phase");
    }
}

#[test]
fn copying_is_counted_there_and_back_and_told_from_computing() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Apart::new(2, None);
    let copying = |workload, params| {
        let ran = in_processes(&Work::Workload(workload, params), &platform, &TELEMETRY);
        ran.expect("both live").copying.expect("they copy")
    };
    let sort = copying(Workload::Sort, little(Workload::Sort));
    // 40,000 numbers of 4 bytes, there and back, to be sorted and to be merged.
    assert_eq!(sort.bytes, 4 * 4 * 40_000);
    assert!(sort.copy_ms > 0.0 && sort.compute_ms > 0.0, "{sort:?}");
    let sleep = copying(Workload::Sleep, little(Workload::Sleep));
    assert_eq!(sleep.bytes, 0);
    assert!(sleep.compute_ms >= 6.0, "six waits of 1 ms: {sleep:?}");
}

#[test]
fn a_process_that_dies_fails_its_task_and_the_others_go_on() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let platform = Apart::new(3, Some(Poison(2)));
    let work = Work::Workload(Workload::Primes, little(Workload::Primes));
    let Err(Halt::ProcessDied { process, task }) = in_processes(&work, &platform, &TELEMETRY)
    else {
        panic!("a task was lost");
    };
    assert_eq!(task, 2);
    let owners = owners(&TELEMETRY, work.tasks());
    for (index, owner) in owners.iter().enumerate() {
        assert_eq!(
            *owner == 0,
            index == 2,
            "all but that task are done: {owners:?}"
        );
    }
    let words = Halt::ProcessDied { process, task }.to_string();
    assert!(words.contains("task 3"), "{words}");
}

/// 1 + the worker that did a task, of each task.
fn owners(telemetry: &Telemetry, tasks: u32) -> Vec<u32> {
    let copy = telemetry.visible_copy();
    let words = copy
        .chunks_exact(4)
        .map(|word| word.try_into().expect("four bytes"));
    let words: Vec<u32> = words.map(u32::from_le_bytes).collect();
    words[interleave_engine::run::telemetry::OWNERS_WORD..][..tasks as usize].to_vec()
}
