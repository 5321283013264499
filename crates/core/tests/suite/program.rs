//! Claims about experiments whose work is a program: what of its runs becomes a result.

use crate::support::measuring::sampled;
use interleave_core::experiment::measurement::{ExperimentMeasurement, Measurement};
use interleave_core::experiment::report::{Environment, Report, StartUp};
use interleave_core::experiment::verdict;
use interleave_core::export::json;
use interleave_core::mode::Mode;
use interleave_core::sample::{ProgramEnd, ProgramRun, Sampled};
use interleave_core::settings::Settings;
use interleave_core::work::Bound;

fn measurement() -> ExperimentMeasurement {
    let link = "workload=program&code=eJw&repeats=3&workers=4";
    let settings = Settings::parse(link, 4).settings;
    let modes = settings.modes.clone();
    // So coarse a clock asks for many runs a sample, of anything but a program.
    ExperimentMeasurement::new(settings, &modes, 1.0)
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
    let mut measurement = measurement();
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
fn its_first_run_is_what_is_told() {
    let (report, _) = result(&[run("1\n", ProgramEnd::Finished)]);
    let run = &report.runs[0];
    let program = run.program.as_ref().expect("it is of a program");
    assert_eq!(program.output, "1\n");
    assert_eq!((run.workers, run.verified), (1, true));
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
