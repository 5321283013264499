//! A scheduler that goes round tasks which let go of the processor by themselves.
use std::collections::VecDeque;

/// What a task says when it lets go of the processor.
#[derive(PartialEq)]
enum Says {
    /// Others may go on.
    Later,
    /// There is nothing left to do.
    Done,
}

type Task = Box<dyn FnMut(&mut Vec<char>) -> Says>;

/// A task that works this often, and lets others go on after so many times.
fn task(name: char, work: usize, at_a_time: usize) -> Task {
    let mut left = work;
    Box::new(move |log| {
        for _ in 0..at_a_time.min(left) {
            log.push(name);
            left -= 1;
        }
        if left == 0 { Says::Done } else { Says::Later }
    })
}

/// Each in turn, until it lets go of its own accord: nobody can take the processor away.
fn run(tasks: impl IntoIterator<Item = Task>) -> String {
    let (mut ready, mut log) = (VecDeque::from_iter(tasks), Vec::new());
    while let Some(mut task) = ready.pop_front() {
        if task(&mut log) == Says::Later {
            ready.push_back(task);
        }
    }
    log.into_iter().collect()
}

pub fn main() {
    let polite = run([task('a', 4, 1), task('b', 4, 1)]);
    assert_eq!(polite, "abababab");
    let greedy = run([task('a', 4, 4), task('b', 4, 1)]);
    assert_eq!(greedy, "aaaabbbb");
}
