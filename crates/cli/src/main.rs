//! The command line: the page's experiment on native threads, to compare what
//! the browser costs. It takes the fragment of a page's URL and prints the same
//! result that the page exports.

use interleave_core::experiment::Experiment;
use interleave_core::experiment::report::{Environment, Report, StartUp};
use interleave_core::export::Format;
use interleave_core::mode::RunConfig;
use interleave_core::sample::Sampled;
use interleave_core::settings::Settings;
use interleave_core::trace::Trace;
use interleave_engine::engine::{Engine, telemetry};
use interleave_engine::platform::native::Native;
use interleave_engine::protocol::{Reply, Request};
use std::error::Error;
use std::process::ExitCode;
use std::thread;
use std::time::Instant;

const USAGE: &str = "usage: interleave run '#workload=primes&workers=2' [json|csv|chrome|markdown]
Runs the experiment that a page with this address would run, on native threads,
and prints its result: as JSON, unless another form is asked for.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let asked = match arguments[..] {
        ["run", fragment] => Some((fragment, Format::Json)),
        ["run", fragment, form] => Format::from_id(form).map(|format| (fragment, format)),
        _ => None,
    };
    let Some((fragment, format)) = asked else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(fragment, format) {
        Ok(text) => print!("{text}"),
        Err(error) => {
            eprintln!("interleave: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// Runs the experiment of a fragment and gives its result in this form.
fn run(fragment: &str, format: Format) -> Result<String, Box<dyn Error>> {
    let cores = thread::available_parallelism()?.get() as u32;
    let parsed = Settings::parse(fragment, cores);
    for notice in &parsed.notices {
        eprintln!("interleave: {}", notice.message);
    }
    let report = measure(&parsed.settings, cores)?;
    Ok(format.write(&report).ok_or("Nothing was recorded.")?)
}

fn measure(settings: &Settings, cores: u32) -> Result<Report, Box<dyn Error>> {
    let began = Instant::now();
    let platform = Native::new(settings.workers)?;
    let start_up = StartUp {
        engine_ms: 0.0,
        pool_ms: began.elapsed().as_secs_f64() * 1e3,
        processes_ms: 0.0,
    };
    let mut machine = Machine(Engine::new(platform, telemetry()));
    let timer_step_ms = machine.timer_step_ms()?;
    machine.prepare(settings)?;
    let (modes, repeats) = (&settings.modes, settings.repeats);
    let mut experiment = Experiment::new(modes, repeats, settings.seed, timer_step_ms);
    let mut traces = Vec::new();
    while let Some(turn) = experiment.next_turn() {
        let is_last = experiment.is_last_of_its_mode();
        let sampled = machine.sample(settings.config(turn.mode), turn.rounds)?;
        if is_last {
            traces.retain(|(mode, _)| *mode != turn.mode);
            traces.push((turn.mode, machine.trace()?));
        }
        experiment
            .record(&sampled)
            .map_err(|invalid| invalid.to_string())?;
    }
    let environment = Environment {
        engine: "native".into(),
        hardware_concurrency: cores,
        timer_step_ms,
        ..Environment::default()
    };
    let pairs = settings.pairs().into_iter();
    let settings_as_in_url = pairs.map(|(key, value)| (key.to_owned(), value)).collect();
    let mut report = Report::new(
        &experiment,
        environment,
        settings_as_in_url,
        settings.workers,
        start_up,
    );
    traces.sort_by_key(|(mode, _)| modes.iter().position(|other| other == mode));
    report.trace = Some(Trace::of_runs(traces.into_iter().map(|(_, trace)| trace)));
    Ok(report)
}

/// An engine that is asked and answers at once.
struct Machine(Engine<Native>);

impl Machine {
    fn timer_step_ms(&mut self) -> Result<f64, String> {
        match self.ask(Request::MeasureTimerStep)? {
            Reply::TimerStep(step_ms) => Ok(step_ms),
            other => Err(unexpected(&other)),
        }
    }

    fn prepare(&mut self, settings: &Settings) -> Result<(), String> {
        self.ask(Request::Prepare(settings.work())).map(|_| ())
    }

    fn trace(&mut self) -> Result<Trace, String> {
        match self.ask(Request::Trace)? {
            Reply::Recorded(recording) => Ok(recording.trace()),
            other => Err(unexpected(&other)),
        }
    }

    fn sample(&mut self, config: RunConfig, rounds: u32) -> Result<Sampled, String> {
        match self.ask(Request::Sample { config, rounds })? {
            Reply::Sampled(sampled) => Ok(sampled),
            other => Err(unexpected(&other)),
        }
    }

    fn ask(&mut self, request: Request) -> Result<Reply, String> {
        match pollster::block_on(self.0.handle(request)) {
            Reply::Failed(failure) => Err(failure.to_string()),
            reply => Ok(reply),
        }
    }
}

fn unexpected(reply: &Reply) -> String {
    format!("The engine gave an answer to another question: {reply:?}")
}
