//! The benchmark: prints how the built page does against its bars.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match interleave_browser::bench::run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("interleave: the benchmark is not whole: {error}");
            ExitCode::FAILURE
        }
    }
}
