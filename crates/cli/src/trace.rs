//! The file of a trace.

use crate::arguments::Options;
use crate::host::Native;
use interleave_core::export::chrome;
use interleave_core::mode::Mode;
use std::fs::{self, File};
use std::process::ExitCode;

/// Has the host write down what threads do, if a trace is asked for; or tells that its file cannot be written.
pub fn begin(options: &Options, host: &mut Native) -> Result<(), ExitCode> {
    let Some(path) = &options.trace else {
        return Ok(());
    };
    if let Err(error) = File::create(path) {
        eprintln!("interleave: {} cannot be written: {error}", path.display());
        return Err(ExitCode::from(2));
    }
    host.begin_trace();
    Ok(())
}

/// Writes the trace, if one was asked for.
pub fn end(options: &Options, host: &Native) {
    let mode = if options.free {
        Mode::Parallel
    } else {
        Mode::Gil
    };
    let (Some(path), Some(trace)) = (&options.trace, host.trace(mode)) else {
        return;
    };
    if trace.lost > 0 {
        let lost = trace.lost;
        eprintln!("interleave: the trace ends early: {lost} more records were left out");
    }
    if let Err(error) = fs::write(path, chrome::write(&trace)) {
        eprintln!("interleave: {} cannot be written: {error}", path.display());
    }
}
