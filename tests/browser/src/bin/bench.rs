//! The benchmark: prints how the built page does against its bars.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match interleave_browser::bench::run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("interleave: the benchmark could not be run: {error}");
            ExitCode::FAILURE
        }
    }
}
