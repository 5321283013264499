//! How many steps the search of each program takes, and how many it takes to run every schedule by itself: a line of JSON
//! for each file.
use interleave_explorer::{BruteForce, Exploration, Program, Reduction, Reductions, Settings};
use interleave_python_compiler::{Target, compile};
use serde_json::{Value, json};

fn main() {
    for file in std::env::args().skip(1) {
        let source = std::fs::read_to_string(&file).expect("readable");
        let program = Program {
            code: compile(&source, Target::Module).expect("compiles"),
            file: file.clone(),
            source,
        };
        let search = searched(&program, Reductions::ALL);
        // Each access to what others may use, and all that is done with a lock or a thread.
        let plain = Reductions::NONE
            .with(Reduction::Between)
            .with(Reduction::Matching);
        let plain = searched(&program, plain);
        let told = json!({
            "file": file,
            "steps": search.steps(),
            "inItsSteps": plainly(search.brute_force()),
            "inPlainSteps": plainly(plain.brute_force()),
        });
        println!("{told}");
    }
}

fn searched(program: &Program, reductions: Reductions) -> Exploration {
    let settings = Settings {
        reductions,
        ..Settings::default()
    };
    let mut all = Exploration::new(program.clone(), settings);
    while !all.advance(10_000) {}
    all
}

fn plainly(all: Option<BruteForce>) -> Value {
    all.map_or(Value::Null, |all| {
        json!({ "schedules": all.schedules, "steps": all.steps, "stepsGoingBack": all.steps_going_back })
    })
}
