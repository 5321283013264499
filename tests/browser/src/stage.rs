//! Runs scenarios in each browser, one after another: the browser is started
//! once, and again after a failure. Keeps a picture of each failure. It must not
//! know what the scenarios claim.

use crate::Result;
use crate::browser::{Browser, Kind};
use crate::page::{PATIENCE, Page};
use crate::site::{Headers, Probe, Site};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// No scenario may take longer.
const LIMIT: Duration = Duration::from_secs(90);

/// The end of all transitions on the page, or half a second: some never end.
const AT_REST: &str = "Promise.race([
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
    new Promise((resolve) => setTimeout(resolve, 500)),
]).then(() => 0)";

/// One claim about the page, as it is tried in a browser.
pub struct Scenario {
    /// The claim.
    pub name: &'static str,
    /// In which browsers it can be tried.
    pub browsers: &'static [Kind],
    /// The trial.
    pub play: fn(Stage) -> Pin<Box<dyn Future<Output = Result> + Send>>,
}

/// What a scenario is given.
#[derive(Clone)]
pub struct Stage {
    /// The browser to try it in.
    pub browser: Arc<Browser>,
}

/// Lists functions as scenarios for the browsers of a list.
#[macro_export]
macro_rules! scenarios {
    ($browsers:expr; $($play:path),+ $(,)?) => {
        [$($crate::stage::Scenario {
            name: stringify!($play),
            browsers: $browsers,
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

    /// The page of a new site, not waited for.
    pub async fn open_early(&self, headers: Headers, fragment: &str) -> Result<Page> {
        let site = Arc::new(Site::start(headers, Probe::Installed).await?);
        Page::open(&self.browser, &site, fragment).await
    }

    /// Keeps what the page shows as a picture of this name.
    pub async fn picture(&self, name: &str) -> Result {
        self.browser.wait_for(AT_REST).await?;
        let path = artefacts()?.join(format!("{}-{name}.png", self.browser.kind));
        self.browser.screenshot(&path).await
    }
}

/// Plays those scenarios whose names contain one of the arguments, in the
/// browsers that `BROWSERS` names; tells how each went, as `cargo test` does.
pub async fn play_all(scenarios: &[Scenario]) -> ExitCode {
    // The outcome tells what was claimed; only the place is missing from it.
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            println!("  claimed at {place}");
        }
    }));
    let mut failed = Vec::new();
    let mut played = 0;
    for kind in Kind::ALL.into_iter().filter(|&kind| is_wanted(kind)) {
        let chosen: Vec<_> = scenarios
            .iter()
            .filter(|scenario| is_chosen(scenario, kind))
            .collect();
        if chosen.is_empty() {
            continue;
        }
        if let Some(lack) = kind.lack().filter(|_| !is_named(kind)) {
            println!(
                "test {kind} ... skipped, {} scenarios: {lack}",
                chosen.len()
            );
            continue;
        }
        played += chosen.len();
        failed.extend(play_in(kind, &chosen).await);
    }
    println!(
        "\n{played} scenarios played, {} failed {failed:#?}",
        failed.len()
    );
    if failed.is_empty() && played > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Plays scenarios in one kind of browser. Gives those that failed.
async fn play_in(kind: Kind, scenarios: &[&Scenario]) -> Vec<String> {
    let mut failed = Vec::new();
    let mut browser = None;
    for scenario in scenarios {
        let title = format!("{kind}::{}", scenario.name);
        let began = Instant::now();
        let outcome = match ready(browser.take(), kind).await {
            Ok(running) => play(scenario, running, &mut browser).await,
            Err(error) => Err(error),
        };
        let seconds = began.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => println!("test {title} ... ok ({seconds:.1} s)"),
            Err(error) => {
                println!("test {title} ... FAILED ({seconds:.1} s): {error}");
                failed.push(title);
            }
        }
    }
    if let Some(browser) = browser {
        end(browser).await;
    }
    failed
}

/// Plays one scenario. If that goes well, the browser is left for the next one.
async fn play(
    scenario: &Scenario,
    browser: Arc<Browser>,
    left: &mut Option<Arc<Browser>>,
) -> Result {
    let stage = Stage {
        browser: Arc::clone(&browser),
    };
    // A task of its own, so that a failed assertion ends the scenario only.
    let trial = tokio::spawn(timeout(LIMIT, (scenario.play)(stage.clone())));
    let outcome = match trial.await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err(format!("it took more than {LIMIT:?}").into()),
        Err(panic) => Err(message_of(panic).into()),
    };
    if outcome.is_ok() {
        *left = Some(browser);
        return outcome;
    }
    // A picture helps, but its lack is not what failed; a page that hangs gives none.
    let name = format!("failed-{}", scenario.name.replace("::", "-"));
    let _ = timeout(PATIENCE, stage.picture(&name)).await;
    drop(stage);
    end(browser).await;
    outcome
}

async fn ready(browser: Option<Arc<Browser>>, kind: Kind) -> Result<Arc<Browser>> {
    match browser {
        Some(browser) => Ok(browser),
        None => Ok(Arc::new(Browser::start(kind).await?)),
    }
}

async fn end(browser: Arc<Browser>) {
    // Whoever still holds it would end it too, by dropping it.
    if let Some(browser) = Arc::into_inner(browser) {
        // Where it does not answer, its driver ends it by ending.
        let _ = timeout(PATIENCE, browser.quit()).await;
    }
}

/// Where pictures are kept.
pub fn artefacts() -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("artefacts");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn is_wanted(kind: Kind) -> bool {
    is_named(kind) || std::env::var("BROWSERS").is_err()
}

fn is_named(kind: Kind) -> bool {
    std::env::var("BROWSERS").is_ok_and(|wanted| wanted.contains(&kind.to_string()))
}

fn is_chosen(scenario: &Scenario, kind: Kind) -> bool {
    let mut words = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .peekable();
    scenario.browsers.contains(&kind)
        && (words.peek().is_none() || words.any(|word| scenario.name.contains(&word)))
}

fn message_of(error: tokio::task::JoinError) -> String {
    let Ok(panic) = error.try_into_panic() else {
        return "it was aborted".to_owned();
    };
    let text = panic.downcast_ref::<String>().cloned();
    let literal = || panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(literal)
        .unwrap_or_else(|| "it panicked".to_owned())
}
