//! Free-threaded programs: each of the team's workers is a thread of this computer.

use crate::workers::Ended;
use interleave_python::team::Team;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Runs a program on all workers of its team, for `limit` at most.
pub fn play(team: &Team, limit: Option<Duration>) -> Ended {
    let (done, is_done) = mpsc::channel::<()>();
    thread::scope(|scope| {
        for number in 1..team.workers() {
            scope.spawn(move || team.work(number));
        }
        if let Some(limit) = limit {
            scope.spawn(move || {
                if is_done.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
                    team.stop();
                }
            });
        }
        team.work(0);
        drop(done);
    });
    team.ended().map_or(Ended::Limit, Ended::Itself)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::Native;
    use interleave_python::Machine;
    use interleave_python::schedule::End;
    use interleave_python_compiler::{Target, compile};

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
        let source = "
import threading
met = []
def meet():
    met.append(1)
    while len(met) < 2:
        pass
threads = [threading.Thread(target=meet) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print('met')
";
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
}
