//! `processes`: workers that share no memory. What a task needs is copied to a
//! process, what it leaves behind is copied back, and the copying is timed apart
//! from the computing.
//!
//! Here are both ends: [`run`] hands out the tasks, [`Process`] does one. How
//! the copies travel is the platform's business.

use super::lane_recorder::LaneRecorder;
use super::task_request::{MAX_TASK_SPANS, ProcessDied, TaskReply, TaskRequest, TaskSpan};
use super::telemetry::Telemetry;
use super::{Context, Halt, Phase, Platform, sequential};
use interleave_core::join::join_all;
use interleave_core::recording::{LaneRecords, RECORD_WORDS, Record, What};
use interleave_core::sample::Copying;
use interleave_core::trace::{EventKind, Kind};
use interleave_core::work::remote::{Payload, PayloadRef, Remote};
use interleave_core::work::{Job, Output, Work};
use std::cell::{Cell, RefCell};

pub(super) async fn run<H: Platform>(
    phase: &Phase<'_, H>,
    work: &Work,
) -> Result<(Vec<Output>, Copying), Halt> {
    let count = phase.workers.min(phase.tasks);
    let dispatch = Dispatch {
        phase,
        work,
        next: Cell::new(0),
        outputs: RefCell::new(vec![None; phase.tasks as usize]),
        copying: Cell::default(),
    };
    // A process that dies ends its lane; the others go on to the end.
    let lanes = join_all((0..count).map(|process| dispatch.lane(process))).await;
    lanes.into_iter().collect::<Result<Vec<()>, Halt>>()?;
    let outputs = dispatch
        .outputs
        .into_inner()
        .into_iter()
        .flatten()
        .collect();
    Ok((outputs, dispatch.copying.get()))
}

/// Where tasks are handed out and come back.
struct Dispatch<'a, H: Platform> {
    phase: &'a Phase<'a, H>,
    work: &'a Work,
    next: Cell<u32>,
    outputs: RefCell<Vec<Option<Output>>>,
    copying: Cell<Copying>,
}

impl<H: Platform> Dispatch<'_, H> {
    /// Gives one process task after task.
    async fn lane(&self, process: u32) -> Result<(), Halt> {
        let recorder = self.phase.recorder(process);
        let mut clock = Clock::default();
        let mut work = Some(self.work.clone());
        while let Some(task) = self.next_task() {
            let task_request = TaskRequest {
                work: work.take(),
                phase: self.phase.index as u32,
                task,
                traced: self.phase.context.traced,
            };
            let output = self
                .hand_over(process, &task_request, &recorder, &mut clock)
                .await?;
            self.phase.show_done(process, task, &output);
            self.outputs.borrow_mut()[task as usize] = Some(output);
            self.phase.context.telemetry.heartbeat(process)?;
            self.phase.context.platform.publish_telemetry();
        }
        Ok(())
    }

    fn next_task(&self) -> Option<u32> {
        let task = self.next.get();
        self.next.set(task + 1);
        (task < self.phase.tasks).then_some(task)
    }

    async fn hand_over(
        &self,
        process: u32,
        task_request: &TaskRequest,
        recorder: &LaneRecorder<'_, H>,
        clock: &mut Clock,
    ) -> Result<Output, Halt> {
        let Context {
            platform, traced, ..
        } = self.phase.context;
        let task = task_request.task;
        let number = self.phase.number(task);
        let sent_ms = platform.now_ms();
        recorder.enter(Kind::Copy, number);
        let payload = self
            .phase
            .plan
            .payload(self.phase.index, task, self.phase.before);
        let sent_bytes: usize = payload.iter().map(PayloadRef::bytes).sum();
        match platform.call(process, task_request, &payload).await {
            Ok(TaskReply::Done {
                output,
                compute_ms,
                began_ms,
                task_spans,
            }) => {
                let arrived_ms = platform.now_ms();
                if traced {
                    recorder.forget();
                    clock.compare(sent_ms, began_ms, compute_ms, arrived_ms);
                    let latest_ms = (arrived_ms - compute_ms).max(sent_ms);
                    // Not `clamp`: that panics with words about floats, which are long.
                    let began_ms = clock.here(began_ms).min(latest_ms).max(sent_ms);
                    let ended_ms = (began_ms + compute_ms).min(arrived_ms);
                    recorder.add(Kind::Copy, number, sent_ms, began_ms);
                    for TaskSpan {
                        kind,
                        start_ms,
                        end_ms,
                    } in task_spans
                    {
                        recorder.add(kind, number, began_ms + start_ms, began_ms + end_ms);
                    }
                    recorder.add(Kind::Copy, number, ended_ms, arrived_ms);
                    self.phase
                        .context
                        .telemetry
                        .ring_buffers
                        .note_clock_error(clock.error_ms());
                }
                let copying = Copying {
                    copy_ms: (arrived_ms - sent_ms - compute_ms).max(0.0),
                    compute_ms,
                    bytes: (sent_bytes + bytes(&output)) as u64,
                };
                self.copying.set(copying.and(Some(self.copying.get())));
                Ok(output)
            }
            Ok(TaskReply::Failed(why)) => Err(Halt::ProcessFailed(why)),
            Err(ProcessDied) => {
                recorder.mark(EventKind::Died);
                Err(Halt::ProcessDied {
                    process,
                    task: number,
                })
            }
        }
    }
}

/// The offset of a process's clock from the clock here, as exact as the fastest round
/// trip so far allows (the method of the Network Time Protocol).
#[derive(Default)]
struct Clock {
    /// What was not computing on that way, and how far the clocks are apart.
    best: Option<(f64, f64)>,
}

impl Clock {
    fn compare(&mut self, sent_ms: f64, began_ms: f64, compute_ms: f64, arrived_ms: f64) {
        let way_ms = (arrived_ms - sent_ms - compute_ms).max(0.0);
        if self.best.is_none_or(|(best_ms, _)| way_ms < best_ms) {
            self.best = Some((way_ms, sent_ms + way_ms / 2.0 - began_ms));
        }
    }

    fn here(&self, there_ms: f64) -> f64 {
        there_ms + self.best.map_or(0.0, |(_, apart_ms)| apart_ms)
    }

    fn error_ms(&self) -> f64 {
        self.best.map_or(0.0, |(way_ms, _)| way_ms / 2.0)
    }
}

fn bytes(output: &Output) -> usize {
    let (_, part) = output.taken_apart();
    part.map_or(0, |part| part.bytes())
}

/// The other end: does one task at a time, with what it is sent.
#[derive(Default)]
pub struct Process {
    /// The work of the latest task that said it: the next one is most likely of the same.
    known: Option<(Work, Box<dyn Remote>)>,
}

impl Process {
    /// Does a task.
    pub async fn serve(
        &mut self,
        task_request: TaskRequest,
        payload: &[Payload],
        platform: &impl Platform,
        telemetry: &Telemetry,
    ) -> TaskReply {
        let context = Context {
            platform,
            telemetry,
            traced: task_request.traced,
            origin_ms: platform.now_ms(),
        };
        telemetry.ring_buffers.begin(1);
        match self.run(task_request, payload, context).await {
            Ok(task_reply) => task_reply,
            Err(why) => TaskReply::Failed(why),
        }
    }

    async fn run<H: Platform>(
        &mut self,
        task_request: TaskRequest,
        payload: &[Payload],
        context: Context<'_, H>,
    ) -> Result<TaskReply, String> {
        if let Some(work) = task_request.work {
            self.learn(work)?;
        }
        let (_, remote) = self.known.as_ref().ok_or("it was not told of any work")?;
        let began_ms = context.platform.now_ms();
        let recorder = LaneRecorder::new(context, 0);
        recorder.enter(Kind::Run, task_request.task);
        let mut job = remote
            .start(task_request.phase as usize, task_request.task, payload)
            .ok_or("it was not sent what its task needs")?;
        let step = |job: &mut dyn Job| context.step(0, job);
        let output = sequential::run_job(context, &recorder, task_request.task, job.as_mut(), step)
            .await
            .map_err(|halt| halt.to_string())?;
        let compute_ms = context.platform.now_ms() - began_ms;
        recorder.rest();
        Ok(TaskReply::Done {
            output,
            compute_ms,
            began_ms,
            task_spans: task_spans(context.telemetry, compute_ms),
        })
    }

    fn learn(&mut self, work: Work) -> Result<(), String> {
        if self.known.as_ref().is_none_or(|(known, _)| *known != work) {
            // What a failure leaves must not pass for the work that was asked for.
            self.known = None;
            let remote = work.remote().map_err(|_| "it ran out of memory")?;
            self.known = Some((work, remote));
        }
        Ok(())
    }
}

/// What the newest records say, within the time that the task took.
fn task_spans(telemetry: &Telemetry, compute_ms: f64) -> Vec<TaskSpan> {
    let lane_records = telemetry.ring_buffers.read(0);
    let most = MAX_TASK_SPANS * RECORD_WORDS;
    let newest = LaneRecords {
        words: lane_records.words[lane_records.words.len().saturating_sub(most)..].to_vec(),
        ..lane_records
    };
    let task_span = |record: Record| match record.what {
        What::Span(kind) => Some(TaskSpan {
            kind,
            start_ms: record.start_ms().min(compute_ms),
            end_ms: record.end_ms().min(compute_ms),
        }),
        What::Event(_) => None,
    };
    newest.records().filter_map(task_span).collect()
}
