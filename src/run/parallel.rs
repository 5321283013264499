//! `parallel`: a pool of workers over one shared memory. Each worker takes the
//! next free task; a task that waits blocks its worker, as a thread would.

use super::{Host, Phase, Stopped};
use crate::work::{Output, Step};

pub(super) fn run<H: Host>(phase: &Phase<'_, H>) -> Result<Vec<Output>, Stopped> {
    phase
        .host
        .map_on_pool(phase.tasks, |worker, task| run_task(phase, worker, task))
        .into_iter()
        .collect()
}

fn run_task<H: Host>(phase: &Phase<'_, H>, worker: u32, task: u32) -> Result<Output, Stopped> {
    let mut job = phase.start(task);
    loop {
        match phase.step(worker, task, job.as_mut())? {
            Step::More => {}
            Step::Wait(ms) => phase.block(worker, ms)?,
            Step::Done(output) => return Ok(output),
        }
    }
}
