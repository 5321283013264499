//! The command line: the page's experiments and programs on native threads.

mod arguments;
mod check;
mod experiment;
mod explore;
mod host;
mod notebook;
mod program;
mod threads;
mod trace;

use arguments::Command;
use std::process::ExitCode;

fn main() -> ExitCode {
    match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => {
            print!("{}", arguments::USAGE);
            ExitCode::SUCCESS
        }
        Ok(Command::Experiment(fragment, format)) => match experiment::run(&fragment, format) {
            Ok(text) => {
                print!("{text}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("interleave: {error}");
                ExitCode::FAILURE
            }
        },
        Ok(Command::Program(path, options)) => program::run(&path, &options),
        Ok(Command::Notebook(path, options)) => notebook::run(&path, &options),
        Ok(Command::Explore(path, asked)) => explore::explore(&path, &asked),
        Ok(Command::Check(lesson, path)) => check::check(&lesson, &path),
        Ok(Command::Replay(path, schedule)) => explore::replay(&path, &schedule),
        Err(wrong) => {
            eprintln!("interleave: {wrong} (`interleave --help` lists the calls)");
            ExitCode::from(2)
        }
    }
}
