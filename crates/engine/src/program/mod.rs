//! A learner's program on this engine: each run of it is a machine of its own, whose
//! threads take turns on one worker, as under `CPython`'s GIL. It must not know how a
//! program is compiled, or what becomes of its output.

mod lanes;
mod output;

use crate::protocol::{Failure, ProgramRequest};
use crate::run::telemetry::Telemetry;
use crate::run::{Halt, Platform};
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::sample::{ProgramEnd, ProgramRun, Sampled};
use interleave_python::Machine;
use interleave_python::schedule::{End, Next, Rule, Scheduler, Turns};
use interleave_python_code::Code;
use lanes::Lanes;
use output::Output;

/// The name of the program's file, in tracebacks. (`www/program.js` has it, too.)
pub const FILE: &str = "program.py";
/// The longest that a run may take.
pub const LIMIT_MS: f64 = 60_000.0;
/// The most memory that a program's objects may take.
const LIMIT_BYTES: usize = 256 << 20;
/// The longest wait between two looks at the stop flag.
const LONGEST_WAIT_MS: f64 = 25.0;
/// The shortest time between two messages with output.
const SHOW_EVERY_MS: f64 = 50.0;
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
    /// How many of its threads had a lane in the run before.
    lanes: u32,
}

impl Program {
    /// Takes a program in.
    ///
    /// # Errors
    /// [`Failure::NoProgram`] if it is none.
    pub fn load(request: ProgramRequest) -> Result<Self, Failure> {
        let code = Code::from_bytes(&request.code).ok_or(Failure::NoProgram)?;
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
            lanes: lanes::FIRST,
        })
    }

    /// Runs it once, from the beginning; to get it ready is not timed.
    ///
    /// # Errors
    /// [`Halt::Stopped`] if the telemetry's stop flag was raised meanwhile;
    /// [`Failure::NoProgram`] if the mode is another than `gil`.
    pub async fn sample(
        &mut self,
        config: RunConfig,
        platform: &impl Platform,
        telemetry: &Telemetry,
    ) -> Result<Sampled, Failure> {
        if config.mode != Mode::Gil {
            return Err(Failure::NoProgram);
        }
        let output = Output::new(platform.clocks(), self.seed);
        let scheduler = self.scheduler(config, &output)?;
        telemetry.begin_run(1, mode_word(Mode::Gil), self.lanes);
        let began_ms = output.begin();
        let mut run = Run {
            scheduler,
            output,
            began_ms,
            lanes: Lanes::new(config.traced.then_some(telemetry)),
            shows_output: self.is_new,
            shown_ms: began_ms,
            platform,
            telemetry,
        };
        let end = run.play().await?;
        let elapsed_ms = (platform.now_ms() - began_ms).max(LEAST_MS);
        run.show_output();
        self.is_new = false;
        self.lanes = run.lanes.count();
        Ok(run.sampled(&end, elapsed_ms))
    }

    fn scheduler(&self, config: RunConfig, output: &Output) -> Result<Scheduler, Failure> {
        let mut machine = Machine::new(Box::new(output.clone()));
        machine.limits.bytes = LIMIT_BYTES;
        let main = machine.load_main(self.code.clone(), FILE, &self.source);
        let main = main.map_err(|_| Failure::OutOfMemory {
            bytes: LIMIT_BYTES as u64,
        })?;
        let turns = Turns {
            rule: self.rule,
            interval: f64::from(config.rules.switch_interval_ms) / 1e3,
        };
        Ok(Scheduler::new(machine, main, turns))
    }
}

/// What the telemetry has for a mode.
fn mode_word(mode: Mode) -> u32 {
    let place = Mode::ALL.iter().position(|&other| other == mode);
    1 + place.unwrap_or_default() as u32
}

/// How a run ended: by itself, or because it took too long.
enum Ended {
    Itself(End),
    Limit,
}

/// A run under way.
struct Run<'a, H: Platform> {
    scheduler: Scheduler,
    output: Output,
    began_ms: f64,
    lanes: Lanes<'a>,
    /// Whether what it prints is shown as it comes: only in a run that nobody times.
    shows_output: bool,
    shown_ms: f64,
    platform: &'a H,
    telemetry: &'a Telemetry,
}

impl<H: Platform> Run<'_, H> {
    async fn play(&mut self) -> Result<Ended, Halt> {
        let mut now_ms = 0.0;
        while now_ms < LIMIT_MS {
            self.telemetry.heartbeat(0)?;
            let next = self.scheduler.turn();
            let start_ms = now_ms;
            now_ms = self.now_ms();
            self.lanes.ran(self.scheduler.ran, start_ms, now_ms);
            match next {
                Next::Turn | Next::CellEnded => self.publish(now_ms),
                Next::Idle(until) => {
                    self.idle(until * 1e3).await?;
                    now_ms = self.now_ms();
                }
                Next::End(end) => return Ok(Ended::Itself(end)),
            }
        }
        Ok(Ended::Limit)
    }

    /// Waits until this time of the run, or until it has taken too long.
    async fn idle(&mut self, until_ms: f64) -> Result<(), Halt> {
        let slept_from_ms = self.now_ms();
        let until_ms = until_ms.min(LIMIT_MS);
        loop {
            let now_ms = self.now_ms();
            self.publish(now_ms);
            self.telemetry.heartbeat(0)?;
            if now_ms >= until_ms {
                self.output.slept(now_ms - slept_from_ms);
                return Ok(());
            }
            let rest_ms = (until_ms - now_ms).min(LONGEST_WAIT_MS);
            self.platform.pause(rest_ms).await;
        }
    }

    /// Milliseconds since it began.
    fn now_ms(&self) -> f64 {
        self.platform.now_ms() - self.began_ms
    }

    fn publish(&mut self, now_ms: f64) {
        self.platform.publish_telemetry();
        if self.shows_output && now_ms - self.shown_ms >= SHOW_EVERY_MS {
            self.shown_ms = now_ms;
            self.show_output();
        }
    }

    fn show_output(&self) {
        let new = self.output.take_new();
        if let Some((thread, text)) = new.filter(|_| self.shows_output) {
            self.platform.show_output(thread, &text);
        }
    }

    fn sampled(self, ended: &Ended, elapsed_ms: f64) -> Sampled {
        let (end, exit) = match ended {
            Ended::Itself(End::Exit(0)) => (ProgramEnd::Finished, 0),
            Ended::Itself(End::Exit(code)) => (ProgramEnd::Exception, code.cast_unsigned()),
            Ended::Itself(End::Stuck(_)) => (ProgramEnd::Deadlock, EXIT_STUCK),
            Ended::Limit => (ProgramEnd::Limit, EXIT_LIMIT),
        };
        if let Ended::Itself(End::Stuck(report)) = ended {
            self.output.add(&report.to_string());
        }
        let (output, checksum) = self.output.finish();
        Sampled {
            elapsed_ms,
            checksum,
            copying: None,
            program: Some(ProgramRun { output, exit, end }),
        }
    }
}
