//! Claims about the ways to run work: the same work, whoever drives it; waits
//! that overlap or do not; and that a run stops when it is told to.

mod support;

use interleave::host::native::Native;
use interleave::run::telemetry::Telemetry;
use interleave::run::{Host, Mode, Stopped, run};
use interleave::work::{Job, Output, Params, Plan, Step, Workload, WrongAnswer, checksum};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};
use support::{Unhurried, block_on, little};

/// Room for a busy machine: what must be less is at most this share.
const CLEARLY_LESS: f64 = 0.6;

fn native(workers: u32) -> Native {
    Native::new(workers).expect("a few threads can be had")
}

/// What the run of a workload leaves behind, checked.
fn outcome(mode: Mode, plan: &dyn Plan, host: &impl Host, telemetry: &Telemetry) -> String {
    let outputs = block_on(run(mode, plan, host, telemetry)).expect("nobody stops it");
    plan.check(&outputs).expect("the answer is right");
    checksum(&outputs)
}

/// How long a run takes on a real clock, in milliseconds.
fn elapsed_ms(mode: Mode, plan: &dyn Plan, host: &impl Host, telemetry: &Telemetry) -> f64 {
    let began = Instant::now();
    outcome(mode, plan, host, telemetry);
    began.elapsed().as_secs_f64() * 1e3
}

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
        }
    }
}

#[test]
fn another_seed_gives_another_answer_where_chance_is_part_of_the_work() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let host = native(1);
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
            outcome(Mode::Sequential, &*plan, &host, &TELEMETRY)
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
    let host = native(1);
    let sequential_ms = elapsed_ms(Mode::Sequential, &*plan, &host, &TELEMETRY);
    let concurrent_ms = elapsed_ms(Mode::Concurrent, &*plan, &host, &TELEMETRY);
    assert!(
        sequential_ms >= 240.0,
        "{sequential_ms} ms for 12 waits of 20 ms"
    );
    assert!(
        (20.0..CLEARLY_LESS * sequential_ms).contains(&concurrent_ms),
        "{concurrent_ms} ms"
    );
}

#[test]
fn more_workers_than_cores_help_work_that_waits() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let cores = thread::available_parallelism().map_or(1, usize::from) as u32;
    let plan = waits(8 * cores, 20);
    let few_ms = elapsed_ms(Mode::Parallel, &*plan, &native(cores), &TELEMETRY);
    let many_ms = elapsed_ms(Mode::Parallel, &*plan, &native(4 * cores), &TELEMETRY);
    assert!(
        many_ms < CLEARLY_LESS * few_ms,
        "{many_ms} ms, not {few_ms} ms"
    );
}

#[test]
fn a_pool_never_runs_more_tasks_at_once_than_it_has_workers() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let ms = elapsed_ms(Mode::Parallel, &*waits(8, 20), &native(2), &TELEMETRY);
    assert!(ms >= 80.0, "{ms} ms for 8 waits of 20 ms on 2 workers");
}

#[test]
fn stop_ends_work_that_computes() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let endless = Script::new(vec![vec![Act::Spin; 1_000_000]; 4]);
    for mode in Mode::ALL {
        stops_soon(mode, &endless, &TELEMETRY);
    }
}

#[test]
fn stop_ends_work_that_waits() {
    static TELEMETRY: Telemetry = Telemetry::new();
    for mode in Mode::ALL {
        stops_soon(mode, &*waits(4, 5_000), &TELEMETRY);
    }
}

#[test]
fn every_real_workload_gives_way_to_stop() {
    static TELEMETRY: Telemetry = Telemetry::new();
    TELEMETRY.stop();
    let host = native(2);
    for workload in Workload::ALL {
        let plan = workload.plan(little(workload)).expect("it is little");
        for mode in Mode::ALL {
            let outcome = block_on(run(mode, &*plan, &host, &TELEMETRY));
            assert_eq!(outcome, Err(Stopped), "{workload:?} {mode:?}");
        }
    }
}

/// Tasks that wait once each.
fn waits(tasks: u32, latency_ms: u32) -> Box<dyn Plan> {
    let params = Params {
        tasks,
        size: 0,
        latency_ms,
        seed: 0,
    };
    Workload::Sleep
        .plan(params)
        .expect("waiting needs no memory")
}

/// Raises the stop flag amid a run, and holds it to the 300 ms that the page
/// promises.
fn stops_soon(mode: Mode, plan: &dyn Plan, telemetry: &Telemetry) {
    telemetry.resume();
    let host = native(2);
    thread::scope(|scope| {
        let run = scope.spawn(|| block_on(run(mode, plan, &host, telemetry)));
        thread::sleep(Duration::from_millis(30));
        assert!(!run.is_finished(), "{mode:?} is under way");
        telemetry.stop();
        let asked = Instant::now();
        assert_eq!(
            run.join().expect("it does not panic"),
            Err(Stopped),
            "{mode:?}"
        );
        let took = asked.elapsed();
        assert!(took < Duration::from_millis(300), "{mode:?} took {took:?}");
    });
}

/// What a made-up task does next.
#[derive(Clone, Copy)]
enum Act {
    /// Computes so long, in made-up milliseconds.
    Compute(u32),
    /// Computes for a real fifth of a millisecond or so.
    Spin,
    /// Waits so long, in milliseconds.
    Wait(u32),
}

/// Made-up work: what each task does, and a log of who computed.
struct Script {
    tasks: Vec<Vec<Act>>,
    host: Unhurried,
    log: Mutex<Vec<u32>>,
}

struct Actor<'a> {
    script: &'a Script,
    task: u32,
    next: usize,
}

impl Script {
    fn new(tasks: Vec<Vec<Act>>) -> Self {
        Self {
            tasks,
            host: Unhurried::default(),
            log: Mutex::default(),
        }
    }

    /// How many made-up milliseconds a run takes.
    fn unhurried_ms(&self, mode: Mode, telemetry: &Telemetry) -> u32 {
        let began_ms = self.host.now_ms();
        outcome(mode, self, &self.host, telemetry);
        (self.host.now_ms() - began_ms).round() as u32
    }

    fn take_log(&self) -> Vec<u32> {
        std::mem::take(&mut self.log.lock().expect("nobody panics"))
    }
}

impl Plan for Script {
    fn phases(&self) -> Vec<u32> {
        vec![self.tasks.len() as u32]
    }

    fn start<'a>(&'a self, _: usize, task: u32, _: &'a [Output]) -> Box<dyn Job + 'a> {
        Box::new(Actor {
            script: self,
            task,
            next: 0,
        })
    }

    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer> {
        let expected: Vec<_> = (0..self.tasks.len() as u64).map(Output::Count).collect();
        assert_eq!(
            outputs, expected,
            "each task's output, in the order of the tasks"
        );
        Ok(())
    }
}

impl Job for Actor<'_> {
    fn step(&mut self) -> Step {
        let act = self.script.tasks[self.task as usize]
            .get(self.next)
            .copied();
        self.next += 1;
        match act {
            None => return Step::Done(Output::Count(u64::from(self.task))),
            Some(Act::Wait(ms)) => return Step::Wait(ms),
            Some(Act::Compute(ms)) => self.script.host.pass(f64::from(ms)),
            Some(Act::Spin) => {
                let began = Instant::now();
                while began.elapsed() < Duration::from_micros(200) {}
                return Step::More;
            }
        }
        self.script
            .log
            .lock()
            .expect("nobody panics")
            .push(self.task);
        Step::More
    }
}
