//! What a scenario is, and what it is given: a browser, sites to open pages of,
//! and a place for pictures. It must not know what the scenarios claim.

use crate::Result;
use crate::browser::{Browser, Kind};
use crate::page::{PATIENCE, Page};
use crate::site::{Headers, Probe, Site};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use tokio::sync::Mutex;

/// The end of all transitions on the page, or half a second: some never end.
const AT_REST: &str = "Promise.race([
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
    new Promise((resolve) => setTimeout(resolve, 500)),
]).then(() => 0)";

/// Who else may be at work while a scenario is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Company {
    /// Other browsers with other scenarios: it claims nothing about time.
    Others,
    /// Nobody: it measures, or holds the page to a time.
    Nobody,
}

/// One claim about the page, as it is tried in a browser.
#[derive(Clone, Copy)]
pub struct Scenario {
    /// The claim.
    pub name: &'static str,
    /// Beside whom it is played.
    pub company: Company,
    /// In which browsers it can be tried.
    pub browsers: &'static [Kind],
    /// In which of them it is tried unless `BROWSERS` names some: in one, where what it claims
    /// is the page's own doing and not the browser's.
    pub usually: &'static [Kind],
    /// The trial.
    pub play: fn(Stage) -> Pin<Box<dyn Future<Output = Result>>>,
}

/// Sites that many scenarios open pages of: one for each set of headers. So browsers
/// need not compile the page's modules again for every scenario.
#[derive(Clone, Default)]
pub struct Sites(Arc<Mutex<HashMap<Headers, Arc<Site>>>>);

impl Sites {
    /// The site that sends these headers.
    pub async fn with(&self, headers: Headers) -> Result<Arc<Site>> {
        let mut sites = self.0.lock().await;
        if let Some(site) = sites.get(&headers) {
            return Ok(Arc::clone(site));
        }
        let site = Arc::new(Site::start_shared(headers).await?);
        sites.insert(headers, Arc::clone(&site));
        Ok(site)
    }
}

/// What a scenario is given.
#[derive(Clone)]
pub struct Stage {
    /// The browser to try it in.
    pub browser: Arc<Browser>,
    /// Sites that others use too.
    pub sites: Sites,
}

/// Lists functions as scenarios for the browsers of a list, beside others (or `alone`); `usually`
/// in a few of those.
#[macro_export]
macro_rules! scenarios {
    ($browsers:expr, alone; $($play:path),+ $(,)?) => {
        $crate::scenarios![$browsers, $browsers, $crate::stage::Company::Nobody; $($play),+]
    };
    ($browsers:expr, alone, usually $usually:expr; $($play:path),+ $(,)?) => {
        $crate::scenarios![$browsers, $usually, $crate::stage::Company::Nobody; $($play),+]
    };
    ($browsers:expr, usually $usually:expr; $($play:path),+ $(,)?) => {
        $crate::scenarios![$browsers, $usually, $crate::stage::Company::Others; $($play),+]
    };
    ($browsers:expr; $($play:path),+ $(,)?) => {
        $crate::scenarios![$browsers, $browsers, $crate::stage::Company::Others; $($play),+]
    };
    ($browsers:expr, $usually:expr, $company:expr; $($play:path),+ $(,)?) => {
        [$($crate::stage::Scenario {
            name: stringify!($play),
            company: $company,
            browsers: $browsers,
            usually: $usually,
            play: |stage| Box::pin($play(stage)),
        }),+]
    };
}

/// All modes, and those that can do without shared memory. The first three are on
/// at first: processes stand in for parallel.
const MODES: [&str; 5] = ["sequential", "concurrent", "parallel", "gil", "processes"];
const MODES_WITHOUT_SHARING: [&str; 3] = ["sequential", "concurrent", "processes"];

impl Stage {
    /// Whether a page with all headers gets shared memory here.
    pub fn shares_memory(&self) -> bool {
        Kind::SHARING.contains(&self.browser.kind)
    }

    /// The engine that such a page has.
    pub fn engine(&self) -> &'static str {
        if self.shares_memory() {
            "threads"
        } else {
            "single"
        }
    }

    /// The modes that such a page runs unless it is told which.
    pub fn modes(&self) -> &'static [&'static str] {
        &self.all_modes()[..3]
    }

    /// All modes that can run on such a page.
    pub fn all_modes(&self) -> &'static [&'static str] {
        if self.shares_memory() {
            &MODES
        } else {
            &MODES_WITHOUT_SHARING
        }
    }

    /// How the verdict names what runs on many workers by default.
    pub fn parallel_on(&self, workers: u32) -> String {
        if self.shares_memory() {
            format!("Parallel on {workers} workers")
        } else {
            format!("{workers} processes")
        }
    }

    /// Whether all modes that a link names can run on such a page.
    pub fn can_run(&self, link: &str) -> bool {
        let modes = link
            .split(['#', '&'])
            .find_map(|pair| pair.strip_prefix("modes="));
        let modes = modes.unwrap_or_default();
        modes
            .split(',')
            .all(|mode| mode.is_empty() || self.all_modes().contains(&mode))
    }

    /// The page of a site that sends all headers, ready.
    pub async fn open(&self, fragment: &str) -> Result<Page> {
        let page = self.open_early(Headers::Declared, fragment).await?;
        page.until_state("ready", PATIENCE).await?;
        Ok(page)
    }

    /// The page of a site that others use too, not waited for.
    pub async fn open_early(&self, headers: Headers, fragment: &str) -> Result<Page> {
        let site = self.sites.with(headers).await?;
        Page::open_next(&self.browser, &site, fragment).await
    }

    /// The page of a site of its own that sends all headers, ready: for scenarios that
    /// block, edit or count what it serves.
    pub async fn open_apart(&self, fragment: &str) -> Result<Page> {
        let page = self.open_apart_early(fragment).await?;
        page.until_state("ready", PATIENCE).await?;
        Ok(page)
    }

    /// The same, not waited for.
    pub async fn open_apart_early(&self, fragment: &str) -> Result<Page> {
        let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
        Page::open(&self.browser, &site, fragment).await
    }

    /// Prints a detail that people may want to see, under the browser's name.
    pub fn note(&self, words: &str) {
        println!("  {}: {words}", self.browser.kind);
    }

    /// Keeps what the page shows as a picture of this name, if those are wanted: they take
    /// long, and claim nothing.
    pub async fn picture(&self, name: &str) -> Result {
        if !takes_pictures() {
            return Ok(());
        }
        self.keep_picture(name).await
    }

    /// Keeps what the page shows as a picture of this name.
    pub async fn keep_picture(&self, name: &str) -> Result {
        self.browser.wait_for(AT_REST).await?;
        let path = artefacts()?.join(format!("{}-{name}.png", self.browser.kind));
        self.browser.screenshot(&path).await
    }
}

/// Whether what scenarios come by is to be kept as pictures.
pub fn takes_pictures() -> bool {
    std::env::var_os("PICTURES").is_some()
}

/// Where pictures are kept.
pub fn artefacts() -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("artefacts");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
