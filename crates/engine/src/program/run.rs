//! A run of a program under way: on the engine's own worker, or on the workers of its pool
//! while the engine's own one looks after them.

use super::host::ProgramHost;
use crate::run::telemetry::Telemetry;
use crate::run::{Halt, Platform};
use interleave_python::crew::Crew;
use interleave_python::host::Host;
use interleave_python::process::Group;
use interleave_python::schedule::{End, Next};
use std::sync::{Mutex, PoisonError};

/// The longest that a run may take.
const LIMIT_MS: f64 = 60_000.0;
/// The longest wait between two looks at the stop flag.
const LONGEST_WAIT_MS: f64 = 25.0;
/// The shortest time between two messages with output.
const SHOW_EVERY_MS: f64 = 50.0;

/// How a run ended: by itself, or because it took too long.
pub(super) enum Ended {
    Itself(End),
    Limit,
}

/// A run under way.
pub(super) struct Run<'a, H: Platform> {
    host: &'a ProgramHost,
    platform: &'a H,
    telemetry: &'a Telemetry,
    shown_ms: f64,
    /// How long it took.
    pub(super) elapsed_ms: f64,
}

impl<'a, H: Platform> Run<'a, H> {
    /// It begins now.
    pub(super) fn new(host: &'a ProgramHost, platform: &'a H, telemetry: &'a Telemetry) -> Self {
        host.begin();
        Self {
            host,
            platform,
            telemetry,
            shown_ms: 0.0,
            elapsed_ms: 0.0,
        }
    }

    /// Runs it on the pool.
    ///
    /// # Errors
    /// [`Halt::Stopped`] if the stop flag was raised.
    pub(super) fn on_pool(&mut self, crew: &impl Crew) -> Result<Ended, Halt> {
        let mut stopped = Ok(());
        // To wake the workers is no part of it: it begins with the first of them, and ends with
        // the first who leaves.
        let ended_ms = Mutex::new(None);
        let (host, platform) = (self.host, self.platform);
        let work = |number: u32| {
            host.begin_with_the_first();
            crew.work(number as usize);
            let mut ended_ms = ended_ms.lock().unwrap_or_else(PoisonError::into_inner);
            ended_ms.get_or_insert_with(|| host.now_ms());
        };
        let look = || {
            stopped = self.look();
            if stopped.is_err() || host.now_ms() >= LIMIT_MS {
                crew.stop();
            }
        };
        platform.on_pool_watched(crew.workers() as u32, work, LONGEST_WAIT_MS, look);
        let ended_ms = ended_ms
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        self.elapsed_ms = ended_ms.unwrap_or_default();
        self.show_output();
        stopped?;
        Ok(crew.ended().map_or(Ended::Limit, Ended::Itself))
    }

    /// Runs its processes here, one turn after another.
    ///
    /// # Errors
    /// [`Halt::Stopped`] if the stop flag was raised.
    pub(super) async fn on_one_worker(&mut self, mut group: Group) -> Result<Ended, Halt> {
        let ended = self.turns(&mut group).await?;
        self.elapsed_ms = self.host.now_ms();
        Ok(ended)
    }

    async fn turns(&mut self, group: &mut Group) -> Result<Ended, Halt> {
        while self.host.now_ms() < LIMIT_MS {
            self.look()?;
            match group.turn() {
                Next::Turn | Next::CellEnded => {}
                Next::Idle(until) => self.idle(until * 1e3).await?,
                Next::End(end) => return Ok(Ended::Itself(end)),
            }
        }
        Ok(Ended::Limit)
    }

    /// Waits until this time of the run, or until it has taken too long.
    async fn idle(&mut self, until_ms: f64) -> Result<(), Halt> {
        let began_ms = self.host.now_ms();
        let until_ms = until_ms.min(LIMIT_MS);
        loop {
            self.look()?;
            let now_ms = self.host.now_ms();
            if now_ms >= until_ms {
                self.host.clone().slept((now_ms - began_ms) / 1e3);
                return Ok(());
            }
            let rest_ms = (until_ms - now_ms).min(LONGEST_WAIT_MS);
            self.platform.pause(rest_ms).await;
        }
    }

    /// Shows how far it is, and hears whether it goes on.
    fn look(&mut self) -> Result<(), Halt> {
        self.telemetry.heartbeat(0)?;
        self.platform.publish_telemetry();
        let now_ms = self.host.now_ms();
        if now_ms - self.shown_ms >= SHOW_EVERY_MS {
            self.shown_ms = now_ms;
            self.show_output();
        }
        Ok(())
    }

    /// Shows what was printed since the last time, and what threads do, if the host keeps that.
    pub(super) fn show_output(&self) {
        if let Some(printed) = self.host.take_new() {
            self.platform.show_output(&printed);
        }
        if let Some(scene) = self.host.take_scene() {
            self.platform.show_scene(&scene);
        }
    }
}
