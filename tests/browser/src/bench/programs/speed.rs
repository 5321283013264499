//! The prime search, and the twelve small programs of `benches/python/`, one thread each:
//! natively, in both browsers, on CPython and on Pyodide.

use super::figure::{Figure, Over};
use super::runner::Runner;
use super::timings::{Timings, table};
use super::{Program, benches};
use crate::Result;
use crate::bench::machine::said_by;
use crate::bench::say;
use crate::bench::table::{Bar, Part};
use crate::browser::{Browser, Kind};
use std::sync::Arc;

/// How often each is run; a program itself tells its best of seven.
const TURNS: usize = 2;
/// The one that is held to bars of its own.
const PRIMES: &str = "primes";

const CPYTHON: &str = "CPython";
const NATIVE: &str = "native";
const FREE: &str = "native, free on 1 worker";
const CHROMIUM: &str = "Chromium";
const FIREFOX: &str = "Firefox";
const PYODIDE: &str = "Pyodide, Chromium";

const OF_PRIMES: [Figure; 2] = [
    figure(
        "prime search, Chromium ÷ CPython",
        Bar::AtMost(0.35),
        [CHROMIUM, CPYTHON],
        Over::Mean,
    ),
    figure(
        "prime search, Chromium ÷ Pyodide in Chromium",
        Bar::AtMost(0.15),
        [CHROMIUM, PYODIDE],
        Over::Mean,
    ),
];

const OF_TWELVE: [Figure; 8] = [
    figure(
        "twelve programs, geometric mean: native ÷ CPython",
        Bar::AtMost(0.6),
        [NATIVE, CPYTHON],
        Over::Mean,
    ),
    figure(
        "twelve programs, geometric mean: Chromium ÷ CPython",
        Bar::AtMost(0.9),
        [CHROMIUM, CPYTHON],
        Over::Mean,
    ),
    figure(
        "twelve programs, geometric mean: Firefox ÷ CPython",
        Bar::AtMost(1.0),
        [FIREFOX, CPYTHON],
        Over::Mean,
    ),
    figure(
        "twelve programs, geometric mean: Chromium ÷ Pyodide in Chromium",
        Bar::None,
        [CHROMIUM, PYODIDE],
        Over::Mean,
    ),
    figure(
        "the slowest of the twelve: native ÷ CPython",
        Bar::AtMost(2.0),
        [NATIVE, CPYTHON],
        Over::Highest,
    ),
    figure(
        "the slowest of the twelve: Chromium ÷ CPython",
        Bar::AtMost(2.0),
        [CHROMIUM, CPYTHON],
        Over::Highest,
    ),
    figure(
        "the slowest of the twelve: Firefox ÷ CPython",
        Bar::AtMost(2.0),
        [FIREFOX, CPYTHON],
        Over::Highest,
    ),
    figure(
        "twelve programs, geometric mean: free on 1 worker ÷ GIL, native",
        Bar::AtMost(1.1),
        [FREE, NATIVE],
        Over::Mean,
    ),
];

const fn figure(
    what: &'static str,
    bar: Bar,
    [one, other]: [&'static str; 2],
    over: Over,
) -> Figure {
    Figure {
        what,
        bar,
        one,
        other,
        over,
    }
}

/// All figures, and all times.
pub async fn part(chromium: &Arc<Browser>, firefox: &Arc<Browser>) -> Result<Part> {
    let pyodide_in = Arc::new(Browser::start(Kind::Chromium).await?);
    let runners = [
        Runner::cpython(),
        Runner::native(NATIVE, &[]),
        Runner::native(FREE, &["--mode", "free", "--workers", "1"]),
        Runner::page(CHROMIUM, chromium).await,
        Runner::page(FIREFOX, firefox).await,
        Runner::pyodide(PYODIDE, &pyodide_in).await,
    ];
    let (mut primes, mut twelve) = (Vec::new(), Vec::new());
    for program in programs()? {
        let timings = Timings::take(&program, &[], &runners, TURNS).await;
        say(&format!("the program {}", program.name));
        if program.name == PRIMES {
            primes.push(timings);
        } else {
            twelve.push(timings);
        }
    }
    let mut part = Part::default();
    for (figures, timings) in [(&OF_PRIMES[..], &primes), (&OF_TWELVE, &twelve)] {
        for figure in figures {
            part.take(figure.what, figure.row(timings));
        }
    }
    primes.append(&mut twelve);
    let title = format!(
        "Programs in Python ({})",
        said_by("python3", &["--version"])
    );
    part.tables.push(table(title, &primes));
    Ok(part)
}

/// All programs of the folder, in order.
fn programs() -> Result<Vec<Program>> {
    let files = std::fs::read_dir(benches().join("python"))?;
    let mut paths = files
        .map(|file| Ok(file?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    paths.into_iter().map(Program::at).collect()
}
