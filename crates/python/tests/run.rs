//! Programs, each with what CPython prints for it: `tests/programs/NAME.py` and `NAME.out`.

mod common;

use common::{Program, Stage};
use interleave_python::Stop;
use std::path::Path;

/// What a program prints, with the exception that ended it. `every`: it is stopped often, and what it does not reach is freed.
fn printed(source: &str, every: bool) -> String {
    let program = match Program::of_file(Stage::in_real_time(), source, "main.py") {
        Ok(program) => program,
        Err(problems) => return format!("{problems:?}"),
    };
    let (stage, mut machine, mut thread) = (program.stage, program.machine, program.main);
    let last = loop {
        let stop = if every {
            machine.run_every(&mut thread, 7)
        } else {
            machine.run(&mut thread, 1000)
        };
        match stop {
            Stop::Slice if every => machine.collect([&thread]),
            Stop::Slice | Stop::Alone => {}
            Stop::Full => machine.collect([&thread]),
            Stop::Done(_) => break String::new(),
            Stop::Wait(_) => panic!("a program on one thread waits"),
            Stop::Raised(exception) => {
                let text = machine.repr(exception).ok().flatten();
                break format!("ended with {}\n", text.unwrap_or_default());
            }
        }
    };
    stage.take_printed().all() + &last
}

fn check(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let read = |kind: &str| std::fs::read_to_string(folder.join(format!("{name}.{kind}")));
    let source = read("py").expect("the program is there");
    let wanted = read("out").expect("what CPython prints is there");
    assert_eq!(printed(&source, false), wanted, "{name}");
    assert_eq!(printed(&source, true), wanted, "{name}, stopped often");
}

macro_rules! programs {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                check(stringify!($name));
            }
        )*
    };
}

programs! {
    calls
    classes
    containers
    exceptions
    generators
    loops
}

/// In one slice of 1,000 calls and jumps back.
fn rounds_in_a_slice(operation: &str) -> usize {
    let source = format!(
        "items = list(range(100_000))\ntext = 'x' * 10**6\nwhile True:\n    print(end='.')\n    {operation}\n"
    );
    let program = Program::new(Stage::default(), &source);
    let (stage, mut machine, mut thread) = (program.stage, program.machine, program.main);
    let mut slice = || {
        if machine.run(&mut thread, 1000) == Stop::Full {
            machine.collect([&thread]);
        }
    };
    while stage.printed_bytes() < 3 {
        slice();
    }
    stage.take_printed();
    slice();
    stage.printed_bytes()
}

/// The clock is looked at between slices: so few long operations of natives must fill one.
#[test]
fn long_native_operations_end_a_slice() {
    for (operation, most) in [
        ("sorted(items)", 2),
        ("sum(items)", 2),
        ("all(items[1:])", 3),
        ("max(items)", 4),
        ("text.count('y')", 10),
        ("len(set(items))", 4),
    ] {
        let rounds = rounds_in_a_slice(operation);
        assert!(
            (1..=most).contains(&rounds),
            "{operation}: {rounds} in a slice"
        );
    }
}

/// Runs the file that `PROGRAM` names, for trying things out.
#[test]
#[ignore = "prints what a program prints"]
fn program() {
    let path = std::env::var("PROGRAM").expect("PROGRAM names a file");
    let source = std::fs::read_to_string(path).expect("it can be read");
    let start = std::time::Instant::now();
    let text = printed(&source, false);
    eprintln!("{text}{:?}", start.elapsed());
}
