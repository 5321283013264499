//! Compares what a run left behind with what should be there. Knows no
//! workload.

use super::{Output, WrongAnswer};

impl Output {
    /// The number, if it is a [`Output::Count`].
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(*count),
            _ => None,
        }
    }

    /// The numbers, if they are [`Output::Numbers`].
    pub fn numbers(&self) -> Option<&[u32]> {
        match self {
            Self::Numbers(numbers) => Some(numbers),
            _ => None,
        }
    }

    /// The elements, if they are [`Output::Elements`].
    pub fn elements(&self) -> Option<&[f32]> {
        match self {
            Self::Elements(elements) => Some(elements),
            _ => None,
        }
    }

    /// The pixels, if they are [`Output::Pixels`].
    pub fn pixels(&self) -> Option<&[u8]> {
        match self {
            Self::Pixels(pixels) => Some(pixels),
            _ => None,
        }
    }
}

/// One output per task, no more and no fewer.
pub(super) fn one_each(tasks: u32, outputs: &[Output]) -> Result<(), WrongAnswer> {
    if outputs.len() == tasks as usize {
        return Ok(());
    }
    Err(WrongAnswer(format!(
        "{} answers from {tasks} tasks",
        outputs.len()
    )))
}

/// Every task's output is the one expected of it.
pub(super) fn all_equal(
    tasks: u32,
    outputs: &[Output],
    expected: impl Fn(u32) -> Output,
) -> Result<(), WrongAnswer> {
    one_each(tasks, outputs)?;
    for (task, output) in (0..).zip(outputs) {
        let expected = expected(task);
        if *output != expected {
            let what = format!("it gave {}, not {}", brief(output), brief(&expected));
            return Err(wrong(task, &what));
        }
    }
    Ok(())
}

/// The wrong answer of one task: what it is, and that it is not right.
pub(super) fn wrong(task: u32, what: &str) -> WrongAnswer {
    WrongAnswer(format!("task {task}: {what}"))
}

/// An output in a few words. (Not its `Debug`, which would bring the formatting
/// of floats into the engine's module.)
fn brief(output: &Output) -> String {
    match output.count() {
        Some(count) => count.to_string(),
        None => "something else".to_owned(),
    }
}
