//! Workers: each takes a process that is ready, gives it a turn, and puts it back.

use interleave_python::Host;
use interleave_python::process::{Exchange, Group, Taken};
use interleave_python::schedule::End;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The longest time that a worker sleeps without a look around.
const LONGEST: Duration = Duration::from_hours(1);

/// How a run ended.
#[derive(Debug, PartialEq)]
pub enum Ended {
    /// As the program says.
    Itself(End),
    /// At its time limit.
    Limit,
}

struct Workers<'a> {
    group: Mutex<Group>,
    exchange: Arc<Exchange>,
    /// By whose clock processes sleep.
    clock: Mutex<&'a mut dyn Host>,
    stop: Option<Instant>,
    count: usize,
}

/// Runs a program's processes, up to `count` at once, for `limit` at most.
pub fn play(group: Group, count: usize, limit: Option<Duration>, clock: &mut dyn Host) -> Ended {
    let workers = Workers {
        exchange: group.exchange(),
        group: Mutex::new(group),
        clock: Mutex::new(clock),
        stop: limit.map(|limit| Instant::now() + limit),
        count,
    };
    thread::scope(|scope| {
        let workers = &workers;
        for number in 1..count {
            scope.spawn(move || workers.work(number));
        }
        workers.work(0)
    })
}

impl Workers<'_> {
    fn work(&self, number: usize) -> Ended {
        loop {
            let left = self.left();
            if left.is_zero() {
                return Ended::Limit;
            }
            // What rings after this is noticed, however late this worker comes to wait.
            let seen = self.exchange.rung();
            let taken = self.group().take();
            match taken {
                Taken::Process(pid, mut process) => {
                    process.machine.tracing.worker = number as u32;
                    let next = process.turn();
                    self.group().put_back(pid, process, &next);
                    self.exchange.ring();
                }
                Taken::Idle(until) => self.idle(seen, until, left),
                Taken::End(end) => return Ended::Itself(end),
            }
        }
    }

    fn left(&self) -> Duration {
        let left = |stop: Instant| stop.saturating_duration_since(Instant::now());
        self.stop.map_or(LONGEST, left)
    }

    fn idle(&self, seen: u64, until: Option<f64>, left: Duration) {
        let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        clock.flush();
        let now = clock.monotonic();
        drop(clock);
        let wait = until.map_or(left, |until| {
            let seconds = (until - now).clamp(0.0, LONGEST.as_secs_f64());
            Duration::from_secs_f64(seconds)
        });
        let began = Instant::now();
        self.exchange.wait(seen, wait.min(left));
        if self.count == 1 {
            let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
            clock.slept(began.elapsed().as_secs_f64());
        }
    }

    fn group(&self) -> MutexGuard<'_, Group> {
        self.group.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interleave_python::Machine;
    use interleave_python::host::Stream;
    use interleave_python::schedule::Turns;
    use interleave_python_compiler::{Target, compile};
    use std::sync::mpsc;

    /// A computer whose clock stands still unless somebody sleeps: who computes is never asked to give up its turn.
    #[derive(Clone, Default)]
    struct Still(Arc<Mutex<String>>);

    impl Host for Still {
        fn monotonic(&mut self) -> f64 {
            0.0
        }

        fn time(&mut self) -> f64 {
            0.0
        }

        fn entropy(&mut self) -> u64 {
            1
        }

        fn write(&mut self, _: Stream, _: u32, text: &str) {
            self.0.lock().unwrap().push_str(text);
        }

        fn file(&mut self, _: &str) -> Option<Vec<u8>> {
            None
        }

        fn fork(&mut self) -> Option<Box<dyn Host>> {
            Some(Box::new(self.clone()))
        }
    }

    fn group(source: &str, host: Box<dyn Host>) -> Group {
        let mut machine = Machine::new(host);
        let code = compile(source, Target::Module).expect("the program is right");
        let main = machine.load_main(code, "main.py", source).expect("it fits");
        Group::new(machine, main, Turns::default())
    }

    /// Each of the two processes computes until the other one has come. As no turn ends by time here, that is only
    /// possible if both compute at once.
    #[test]
    fn two_workers_compute_at_once() {
        let source = "
from multiprocessing import Process, RawValue
def meet(mine, other):
    mine.value = 1
    while other.value == 0:
        pass
one, two = RawValue('i'), RawValue('i')
p = Process(target=meet, args=(one, two))
p.start()
meet(two, one)
p.join()
print('met', p.exitcode)
";
        let host = Still::default();
        let printed = Arc::clone(&host.0);
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            let group = group(source, Box::new(host.clone()));
            send.send(play(group, 2, None, &mut host.clone()))
        });
        let ended = receive.recv_timeout(Duration::from_mins(5));
        assert_eq!(ended, Ok(Ended::Itself(End::Exit(0))));
        assert_eq!(*printed.lock().unwrap(), "met 0\n");
    }

    #[test]
    fn the_time_limit_holds_for_all_processes() {
        let source = "
from multiprocessing import Process
def spin():
    while True: pass
for _ in range(3): Process(target=spin).start()
spin()
";
        let mut host = crate::host::Native::new(None, vec![]);
        for workers in [1, 3] {
            let group = group(source, Box::new(host.clone()));
            let limit = Some(Duration::from_millis(300));
            assert_eq!(play(group, workers, limit, &mut host), Ended::Limit);
        }
    }

    #[test]
    fn a_pool_gives_the_same_on_any_number_of_workers() {
        let source = "
from multiprocessing import Pool
def square(n): return n * n
with Pool(4) as pool:
    print(sum(pool.map(square, range(200), chunksize=3)))
";
        for workers in [1, 2, 4] {
            let host = Still::default();
            let group = group(source, Box::new(host.clone()));
            let ended = play(group, workers, None, &mut host.clone());
            assert_eq!(ended, Ended::Itself(End::Exit(0)), "{workers} workers");
            assert_eq!(*host.0.lock().unwrap(), "2646700\n");
        }
    }

    /// Whoever reports the error has the room of what it made needless.
    #[test]
    fn a_thread_without_memory_says_so_and_the_others_go_on() {
        let source = "
import threading
def work():
    keep = []
    while True:
        keep.append([0] * 1000)
thread = threading.Thread(target=work)
thread.start()
thread.join()
print(len([0] * 100000))
";
        let host = Still::default();
        let mut machine = Machine::new(Box::new(host.clone()));
        machine.limits.bytes = 32 << 20;
        let code = compile(source, Target::Module).expect("the program is right");
        let main = machine.load_main(code, "main.py", source).expect("it fits");
        let group = Group::new(machine, main, Turns::default());
        let ended = play(group, 1, None, &mut host.clone());
        assert_eq!(ended, Ended::Itself(End::Exit(0)));
        let printed = host.0.lock().unwrap();
        assert!(printed.ends_with("MemoryError\n100000\n"), "{printed}");
    }
}
