//! What the page calls modes and those who do the work.

use crate::run::Mode;

/// A mode's name.
pub fn name(mode: Mode) -> &'static str {
    match mode {
        Mode::Sequential => "Sequential",
        Mode::Concurrent => "Concurrent",
        Mode::Parallel => "Parallel",
        Mode::Gil => "GIL (emulated)",
        Mode::Processes => "Processes",
    }
}

/// "4 workers".
pub fn workers(count: u32) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} worker{plural}")
}

/// Who does the work: "4 workers", "4 processes".
pub fn crew(mode: Mode, count: u32) -> String {
    match (mode, count) {
        (Mode::Processes, 1) => "1 process".to_owned(),
        (Mode::Processes, _) => format!("{count} processes"),
        _ => workers(count),
    }
}

/// "4 cores".
pub fn cores(count: u32) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} core{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_worker_is_not_workers() {
        assert_eq!(workers(1), "1 worker");
        assert_eq!(workers(2), "2 workers");
    }
}
