//! `sequential`: one worker, one task after another. A wait is waited out.

use super::{Halt, Host, Machine, Phase, Stopped};
use crate::work::{Job, Output, Step};

pub(super) async fn run<H: Host>(phase: &Phase<'_, H>) -> Result<Vec<Output>, Halt> {
    let mut outputs = Vec::with_capacity(phase.tasks as usize);
    for task in 0..phase.tasks {
        let mut job = phase.start(task);
        let step = |job: &mut dyn Job| phase.step(0, task, job);
        outputs.push(run_job(phase.machine, job.as_mut(), step).await?);
    }
    Ok(outputs)
}

/// Drives a task to its end, slice by slice.
pub(super) async fn run_job<H: Host>(
    machine: Machine<'_, H>,
    job: &mut (dyn Job + '_),
    step: impl Fn(&mut dyn Job) -> Result<Step, Stopped>,
) -> Result<Output, Halt> {
    loop {
        match step(job)? {
            Step::More => machine.host.breathe(),
            Step::Wait(ms) => machine.pause_for(ms).await?,
            Step::Ask(question) => job.hear(machine.ask_or_pause(&question).await?),
            Step::Done(output) => {
                machine.host.breathe();
                return Ok(output);
            }
        }
    }
}
