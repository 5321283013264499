//! Counts the states of a program.
use interleave_explorer::{Exploration, Program, Settings};
use interleave_python_compiler::{Target, compile};
fn main() {
    let path = std::env::args().nth(1).expect("a file");
    let source = std::fs::read_to_string(&path).expect("readable");
    let began = std::time::Instant::now();
    let code = compile(&source, Target::Module).expect("compiles");
    let mut all = Exploration::new(
        Program {
            code,
            file: path,
            source,
        },
        Settings::default(),
    );
    let loaded = began.elapsed();
    while !all.advance(1000) {}
    let took = began.elapsed();
    let told = all.outcomes();
    println!(
        "loaded {loaded:?}, in all {took:?}, told {:?}; {} steps",
        began.elapsed(),
        all.steps()
    );
    println!("{told:#?}");
}
