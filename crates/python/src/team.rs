//! Free-threaded Python: the threads of one process on several workers at once.
//!
//! Workers read the process's objects at the same time, each within a lease, and change freely what only their own thread
//! can have. An instruction that could change something shared is done by a worker that is alone ([`Stop::Alone`],
//! `vm/alone.rs`): it waits until the others have given back their leases, at a call or a jump back. As long as the program
//! has started no thread, there is one worker and no lease. The process of a notebook outlives its cells (`team/cells.rs`).
//!
//! Order of locks: first the lease, then the board's lock. A worker that holds the board's lock never waits for a lease.

mod cells;
mod children;
mod host;
mod part;
mod slice;

use crate::board::Board;
use crate::crew::Crew;
use crate::host::{Host, Stream};
use crate::machine::Machine;
use crate::native::Wait;
use crate::schedule::{End, Next};
use crate::value::Value;
use crate::vm::thread::{Stop, Thread};
use cells::Cells;
pub use cells::News;
use children::{Children, Task};
use host::{Nobody, Together};
use interleave_lease::Lease;
use part::Part;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a thread runs before another one that could gets its turn, in seconds.
const INTERVAL: f64 = 0.005;

/// The longest that a worker waits without a look around.
const LONGEST: Duration = Duration::from_hours(1);

/// The number of a thread that ended while a worker had it: nobody asks for it any more.
const GONE: u32 = u32::MAX;

/// A program, and the workers that run its threads.
pub struct Team {
    desk: Mutex<Desk>,
    /// Told when there may be something to do.
    called: Condvar,
    /// Told when there is news of a cell.
    told: Condvar,
    /// For each worker, the thread that it runs. The thread is here whenever the worker has no lease, so a worker that is
    /// alone finds all threads: the collector needs their values.
    slots: Vec<Mutex<Option<Thread>>>,
    lease: Arc<Lease>,
    host: Together,
    over: AtomicBool,
}

struct Desk {
    board: Board,
    /// What each worker has of the process, until it comes for it. The first one's is there from the beginning.
    machines: Vec<Option<Machine>>,
    /// How many workers have a thread or a process.
    busy: usize,
    /// The processes that the program started.
    children: Children,
    /// The cells, if it is a notebook.
    cells: Option<Cells>,
    ended: Option<End>,
}

impl Team {
    /// A program that begins with `main`. `workers` is brought into the range from 1 to 4095.
    #[must_use]
    pub fn new(machine: Machine, main: Thread, workers: usize) -> Self {
        Self::of(machine, |machine| Board::new(machine, main), workers)
    }

    fn of(mut machine: Machine, board: impl FnOnce(&mut Machine) -> Board, workers: usize) -> Self {
        let workers = workers.clamp(1, interleave_lease::MOST_WORKERS);
        let host = std::mem::replace(&mut machine.host, Box::new(Nobody));
        let host = Together::new(host);
        machine.host = Box::new(host.clone());
        let lease = Arc::clone(&machine.lease);
        let board = board(&mut machine);
        let children = Children::of(&machine);
        let mut machines: Vec<Option<Machine>> = (0..workers).map(|_| None).collect();
        machines[0] = Some(machine);
        Self {
            desk: Mutex::new(Desk {
                board,
                machines,
                busy: 0,
                children,
                cells: None,
                ended: None,
            }),
            called: Condvar::new(),
            told: Condvar::new(),
            slots: (0..workers).map(|_| Mutex::new(None)).collect(),
            lease,
            host,
            over: AtomicBool::new(false),
        }
    }

    /// Ends the program soon, for a caller that has locked the desk.
    fn be_over(&self) {
        self.over.store(true, Ordering::Relaxed);
        self.called.notify_all();
        self.told.notify_all();
    }

    /// Prints to the error stream.
    pub fn write_error(&self, text: &str) {
        self.host.clone().write(Stream::Err, 0, text);
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }

    fn wait<'a>(&self, desk: MutexGuard<'a, Desk>, longest: Duration) -> MutexGuard<'a, Desk> {
        let waited = self.called.wait_timeout(desk, longest.min(LONGEST));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    /// Waits for something to do; `None` if the program has ended.
    fn take(&self, number: usize, part: &mut Option<Part>) -> Option<Task> {
        let mut desk = self.desk();
        while !self.is_over() {
            if part.is_none() {
                *part = desk.machines[number].take().map(|machine| Part {
                    machine,
                    number,
                    shares: number > 0,
                    rung: 0,
                });
            }
            let task = self.task(&mut desk, part.as_mut());
            if task.is_some() {
                desk.busy += 1;
                return task;
            }
            if self.is_over() {
                break;
            }
            desk = match (desk.next_time(), part.as_mut()) {
                (Some(until), _) => self.wait(desk, self.host.rest(until)),
                (None, Some(part)) if desk.busy == 0 && desk.wants_report() => {
                    drop(desk);
                    self.tell_stuck(part);
                    self.desk()
                }
                (None, _) => self.wait(desk, LONGEST),
            };
        }
        None
    }

    /// What a worker can do now: a thread, in its slot, or a process. Both kinds have their turns.
    fn task(&self, desk: &mut Desk, mut part: Option<&mut Part>) -> Option<Task> {
        if part.is_some()
            && let Some(order) = desk.order()
        {
            return Some(order);
        }
        if !desk.children.are_first()
            && let Some(part) = &mut part
            && let Some(thread) = self.thread(desk, part)
        {
            return Some(thread);
        }
        let process = self.process(desk);
        // The end of a process may be what a thread waited for.
        process.or_else(|| self.thread(desk, part?))
    }

    fn thread(&self, desk: &mut Desk, part: &mut Part) -> Option<Task> {
        desk.board.wake_told(&part.machine);
        desk.board.wake_sleepers(|| part.machine.host.monotonic());
        desk.board.note(&mut part.machine);
        let thread = desk.board.take()?;
        let worker = part.number as u32;
        part.machine.note_run(&thread, worker);
        *self.in_slot(part.number) = Some(thread);
        Some(Task::Thread)
    }

    /// Every thread waits, and nothing can wake one.
    fn tell_stuck(&self, part: &mut Part) {
        part.read(&self.lease, |machine| {
            let mut desk = self.desk();
            if desk.busy > 0 || desk.board.ready() > 0 || !desk.wants_report() {
                return;
            }
            let mut report = desk.board.report(machine);
            report.waiting.extend(desk.children.waiting());
            if desk.cells.is_some() {
                self.tell(&mut desk, News::Stuck(report));
            } else {
                desk.ended.get_or_insert(End::Stuck(report));
                self.be_over();
            }
        });
    }

    /// Runs the thread in the worker's slot until it waits, ends, or has had its turn.
    fn run(&self, part: &mut Part) {
        let began = part.machine.host.monotonic();
        loop {
            let stop = self.slice(part);
            self.hear(part);
            self.share(part);
            if part.machine.tracing.is_watched()
                && let Some(thread) = &*self.in_slot(part.number)
            {
                part.machine.note_line(thread);
            }
            if stop == Stop::Full {
                self.collect(part);
            }
            match stop {
                Stop::Slice | Stop::Alone | Stop::Full if self.is_over() => return,
                // What is to happen where memory is short, only this worker knows.
                Stop::Full if part.machine.vm.out_of_memory || part.machine.vm.refused => {}
                Stop::Slice | Stop::Alone | Stop::Full if self.has_had_its_turn(part, began) => {
                    return self.put_back(part);
                }
                Stop::Slice | Stop::Alone | Stop::Full => {}
                Stop::Wait(wait) => return self.park(part, wait),
                Stop::Done(value) => return self.end(part, Ok(value)),
                Stop::Raised(exception) => return self.end(part, Err(exception)),
            }
        }
    }

    /// Takes over threads that were started, and those that may go on.
    fn take_over(&self, machine: &mut Machine) {
        if !machine.spawned.is_empty() || !machine.woken.is_empty() {
            let mut desk = self.desk();
            desk.board.take_over(machine);
            desk.board.note(machine);
            drop(desk);
            self.called.notify_all();
        }
    }

    fn in_slot(&self, number: usize) -> MutexGuard<'_, Option<Thread>> {
        let slot = self.slots[number].lock();
        slot.unwrap_or_else(PoisonError::into_inner)
    }

    fn has_had_its_turn(&self, part: &mut Part, began: f64) -> bool {
        part.machine.host.monotonic() - began >= INTERVAL && {
            let mut desk = self.desk();
            desk.board.wake_told(&part.machine);
            desk.board.wake_sleepers(|| part.machine.host.monotonic());
            desk.has_orders() || desk.board.ready() > 0 || desk.children.have_ready()
        }
    }

    /// The thread that a worker ran, unless it is gone.
    fn take_back(&self, desk: &mut Desk, number: usize) -> Option<Thread> {
        desk.busy -= 1;
        let thread = self.in_slot(number).take();
        thread.filter(|thread| thread.id != GONE)
    }

    fn put_back(&self, part: &mut Part) {
        let mut desk = self.desk();
        let thread = self.take_back(&mut desk, part.number);
        if let Some(thread) = thread {
            part.machine.note_place(&thread);
            desk.board.add(thread);
            desk.board.note(&mut part.machine);
        }
    }

    fn park(&self, part: &mut Part, wait: Wait) {
        let number = part.number;
        part.read(&self.lease, |machine| {
            let mut desk = self.desk();
            if let Some(thread) = self.take_back(&mut desk, number) {
                machine.note_wait(&thread, wait);
                desk.board.park(machine, thread, wait);
                desk.board.note(machine);
            }
        });
        // Others may wait for a time that is later, or see now that nobody runs.
        self.called.notify_all();
    }

    fn end(&self, part: &mut Part, result: Result<Value, Value>) {
        let number = part.number;
        part.alone(&self.lease, |machine| {
            let mut desk = self.desk();
            let Some(thread) = self.take_back(&mut desk, number) else {
                return;
            };
            if let Err(exception) = result {
                machine.heap.publish(exception);
            }
            machine.heap.make_shared(true);
            let next = desk.board.ended(machine, thread.id, result);
            if let Next::CellEnded = next {
                let result = machine.take_cell_result();
                self.tell(&mut desk, News::Ended(result));
            }
            desk.board.take_over(machine);
            desk.board.note(machine);
            machine.heap.make_shared(false);
            // Under the same lock: to others, a program that has ended looks like one that is stuck.
            if let Next::End(end) = next {
                desk.ended.get_or_insert(end);
                self.be_over();
            }
        });
        self.called.notify_all();
    }

    /// Lets the other workers in, once the program has started a thread.
    fn share(&self, part: &mut Part) {
        if part.shares || self.workers() == 1 {
            return;
        }
        let mut desk = self.desk();
        if desk.board.ready() == 0 {
            return;
        }
        part.shares = true;
        part.machine.begin_sharing();
        for number in 1..self.workers() {
            let host = Box::new(self.host.clone());
            desk.machines[number] = Some(part.machine.for_worker(host));
        }
        part.machine.heap.set_alone(false);
        self.called.notify_all();
    }
}

impl Crew for Team {
    fn workers(&self) -> usize {
        self.slots.len()
    }

    fn work(&self, number: usize) {
        let _others = OthersEnd(self);
        let mut part = None;
        while let Some(task) = self.take(number, &mut part) {
            match (task, &mut part) {
                (Task::Process(pid, process), _) => self.run_process(number, pid, process),
                (Task::Thread, Some(part)) => self.run(part),
                (Task::Order(order), Some(part)) => self.obey(part, order),
                (Task::Thread | Task::Order(_), None) => {}
            }
        }
        self.called.notify_all();
    }

    fn stop(&self) {
        let _desk = self.desk();
        self.be_over();
    }

    fn ended(&self) -> Option<End> {
        self.desk().ended.clone()
    }
}

/// If a worker panics, the others end too.
struct OthersEnd<'a>(&'a Team);

impl Drop for OthersEnd<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.stop();
        }
    }
}
