//! `parallel`: a pool of workers over one shared memory. Each worker takes the
//! next free task; a task that waits blocks its worker, as a thread would.

use super::{Halt, Host, Phase};
use crate::work::{Output, Step};

pub(super) fn run<H: Host>(phase: &Phase<'_, H>) -> Result<Vec<Output>, Halt> {
    phase
        .machine
        .host
        .map_on_pool(phase.tasks, |worker, task| run_task(phase, worker, task))
        .into_iter()
        .collect()
}

fn run_task<H: Host>(phase: &Phase<'_, H>, worker: u32, task: u32) -> Result<Output, Halt> {
    let mut job = phase.start(task);
    loop {
        match phase.step(worker, task, job.as_mut())? {
            Step::More => {}
            Step::Wait(ms) => phase.machine.block(worker, ms)?,
            Step::Ask(question) => job.hear(phase.machine.ask_or_block(worker, &question)?),
            Step::Done(output) => return Ok(output),
        }
    }
}
