//! `sequential`: one worker, one task after another. A wait is waited out.

use super::track::Track;
use super::{Halt, Host, Machine, Phase, Stopped};
use interleave_core::trace::Kind;
use interleave_core::work::{Job, Output, Step};

pub(super) async fn run<H: Host>(phase: &Phase<'_, H>) -> Result<Vec<Output>, Halt> {
    let mut outputs = Vec::with_capacity(phase.tasks as usize);
    let track = phase.track(0);
    for task in 0..phase.tasks {
        let number = phase.number(task);
        track.enter(Kind::Run, number);
        let mut job = phase.start(task);
        let step = |job: &mut dyn Job| phase.step(0, task, job);
        outputs.push(run_job(phase.machine, &track, number, job.as_mut(), step).await?);
    }
    Ok(outputs)
}

/// Drives a task to its end, slice by slice.
pub(super) async fn run_job<H: Host>(
    machine: Machine<'_, H>,
    track: &Track<'_, H>,
    number: u32,
    job: &mut (dyn Job + '_),
    step: impl Fn(&mut dyn Job) -> Result<Step, Stopped>,
) -> Result<Output, Halt> {
    loop {
        match step(job)? {
            Step::More => machine.host.breathe(),
            Step::Wait(ms) => {
                track.enter(Kind::Wait, number);
                machine.pause_for(ms).await?;
                track.enter(Kind::Run, number);
            }
            Step::Ask(question) => {
                track.enter(Kind::Wait, number);
                let answer = machine.ask_or_pause(&question).await?;
                track.enter(Kind::Run, number);
                job.hear(answer);
            }
            Step::Done(output) => {
                machine.host.breathe();
                return Ok(output);
            }
        }
    }
}
