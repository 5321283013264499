//! Claims about the conductor: each turn is prepared, waited for, run and kept in
//! this order, a disturbed one comes again, and what goes wrong ends it. The engine
//! is made up.

use crate::support::measuring::{FINE_MS, sampled};
use interleave_core::experiment::Invalid;
use interleave_core::experiment::granularity::Granularity;
use interleave_core::experiment::measurement::{
    ExperimentMeasurement, GranularityMeasurement, Measurement, MeasurementTurn, Runner, conduct,
};
use interleave_core::experiment::report::{Environment, StartUp};
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::recording::Recording;
use interleave_core::sample::Sampled;
use interleave_core::settings::Settings;
use interleave_core::work::Work;
use std::cell::{Cell, RefCell};

/// What an engine was asked.
#[derive(Clone, Debug, PartialEq)]
enum Call {
    Prepare(Work),
    Ready,
    Sample(Mode),
    Recording,
}

#[derive(Debug, PartialEq)]
enum Error {
    Invalid(Invalid),
    Broken,
}

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

/// An engine whose every run takes 10 ms, by a clock that only it moves.
#[derive(Default)]
struct Steady {
    calls: Vec<Call>,
    now_ms: f64,
    /// The numbers of the samples that are disturbed.
    disturbed: Vec<usize>,
    /// After so many samples it is broken.
    breaks: Option<usize>,
    /// The number of the sample whose answer is another.
    wrong: Option<usize>,
}

impl Steady {
    fn samples(&self) -> usize {
        let calls = self.calls.iter();
        calls.filter(|call| matches!(call, Call::Sample(_))).count()
    }
}

impl Runner for Steady {
    type Error = Error;

    async fn prepare(&mut self, work: &Work) -> Result<(), Error> {
        self.calls.push(Call::Prepare(work.clone()));
        Ok(())
    }

    async fn ready(&mut self, _turn: &MeasurementTurn) {
        self.calls.push(Call::Ready);
    }

    async fn sample(&mut self, config: RunConfig, rounds: u32) -> Result<Sampled, Error> {
        if self.breaks == Some(self.samples()) {
            return Err(Error::Broken);
        }
        let mut sampled = sampled(10.0);
        if self.wrong == Some(self.samples()) {
            "another".clone_into(&mut sampled.checksum);
        }
        self.calls.push(Call::Sample(config.mode));
        self.now_ms += 10.0 * f64::from(rounds);
        Ok(sampled)
    }

    async fn recording(&mut self) -> Result<Recording, Error> {
        let last = self.calls.iter().rev().find_map(|call| match call {
            Call::Sample(mode) => Some(*mode),
            _ => None,
        });
        self.calls.push(Call::Recording);
        Ok(Recording {
            mode: last.ok_or(Error::Broken)?,
            clock_error_ms: 0.0,
            ring_buffers: Vec::new(),
            program: None,
        })
    }

    fn was_disturbed(&mut self) -> bool {
        self.disturbed.contains(&(self.samples() - 1))
    }

    fn now_ms(&self) -> f64 {
        self.now_ms
    }
}

const MODES: [Mode; 2] = [Mode::Parallel, Mode::Sequential];

fn settings() -> Settings {
    Settings::parse("workload=primes&modes=sequential,parallel&repeats=5", 4).settings
}

fn experiment() -> RefCell<ExperimentMeasurement> {
    RefCell::new(ExperimentMeasurement::new(settings(), &MODES, FINE_MS))
}

fn run(engine: &mut Steady, measurement: &RefCell<impl Measurement>) -> Result<usize, Error> {
    let turns = Cell::new(0);
    let on_turn = || turns.set(turns.get() + 1);
    pollster::block_on(conduct(engine, measurement, on_turn))?;
    Ok(turns.get())
}

#[test]
fn an_experiment_is_prepared_once_and_each_turn_waits_until_it_may_begin() {
    let (mut engine, measurement) = (Steady::default(), experiment());
    let turns = run(&mut engine, &measurement).expect("nothing goes wrong");
    assert_eq!(turns, engine.samples());
    // Two modes, two warm-ups and five samples of each.
    assert_eq!(turns, 14);
    assert_eq!(engine.calls[0], Call::Prepare(settings().work()));
    let rest = engine.calls[1..].iter().cloned();
    let rest: Vec<Call> = rest.filter(|call| *call != Call::Recording).collect();
    for pair in rest.chunks(2) {
        assert!(matches!(pair, [Call::Ready, Call::Sample(_)]), "{pair:?}");
    }
}

#[test]
fn an_experiment_leaves_a_recording_of_each_mode_in_the_order_of_its_result() {
    let (mut engine, measurement) = (Steady::default(), experiment());
    run(&mut engine, &measurement).expect("nothing goes wrong");
    let measurement = measurement.into_inner();
    let (report, recordings) = measurement.finish(Environment::default(), StartUp::default());
    let recorded: Vec<Mode> = recordings.iter().map(|recording| recording.mode).collect();
    let modes: Vec<Mode> = report.runs.iter().map(|run| run.mode).collect();
    assert_eq!((&recorded[..], &modes[..]), (&MODES[..], &MODES[..]));
    assert!(report.trace.is_none());
    assert_eq!(report.settings["workload"], "primes");
}

#[test]
fn a_disturbed_turn_is_void_and_comes_again() {
    let mut engine = Steady {
        // The second is the last of its mode: records are asked for once it is kept.
        disturbed: vec![5, 13],
        ..Steady::default()
    };
    let measurement = experiment();
    let turns = run(&mut engine, &measurement).expect("it is not disturbed too often");
    assert_eq!(turns, 16);
    let voided = |experiment: &ExperimentMeasurement| {
        let samples = experiment.experiment.samples().iter();
        samples.map(|samples| samples.voided).sum::<u32>()
    };
    assert_eq!(voided(&measurement.borrow()), 2);
    let asked = engine.calls.iter();
    assert_eq!(asked.filter(|call| **call == Call::Recording).count(), 2);
    assert_eq!(engine.calls.last(), Some(&Call::Recording));
}

#[test]
fn what_goes_wrong_ends_it() {
    let mut broken = Steady {
        breaks: Some(3),
        ..Steady::default()
    };
    assert_eq!(run(&mut broken, &experiment()), Err(Error::Broken));
    assert_eq!(broken.samples(), 3);
    let mut wrong = Steady {
        wrong: Some(4),
        ..Steady::default()
    };
    let outcome = run(&mut wrong, &experiment());
    let Err(Error::Invalid(Invalid::Disagreement { .. })) = outcome else {
        panic!("{outcome:?}");
    };
    let mut restless = Steady {
        disturbed: (0..1_000).collect(),
        ..Steady::default()
    };
    let outcome = run(&mut restless, &experiment());
    assert_eq!(outcome, Err(Error::Invalid(Invalid::Disturbed)));
}

#[test]
fn other_work_is_prepared_when_its_turn_comes() {
    let work = Settings::parse("workload=montecarlo", 4).settings.work();
    let granularity = Granularity::new(&work, Mode::Parallel, 2, 5, 1, FINE_MS);
    let measurement = RefCell::new(GranularityMeasurement {
        granularity: granularity.expect("montecarlo has chunks"),
        rules: settings().rules(),
    });
    let mut engine = Steady::default();
    run(&mut engine, &measurement).expect("nothing goes wrong");
    let prepared = engine.calls.iter().filter_map(|call| match call {
        Call::Prepare(work) => Some(work.clone()),
        _ => None,
    });
    let prepared: Vec<Work> = prepared.collect();
    assert!(prepared.len() > 1);
    assert!(prepared.windows(2).all(|pair| pair[0] != pair[1]));
    assert!(!engine.calls.contains(&Call::Recording));
    let outlook = measurement.borrow().outlook();
    assert_eq!(outlook.progress.done, outlook.progress.total);
}
