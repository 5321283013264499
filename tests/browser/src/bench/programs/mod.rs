//! Programs in Python: how fast they run here and elsewhere, what threads and memory
//! cost, and how soon one is seen to print. A row that cannot be had says why.

mod figure;
pub mod memory;
mod output;
pub mod runner;
mod speed;
mod threads;
mod timings;

use super::say;
use super::table::Part;
use crate::Result;
use crate::browser::{Browser, Kind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A program of this repository.
pub struct Program {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// What it says.
    pub source: String,
}

/// All rows.
pub async fn part(chromium: &Arc<Browser>) -> Result<Part> {
    let firefox = Arc::new(Browser::start(Kind::Firefox).await?);
    let mut part = Part::default();
    part.take("small programs", speed::part(chromium, &firefox).await);
    part.extend(threads::part().await);
    part.extend(memory::part(chromium).await);
    say("memory of programs");
    for browser in [chromium, &firefox] {
        let what = format!("first output, {}", browser.version);
        part.take(&what, output::row(browser).await);
    }
    Ok(part)
}

impl Program {
    /// The program of a file of `benches/`.
    pub fn load(name: &str) -> Result<Self> {
        Self::at(benches().join(name))
    }

    /// The program of a file.
    pub fn at(path: PathBuf) -> Result<Self> {
        let source = std::fs::read_to_string(&path)
            .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let name = name.into_owned();
        Ok(Self { name, path, source })
    }
}

/// The folder of the programs.
fn benches() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches")
}
