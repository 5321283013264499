//! `parallel`: a pool of workers over one shared memory. Each worker takes the
//! next free task; a task that waits blocks its worker, as a thread would.

use super::lane_recorder::LaneRecorder;
use super::{Halt, Phase, Platform};
use interleave_core::trace::Kind;
use interleave_core::work::{Output, Step};

pub(super) fn run<H: Platform>(phase: &Phase<'_, H>) -> Result<Vec<Output>, Halt> {
    phase.on_pool(|lane, tasks| {
        let recorder = phase.recorder(lane);
        tasks
            .map(|task| Ok((task, run_task(phase, &recorder, lane, task)?)))
            .collect()
    })
}

fn run_task<H: Platform>(
    phase: &Phase<'_, H>,
    recorder: &LaneRecorder<'_, H>,
    lane: u32,
    task: u32,
) -> Result<Output, Halt> {
    let number = phase.number(task);
    recorder.enter(Kind::Run, number);
    let mut job = phase.start(task);
    loop {
        match phase.step(lane, task, job.as_mut())? {
            Step::More => {}
            Step::Wait(ms) => {
                recorder.enter(Kind::Wait, number);
                phase.context.block(lane, ms)?;
                recorder.enter(Kind::Run, number);
            }
            Step::Ask(question) => {
                recorder.enter(Kind::Wait, number);
                let answer = phase.context.ask_or_block(lane, &question)?;
                recorder.enter(Kind::Run, number);
                job.receive(answer);
            }
            Step::Done(output) => return Ok(output),
        }
    }
}
