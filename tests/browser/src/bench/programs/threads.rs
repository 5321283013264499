//! Threads of programs, natively: what it costs to have no GIL, what a second worker
//! gains, and what it takes to start a thread and to join it.

use super::Program;
use super::figure::{Figure, Over};
use super::runner::Runner;
use super::timings::{Timings, table};
use crate::Result;
use crate::bench::say;
use crate::bench::table::{Bar, Part};

/// How often each is run; a program itself tells its best of five.
const TURNS: usize = 2;

const GIL: &str = "GIL";
const ONE: &str = "free, 1 worker";
const TWO: &str = "free, 2 workers";

/// Programs that compute in two threads, and share little.
const SHARING_LITTLE: [&str; 5] = ["mandelbrot", "particles", "primes", "sieve", "words"];

const OF_TWO_THREADS: [Figure; 3] = [
    Figure {
        what: "two threads, five programs, geometric mean: free on 1 worker ÷ GIL",
        bar: Bar::AtMost(1.1),
        one: ONE,
        other: GIL,
        over: Over::Mean,
    },
    Figure {
        what: "two threads, five programs, geometric mean: free on 2 workers over 1",
        bar: Bar::AtLeast(1.8),
        one: ONE,
        other: TWO,
        over: Over::Mean,
    },
    Figure {
        what: "two threads, the least of five programs: free on 2 workers over 1",
        bar: Bar::AtLeast(1.8),
        one: ONE,
        other: TWO,
        over: Over::Lowest,
    },
];

/// Threads at a time, and what is said of them.
const OF_STARTS: [(&str, &str); 2] = [
    (
        "1",
        "2,000 threads started and joined, one after another: native ÷ CPython",
    ),
    (
        "100",
        "2,000 threads started and joined, 100 at a time: native ÷ CPython",
    ),
];

/// All rows.
pub async fn part() -> Part {
    let mut part = Part::default();
    part.take("programs of two threads", two_threads().await);
    for (count, what) in OF_STARTS {
        part.take(what, starts(count, what).await);
    }
    part
}

async fn two_threads() -> Result<Part> {
    let runners = [
        Runner::native(GIL, &["--mode", "gil", "--workers", "1"]),
        Runner::native(ONE, &["--mode", "free", "--workers", "1"]),
        Runner::native(TWO, &["--mode", "free", "--workers", "2"]),
    ];
    let mut program = Program::load("python-threads.py")?;
    let mut timings = Vec::new();
    for name in SHARING_LITTLE {
        name.clone_into(&mut program.name);
        timings.push(Timings::take(&program, &[name, "2"], &runners, TURNS).await);
        say(&format!("two threads of {name}"));
    }
    let mut part = Part::default();
    for figure in OF_TWO_THREADS {
        part.take(figure.what, figure.row(&timings));
    }
    let title = "Programs of two threads, native".to_owned();
    part.tables.push(table(title, &timings));
    Ok(part)
}

async fn starts(count: &str, what: &'static str) -> Result<Part> {
    let runners = [Runner::cpython(), Runner::native("native", &[])];
    let program = Program::load("python-starts.py")?;
    let timings = Timings::take(&program, &[count], &runners, TURNS).await;
    let figure = Figure {
        what,
        bar: Bar::AtMost(0.1),
        one: "native",
        other: "CPython",
        over: Over::Mean,
    };
    Ok(figure.row(&[timings])?.into())
}
