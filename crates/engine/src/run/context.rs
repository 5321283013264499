//! What all modes have in common: a slice of a task, a wait, a question. It must
//! not decide which task is next.

use super::telemetry::Telemetry;
use super::{Halt, Platform, Stopped};
use interleave_core::work::{Answer, Job, Question, Step};

/// The longest wait between two looks at the stop flag.
pub(super) const LONGEST_WAIT_MS: f64 = 25.0;

/// A platform, and the telemetry that its workers write.
pub(super) struct Context<'a, H: Platform> {
    pub(super) platform: &'a H,
    pub(super) telemetry: &'a Telemetry,
    /// Whether what happens is recorded.
    pub(super) traced: bool,
    /// When the run began, by the platform's clock.
    pub(super) origin_ms: f64,
}

impl<H: Platform> Clone for Context<'_, H> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<H: Platform> Copy for Context<'_, H> {}

impl<H: Platform> Context<'_, H> {
    /// One slice of a task, unless the run was stopped.
    pub(super) fn step(&self, worker: u32, job: &mut dyn Job) -> Result<Step, Stopped> {
        self.telemetry.heartbeat(worker)?;
        Ok(job.step())
    }

    /// A wait of the thread that handles requests.
    pub(super) async fn pause_for(&self, ms: u32) -> Result<(), Stopped> {
        self.pause_until(self.platform.now_ms() + f64::from(ms))
            .await
    }

    /// The same, up to a moment of the platform's clock.
    pub(super) async fn pause_until(&self, due_ms: f64) -> Result<(), Stopped> {
        while let Some(rest_ms) = self.rest_ms(due_ms)? {
            self.platform.pause(rest_ms).await;
            self.telemetry.heartbeat(0)?;
            self.platform.publish_telemetry();
        }
        Ok(())
    }

    /// A wait of a thread of the pool.
    pub(super) fn block(&self, worker: u32, ms: u32) -> Result<(), Stopped> {
        let due_ms = self.platform.now_ms() + f64::from(ms);
        while let Some(rest_ms) = self.rest_ms(due_ms)? {
            self.platform.block(rest_ms);
            self.telemetry.heartbeat(worker)?;
        }
        Ok(())
    }

    /// A question of a thread of the pool, which blocks it; without a network, a
    /// wait of the same length.
    pub(super) fn ask_or_block(
        &self,
        worker: u32,
        question: &Question,
    ) -> Result<Option<Answer>, Halt> {
        if !self.platform.has_network() {
            self.block(worker, question.latency_ms)?;
            return Ok(None);
        }
        self.ask_blocking(worker, question).map(Some)
    }

    /// The same of the thread that handles requests, which may block for an
    /// answer, but not always for a wait.
    pub(super) async fn ask_or_pause(&self, question: &Question) -> Result<Option<Answer>, Halt> {
        if !self.platform.has_network() {
            self.pause_for(question.latency_ms).await?;
            return Ok(None);
        }
        self.ask_blocking(0, question).map(Some)
    }

    /// A question of the thread that handles requests, which continues meanwhile.
    pub(super) async fn ask(&self, question: &Question) -> Result<Answer, Halt> {
        answered(question, self.platform.ask(question).await)
    }

    fn ask_blocking(&self, worker: u32, question: &Question) -> Result<Answer, Halt> {
        let answer = answered(question, self.platform.ask_blocking(question));
        self.telemetry.heartbeat(worker)?;
        answer
    }

    fn rest_ms(&self, due_ms: f64) -> Result<Option<f64>, Stopped> {
        self.telemetry.go_on()?;
        let rest_ms = due_ms - self.platform.now_ms();
        Ok((rest_ms > 0.0).then(|| rest_ms.min(LONGEST_WAIT_MS)))
    }
}

fn answered(question: &Question, answer: Result<Answer, String>) -> Result<Answer, Halt> {
    answer.map_err(|why| Halt::Unanswered {
        path: question.path.clone(),
        why,
    })
}
