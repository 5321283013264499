//! Shows what a source is compiled to, or what is wrong with it: `cargo run --example listing -- FILE`.

use interleave_python_compiler::{Target, compile, listing};

fn main() {
    for path in std::env::args().skip(1) {
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        match compile(&source, Target::Module) {
            Ok(code) => print!("{}", listing(&code)),
            Err(problems) => {
                for problem in problems {
                    println!(
                        "{path}:{}:{}: {}: {}",
                        problem.line, problem.column, problem.kind, problem.message
                    );
                }
            }
        }
    }
}
