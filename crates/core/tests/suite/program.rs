//! Claims about experiments whose work is a program: what of its runs becomes a result.

use crate::support::measuring::sampled;
use interleave_core::experiment::measurement::{
    ExperimentMeasurement, Measurement, SweepMeasurement,
};
use interleave_core::experiment::report::{Environment, Report, StartUp};
use interleave_core::experiment::sweep::Sweep;
use interleave_core::experiment::{Invalid, verdict};
use interleave_core::export::json;
use interleave_core::mode::Mode;
use interleave_core::sample::{ProgramEnd, ProgramRun, Sampled};
use interleave_core::settings::Settings;
use interleave_core::work::Bound;

fn measurement(more: &str, timer_step_ms: f64) -> ExperimentMeasurement {
    let link = format!("workload=program&code=eJw&repeats=3&workers=4{more}");
    let settings = Settings::parse(&link, 4).settings;
    let modes = settings.modes.clone();
    ExperimentMeasurement::new(settings, &modes, timer_step_ms)
}

fn run(output: &str, end: ProgramEnd) -> Sampled {
    Sampled {
        checksum: format!("of {output}"),
        program: Some(ProgramRun {
            output: output.to_owned(),
            exit: u32::from(end != ProgramEnd::Finished),
            end,
        }),
        ..sampled(2.0)
    }
}

/// The result of these runs, of which the last is repeated.
fn result(runs: &[Sampled]) -> (Report, usize) {
    let mut measurement = measurement("&modes=gil", 0.005);
    let mut taken = 0;
    while let Some(turn) = measurement.next_turn() {
        assert_eq!((turn.config.mode, turn.rounds), (Mode::Gil, 1));
        let sampled = runs.get(taken).or(runs.last()).expect("there is one");
        measurement
            .record(sampled, 2.0)
            .expect("no two runs disagree");
        taken += 1;
    }
    let environment = Environment::default();
    let (report, _) = measurement.finish(environment, StartUp::default());
    (report, taken)
}

#[test]
fn samples_of_a_short_one_have_several_runs_and_not_too_many() {
    let rounds = |timer_step_ms| {
        let mut measurement = measurement("&modes=gil", timer_step_ms);
        let mut most = 0;
        while let Some(turn) = measurement.next_turn() {
            most = most.max(turn.rounds);
            let sampled = run("1\n", ProgramEnd::Finished);
            measurement.record(&sampled, 2.0).expect("they agree");
        }
        let environment = Environment {
            timer_step_ms,
            ..Environment::default()
        };
        let (report, _) = measurement.finish(environment, StartUp::default());
        json::read(&json::write(&report)).expect("such a result is possible");
        (most, verdict::words(&report, Bound::Unknown))
    };
    let finished = "The program finished.".to_owned();
    assert_eq!(rounds(0.005), (1, finished.clone()));
    assert_eq!(rounds(0.1), (5, finished.clone()));
    let words = "It is too short to be timed well: the clock here has steps of 2 ms.";
    assert_eq!(rounds(2.0), (50, format!("{finished} {words}")));
}

#[test]
fn both_modes_are_compared_and_their_ends_told() {
    let words = |free: &Sampled| {
        let mut measurement = measurement("", 0.005);
        while let Some(turn) = measurement.next_turn() {
            let sampled = match turn.config.mode {
                Mode::Gil => run("1\n", ProgramEnd::Finished),
                _ => free.clone(),
            };
            measurement.record(&sampled, 2.0).expect("they agree");
        }
        let environment = Environment::default();
        let (report, _) = measurement.finish(environment, StartUp::default());
        json::read(&json::write(&report)).expect("such a result is possible");
        verdict::words(&report, Bound::Unknown)
    };
    let twice_as_fast = Sampled {
        elapsed_ms: 1.0,
        ..run("1\n", ProgramEnd::Finished)
    };
    assert_eq!(
        words(&twice_as_fast),
        "The program finished. Without the GIL, on 4 workers: 2 times faster (2–2)."
    );
    let stuck = run("1\n", ProgramEnd::Deadlock);
    assert_eq!(
        words(&stuck),
        "GIL on 4 workers: the program finished. Without the GIL, on 4 workers: deadlock: every thread waits, and nothing can wake one."
    );
}

#[test]
fn its_first_run_is_what_is_told() {
    let (report, _) = result(&[run("1\n", ProgramEnd::Finished)]);
    let run = &report.runs[0];
    let program = run.program.as_ref().expect("it is of a program");
    assert_eq!(program.output, "1\n");
    assert_eq!((run.workers, run.verified), (4, true));
    assert_eq!(run.checksum, "of 1\n");
    let words = verdict::words(&report, Bound::Unknown);
    assert_eq!(words, "The program finished.");
    let text = json::write(&report);
    let read = json::read(&text).expect("what is written is read");
    assert_eq!(json::write(&read), text);
}

#[test]
fn runs_that_print_other_things_are_a_result_that_says_so() {
    let runs = [
        run("1\n", ProgramEnd::Finished),
        run("2\n", ProgramEnd::Finished),
    ];
    let (report, _) = result(&runs);
    assert!(!report.runs[0].verified);
    assert_eq!(
        report.runs[0].program.as_ref().map(|it| it.output.as_str()),
        Some("1\n")
    );
    let words = verdict::words(&report, Bound::Unknown);
    assert!(
        words.ends_with("The output differs from run to run."),
        "{words}"
    );
    json::read(&json::write(&report)).expect("such a result is possible");
}

#[test]
fn one_that_takes_too_long_is_not_run_again() {
    let runs = [
        run("1\n", ProgramEnd::Finished),
        run("1\n", ProgramEnd::Limit),
    ];
    let (report, taken) = result(&runs);
    assert_eq!(taken, 2);
    let run = &report.runs[0];
    assert_eq!(run.samples_ms, [2.0]);
    assert_eq!(
        run.program.as_ref().map(|it| it.end),
        Some(ProgramEnd::Limit)
    );
    json::read(&json::write(&report)).expect("such a result is possible");
}

#[test]
fn failures_are_told_as_what_they_are() {
    let words = |end| {
        let (report, _) = result(&[run("", end)]);
        verdict::words(&report, Bound::Unknown)
    };
    assert!(words(ProgramEnd::Exception).contains("its output says why"));
    assert!(words(ProgramEnd::Deadlock).starts_with("Deadlock"));
}

#[test]
fn no_file_claims_output_of_a_workload_or_a_program_without_one() {
    let (report, _) = result(&[run("1\n", ProgramEnd::Finished)]);
    let mut forged = report.clone();
    forged
        .settings
        .insert("workload".to_owned(), "primes".to_owned());
    json::read(&json::write(&forged)).expect_err("primes print nothing");
    let mut forged = report;
    forged.runs[0].program = None;
    json::read(&json::write(&forged)).expect_err("programs have output");
}

fn sweep() -> SweepMeasurement {
    let settings = Settings::parse("workload=program&code=eJw", 4).settings;
    let sweep = Sweep::new(Mode::Parallel, &[1, 2], 3, 1, 0.005);
    SweepMeasurement::new(sweep, settings.work(), settings.rules())
}

#[test]
fn a_sweep_runs_it_free_threaded_against_a_gil_on_one_worker_whatever_it_prints() {
    let mut measurement = sweep();
    let (mut taken, mut recorded) = (0, Vec::new());
    while let Some(turn) = measurement.next_turn() {
        let (mode, workers) = (turn.config.mode, turn.config.workers);
        assert!(
            [(Mode::Gil, 1), (Mode::Parallel, 1), (Mode::Parallel, 2)].contains(&(mode, workers))
        );
        if turn.wants_recording {
            recorded.push((mode, workers));
        }
        let mut sampled = run(&format!("{}\n", taken / 4), ProgramEnd::Finished);
        sampled.elapsed_ms /= f64::from(workers);
        measurement.record(&sampled, 2.0).expect("it may differ");
        taken += 1;
    }
    // Why it is no faster follows from what its threads did, once on each number of workers.
    assert_eq!(recorded, [(Mode::Parallel, 1), (Mode::Parallel, 2)]);
    assert!(measurement.sweep.output_differs());
    let points = measurement
        .sweep
        .result()
        .expect("there are samples")
        .points;
    let speedups: Vec<_> = points
        .iter()
        .map(|point| (point.workers, point.speedup))
        .collect();
    assert_eq!(speedups, [(1, 1.0), (2, 2.0)]);
}

#[test]
fn one_that_takes_too_long_is_not_swept() {
    let ended = sweep().record(&run("", ProgramEnd::Limit), 60_000.0);
    assert_eq!(ended, Err(Invalid::TooLong));
}
