//! From the report of a run in which every thread waits to what is told of it.

use crate::run::{Deadlock, Hung};
use interleave_python::report::{Report, Waiting};

/// The most threads that are told of, as nobody could take in more.
const MOST: usize = 100;

/// What is told of it.
pub(super) fn of(report: &Report) -> Deadlock {
    let waiting = report.waiting.iter();
    Deadlock {
        waiting: waiting.take(MOST).map(hung).collect(),
        more: report.waiting.len().saturating_sub(MOST) as u32,
    }
}

fn hung(waiting: &Waiting) -> Hung {
    Hung {
        // They are numbered from 1 on, in the order of their start.
        process: waiting.process.saturating_sub(1),
        thread: waiting.recorded,
        name: waiting.name.clone(),
        wants: waiting.what.clone(),
        line: waiting.place.as_ref().map_or(0, |place| place.span.line),
        holder: waiting.holder_recorded.zip(waiting.holder.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(thread: u32) -> Waiting {
        Waiting {
            process: 1,
            thread,
            recorded: thread,
            name: format!("thread {thread}"),
            what: "lock 'left'".to_owned(),
            holder: Some("thread 2".to_owned()),
            holder_recorded: Some(2),
            place: None,
        }
    }

    #[test]
    fn of_many_threads_the_first_are_told_and_the_others_counted() {
        let report = Report {
            waiting: (0..105).map(waiting).collect(),
        };
        let told = of(&report);
        assert_eq!((told.waiting.len(), told.more), (100, 5));
        assert_eq!(told.waiting[0].holder, Some((2, "thread 2".to_owned())));
        assert_eq!((told.waiting[0].process, told.waiting[0].line), (0, 0));
    }
}
