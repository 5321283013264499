//! Claims about the verdict: what a result comes to, in plain words.

use crate::support::measuring::{FINE_MS, conduct, report_of};
use interleave_core::experiment::report::Report;
use interleave_core::experiment::{Experiment, verdict};
use interleave_core::mode::Mode;
use interleave_core::work::Bound;

/// The words on a comparison of made-up times in milliseconds.
fn words(times: &[(Mode, f64)], spread: f64, bound: Bound) -> String {
    verdict::words(&report(times, spread), bound)
}

/// A comparison of made-up times in milliseconds, each sample up to four `spread`s longer.
fn report(times: &[(Mode, f64)], spread: f64) -> Report {
    let modes: Vec<_> = times.iter().map(|&(mode, _)| mode).collect();
    let mut experiment = Experiment::new(&modes, 10, 1, FINE_MS);
    conduct(&mut experiment, |mode, turn| {
        let time = times
            .iter()
            .find(|(known, _)| *known == mode)
            .expect("it was given");
        time.1 * (1.0 + spread * ((turn / times.len()) % 5) as f64)
    });
    report_of(&experiment)
}

#[test]
fn samples_that_scatter_tell_of_a_busy_machine_where_work_computes() {
    let times = [(Mode::Sequential, 37.0), (Mode::Parallel, 20.0)];
    assert!(verdict::is_busy(&report(&times, 0.2), Bound::Cpu));
    assert!(!verdict::is_busy(&report(&times, 0.02), Bound::Cpu));
    assert!(
        !verdict::is_busy(&report(&times, 0.2), Bound::Io),
        "waits may differ for other reasons"
    );
    let short = [(Mode::Sequential, 0.3), (Mode::Parallel, 0.2)];
    assert!(
        !verdict::is_busy(&report(&short, 0.2), Bound::Cpu),
        "so short a time always scatters"
    );
}

#[test]
fn the_verdict_names_the_fastest_first_with_ratio_interval_and_reason() {
    let times = [
        (Mode::Sequential, 37.0),
        (Mode::Concurrent, 37.0),
        (Mode::Parallel, 10.0),
    ];
    assert_eq!(
        words(&times, 0.001, Bound::Cpu),
        "Parallel on 4 workers: 3.7 times faster (3.7–3.7). \
         Concurrent: no clear difference: this work computes, it never waits."
    );
}

#[test]
fn the_verdict_says_why_waiting_work_gains_from_one_worker() {
    let times = [(Mode::Sequential, 240.0), (Mode::Concurrent, 20.0)];
    let words = words(&times, 0.0, Bound::Io);
    assert_eq!(
        words,
        "Concurrent: 12 times faster (12–12): the waits overlap."
    );
}

#[test]
fn the_verdict_calls_slower_what_is_slower() {
    let times = [(Mode::Sequential, 10.0), (Mode::Parallel, 25.0)];
    let words = words(&times, 0.0, Bound::Cpu);
    assert_eq!(words, "Parallel on 4 workers: 2.5 times slower (2.5–2.5).");
}

#[test]
fn the_verdict_names_no_winner_where_the_interval_spans_1() {
    let times = [(Mode::Sequential, 10.0), (Mode::Parallel, 10.1)];
    let words = words(&times, 0.3, Bound::Cpu);
    assert_eq!(words, "Parallel on 4 workers: no clear difference.");
}

#[test]
fn the_verdict_on_one_mode_asks_for_a_second() {
    let words = words(&[(Mode::Parallel, 10.0)], 0.0, Bound::Cpu);
    assert!(words.contains("second"), "{words}");
}
