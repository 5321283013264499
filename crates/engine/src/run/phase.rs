//! One phase of a plan, as every mode gets it: its tasks, what came before, and
//! the platform. It must not decide which task is next.

use super::context::Context;
use super::lane_recorder::LaneRecorder;
use super::{Halt, Platform, Stopped};
use interleave_core::work::{Job, Output, Plan, Step};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// One phase of a plan, with all that a mode needs to run it.
pub(super) struct Phase<'a, H: Platform> {
    pub(super) plan: &'a dyn Plan,
    pub(super) index: usize,
    pub(super) tasks: u32,
    pub(super) first_task: u32,
    pub(super) before: &'a [Output],
    pub(super) workers: u32,
    pub(super) context: Context<'a, H>,
}

impl<'a, H: Platform> Phase<'a, H> {
    pub(super) fn start(&self, task: u32) -> Box<dyn Job + 'a> {
        self.plan.start(self.index, task, self.before)
    }

    /// The number of a task among those of all phases.
    pub(super) fn number(&self, task: u32) -> u32 {
        self.first_task + task
    }

    /// The recorder of a lane; only one at a time may exist for each.
    pub(super) fn recorder(&self, lane: u32) -> LaneRecorder<'a, H> {
        LaneRecorder::new(self.context, lane)
    }

    /// Has workers of the pool take task after task, as threads of an executor
    /// do, and gives the outputs in the order of the tasks. `worker` gets the
    /// number of its lane, and the tasks as it asks for them.
    pub(super) fn on_pool(
        &self,
        worker: impl Fn(u32, &mut dyn Iterator<Item = u32>) -> Result<Vec<(u32, Output)>, Halt> + Sync,
    ) -> Result<Vec<Output>, Halt> {
        let next = AtomicU32::new(0);
        let lanes = self.workers.min(self.tasks);
        let of_workers = self.context.platform.on_pool(lanes, |lane| {
            let mut tasks = std::iter::from_fn(|| {
                let task = next.fetch_add(1, Relaxed);
                (task < self.tasks).then_some(task)
            });
            worker(lane, &mut tasks)
        });
        let mut outputs = vec![None; self.tasks as usize];
        for done in of_workers {
            for (task, output) in done? {
                outputs[task as usize] = Some(output);
            }
        }
        Ok(outputs.into_iter().flatten().collect())
    }

    /// One slice of a task, unless the run was stopped.
    pub(super) fn step(&self, worker: u32, task: u32, job: &mut dyn Job) -> Result<Step, Stopped> {
        let step = self.context.step(worker, job)?;
        if let Step::Done(output) = &step {
            self.show_done(worker, task, output);
        }
        Ok(step)
    }

    pub(super) fn show_done(&self, worker: u32, task: u32, output: &Output) {
        let telemetry = self.context.telemetry;
        telemetry.task_done(worker, self.number(task), output);
    }
}
