//! `sequential`: one worker, one task after another. It blocks while a task waits.

use super::lane_recorder::LaneRecorder;
use super::{Context, Halt, Phase, Platform, Stopped};
use interleave_core::trace::Kind;
use interleave_core::work::{Job, Output, Step};

pub(super) async fn run<H: Platform>(phase: &Phase<'_, H>) -> Result<Vec<Output>, Halt> {
    let mut outputs = Vec::with_capacity(phase.tasks as usize);
    let recorder = phase.recorder(0);
    for task in 0..phase.tasks {
        let number = phase.number(task);
        recorder.enter(Kind::Run, number);
        let mut job = phase.start(task);
        let step = |job: &mut dyn Job| phase.step(0, task, job);
        outputs.push(run_job(phase.context, &recorder, number, job.as_mut(), step).await?);
    }
    Ok(outputs)
}

/// Drives a task to its end, slice by slice.
pub(super) async fn run_job<H: Platform>(
    context: Context<'_, H>,
    recorder: &LaneRecorder<'_, H>,
    number: u32,
    job: &mut (dyn Job + '_),
    step: impl Fn(&mut dyn Job) -> Result<Step, Stopped>,
) -> Result<Output, Halt> {
    loop {
        match step(job)? {
            Step::More => context.platform.publish_telemetry(),
            Step::Wait(ms) => {
                recorder.enter(Kind::Wait, number);
                context.pause_for(ms).await?;
                recorder.enter(Kind::Run, number);
            }
            Step::Ask(question) => {
                recorder.enter(Kind::Wait, number);
                let answer = context.ask_or_pause(&question).await?;
                recorder.enter(Kind::Run, number);
                job.receive(answer);
            }
            Step::Done(output) => {
                context.platform.publish_telemetry();
                return Ok(output);
            }
        }
    }
}
