//! Starts a browser's `WebDriver` server on a free port, and ends it. It must not
//! know what the browser is used for.

use crate::Result;
use crate::browser::{Compilers, Kind};
use crate::display::Display;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::{sleep, timeout};

/// How long a server may take to say its port.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is asked whether it listens.
const GLANCE: Duration = Duration::from_millis(20);

/// How often a server is started before it is given up.
const STARTS: u32 = 3;

/// A `WebDriver` server. It ends when this is dropped.
pub struct Driver {
    /// Where it listens.
    pub url: String,
    process: Child,
    _display: Option<Display>,
}

impl Driver {
    /// Its process, until that has ended.
    pub fn process(&self) -> Option<u32> {
        self.process.id()
    }

    /// Starts the server that drives this kind of browser.
    pub async fn start(kind: Kind, compilers: Compilers) -> Result<Self> {
        match kind {
            Kind::Chromium => Self::that_says_its_port("CHROMEDRIVER", "chromedriver").await,
            Kind::Firefox => Self::that_says_its_port("GECKODRIVER", "geckodriver").await,
            Kind::Webkit => {
                Self::that_is_told_its_port("WEBKITDRIVER", "WebKitWebDriver", compilers).await
            }
        }
    }

    /// A server that chooses its port takes it for IPv4 first and ends if it is not free
    /// for IPv6 as well (Chromium's): it is started again, then.
    async fn that_says_its_port(variable: &str, name: &str) -> Result<Self> {
        for _ in 1..STARTS {
            if let Ok(driver) = Self::once_that_says_its_port(variable, name).await {
                return Ok(driver);
            }
        }
        Self::once_that_says_its_port(variable, name).await
    }

    async fn once_that_says_its_port(variable: &str, name: &str) -> Result<Self> {
        let program = std::env::var(variable).unwrap_or_else(|_| name.to_owned());
        let mut process = spawned(variable, Command::new(&program).arg("--port=0"))?;
        let output = process.stdout.take().ok_or("its output is piped")?;
        let mut lines = BufReader::new(output).lines();
        let port = timeout(PATIENCE, port(&mut lines))
            .await
            .map_err(|_| format!("{program} does not say its port"))??;
        // Read on, or the server would block once the pipe is full.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self {
            url: format!("http://127.0.0.1:{port}"),
            process,
            _display: None,
        })
    }

    /// `WebKit`'s server says nothing, and its browser needs a display.
    async fn that_is_told_its_port(
        variable: &str,
        name: &str,
        compilers: Compilers,
    ) -> Result<Self> {
        let program = std::env::var(variable).unwrap_or_else(|_| name.to_owned());
        let display = Display::start().await?;
        let free = TcpListener::bind("127.0.0.1:0").await?;
        let address = free.local_addr()?;
        drop(free);
        let mut command = Command::new(&program);
        command
            .arg(format!("--port={}", address.port()))
            .env("DISPLAY", &display.name)
            // Not the desktop's, where there is one.
            .env("GDK_BACKEND", "x11")
            // Layers are composed by a graphics card: one made of software takes a third of
            // all that this browser computes.
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        if compilers == Compilers::Quick {
            command.env("JSC_useOMGJIT", "0");
        }
        let mut process = spawned(variable, &mut command)?;
        drop(process.stdout.take());
        let answers = async {
            while TcpStream::connect(address).await.is_err() {
                sleep(GLANCE).await;
            }
        };
        timeout(PATIENCE, answers)
            .await
            .map_err(|_| format!("{program} does not listen on {address}"))?;
        Ok(Self {
            url: format!("http://{address}"),
            process,
            _display: Some(display),
        })
    }
}

/// A server, started so that it ends with us.
fn spawned(variable: &str, command: &mut Command) -> Result<Child> {
    let program = command.as_std().get_program().to_owned();
    let process = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn();
    process.map_err(|error| {
        let program = program.display();
        format!("{program} does not start ({error}): run make setup, or set {variable}").into()
    })
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
