//! Claims about the rules by which threads take turns.

mod common;

use common::{explored, program};
use interleave_explorer::{Outcomes, Policy, Program, Run, Settings, Switch};

/// More states than these programs have.
const MOST: usize = 20_000;
/// Steps that none of these programs takes.
const ENDLESS: usize = 2_000;

fn begun(program: &Program, settings: Settings) -> Run {
    Run::new(program, settings).expect("there is enough memory")
}

/// Who took the steps, up to the end or until nobody can.
fn played(run: &mut Run, policy: &Policy) -> Vec<usize> {
    let mut threads = Vec::new();
    while let Some(thread) = run.choose(policy) {
        run.step(thread);
        threads.push(thread);
        assert!(threads.len() < ENDLESS, "{policy:?} does not end");
    }
    threads
}

/// The lengths of the rows of steps of one thread.
fn rows(threads: &[usize]) -> Vec<usize> {
    threads
        .chunk_by(|one, other| one == other)
        .map(<[usize]>::len)
        .collect()
}

fn adversary(program: &Program) -> Policy {
    Policy::Adversary {
        usual: begun(program, Settings::default()).usual(MOST),
        most_states: MOST,
    }
}

/// How a run by the adversary ended, if the program has an outcome like that.
fn is_one_of(run: &mut Run, all: &Outcomes) -> bool {
    let output = run.view().output;
    let mut lines: Vec<&str> = output.lines().collect();
    lines.sort_unstable();
    let ended = run.end().is_some();
    all.outcomes.iter().any(|told| {
        told.stdout.lines().eq(lines.iter().copied()) && (told.end == "deadlock") != ended
    })
}

const COUNTER: &str = include_str!("../../../tests/explorer/01-counter-2x3.py");

#[test]
fn each_thread_goes_on_for_as_long_as_the_rule_says() {
    let program = program(COUNTER);
    let mut run = begun(&program, Settings::default());
    let threads = played(&mut run, &Policy::Turns(2));
    // In the end, one can go on alone.
    let of_both = &threads[..20];
    assert!(rows(of_both).iter().all(|row| *row <= 2), "{threads:?}");
    let mut run = begun(&program, Settings::default());
    let alone = played(&mut run, &Policy::Cooperative);
    // The main thread starts both and then waits for one after the other.
    assert!(rows(&alone).len() <= 5, "{alone:?}");
    assert_eq!(run.view().output, "6\n");
}

#[test]
fn with_steps_of_a_gil_turns_are_those_of_a_gil() {
    let settings = Settings {
        switch: Switch::Calls,
        ..Settings::default()
    };
    let mut run = begun(&program(COUNTER), settings);
    // A hand-over comes only at the end of a loop's body, and nothing is lost.
    played(&mut run, &Policy::Turns(1));
    assert_eq!(run.view().output, "6\n");
}

#[test]
fn chance_is_the_same_for_the_same_seed() {
    let program = program(COUNTER);
    let by = |seed| {
        played(
            &mut begun(&program, Settings::default()),
            &Policy::Chance(seed),
        )
    };
    assert_eq!(by(1), by(1));
    let different = (0..20).map(by).collect::<std::collections::HashSet<_>>();
    assert!(different.len() > 15, "{}", different.len());
}

#[test]
fn the_adversary_finds_a_failure_where_there_is_one() {
    for (source, fails) in [
        (
            include_str!("../../../tests/explorer/01-counter-2x1.py"),
            true,
        ),
        (COUNTER, true),
        (
            include_str!("../../../tests/explorer/01-counter-locked.py"),
            false,
        ),
        (include_str!("../../../tests/explorer/04-withdraw.py"), true),
        (
            include_str!("../../../tests/explorer/09-opposite-order.py"),
            true,
        ),
        (
            include_str!("../../../tests/explorer/09-same-order.py"),
            false,
        ),
        (
            include_str!("../../../tests/explorer/10-philosophers-3.py"),
            true,
        ),
        (
            include_str!("../../../tests/explorer/11-while-notify.py"),
            true,
        ),
    ] {
        let program = program(source);
        let mut run = begun(&program, Settings::default());
        played(&mut run, &Policy::Cooperative);
        let usual = (run.end().is_some(), run.view().output);
        let mut run = begun(&program, Settings::default());
        played(&mut run, &adversary(&program));
        let failed = (run.end().is_some(), run.view().output) != usual;
        assert_eq!(failed, fails, "{source}");
        let all = explored(&program, Settings::default());
        assert!(is_one_of(&mut run, &all), "{source}");
    }
}

#[test]
fn where_it_is_too_much_to_look_ahead_chance_decides() {
    let program = program(COUNTER);
    let blind = Policy::Adversary {
        usual: None,
        most_states: 1,
    };
    let mut run = begun(&program, Settings::default());
    assert!(!played(&mut run, &blind).is_empty());
    assert!(run.end().is_some());
}
