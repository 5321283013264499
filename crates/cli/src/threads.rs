//! Programs in Python: each of their workers is a thread of this computer.

use interleave_python::crew::Crew;
use interleave_python::schedule::End;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How a run ended.
#[derive(Debug, PartialEq)]
pub enum Ended {
    /// As the program says.
    Itself(End),
    /// At its time limit.
    Limit,
}

/// Runs a program on all its workers, for `limit` at most.
pub fn play(crew: &impl Crew, limit: Option<Duration>) -> Ended {
    let (done, is_done) = mpsc::channel::<()>();
    thread::scope(|scope| {
        for number in 1..crew.workers() {
            scope.spawn(move || crew.work(number));
        }
        if let Some(limit) = limit {
            scope.spawn(move || {
                if is_done.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
                    crew.stop();
                }
            });
        }
        crew.work(0);
        drop(done);
    });
    crew.ended().map_or(Ended::Limit, Ended::Itself)
}

/// Does something while all workers of a program work. Then the program ends.
pub fn beside<T>(crew: &impl Crew, what: impl FnOnce() -> T) -> T {
    thread::scope(|scope| {
        for number in 0..crew.workers() {
            scope.spawn(move || crew.work(number));
        }
        let _stop = StopAtEnd(crew);
        what()
    })
}

/// Also after a panic: the workers would go on for ever.
struct StopAtEnd<'a, C: Crew>(&'a C);

impl<C: Crew> Drop for StopAtEnd<'_, C> {
    fn drop(&mut self) {
        self.0.stop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::Native;
    use interleave_python::Machine;
    use interleave_python::host::{Host, Stream};
    use interleave_python::process::{Group, Workers};
    use interleave_python::schedule::Turns;
    use interleave_python::team::Team;
    use interleave_python_compiler::{Target, compile};
    use std::sync::{Arc, Mutex};

    fn ended(source: &str, workers: usize, limit: Option<Duration>) -> (Ended, String) {
        let mut host = Native::new(None, vec![]);
        host.keep_output();
        let mut machine = Machine::new(Box::new(host.clone()));
        machine.limits.bytes = 32 << 20;
        let code = compile(source, Target::Module).expect("the program is right");
        let main = machine.load_main(code, "main.py", source).expect("it fits");
        let ended = play(&Team::new(machine, main, workers), limit);
        (ended, host.take_output().unwrap_or_default())
    }

    /// Each of two threads computes until the other one has come, without a call that gives up a turn.
    #[test]
    fn two_threads_compute_at_once() {
        let source = include_str!("../../../tests/meeting/threads.py");
        let (ended, printed) = ended(source, 2, Some(Duration::from_mins(2)));
        assert_eq!(ended, Ended::Itself(End::Exit(0)));
        assert_eq!(printed, "met\n");
    }

    #[test]
    fn a_time_limit_ends_threads_that_never_end() {
        let source = "
import threading
def spin():
    while True: pass
for _ in range(3): threading.Thread(target=spin).start()
spin()
";
        let (ended, _) = ended(source, 2, Some(Duration::from_millis(300)));
        assert_eq!(ended, Ended::Limit);
    }

    /// A thread that takes all memory ends with an error, and gives the memory back: the others go on.
    #[test]
    fn a_thread_without_memory_ends_alone() {
        let source = "
import threading
def work():
    keep = []
    try:
        while True:
            keep.append([0] * 1000)
    except MemoryError:
        print('no memory')
        raise
thread = threading.Thread(target=work)
thread.start()
thread.join()
print(len([0] * 100000))
";
        for workers in [1, 2] {
            let (ended, printed) = ended(source, workers, Some(Duration::from_mins(2)));
            assert_eq!(ended, Ended::Itself(End::Exit(0)), "{workers} workers");
            assert_eq!(printed, "no memory\n100000\n", "{workers} workers");
        }
    }

    /// The process computes until the thread has come, and the thread until the process has.
    #[test]
    fn processes_run_beside_threads() {
        let source = "
import threading
from multiprocessing import Process, RawValue
def meet(mine, other):
    mine.value = 1
    while other.value == 0:
        pass
one, two = RawValue('i'), RawValue('i')
process = Process(target=meet, args=(one, two))
thread = threading.Thread(target=meet, args=(two, one))
process.start()
thread.start()
process.join()
thread.join()
print('met', process.exitcode)
";
        for workers in [1, 2, 4] {
            let (ended, printed) = ended(source, workers, Some(Duration::from_mins(2)));
            assert_eq!(ended, Ended::Itself(End::Exit(0)), "{workers} workers");
            assert_eq!(printed, "met 0\n", "{workers} workers");
        }
    }

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
        let source = include_str!("../../../tests/meeting/processes.py");
        let host = Still::default();
        let printed = Arc::clone(&host.0);
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            let group = group(source, Box::new(host.clone()));
            send.send(play(&Workers::new(group, 2, Box::new(host.clone())), None))
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
        let host = Native::new(None, vec![]);
        for workers in [1, 3] {
            let group = group(source, Box::new(host.clone()));
            let limit = Some(Duration::from_millis(300));
            assert_eq!(
                play(&Workers::new(group, workers, Box::new(host.clone())), limit),
                Ended::Limit
            );
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
            let ended = play(&Workers::new(group, workers, Box::new(host.clone())), None);
            assert_eq!(ended, Ended::Itself(End::Exit(0)), "{workers} workers");
            assert_eq!(*host.0.lock().unwrap(), "2646700\n");
        }
    }

    /// What the thread held is collected before the error is reported, so that there is room for the report.
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
        let ended = play(&Workers::new(group, 1, Box::new(host.clone())), None);
        assert_eq!(ended, Ended::Itself(End::Exit(0)));
        let printed = host.0.lock().unwrap();
        assert!(printed.ends_with("MemoryError\n100000\n"), "{printed}");
    }
}
