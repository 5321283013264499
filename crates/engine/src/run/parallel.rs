//! `parallel`: a pool of workers over one shared memory. Each worker takes the
//! next free task; a task that waits blocks its worker, as a thread would.

use super::track::Track;
use super::{Halt, Host, Phase};
use interleave_core::trace::Kind;
use interleave_core::work::{Output, Step};

pub(super) fn run<H: Host>(phase: &Phase<'_, H>) -> Result<Vec<Output>, Halt> {
    phase.on_pool(|lane, tasks| {
        let track = phase.track(lane);
        tasks
            .map(|task| Ok((task, run_task(phase, &track, lane, task)?)))
            .collect()
    })
}

fn run_task<H: Host>(
    phase: &Phase<'_, H>,
    track: &Track<'_, H>,
    lane: u32,
    task: u32,
) -> Result<Output, Halt> {
    let number = phase.number(task);
    track.enter(Kind::Run, number);
    let mut job = phase.start(task);
    loop {
        match phase.step(lane, task, job.as_mut())? {
            Step::More => {}
            Step::Wait(ms) => {
                track.enter(Kind::Wait, number);
                phase.machine.block(lane, ms)?;
                track.enter(Kind::Run, number);
            }
            Step::Ask(question) => {
                track.enter(Kind::Wait, number);
                let answer = phase.machine.ask_or_block(lane, &question)?;
                track.enter(Kind::Run, number);
                job.hear(answer);
            }
            Step::Done(output) => return Ok(output),
        }
    }
}
