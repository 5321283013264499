//! A learner's program on this engine. Each run of it is a machine of its own: as under
//! `CPython`'s GIL, where a process has one worker at a time, or free-threaded, with as many
//! as there are. It must not know how a program is compiled, or what becomes of its output.

mod deadlock;
mod host;
mod live;
mod run;
mod scene;
mod shown;
mod tally;

use crate::protocol::{Failure, ProgramRequest};
use crate::run::telemetry::Telemetry;
use crate::run::{Came, Counted, Deadlock, Platform};
use host::ProgramHost;
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::programs::ProgramTrace;
use interleave_core::recording::Recording;
use interleave_core::sample::{ProgramEnd, ProgramRun, Sampled};
use interleave_python::Machine;
use interleave_python::process::{Group, Workers};
use interleave_python::schedule::{End, Rule, Turns};
use interleave_python::team::Team;
use interleave_python::vm::library::add_shelf;
use interleave_python::vm::thread::Thread;
use interleave_python_code::Code;
use live::Live;
use run::{Ended, Run};
use tally::Tally;

/// The name of the program's file, in tracebacks. (`www/program.js` has it, too.)
pub const FILE: &str = "program.py";
/// The most memory that a program's objects may take.
const LIMIT_BYTES: usize = 256 << 20;
/// A run that the clock does not see took less than a step of it, but not nothing.
const LEAST_MS: f64 = 1e-3;

/// As on the command line: every thread waits.
const EXIT_STUCK: u32 = 3;
/// As on the command line: it took too long.
const EXIT_LIMIT: u32 = 124;

/// A program, ready to be run.
pub struct Program {
    code: Code,
    source: String,
    rule: Rule,
    seed: u64,
    /// Whether its first run is still to come: that one shows its output as it comes.
    is_new: bool,
    /// The host of the last run, which has what was recorded of it.
    last: Option<ProgramHost>,
    /// What its runs came to, and nobody was told yet.
    tally: Tally,
    /// How threads stood in the last run of which all waited, and nobody was told yet.
    deadlock: Option<Deadlock>,
}

impl Program {
    /// Takes a program in.
    ///
    /// # Errors
    /// [`Failure::NoProgram`] if it is none, or not all of its library is.
    pub fn load(request: ProgramRequest) -> Result<Self, Failure> {
        let code = Code::from_bytes(&request.code).ok_or(Failure::NoProgram)?;
        if !request.library.into_iter().all(add_shelf) {
            return Err(Failure::NoProgram);
        }
        let rule = if request.switches_anywhere {
            Rule::Anywhere
        } else {
            Rule::Calls
        };
        Ok(Self {
            code,
            source: request.source,
            rule,
            seed: request.seed,
            is_new: true,
            last: None,
            tally: Tally::default(),
            deadlock: None,
        })
    }

    /// Runs it so often, each time from the beginning, and gives the mean of the times; to get
    /// it ready is not timed. A run that takes too long is the last one.
    ///
    /// # Errors
    /// [`Halt::Stopped`](crate::run::Halt::Stopped) if the telemetry's stop flag was raised
    /// meanwhile; [`Failure::NoProgram`] in a mode that programs do not have;
    /// [`Failure::NoPool`] if that needs a pool, and there is none.
    pub async fn sample(
        &mut self,
        config: RunConfig,
        rounds: u32,
        platform: &impl Platform,
        telemetry: &'static Telemetry,
    ) -> Result<Sampled, Failure> {
        let mut sampled = self.run(config, platform, telemetry).await?;
        let mut runs = 1;
        while runs < rounds && !has_taken_too_long(&sampled) {
            let next = self.run(config, platform, telemetry).await?;
            sampled.elapsed_ms += next.elapsed_ms;
            runs += 1;
            if next.checksum != sampled.checksum || has_taken_too_long(&next) {
                // What differs from the first run's is what the sample says.
                sampled = Sampled {
                    elapsed_ms: sampled.elapsed_ms,
                    ..next
                };
            }
        }
        sampled.elapsed_ms /= f64::from(runs);
        platform.tell_ends(&Counted {
            mode: config.mode,
            came: self.tally.take(),
            deadlock: self.deadlock.take(),
        });
        Ok(sampled)
    }

    /// What happened in the last run.
    pub fn recording(&self, mode: Mode, clock_error_ms: f64) -> Recording {
        let trace = self.last.as_ref().and_then(|host| host.trace(mode));
        Recording {
            mode,
            clock_error_ms,
            ring_buffers: Vec::new(),
            program: trace.map(|trace| ProgramTrace::new(&trace)),
        }
    }

    async fn run(
        &mut self,
        config: RunConfig,
        platform: &impl Platform,
        telemetry: &'static Telemetry,
    ) -> Result<Sampled, Failure> {
        let workers = workers(config, platform)?;
        let live = config.traced.then(|| Live::new(telemetry, workers));
        let host = ProgramHost::new(platform.clocks(), self.seed, workers, live);
        if self.is_new {
            host.show();
        }
        self.last = Some(host.clone());
        let (machine, main) = self.load_main(&host)?;
        telemetry.begin_run(1, mode_word(config.mode), workers);
        let mut run = Run::new(&host, platform, telemetry);
        let turns = Turns {
            rule: self.rule,
            interval: f64::from(config.rules.switch_interval_ms) / 1e3,
        };
        let count = workers as usize;
        let ended = if config.mode == Mode::Parallel {
            run.on_pool(&Team::new(machine, main, count))?
        } else {
            let group = Group::new(machine, main, turns);
            if platform.pool_size().is_some() {
                let clock = Box::new(host.clone());
                run.on_pool(&Workers::new(group, count, clock))?
            } else {
                run.on_one_worker(group).await?
            }
        };
        let elapsed_ms = run.elapsed_ms.max(LEAST_MS);
        self.is_new = false;
        if let Ended::Itself(End::Stuck(report)) = &ended {
            host.add(&report.to_string());
            self.deadlock = Some(deadlock::of(report));
        }
        run.show_output();
        let text = host.apart();
        let sampled = sampled(&host, &ended, elapsed_ms);
        if let Some(run) = &sampled.program {
            let (end, runs) = (run.end, 1);
            self.tally.add(Came { end, text, runs });
        }
        Ok(sampled)
    }

    fn load_main(&self, host: &ProgramHost) -> Result<(Machine, Thread), Failure> {
        let mut machine = Machine::new(Box::new(host.clone()));
        machine.limits.bytes = LIMIT_BYTES;
        let main = machine.load_main(self.code.clone(), FILE, &self.source);
        let main = main.map_err(|_| Failure::OutOfMemory {
            bytes: LIMIT_BYTES as u64,
        })?;
        Ok((machine, main))
    }
}

/// How many workers run a program in this mode.
fn workers(config: RunConfig, platform: &impl Platform) -> Result<u32, Failure> {
    match (config.mode, platform.pool_size()) {
        (Mode::Gil, None) => Ok(1),
        (Mode::Parallel, None) => Err(Failure::NoPool),
        (Mode::Gil | Mode::Parallel, Some(most)) => Ok(config.workers.clamp(1, most.max(1))),
        _ => Err(Failure::NoProgram),
    }
}

/// What the telemetry has for a mode.
fn mode_word(mode: Mode) -> u32 {
    let place = Mode::ALL.iter().position(|&other| other == mode);
    1 + place.unwrap_or_default() as u32
}

fn has_taken_too_long(sampled: &Sampled) -> bool {
    let run = sampled.program.as_ref();
    run.is_some_and(|run| run.end == ProgramEnd::Limit)
}

fn sampled(host: &ProgramHost, ended: &Ended, elapsed_ms: f64) -> Sampled {
    let (end, exit) = match ended {
        Ended::Itself(End::Raised) => (ProgramEnd::Exception, 1),
        Ended::Itself(End::Exit(code)) => (ProgramEnd::Finished, code.cast_unsigned()),
        Ended::Itself(End::Stuck(_)) => (ProgramEnd::Deadlock, EXIT_STUCK),
        Ended::Limit => (ProgramEnd::Limit, EXIT_LIMIT),
    };
    let (output, checksum) = host.finish();
    Sampled {
        elapsed_ms,
        checksum,
        copying: None,
        program: Some(ProgramRun { output, exit, end }),
    }
}
