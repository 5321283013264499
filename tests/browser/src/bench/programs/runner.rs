//! Who runs programs that time themselves, and print milliseconds and a result.

use super::Program;
use crate::Result;
use crate::bench::contestant;
use crate::bench::native;
use crate::browser::Browser;
use crate::page::{PATIENCE, Page};
use crate::program::{link, packed};
use crate::site::{Headers, Probe, Site};
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::process::Command;
use tokio::time::timeout;

/// A program that takes longer hangs.
const LIMIT: Duration = Duration::from_mins(1);

/// One who runs programs.
pub struct Runner {
    /// What it is called.
    pub name: &'static str,
    /// How it does; or why it cannot.
    how: Result<How>,
}

enum How {
    CPython,
    /// The command line, with these arguments.
    Native(&'static [&'static str]),
    /// The page, ready for programs.
    Page(Page),
    Pyodide(Page),
}

/// What a program prints.
pub struct Printed {
    /// How long its work took, by its own clock.
    pub ms: f64,
    /// The rest.
    pub result: String,
}

impl Runner {
    /// `python3`.
    pub fn cpython() -> Self {
        Self {
            name: "CPython",
            how: Ok(How::CPython),
        }
    }

    /// The command line, with these arguments.
    pub fn native(name: &'static str, arguments: &'static [&'static str]) -> Self {
        Self {
            name,
            how: Ok(How::Native(arguments)),
        }
    }

    /// The page in a browser.
    pub async fn page(name: &'static str, browser: &Arc<Browser>) -> Self {
        Self {
            name,
            how: page(browser).await.map(How::Page),
        }
    }

    /// Pyodide in a browser.
    pub async fn pyodide(name: &'static str, browser: &Arc<Browser>) -> Self {
        Self {
            name,
            how: pyodide(browser).await.map(How::Pyodide),
        }
    }

    /// Runs a program once.
    pub async fn run(&self, program: &Program, arguments: &[&str]) -> Result<Printed> {
        match self.how.as_ref().map_err(ToString::to_string)? {
            How::CPython => {
                printed(&output(Command::new("python3").arg(&program.path).args(arguments)).await?)
            }
            How::Native(options) => printed(&output(command(program, options, arguments)).await?),
            How::Page(page) => printed(&in_page(page, program).await?),
            How::Pyodide(page) => printed(&in_pyodide(page, program).await?),
        }
    }
}

/// The command line for a program.
pub fn command(program: &Program, options: &[&str], arguments: &[&str]) -> Command {
    let mut command = Command::new(native::program());
    command.arg("run").arg(&program.path).args(options);
    command.arg("--").args(arguments);
    command
}

/// What a command prints.
pub async fn output(mut command: impl std::borrow::BorrowMut<Command>) -> Result<String> {
    let command = command.borrow_mut().kill_on_drop(true);
    let output = timeout(LIMIT, command.output()).await;
    let output = output.map_err(|_| format!("no end after {LIMIT:?}"))??;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn printed(text: &str) -> Result<Printed> {
    let parts = text.trim().split_once(' ');
    let parts = parts.and_then(|(ms, result)| Some((ms.parse().ok()?, result.to_owned())));
    let (ms, result) = parts.ok_or_else(|| format!("no time, but {text}"))?;
    Ok(Printed { ms, result })
}

/// The page, with its modules loaded and compiled.
async fn page(browser: &Arc<Browser>) -> Result<Page> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    let page = Page::open(browser, &site, &link("print('warm')\n")).await?;
    page.until_state("ready", PATIENCE).await?;
    page.run_by_script().await?;
    Ok(page)
}

async fn in_page(page: &Page, program: &Program) -> Result<String> {
    page.configure(json!({ "code": packed(&program.source) }))
        .await?;
    let text = page.browser().wait_for(FIRST_OUTPUT).await?;
    page.until_state_not("running", PATIENCE).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Runs, and gives what is printed first, without the page's own samples.
const FIRST_OUTPUT: &str = "(async () => {
    const output = document.querySelector('[data-testid=output]');
    const shown = new Promise((resolve) => {
        // The output of the run before goes first.
        const look = (_, observer) => {
            if (!output.textContent) return;
            observer.disconnect();
            resolve(output.textContent);
        };
        new MutationObserver(look).observe(output, { childList: true, subtree: true, characterData: true });
    });
    const run = window.interleave.run();
    const text = await Promise.race([shown, run]);
    window.interleave.stop();
    await run.catch(() => 'stopped');
    return typeof text === 'string' ? text : '';
})()";

async fn pyodide(browser: &Arc<Browser>) -> Result<Page> {
    let packages = std::env::var_os("RIVALS").unwrap_or_default();
    if !Path::new(&packages).join("pyodide/pyodide.mjs").exists() {
        return Err("not at hand: run make setup".into());
    }
    contestant::pyodide(browser).await
}

async fn in_pyodide(page: &Page, program: &Program) -> Result<String> {
    let promise = format!("window.python.run({})", json!(program.source));
    let text = page.browser().wait_for(&promise).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}
