//! A screen that nobody sees, for browsers that cannot do without one: `Xvfb` on
//! a free display. It must not know who draws on it.

use crate::Result;
use std::process::{Command as Now, Stdio};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// How long it may take to say its number.
const PATIENCE: Duration = Duration::from_secs(20);

/// A display. It ends when this is dropped, or with the last who draws on it.
pub struct Display {
    /// What `DISPLAY` must say.
    pub name: String,
    process: Child,
}

impl Display {
    /// Starts a display with room for windows higher than any screen.
    pub async fn start() -> Result<Self> {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x4400x24"])
            .args(["-nolisten", "tcp", "-terminate"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb does not start ({error}): run make setup"))?;
        let output = process.stdout.take().ok_or("its output is piped")?;
        let mut number = String::new();
        timeout(PATIENCE, BufReader::new(output).read_line(&mut number))
            .await
            .map_err(|_| "Xvfb does not say its display")??;
        let name = format!(":{}", number.trim());
        Ok(Self { name, process })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Asked, not killed: it leaves its lock behind otherwise.
        if let Some(id) = self.process.id() {
            let _ = Now::new("kill").arg(id.to_string()).status();
        }
    }
}
