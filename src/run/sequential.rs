//! `sequential`: one worker, one task after another. A wait is waited out.

use super::{Host, Phase, Stopped};
use crate::work::{Output, Step};

pub(super) async fn run<H: Host>(phase: &Phase<'_, H>) -> Result<Vec<Output>, Stopped> {
    let mut outputs = Vec::with_capacity(phase.tasks as usize);
    for task in 0..phase.tasks {
        outputs.push(run_task(phase, task).await?);
    }
    Ok(outputs)
}

async fn run_task<H: Host>(phase: &Phase<'_, H>, task: u32) -> Result<Output, Stopped> {
    let mut job = phase.start(task);
    loop {
        match phase.step(0, task, job.as_mut())? {
            Step::More => phase.host.breathe(),
            Step::Wait(ms) => {
                let due_ms = phase.host.now_ms() + f64::from(ms);
                phase.pause_until(due_ms).await?;
            }
            Step::Done(output) => {
                phase.host.breathe();
                return Ok(output);
            }
        }
    }
}
