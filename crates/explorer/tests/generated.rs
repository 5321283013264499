//! Generated programs: the search finds exactly what running every schedule finds, whichever of its reductions are on,
//! under each switch rule, and with as few preemptions.

mod common;

use common::{Dice, explored, program, replay_all, searched};
use interleave_explorer::{Outcomes, Reduction, Reductions, Settings, Switch, Verdict};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Programs that `make generated-explorer` tries.
const ALL: u64 = 500;
/// How long `cargo test` tries programs.
const QUICK: Duration = Duration::from_secs(5);
/// States, without reductions, of the programs that `cargo test` tries.
const FEW_STATES: usize = 400;
/// Schedules of a program beyond which they are not run one by one.
const MOST_SCHEDULES: f64 = 50_000.0;
/// Accesses of a thread to what others may use, at most.
const MOST_ACCESSES: u64 = 6;

const HEAD: &str = "\
import threading, queue

x = y = 0
box = [0, 0]

class Thing: pass

thing = Thing()
thing.n = 0
a, b = threading.Lock(), threading.Lock()
q = queue.Queue(1)
";

/// Statements, and how many accesses to shared places each has.
const SIMPLE: [(&str, u64); 14] = [
    ("x += 1", 2),
    ("x = y", 2),
    ("y = x + 1", 2),
    ("box[0] = x", 2),
    ("x = box[0] + 1", 2),
    ("thing.n += 1", 2),
    ("box.append(mine)", 1),
    ("y = len(box)", 2),
    ("thing.n = mine", 1),
    ("for mine in box: pass", 3),
    ("x = mine", 1),
    ("mine = x", 1),
    ("y = mine + y", 2),
    ("print(mine)", 0),
];

/// A program of two or three threads that read and write globals, attributes and items, put into a queue and take out
/// of it, under locks or not.
fn source(seed: u64) -> String {
    let mut dice = Dice(seed);
    let threads = 2 + dice.next(2);
    let mut text = HEAD.to_owned();
    for thread in 0..threads {
        let _ = write!(
            text,
            "\ndef work{thread}():\n    global x, y\n    mine = {thread}\n"
        );
        let mut left = 1 + dice.next(MOST_ACCESSES);
        while left > 0 {
            let (statement, accesses) = statement(&mut dice, left);
            left = left.saturating_sub(accesses.max(1));
            text += &statement;
        }
    }
    let starts: Vec<String> = (0..threads)
        .map(|thread| format!("threading.Thread(target=work{thread})"))
        .collect();
    text + &format!(
        "\nthreads = [{}]\nfor t in threads: t.start()\nfor t in threads: t.join()\nprint(x, y, box, thing.n, q.qsize())\n",
        starts.join(", ")
    )
}

/// A statement with at most this number of accesses, and how many it has.
fn statement(dice: &mut Dice, most: u64) -> (String, u64) {
    let fits = |most: u64| SIMPLE.iter().filter(move |(_, count)| *count <= most);
    let mut simple = |most: u64| {
        let count = fits(most).count() as u64;
        let place = dice.next(count) as usize;
        *fits(most).nth(place).expect("there is one")
    };
    let (one, accesses) = simple(most);
    let (within, inner) = simple(most.saturating_sub(1));
    let lock = ["a", "b"][dice.next(2) as usize];
    let other = if lock == "a" { "b" } else { "a" };
    let number = dice.next(3);
    match dice.next(12) {
        0..=3 => (format!("    {one}\n"), accesses),
        4 | 11 => (format!("    with {lock}:\n        {within}\n"), inner + 1),
        5 => (
            format!("    if x == {number}:\n        {within}\n"),
            inner + 1,
        ),
        6 => (
            format!("    if y < {number}:\n        {within}\n    else: thing.n = y\n"),
            inner.max(2) + 1,
        ),
        7 => (
            format!("    with {lock}:\n        {within}\n        with {other}: pass\n"),
            inner + 2,
        ),
        8 => (
            format!("    if {lock}.acquire(False):\n        {within}\n        {lock}.release()\n"),
            inner + 2,
        ),
        9 => ("    q.put(mine)\n".to_owned(), 1),
        _ => ("    mine = q.get()\n".to_owned(), 1),
    }
}

/// The different outcomes, each with the fewest preemptions that lead there.
type Ends = BTreeMap<(String, String, Option<String>), u32>;

fn ends_of(found: &Outcomes) -> Ends {
    let key = |end: &str, stdout: &str, error: &Option<String>| {
        (end.to_owned(), stdout.to_owned(), error.clone())
    };
    let ends = found.outcomes.iter();
    ends.map(|told| (key(told.end, &told.stdout, &told.error), told.preemptions))
        .collect()
}

/// A way to search that is held against running all schedules.
fn ways() -> Vec<(String, Reductions)> {
    let mut ways = vec![("all".to_owned(), Reductions::ALL)];
    // Each schedule by itself, and each instruction as a step, are tried below.
    for one in Reduction::ALL {
        if one != Reduction::Matching && one != Reduction::Between {
            ways.push((format!("all but {one:?}"), Reductions::ALL.without(one)));
            ways.push((format!("only {one:?}"), graph().with(one)));
        }
    }
    ways
}

/// No reduction, but that no state is searched twice, and only accesses and what is done with locks are steps.
fn graph() -> Reductions {
    Reductions::NONE
        .with(Reduction::Matching)
        .with(Reduction::Between)
}

/// What is wrong with what is found of a program; `None`: it has more than `most_states`. The second: were its schedules
/// run one by one?
fn wrong(seed: u64, most_states: usize) -> Option<(Vec<String>, bool)> {
    let text = source(seed);
    let program = program(&text);
    let (mut wrong, mut one_by_one) = (Vec::new(), false);
    for switch in [Switch::Anywhere, Switch::Calls, Switch::Cpython38] {
        let settings = |reductions| Settings {
            switch,
            reductions,
            ..Settings::default()
        };
        let mut search = searched(
            &program,
            Settings {
                most_states,
                ..settings(graph())
            },
        );
        let plain = search.outcomes();
        if plain.states >= most_states {
            return None;
        }
        let few = plain
            .schedules
            .is_some_and(|schedules| schedules <= MOST_SCHEDULES);
        one_by_one |= few;
        let ends = if few {
            let alone = graph().without(Reduction::Matching);
            let mut alone = searched(&program, settings(alone));
            let found = alone.outcomes();
            // What the benchmark compares with is counted without running each.
            let (counted, run) = (search.brute_force(), alone.brute_force());
            let taken = run.map(|run| run.steps_going_back);
            if counted != run || taken != Some(found.transitions as f64) {
                wrong.push(format!(
                    "{switch:?}: {counted:?} counted, {run:?} run, {} steps taken",
                    found.transitions
                ));
            }
            ends_of(&found)
        } else {
            ends_of(&plain)
        };
        let mut compare = |name: &str, found: &Outcomes| {
            if found.verdict != Verdict::Exhaustive {
                wrong.push(format!("{switch:?}, {name}: {:?}", found.reason));
            }
            if ends_of(found) != ends {
                wrong.push(format!(
                    "{switch:?}, {name}: {:?}\n  but {ends:?}",
                    ends_of(found)
                ));
            }
        };
        compare("none", &plain);
        if few && plain.states < 400 {
            let settings = settings(Reductions::NONE.with(Reduction::Matching));
            compare("each instruction", &explored(&program, settings));
        }
        // What 3.8 is explored as was tried in all ways.
        let all = if switch == Switch::Cpython38 {
            1
        } else {
            usize::MAX
        };
        for (name, reductions) in ways().into_iter().take(all) {
            let found = explored(&program, settings(reductions));
            compare(&name, &found);
            if reductions == Reductions::ALL {
                replay_all(
                    &format!("seed {seed}, {switch:?}"),
                    &program,
                    settings(reductions),
                    &found,
                );
            }
        }
    }
    for one in &mut wrong {
        *one = format!("seed {seed}, {one}\n{text}");
    }
    Some((wrong, one_by_one))
}

fn hold(seeds: impl Iterator<Item = u64>, most_states: usize, most: Duration) {
    let began = Instant::now();
    let (mut all, mut tried, mut one_by_one) = (Vec::new(), 0, 0);
    for seed in seeds {
        if let Some((wrong, alone)) = wrong(seed, most_states) {
            all.extend(wrong);
            tried += 1;
            one_by_one += u64::from(alone);
        }
        if began.elapsed() > most {
            break;
        }
    }
    assert!(
        all.is_empty(),
        "{} of {tried} programs: \n{}",
        all.len(),
        all.join("\n")
    );
    assert!(
        one_by_one * 3 > tried,
        "only {one_by_one} of {tried} programs are small enough to run all schedules"
    );
    println!("{tried} programs, {one_by_one} of them schedule by schedule");
}

fn first_seed() -> u64 {
    std::env::var("SEED").map_or(1, |given| given.parse().expect("a number"))
}

#[test]
fn the_search_finds_what_all_schedules_find() {
    hold(first_seed().., FEW_STATES, QUICK);
}

#[test]
#[ignore = "minutes: make generated-explorer"]
fn the_search_finds_what_all_schedules_of_500_programs_find() {
    let count = std::env::var("COUNT").map_or(ALL, |given| given.parse().expect("a number"));
    let first = first_seed();
    hold(first..first + count, usize::MAX, Duration::MAX);
}
