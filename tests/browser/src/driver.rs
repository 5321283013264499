//! Starts a browser's `WebDriver` server on a free port, and ends it. It must not
//! know what the browser is used for.

use crate::Result;
use crate::browser::Kind;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

/// How long a server may take to say its port.
const PATIENCE: Duration = Duration::from_secs(20);

/// A `WebDriver` server. It ends when this is dropped.
pub struct Driver {
    /// Where it listens.
    pub url: String,
    _process: Child,
}

impl Driver {
    /// Starts the server that drives this kind of browser.
    pub async fn start(kind: Kind) -> Result<Self> {
        let (variable, name) = match kind {
            Kind::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Kind::Firefox => ("GECKODRIVER", "geckodriver"),
        };
        let program = std::env::var(variable).unwrap_or_else(|_| name.to_owned());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| {
                format!("{program} does not start ({error}): run make setup, or set {variable}")
            })?;
        let output = process.stdout.take().ok_or("its output is piped")?;
        let mut lines = BufReader::new(output).lines();
        let port = timeout(PATIENCE, port(&mut lines))
            .await
            .map_err(|_| format!("{program} does not say its port"))??;
        // Read on, or the server would block once the pipe is full.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self {
            url: format!("http://127.0.0.1:{port}"),
            _process: process,
        })
    }
}

/// The port that a server says it listens on.
async fn port(lines: &mut Lines<BufReader<ChildStdout>>) -> Result<u16> {
    while let Some(line) = lines.next_line().await? {
        // "… was started successfully on port 40123." and "Listening on 127.0.0.1:40123"
        let said = line.contains("successfully on port") || line.contains("Listening on");
        let digits = line.trim_end_matches('.').rsplit([' ', ':']).next();
        if let Some(port) = digits.filter(|_| said).and_then(|port| port.parse().ok()) {
            return Ok(port);
        }
    }
    Err("the WebDriver server ended before it listened".into())
}
