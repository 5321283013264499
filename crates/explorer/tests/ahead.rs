//! Claims about what can still happen after a thread's next step, as somebody who steps through a program is told.

mod common;

use common::{explored, program, without_addresses};
use interleave_explorer::{Program, Run, Settings};
use std::collections::BTreeSet;

/// More states than these programs have.
const MOST: usize = 20_000;

fn begun(program: &Program) -> Run {
    Run::new(program, Settings::default()).expect("there is enough memory")
}

/// What is left after a thread's next step, in words.
fn left(run: &mut Run, thread: usize) -> Vec<String> {
    let ahead = run.ahead(MOST).expect("there are few states");
    let own = ahead.iter().find(|ahead| ahead.thread == thread);
    let outcomes = &own.expect("it can go on").outcomes;
    let told = outcomes.iter().map(|it| format!("{} {}", it.end, it.line));
    told.map(|told| told.trim_end().to_owned()).collect()
}

/// Steps of one thread up to where it is about to do this.
fn step_to(run: &mut Run, thread: usize, next: &str) {
    while run
        .view()
        .threads
        .get(thread)
        .and_then(|one| one.next.clone())
        .as_deref()
        != Some(next)
    {
        let goes = if run.can_step(thread) { thread } else { 0 };
        run.step(goes);
    }
}

/// The present state; new objects may be elsewhere.
fn shown(run: &mut Run) -> String {
    let view = format!("{:#?}", run.view());
    let lines: Vec<String> = view.lines().map(without_addresses).collect();
    lines.join("\n")
}

#[test]
fn an_update_is_lost_for_certain_once_both_have_read() {
    let source = include_str!("../../../tests/explorer/01-counter-2x1.py");
    let program = program(source);
    let mut run = begun(&program);
    assert_eq!(left(&mut run, 0), ["finished 1", "finished 2"]);
    step_to(&mut run, 1, "write global c");
    assert_eq!(left(&mut run, 1), ["finished 2"]);
    step_to(&mut run, 2, "write global c");
    assert_eq!(left(&mut run, 1), ["finished 1"]);
    assert_eq!(left(&mut run, 2), ["finished 1"]);
    run.back();
    assert_eq!(left(&mut run, 1), ["finished 2"]);
    assert_eq!(left(&mut run, 2), ["finished 1"]);
}

#[test]
fn who_takes_the_second_lock_makes_a_deadlock_certain() {
    let program = program(include_str!("../../../tests/explorer/10-philosophers-2.py"));
    let mut run = begun(&program);
    assert_eq!(
        left(&mut run, 0),
        ["finished done", "deadlock"].map(str::to_owned)
    );
}

#[test]
fn a_spin_that_nobody_ends_is_told() {
    let program = program(include_str!("../../../tests/explorer/19-spin.py"));
    let mut run = begun(&program);
    assert!(left(&mut run, 0).contains(&"hang".to_owned()));
}

#[test]
fn looking_ahead_changes_nothing_and_agrees_with_the_search() {
    for source in [
        include_str!("../../../tests/explorer/03-swap.py"),
        include_str!("../../../tests/explorer/08-both-raise-flags.py"),
        include_str!("../../../tests/explorer/11-if-notify.py"),
        include_str!("../../../tests/explorer/13-published-too-early.py"),
    ] {
        let program = program(source);
        let all: BTreeSet<_> = explored(&program, Settings::default())
            .outcomes
            .iter()
            .map(|told| told.end)
            .collect();
        let (mut run, mut plain) = (begun(&program), begun(&program));
        let first: BTreeSet<_> = run
            .ahead(MOST)
            .expect("there are few states")
            .iter()
            .flat_map(|ahead| ahead.outcomes.iter().map(|outlook| outlook.end))
            .collect();
        assert_eq!(first, all);
        for turn in 0..40 {
            assert_eq!(shown(&mut run), shown(&mut plain), "at step {turn}");
            let can: Vec<usize> = (0..run.view().threads.len())
                .filter(|thread| run.can_step(*thread))
                .collect();
            let told = run.ahead(MOST).expect("there are few states");
            let of: Vec<usize> = told.iter().map(|ahead| ahead.thread).collect();
            assert_eq!(of, can, "at step {turn}");
            let Some(thread) = can.get(turn % can.len().max(1)) else {
                break;
            };
            assert_eq!(run.step(*thread), plain.step(*thread));
        }
        while run.back().is_some() {
            plain.back();
            assert_eq!(shown(&mut run), shown(&mut plain));
        }
    }
}

#[test]
fn too_many_states_are_not_told() {
    let program = program(include_str!("../../../tests/explorer/01-counter-3x2.py"));
    assert!(begun(&program).ahead(20).is_none());
}
