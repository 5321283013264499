//! Claims about what is said of a sweep: which law fits better and why, the cores,
//! and how far off a guess was. The times are made up.

use interleave_core::experiment::guess::Guess;
use interleave_core::experiment::law_choice::{LawChoice, cores, too_few};
use interleave_core::experiment::report::{Sweep, SweepPoint};
use interleave_core::mode::Mode;
use interleave_core::stats::laws::{Amdahl, Laws, Usl, fit};

/// Both laws of these speed-ups, measured with a scatter of this share.
fn laws(speedups: &[f64], scatter: f64) -> Laws {
    let samples = |time: f64| -> Vec<f64> {
        (0..9)
            .map(|run| time * (1.0 + scatter * f64::from(run * 4 % 9 - 4)))
            .collect()
    };
    let on_workers: Vec<Vec<f64>> = speedups
        .iter()
        .map(|speedup| samples(100.0 / speedup))
        .collect();
    let on_workers: Vec<(u32, &[f64])> = (1..).zip(on_workers.iter().map(Vec::as_slice)).collect();
    fit(&samples(100.0), &on_workers, 1).expect("there are points enough")
}

fn by(law: impl Fn(f64) -> f64, most: u32) -> Vec<f64> {
    (1..=most).map(|workers| law(workers.into())).collect()
}

fn sweep(speedups: &[f64], knee: u32) -> Sweep {
    let points = (1..).zip(speedups).map(|(workers, &speedup)| SweepPoint {
        workers,
        speedup,
        ci95: [speedup; 2],
        karp_flatt: None,
    });
    Sweep {
        mode: Mode::Parallel,
        points: points.collect(),
        amdahl: None,
        usl: None,
        knee: Some(knee),
    }
}

#[test]
fn the_simpler_law_is_chosen_unless_the_other_is_nearer() {
    let amdahl = by(|workers| Amdahl { serial: 0.05 }.predict(workers), 8);
    let said = LawChoice::of(&laws(&amdahl, 0.002), 8);
    assert!(
        said.why.starts_with("Amdahl’s law, the simpler one"),
        "{said:?}"
    );
    assert!(
        said.amdahl.contains("5\u{202f}% of the work is serial"),
        "{said:?}"
    );
    assert!(
        said.amdahl.ends_with("is more than 20 times as fast."),
        "{said:?}"
    );
    let usl = Usl {
        contention: 0.05,
        coherency: 0.02,
    };
    let said = LawChoice::of(&laws(&by(|workers| usl.predict(workers), 8), 0.002), 8);
    assert!(
        said.why
            .starts_with("The universal scalability law fits better"),
        "{said:?}"
    );
    assert!(
        said.usl
            .ends_with("fastest on about 6.9 workers, slower on more.")
            || said
                .usl
                .ends_with("fastest on about 7 workers, slower on more."),
        "{said:?}"
    );
}

#[test]
fn through_few_points_it_is_said_that_two_laws_cannot_be_told_apart() {
    let three = by(|workers| Amdahl { serial: 0.2 }.predict(workers), 3);
    let said = LawChoice::of(&laws(&three, 0.002), 3);
    assert!(
        said.why.contains("at least 5 numbers of workers"),
        "{said:?}"
    );
    assert!(too_few(1).ends_with("and there is 1."));
    assert!(too_few(2).contains("fewer than 3"));
}

#[test]
fn points_that_scatter_widely_say_nothing_of_the_laws() {
    let said = LawChoice::of(&laws(&[0.7, 0.9, 1.0, 1.1], 0.12), 4);
    assert!(
        said.why.starts_with("Neither law says anything yet"),
        "{said:?}"
    );
}

#[test]
fn where_nothing_is_serial_no_limit_is_named() {
    let said = LawChoice::of(&laws(&by(|workers| workers, 6), 0.0), 6);
    assert!(said.amdahl.contains("no serial share shows"), "{said:?}");
    assert!(!said.usl.contains("fastest"), "{said:?}");
}

#[test]
fn cores_found_stand_against_cores_reported() {
    let words = cores(8, Some(2), &sweep(&[1.0, 1.9, 1.9, 1.9], 2));
    assert_eq!(
        words,
        "The browser reports 8 cores; loading them one after another found 2. For this work, more than 2 workers did not help."
    );
    let words = cores(1, None, &sweep(&[1.0, 1.9], 2));
    assert_eq!(
        words,
        "The browser reports 1 core. For this work, all 2 workers helped."
    );
    assert!(
        cores(2, None, &sweep(&[1.0, 1.0], 1))
            .ends_with("More than 1 worker did not help this work.")
    );
}

#[test]
fn a_guess_goes_straight_between_what_was_said_and_stays_beyond() {
    let mut guess = Guess::default();
    assert!(guess.is_empty() && guess.words(&sweep(&[1.0, 1.9], 2)).is_none());
    guess.set(3, 2.0);
    guess.set(2, f64::NAN);
    let guessed: Vec<f64> = (1..=4).map(|workers| guess.at(workers)).collect();
    assert_eq!(guessed, [1.0, 1.5, 2.0, 2.0]);
}

#[test]
fn a_stroke_says_something_of_all_that_it_passes() {
    let mut guess = Guess::default();
    guess.draw(&[1, 2, 3, 4], [0.9, 0.9], [3.4, 3.4]);
    let guessed: Vec<f64> = (1..=3).map(|workers| guess.at(workers)).collect();
    for (guessed, truly) in guessed.iter().zip([1.0, 2.0, 3.4]) {
        assert!((guessed - truly).abs() < 1e-9, "{guessed}, not {truly}");
    }
    guess.draw(&[1, 2, 3, 4], [3.9, 2.0], [3.9, 2.0]);
    assert!(
        (guess.at(4) - 2.0).abs() < 1e-9,
        "a mere touch counts for the nearest"
    );
}

#[test]
fn a_guess_is_told_how_far_off_it_was_and_which_way() {
    let measured = sweep(&[1.0, 1.9, 1.9, 1.9], 2);
    let mut guess = Guess::default();
    guess.set(4, 4.0);
    let words = guess.words(&measured).expect("both are known");
    assert!(
        words.starts_with("You expected too much: off by "),
        "{words}"
    );
    assert!(
        words.ends_with("For 4 workers you guessed 4 times as fast, and it is 1.9."),
        "{words}"
    );
    let mut good = Guess::default();
    good.set(2, 1.85);
    let words = good.words(&measured).expect("both are known");
    assert!(words.starts_with("A very good guess"), "{words}");
}
