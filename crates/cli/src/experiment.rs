//! The page's experiment on native threads, to compare what the browser costs.

use interleave_core::experiment::measurement::{ExperimentMeasurement, Runner, conduct};
use interleave_core::experiment::report::{Environment, Report, StartUp};
use interleave_core::export::Format;
use interleave_core::mode::RunConfig;
use interleave_core::packed::unpack;
use interleave_core::recording::{self, Recording};
use interleave_core::sample::Sampled;
use interleave_core::settings::Settings;
use interleave_core::work::Work;
use interleave_core::work::program::PackedProgram;
use interleave_engine::engine::{Engine, telemetry, timer_step_ms};
use interleave_engine::platform::native::Native;
use interleave_engine::program::FILE;
use interleave_engine::protocol::{ProgramRequest, Reply, Request};
use interleave_python_compiler::{Target, compile, told};
use std::cell::RefCell;
use std::error::Error;
use std::thread;
use std::time::Instant;

/// Runs the experiment of a fragment and gives its result in this form.
pub fn run(fragment: &str, format: Format) -> Result<String, Box<dyn Error>> {
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
    let timer_step_ms = timer_step_ms(&platform);
    let mut machine = Machine {
        engine: Engine::new(platform, telemetry()),
        began,
    };
    let measurement = ExperimentMeasurement::new(settings.clone(), &settings.modes, timer_step_ms);
    let measurement = RefCell::new(measurement);
    pollster::block_on(conduct(&mut machine, &measurement, || ()))?;
    let environment = Environment {
        engine: "native".into(),
        hardware_concurrency: cores,
        timer_step_ms,
        ..Environment::default()
    };
    let (mut report, recordings) = measurement.into_inner().finish(environment, start_up);
    report.trace = Some(recording::trace(&recordings));
    Ok(report)
}

/// An engine in this process.
struct Machine {
    engine: Engine<Native>,
    began: Instant,
}

impl Machine {
    async fn ask(&mut self, request: Request) -> Result<Reply, String> {
        match self.engine.handle(request).await {
            Reply::Failed(failure) => Err(failure.to_string()),
            reply => Ok(reply),
        }
    }
}

impl Runner for Machine {
    type Error = Box<dyn Error>;

    async fn prepare(&mut self, work: &Work) -> Result<(), Self::Error> {
        let request = match work {
            Work::Workload(..) => Request::Prepare(work.clone()),
            Work::Program(program) => Request::Program(compiled(program)?),
        };
        self.ask(request).await?;
        Ok(())
    }

    async fn sample(&mut self, config: RunConfig, rounds: u32) -> Result<Sampled, Self::Error> {
        let reply = self.ask(Request::Sample { config, rounds }).await?;
        Ok(reply.into_sample().map_err(|other| unexpected(&other))?)
    }

    async fn recording(&mut self) -> Result<Recording, Self::Error> {
        match self.ask(Request::Trace).await? {
            Reply::Recorded(recording) => Ok(recording),
            other => Err(unexpected(&other).into()),
        }
    }

    fn now_ms(&self) -> f64 {
        self.began.elapsed().as_secs_f64() * 1e3
    }
}

/// The program of a link, ready for the engine; or what is wrong with it.
fn compiled(program: &PackedProgram) -> Result<ProgramRequest, String> {
    let source = unpack(&program.code)?;
    let code = compile(&source, Target::Module).map_err(|problems| {
        format!(
            "The program has a mistake.\n{}",
            told(&problems, FILE, &source)
        )
    })?;
    // The engine here has all of the library.
    let request = ProgramRequest::new(program, source, code.to_bytes(), Vec::new());
    request.ok_or_else(|| "No programs are run here.".to_owned())
}

fn unexpected(reply: &Reply) -> String {
    format!("The engine gave an answer to another question: {reply:?}")
}
