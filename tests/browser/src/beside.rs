//! How much processor time a browser takes beside the workers of its page while a sample is
//! timed, by the counters that Linux keeps of each thread. Elsewhere nobody can say.

use crate::Result;
use crate::browser::Browser;
use crate::page::{PATIENCE, Page, RUN_PATIENCE};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// That it is no run to warm up.
const IS_TIMED: &str =
    "document.querySelector('[data-testid=status]').textContent.includes('Measuring')";
/// Linux counts in hundredths of a second, whatever the processor.
const TICKS_PER_SECOND: f64 = 100.0;
/// What Chromium and Firefox call the threads of a page's workers.
const WORKERS: [&str; 2] = ["DedicatedWorker", "DOM Worker"];

/// Runs that go on for long enough on any machine: one with a picture that fills and some
/// samples a second, between which the page draws; one with samples that take seconds.
pub const RUNS: [&str; 2] = [
    "workload=mandelbrot&size=1024&tasks=64&modes=parallel&workers=2&repeats=100",
    "workload=primes&size=90000001&tasks=1500&modes=parallel&workers=2&repeats=10",
];

/// Shares of one core's time, in percent.
pub struct Shares {
    /// All but the workers.
    pub beside: f64,
    /// The workers.
    pub workers: f64,
    /// By the names of threads, the largest first; none below a tenth of a percent.
    pub by_name: Vec<(String, f64)>,
}

/// What each thread of a browser has used so far.
struct Moment {
    at: Instant,
    ticks: HashMap<(u32, u32), (String, f64)>,
}

/// Runs one of [`RUNS`] for `time`, and stops it. `None` where nobody counts.
pub async fn shares(browser: &Browser, page: &Page, time: Duration) -> Result<Option<Shares>> {
    page.click("run").await?;
    page.until(IS_TIMED, RUN_PATIENCE).await?;
    let shares = shares_now(browser, time).await;
    if page.state().await? != "running" {
        return Err("the run ended before it was looked at".into());
    }
    page.click("stop").await?;
    page.until_state("ready", PATIENCE).await?;
    Ok(shares)
}

/// What is computed for `time` from now on, whatever the page does. `None` where nobody counts.
pub async fn shares_now(browser: &Browser, time: Duration) -> Option<Shares> {
    // The driver asks nothing meanwhile: its questions take time, too.
    let began = Moment::of(browser.driver_process())?;
    sleep(time).await;
    Some(Moment::of(browser.driver_process())?.since(&began))
}

/// What a browser's driver and all that it has started have computed so far, what has ended
/// included.
pub fn computed(driver: Option<u32>) -> Option<Duration> {
    let mut ticks = 0.0;
    for process in family(driver?)? {
        if let Some((_, fields)) = stat(&format!("/proc/{process}/stat")) {
            // Of itself, and of children that it has seen end: by themselves, and by the system.
            let times = fields.iter().skip(11).take(4);
            ticks += times.filter_map(|it| it.parse::<f64>().ok()).sum::<f64>();
        }
    }
    Some(Duration::from_secs_f64(ticks / TICKS_PER_SECOND))
}

/// A process, and all that it has started, and those have.
fn family(root: u32) -> Option<HashSet<u32>> {
    let mut family = HashSet::from([root]);
    let parents = parents()?;
    // A parent is listed before its children only as a rule.
    while parents
        .iter()
        .any(|(process, parent)| family.contains(parent) && family.insert(*process))
    {}
    Some(family)
}

impl Moment {
    /// Of all processes that this one has started, and those that they have.
    fn of(root: Option<u32>) -> Option<Self> {
        let mut family = family(root?)?;
        family.remove(&root?);
        let threads = family.into_iter().flat_map(threads_of);
        Some(Self {
            at: Instant::now(),
            ticks: threads.collect(),
        })
    }

    fn since(&self, earlier: &Self) -> Shares {
        let seconds = self.at.duration_since(earlier.at).as_secs_f64();
        let mut by_name: BTreeMap<&str, f64> = BTreeMap::new();
        for (thread, (name, ticks)) in &self.ticks {
            let before = earlier.ticks.get(thread).map_or(0.0, |(_, ticks)| *ticks);
            *by_name.entry(name).or_default() +=
                (ticks - before) / TICKS_PER_SECOND / seconds * 100.0;
        }
        let of_workers = |name: &str| WORKERS.contains(&name);
        let sum = |wanted: bool| {
            let shares = by_name
                .iter()
                .filter(|(name, _)| of_workers(name) == wanted);
            shares.map(|(_, share)| share).sum()
        };
        let mut large: Vec<(String, f64)> = by_name
            .iter()
            .filter(|(name, share)| !of_workers(name) && **share >= 0.1)
            .map(|(name, share)| ((*name).to_owned(), *share))
            .collect();
        large.sort_by(|one, other| other.1.total_cmp(&one.1));
        Shares {
            beside: sum(false),
            workers: sum(true),
            by_name: large,
        }
    }
}

/// The parent of each process.
fn parents() -> Option<Vec<(u32, u32)>> {
    let entries = fs::read_dir("/proc").ok()?;
    let parents = entries.filter_map(|entry| {
        let process = entry.ok()?.file_name().to_str()?.parse().ok()?;
        let (_, fields) = stat(&format!("/proc/{process}/stat"))?;
        Some((process, fields.get(1)?.parse().ok()?))
    });
    Some(parents.collect())
}

/// The name and the time of each thread, in ticks, by its process and itself.
fn threads_of(process: u32) -> Vec<((u32, u32), (String, f64))> {
    let tasks = format!("/proc/{process}/task");
    let entries = fs::read_dir(&tasks).into_iter().flatten();
    entries
        .filter_map(|entry| {
            let thread: u32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let (name, fields) = stat(&format!("{tasks}/{thread}/stat"))?;
            // Of its own, and of the system for it.
            let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
            Some(((process, thread), (name, ticks(11)? + ticks(12)?)))
        })
        .collect()
}

/// The name in a `stat` of Linux, which may hold anything, and the fields behind it.
fn stat(path: &str) -> Option<(String, Vec<String>)> {
    let text = fs::read_to_string(path).ok()?;
    let (begin, end) = (text.find('(')?, text.rfind(')')?);
    let fields = text[end + 1..].split_whitespace().map(str::to_owned);
    Some((text[begin + 1..end].to_owned(), fields.collect()))
}
