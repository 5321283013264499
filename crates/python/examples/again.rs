//! Runs a program again and again in this process: `cargo run --release -p interleave-python --example again -- FILE 10 1000`
//! prints how many bytes of memory are resident after ten runs, and after a thousand. (Linux has them in `/proc`.)

use interleave_python::host::{Host, Stream};
use interleave_python::schedule::{End, Next, Scheduler, Turns};
use interleave_python::{Machine, Thread};
use interleave_python_code::Code;
use interleave_python_compiler::{Target, compile, told};
use std::time::Instant;

/// A clock, and nobody who reads what is printed.
struct Clock(Instant);

impl Host for Clock {
    fn monotonic(&mut self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }

    fn time(&mut self) -> f64 {
        self.monotonic()
    }

    fn entropy(&mut self) -> u64 {
        1
    }

    fn write(&mut self, stream: Stream, _: u32, text: &str) {
        if stream == Stream::Err {
            eprint!("{text}");
        }
    }

    fn file(&mut self, _: &str) -> Option<Vec<u8>> {
        None
    }
}

fn main() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which program?")?;
    let source = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let code = compile(&source, Target::Module).map_err(|wrong| told(&wrong, &path, &source))?;
    let mut done = 0;
    for times in arguments {
        let times: u32 = times.parse().map_err(|_| format!("{times} is no number"))?;
        while done < times {
            run(&code, &path, &source)?;
            done += 1;
        }
        println!("{}", resident_bytes().ok_or("no /proc/self/status")?);
    }
    Ok(())
}

/// Runs it once, as the page does: on a machine of its own.
fn run(code: &Code, path: &str, source: &str) -> Result<(), String> {
    let mut machine = Machine::new(Box::new(Clock(Instant::now())));
    let main = machine.load_main(code.clone(), path, source);
    let main: Thread = main.map_err(|_| "there is not enough memory")?;
    let mut scheduler = Scheduler::new(machine, main, Turns::default());
    loop {
        match scheduler.turn() {
            Next::Turn => {}
            Next::End(End::Exit(0)) => return Ok(()),
            other => return Err(format!("it does not simply end: {other:?}")),
        }
    }
}

fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes: u64 = line?.split_whitespace().next()?.parse().ok()?;
    Some(1024 * kilobytes)
}
