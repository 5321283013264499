//! The same experiment by the native command line.

use crate::Result;
use serde_json::Value;
use std::path::{Path, PathBuf};
use tokio::process::Command;

/// Runs the experiment of a fragment on native threads, and gives its result.
pub async fn run(fragment: &str) -> Result<Value> {
    let program = program();
    let output = Command::new(&program)
        .args(["run", fragment])
        .output()
        .await;
    let output = output.map_err(|error| {
        format!(
            "{} does not run ({error}): build it, or set NATIVE",
            program.display()
        )
    })?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The command.
pub fn program() -> PathBuf {
    std::env::var_os("NATIVE").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/release/interleave"),
        PathBuf::from,
    )
}
