//! `concurrent`: one worker, tasks interleaved. An event loop in miniature:
//! each task is a future that gives way after every slice of computing and
//! while it waits. So waits overlap; computing does not.

use super::{Host, Phase, Stopped};
use crate::work::{Job, Output, Step};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

pub(super) async fn run<H: Host>(phase: &Phase<'_, H>) -> Result<Vec<Output>, Stopped> {
    let event_loop = EventLoop::default();
    let mut tasks: Vec<_> = (0..phase.tasks)
        .map(|index| Task::new(index, phase, &event_loop))
        .collect();
    let wakers: Vec<_> = (0..tasks.len())
        .map(|index| event_loop.waker(index))
        .collect();
    wakers.iter().for_each(Waker::wake_by_ref);

    let mut outputs = vec![None; tasks.len()];
    let mut left = tasks.len();
    while left > 0 {
        event_loop.wake_due(phase.host.now_ms());
        let Some(index) = event_loop.next_ready() else {
            phase.pause_until(event_loop.next_due_ms()).await?;
            continue;
        };
        let mut context = Context::from_waker(&wakers[index]);
        if let Poll::Ready(output) = Pin::new(&mut tasks[index]).poll(&mut context) {
            outputs[index] = Some(output?);
            left -= 1;
        }
        phase.host.breathe();
    }
    Ok(outputs.into_iter().flatten().collect())
}

/// One task as a future. Each poll does one slice.
struct Task<'a, H: Host> {
    index: u32,
    job: Box<dyn Job + 'a>,
    due_ms: Option<f64>,
    phase: &'a Phase<'a, H>,
    event_loop: &'a EventLoop,
}

impl<'a, H: Host> Task<'a, H> {
    fn new(index: u32, phase: &'a Phase<'a, H>, event_loop: &'a EventLoop) -> Self {
        Self {
            index,
            job: phase.start(index),
            due_ms: None,
            phase,
            event_loop,
        }
    }
}

impl<H: Host> Future for Task<'_, H> {
    type Output = Result<Output, Stopped>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let task = self.get_mut();
        if let Some(due_ms) = task.due_ms {
            if task.phase.host.now_ms() < due_ms {
                task.event_loop.wake_at(due_ms, task.index, context.waker());
                return Poll::Pending;
            }
            task.due_ms = None;
        }
        match task.phase.step(0, task.index, task.job.as_mut())? {
            Step::Done(output) => return Poll::Ready(Ok(output)),
            Step::More => context.waker().wake_by_ref(),
            Step::Wait(ms) => {
                let due_ms = task.phase.host.now_ms() + f64::from(ms);
                task.due_ms = Some(due_ms);
                task.event_loop.wake_at(due_ms, task.index, context.waker());
            }
        }
        Poll::Pending
    }
}

/// Who may go on now, and who may go on when.
#[derive(Default)]
struct EventLoop {
    ready: Arc<Ready>,
    /// By the moment they are due, in microseconds, then by task.
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

    /// When the next timer is due; long ago if there is none.
    fn next_due_ms(&self) -> f64 {
        self.timers
            .borrow()
            .first_key_value()
            .map_or(0.0, |((due_us, _), _)| *due_us as f64 / 1e3)
    }
}

/// The tasks that may go on, first come, first served.
#[derive(Default)]
struct Ready(Mutex<VecDeque<usize>>);

impl Ready {
    fn queue(&self) -> MutexGuard<'_, VecDeque<usize>> {
        // A queue of numbers is whole even if a holder of the lock panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
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
    }
}
