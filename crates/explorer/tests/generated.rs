//! Generated programs: the search finds exactly what running every schedule finds, with and without its reductions.

mod common;

use common::{explored, program, replay_all};
use interleave_explorer::{Outcomes, Program, Run, Settings, Switch, ThreadState, Verdict};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// How many programs are tried, unless `COUNT` says so.
const COUNT: u64 = 10;
/// Schedules beyond which a program is left out.
const MOST: usize = 4000;

/// Numbers that follow from a seed (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }
}

/// A program of two or three threads that read and write globals, attributes and items, under locks or not.
fn source(seed: u64) -> String {
    let mut dice = Dice(seed);
    let threads = 2 + dice.next(2);
    let mut text = "import threading\n\nx = y = 0\nbox = [0, 0]\n\nclass Thing: pass\n\nthing = Thing()\nthing.n = 0\na, b = threading.Lock(), threading.Lock()\n".to_owned();
    for thread in 0..threads {
        let _ = write!(
            text,
            "\ndef work{thread}():\n    global x, y\n    mine = {thread}\n"
        );
        for _ in 0..=dice.next(2) {
            text += &statement(&mut dice, threads);
        }
    }
    let starts: Vec<String> = (0..threads)
        .map(|thread| format!("threading.Thread(target=work{thread})"))
        .collect();
    text + &format!(
        "\nthreads = [{}]\nfor t in threads: t.start()\nfor t in threads: t.join()\nprint(x, y, box, thing.n)\n",
        starts.join(", ")
    )
}

fn statement(dice: &mut Dice, threads: u64) -> String {
    let simple = [
        "x += 1",
        "x = y",
        "y = x + 1",
        "box[0] = x",
        "x = box[0] + 1",
        "thing.n += 1",
        "box.append(mine)",
        "y = len(box)",
        "thing.n = mine",
        "for mine in box: pass",
        "box = list(box)",
    ];
    // A list of that name that is assigned would be local.
    let one = simple[dice.next(simple.len() as u64 - 1) as usize];
    let other = simple[dice.next(5) as usize];
    let lock = ["a", "b"][dice.next(2) as usize];
    match dice.next(if threads == 2 { 7 } else { 5 }) {
        0..=2 => format!("    {one}\n"),
        3 => format!("    with {lock}:\n        {one}\n"),
        4 => format!("    if x == {}:\n        {one}\n", dice.next(2)),
        5 => format!("    with a:\n        with b:\n            {other}\n"),
        _ => format!("    with b:\n        {other}\n        with a:\n            pass\n"),
    }
}

type Ends = BTreeSet<(String, String)>;

fn ends_of(outcomes: &Outcomes) -> Ends {
    let ends = outcomes.outcomes.iter();
    ends.map(|told| (told.end.to_owned(), told.stdout.clone()))
        .collect()
}

/// Runs every schedule, each step by itself, and remembers nothing. `None`: there are too many.
fn all_schedules(program: &Program, settings: Settings) -> Option<Ends> {
    let mut run = Run::new(program, settings).expect("it fits");
    let (mut ends, mut schedules) = (Ends::new(), 0);
    let mut open: Vec<Vec<usize>> = vec![choices(&mut run)];
    while let Some(todo) = open.last_mut() {
        if let Some(thread) = todo.pop() {
            run.step(thread);
            let next = choices(&mut run);
            if next.is_empty() {
                schedules += 1;
                let end = if run.end().is_some() {
                    "finished"
                } else {
                    "deadlock"
                };
                ends.insert((end.to_owned(), run.view().output));
            }
            if schedules > MOST {
                return None;
            }
            open.push(next);
        } else {
            open.pop();
            run.back();
        }
    }
    Some(ends)
}

/// The threads that can go on. What the main thread does while others run is nothing that they notice, nor is how a
/// thread begins and ends: there, one order is enough.
fn choices(run: &mut Run) -> Vec<usize> {
    let view = run.view();
    let ready = |thread: &usize| view.threads[*thread].state == ThreadState::Ready;
    let all: Vec<usize> = (0..view.threads.len()).filter(ready).collect();
    let quiet = |thread: &&usize| {
        let next = view.threads[**thread].next.as_deref().unwrap_or_default();
        **thread == 0 || next == "begin" || next.starts_with("wait for")
    };
    match all.iter().find(quiet) {
        Some(thread) => vec![*thread],
        None => all,
    }
}

#[test]
fn the_search_finds_what_all_schedules_find() {
    let number = |name: &str, default| {
        std::env::var(name).map_or(default, |given| given.parse().expect("a number"))
    };
    let (count, first) = (number("COUNT", COUNT), number("SEED", 1));
    let mut compared = 0;
    for seed in first..first + count {
        let text = source(seed);
        let program = program(&text);
        for switch in [Switch::Anywhere, Switch::Calls] {
            let settings = Settings {
                switch,
                ..Settings::default()
            };
            let found = explored(&program, settings);
            assert_eq!(found.verdict, Verdict::Exhaustive, "seed {seed}");
            replay_all(&format!("seed {seed}"), &program, settings, &found);
            let plain = explored(
                &program,
                Settings {
                    reduced: false,
                    ..settings
                },
            );
            assert_eq!(
                ends_of(&found),
                ends_of(&plain),
                "seed {seed}, {switch:?}, reduced or not:\n{text}"
            );
            // The enumerator knows no places where others may not come in.
            if switch == Switch::Anywhere
                && let Some(ends) = all_schedules(&program, settings)
            {
                assert_eq!(ends_of(&found), ends, "seed {seed}:\n{text}");
                compared += 1;
            }
        }
    }
    assert!(
        compared * 4 > count,
        "only {compared} of {count} programs are small enough to run all schedules"
    );
}
