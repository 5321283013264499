//! `concurrent`: one worker, tasks interleaved. An event loop in miniature:
//! each task is a future that yields after every slice of computing and while
//! it waits. So waits overlap, and computing does not.

use super::lane_recorder::LaneRecorder;
use super::{Halt, Phase, Platform};
use interleave_core::trace::Kind;
use interleave_core::work::{Answer, Job, Output, Question, Step};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

pub(super) async fn run<H: Platform>(phase: &Phase<'_, H>) -> Result<Vec<Output>, Halt> {
    let event_loop = EventLoop::default();
    let recorder = phase.recorder(0);
    let mut tasks: Vec<_> = (0..phase.tasks)
        .map(|index| Task::new(index, phase, &event_loop, &recorder))
        .collect();
    let wakers: Vec<_> = (0..tasks.len())
        .map(|index| event_loop.waker(index))
        .collect();
    wakers.iter().for_each(Waker::wake_by_ref);

    let mut outputs = vec![None; tasks.len()];
    let mut left = tasks.len();
    while left > 0 {
        event_loop.wake_due(phase.context.platform.now_ms());
        let Some(index) = event_loop.next_ready() else {
            recorder.rest();
            match event_loop.next_due_ms() {
                Some(due_ms) => phase.context.pause_until(due_ms).await?,
                None => event_loop.woken().await,
            }
            continue;
        };
        let mut context = Context::from_waker(&wakers[index]);
        if let Poll::Ready(output) = Pin::new(&mut tasks[index]).poll(&mut context) {
            outputs[index] = Some(output?);
            left -= 1;
        }
        phase.context.platform.publish_telemetry();
    }
    Ok(outputs.into_iter().flatten().collect())
}

type Asking<'a> = Pin<Box<dyn Future<Output = Result<Answer, Halt>> + 'a>>;

/// One task as a future. Each poll does one slice.
struct Task<'a, H: Platform> {
    index: u32,
    job: Box<dyn Job + 'a>,
    due_ms: Option<f64>,
    /// The start of its wait, if that is recorded.
    waits_since_ms: Option<f64>,
    /// The pending answer.
    answer: Option<Asking<'a>>,
    phase: &'a Phase<'a, H>,
    event_loop: &'a EventLoop,
    recorder: &'a LaneRecorder<'a, H>,
}

impl<'a, H: Platform> Task<'a, H> {
    fn new(
        index: u32,
        phase: &'a Phase<'a, H>,
        event_loop: &'a EventLoop,
        recorder: &'a LaneRecorder<'a, H>,
    ) -> Self {
        Self {
            index,
            job: phase.start(index),
            due_ms: None,
            waits_since_ms: None,
            answer: None,
            phase,
            event_loop,
            recorder,
        }
    }
}

impl<H: Platform> Future for Task<'_, H> {
    type Output = Result<Output, Halt>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let task = self.get_mut();
        if let Some(due_ms) = task.due_ms {
            if task.phase.context.platform.now_ms() < due_ms {
                task.event_loop.wake_at(due_ms, task.index, context.waker());
                return Poll::Pending;
            }
            task.due_ms = None;
        }
        if let Some(answer) = &mut task.answer {
            let Poll::Ready(answer) = answer.as_mut().poll(context) else {
                return Poll::Pending;
            };
            task.answer = None;
            task.job.receive(Some(answer?));
        }
        task.go_on();
        match task.phase.step(0, task.index, task.job.as_mut())? {
            Step::Done(output) => return Poll::Ready(Ok(output)),
            Step::More => context.waker().wake_by_ref(),
            Step::Wait(ms) => task.wait(ms, context.waker()),
            Step::Ask(question) if task.phase.context.platform.has_network() => {
                task.waits_since_ms = task.recorder.now_ms();
                task.answer = Some(asking(task.phase, question));
                // Polled at once, because a future does nothing before it is polled.
                context.waker().wake_by_ref();
            }
            Step::Ask(question) => {
                task.job.receive(None);
                task.wait(question.latency_ms, context.waker());
            }
        }
        Poll::Pending
    }
}

impl<H: Platform> Task<'_, H> {
    /// Records that it computes, and that it waited until now if it did. Waits
    /// of many tasks overlap in the one lane.
    fn go_on(&mut self) {
        let number = self.phase.number(self.index);
        if let (Some(since_ms), Some(now_ms)) = (self.waits_since_ms.take(), self.recorder.now_ms())
        {
            self.recorder.add(Kind::Wait, number, since_ms, now_ms);
        }
        self.recorder.enter(Kind::Run, number);
    }

    fn wait(&mut self, ms: u32, waker: &Waker) {
        let now_ms = self.phase.context.platform.now_ms();
        self.waits_since_ms = Some(now_ms);
        let due_ms = now_ms + f64::from(ms);
        self.due_ms = Some(due_ms);
        self.event_loop.wake_at(due_ms, self.index, waker);
    }
}

fn asking<'a, H: Platform>(phase: &'a Phase<'a, H>, question: Question) -> Asking<'a> {
    Box::pin(async move { phase.context.ask(&question).await })
}

/// Which tasks can continue now, and when the others can.
#[derive(Default)]
struct EventLoop {
    ready: Arc<Ready>,
    /// The timers, by the time at which they are due, in microseconds, then by task.
    timers: RefCell<BTreeMap<(u64, u32), Waker>>,
}

impl EventLoop {
    fn waker(&self, task: usize) -> Waker {
        Arc::new(TaskWaker {
            task,
            ready: Arc::clone(&self.ready),
        })
        .into()
    }

    fn next_ready(&self) -> Option<usize> {
        self.ready.queue().pop_front()
    }

    fn wake_at(&self, due_ms: f64, task: u32, waker: &Waker) {
        // Rounded up, so that a task is never woken before it is due.
        let moment_us = (due_ms * 1e3).ceil() as u64;
        self.timers
            .borrow_mut()
            .insert((moment_us, task), waker.clone());
    }

    fn wake_due(&self, now_ms: f64) {
        let latest_us = (now_ms * 1e3) as u64;
        let mut timers = self.timers.borrow_mut();
        while let Some(first) = timers.first_entry()
            && first.key().0 <= latest_us
        {
            first.remove().wake();
        }
    }

    /// When the next timer is due, if there is one.
    fn next_due_ms(&self) -> Option<f64> {
        let timers = self.timers.borrow();
        let ((due_us, _), _) = timers.first_key_value()?;
        Some(*due_us as f64 / 1e3)
    }

    /// Waits until an answer wakes a task.
    async fn woken(&self) {
        poll_fn(|context| {
            // In this order, so that a wake between the two is not missed.
            *self.ready.event_loop() = Some(context.waker().clone());
            if self.ready.queue().is_empty() {
                Poll::Pending
            } else {
                Poll::Ready(())
            }
        })
        .await;
    }
}

/// The tasks that can continue, first in, first out.
#[derive(Default)]
struct Ready {
    queue: Mutex<VecDeque<usize>>,
    /// Wakes the loop while it waits for any of them.
    event_loop: Mutex<Option<Waker>>,
}

impl Ready {
    fn queue(&self) -> MutexGuard<'_, VecDeque<usize>> {
        // A queue of numbers stays consistent even if a lock holder panicked.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn event_loop(&self) -> MutexGuard<'_, Option<Waker>> {
        let waker = self.event_loop.lock();
        waker.unwrap_or_else(PoisonError::into_inner)
    }
}

struct TaskWaker {
    task: usize,
    ready: Arc<Ready>,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.ready.queue().push_back(self.task);
        let event_loop = self.ready.event_loop().take();
        if let Some(waker) = event_loop {
            waker.wake();
        }
    }
}
