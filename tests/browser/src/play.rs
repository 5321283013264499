//! Plays scenarios: first those that measure nothing, in several browsers beside
//! each other; then those that want the machine for themselves, one after another.
//! A browser is started for as many as it is good for, and again after a failure, of which
//! a picture is kept. It must not know what the scenarios claim.

use crate::Result;
use crate::beside::computed;
use crate::browser::{Browser, Compilers, Kind, Window};
use crate::claim::{At, noted, told};
use crate::outcome::{Outcome, Played, Summary};
use crate::page::PATIENCE;
use crate::stage::{Company, Scenario, Sites, Stage};
use std::collections::VecDeque;
use std::error::Error;
use std::fmt;
use std::process::ExitCode;
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::task::{JoinError, JoinSet, LocalSet, spawn_local};
use tokio::time::timeout;

/// No scenario may take longer, unless `LIMIT` says how many seconds it may. Only one that hangs
/// does, even on a busy machine.
const LIMIT: Duration = Duration::from_mins(5);

/// What the probe noted as errors, where a page has one.
const LOGGED: &str = "return window.probe?.errors ?? null";

/// What a module's trap is called.
const TRAP: &str = "RuntimeError: ";

/// A failure of a page whose module has trapped in `WebKit`. On a busy machine, `WebKitGTK` 2.50
/// does so now and then: out of bounds, or unreachable, another place each time, while it
/// compiles anew what runs. No other browser does with the same module, nor is it
/// seen natively. A person reloads, as the page says: the scenario is played once more.
#[derive(Debug)]
struct Trapped(String);

impl fmt::Display for Trapped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for Trapped {}

tokio::task_local! {
    /// Where the scenario of this task has panicked, for its report.
    static PLACE: Arc<Mutex<String>>;
}

/// The scenarios that one kind of browser has yet to play.
type Queue = Arc<Mutex<VecDeque<Scenario>>>;

/// Plays those scenarios whose names contain one of the arguments, each in the browsers in
/// which it is usually tried; or, where `BROWSERS` names some, in all of those that can try it.
/// Tells how each went, as `cargo test` does. With `TIMES=1` it tells at the end what each took.
pub async fn play_all(scenarios: &[Scenario]) -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            let note = |kept: &Arc<Mutex<String>>| *lock(kept) = format!(" (at {place})");
            let _ = PLACE.try_with(note);
        }
    }));
    let mut summary = Summary::default();
    let chosen = choose(scenarios, &mut summary);
    // All on one thread, but for the sites: scenarios do nothing but wait.
    let thread = LocalSet::new();
    let began = Instant::now();
    thread.run_until(play_beside(&chosen, &mut summary)).await;
    let beside = began.elapsed();
    let began = Instant::now();
    thread.run_until(play_alone(&chosen, &mut summary)).await;
    let alone = began.elapsed();
    if std::env::var_os("TIMES").is_some() {
        println!("\n{}", summary.times().join("\n"));
    }
    println!(
        "\nside by side {:.0} s, one alone {:.0} s",
        beside.as_secs_f32(),
        alone.as_secs_f32()
    );
    println!("{}", summary.lines().join("\n"));
    if summary.is_good() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What is to be played, for each kind of browser that can be had.
fn choose(scenarios: &[Scenario], summary: &mut Summary) -> Vec<(Kind, Vec<Scenario>)> {
    let mut chosen = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|&kind| is_wanted(kind)) {
        let of_kind = scenarios.iter().filter(|it| is_chosen(it, kind));
        let of_kind: Vec<Scenario> = of_kind.copied().collect();
        if let Some(lack) = kind.lack().filter(|_| !is_named(kind)) {
            let count = of_kind.len();
            let line = format!("test {kind} ... skipped, {count} scenarios: {lack}");
            println!("{line}");
            summary.left_out.push(line);
            summary.skipped += count;
        } else if !of_kind.is_empty() {
            chosen.push((kind, of_kind));
        }
    }
    chosen
}

/// Plays what may be played beside each other: one browser of each kind, which keeps two cores
/// busy (`LANES` says another number; with more, everything takes longer, not only each: a page
/// that is kept waiting measures more often). Who has played all of its own goes on with what is
/// left of the others'.
async fn play_beside(chosen: &[(Kind, Vec<Scenario>)], summary: &mut Summary) {
    let queues: Vec<(Kind, Queue)> = chosen
        .iter()
        .map(|(kind, scenarios)| (*kind, queue(scenarios, Company::Others)))
        .collect();
    let mut lanes = JoinSet::new();
    for first in 0..queues.len() {
        for _ in 0..said("LANES").unwrap_or(1) {
            let mut in_turn = queues.clone();
            in_turn.rotate_left(first);
            lanes.spawn_local(async move {
                let mut played = Vec::new();
                for (kind, queue) in in_turn {
                    played.append(&mut play_queue(kind, queue).await);
                }
                played
            });
        }
    }
    while let Some(lane) = lanes.join_next().await {
        summary.played.extend(lane.unwrap_or_default());
    }
}

/// Plays what wants the machine for itself.
async fn play_alone(chosen: &[(Kind, Vec<Scenario>)], summary: &mut Summary) {
    for (kind, scenarios) in chosen {
        let queue = queue(scenarios, Company::Nobody);
        summary.played.extend(play_queue(*kind, queue).await);
    }
}

fn queue(scenarios: &[Scenario], company: Company) -> Queue {
    let those = scenarios.iter().filter(|it| it.company == company);
    Arc::new(Mutex::new(those.copied().collect()))
}

/// The number that a variable of the environment says.
fn said<T: FromStr>(variable: &str) -> Option<T> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Plays scenarios of a queue in a browser, until none is left.
async fn play_queue(kind: Kind, queue: Queue) -> Vec<Played> {
    let mut played = Vec::new();
    let (mut browser, mut age) = (None, 0);
    // The driver, and what it has been seen to compute.
    let mut seen = (None, Duration::ZERO);
    let sites = Sites::default();
    loop {
        let next = lock(&queue).pop_front();
        let Some(scenario) = next else { break };
        let began = Instant::now();
        let mut result = match ready(browser.take(), kind, scenario.company, &mut age).await {
            Ok(running) => play(&scenario, running, &sites, &mut browser).await,
            Err(error) => Err(error),
        };
        if result.as_ref().is_err_and(|error| error.is::<Trapped>()) {
            println!("  {kind}: played {} once more: it trapped", scenario.name);
            result = match ready(None, kind, scenario.company, &mut age).await {
                Ok(running) => play(&scenario, running, &sites, &mut browser).await,
                Err(error) => Err(error),
            };
        }
        let driver = browser.as_ref().and_then(|it| it.driver_process());
        let computed = computed(driver).map(|now| {
            let (former, before) = std::mem::replace(&mut seen, (driver, now));
            let is_fresh = former != driver;
            now.saturating_sub(if is_fresh { Duration::ZERO } else { before })
        });
        let one = Played {
            title: format!("{kind}::{}", scenario.name),
            outcome: Outcome::of(result),
            time: began.elapsed(),
            computed,
        };
        println!("{}", one.line());
        played.push(one);
    }
    if let Some(browser) = browser {
        end(browser).await;
    }
    played
}

/// Plays one scenario. If that goes well, the browser is left for the next one.
async fn play(
    scenario: &Scenario,
    browser: Arc<Browser>,
    sites: &Sites,
    left: &mut Option<Arc<Browser>>,
) -> Result {
    let stage = Stage {
        browser: Arc::clone(&browser),
        sites: sites.clone(),
    };
    let place = Arc::default();
    // A task of its own, so that a failed assertion ends the scenario only.
    let at = At::default();
    let limit = said("LIMIT").map_or(LIMIT, Duration::from_secs);
    let trial = timeout(limit, noted(&at, (scenario.play)(stage.clone())));
    let trial = spawn_local(PLACE.scope(Arc::clone(&place), trial));
    let outcome = match trial.await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err(format!("it took more than {limit:?}").into()),
        Err(panic) => Err(format!("{}{}", message_of(panic), lock(&place)).into()),
    };
    let outcome = told(&at, outcome);
    if outcome.is_ok() {
        drop(stage);
        *left = Some(browser);
        return outcome;
    }
    // A picture and a log help, but their lack is not what failed; a page that hangs has none.
    let name = format!("failed-{}", scenario.name.replace("::", "-"));
    let _ = timeout(PATIENCE, stage.keep_picture(&name)).await;
    let logged = timeout(PATIENCE, browser.evaluate(LOGGED, Vec::new())).await;
    let logged = logged.ok().and_then(Result::ok).unwrap_or_default();
    stage.note(&format!("what the page logged until then: {logged}"));
    let has_trapped = browser.kind == Kind::Webkit && logged.to_string().contains(TRAP);
    drop(stage);
    end(browser).await;
    outcome.map_err(|error| {
        if has_trapped {
            Trapped(error.to_string()).into()
        } else {
            error
        }
    })
}

/// How many scenarios a browser is good for, each in a tab of its own. After some that end
/// workers, `WebKit` starts workers that no service worker answers, though it does answer
/// their page: what they ask for goes to the host, also from another tab. Chromium 156 has
/// ended tabs (a check failed in a worker that was being ended and asked for `import.meta`:
/// `ask_early` in tools/build-engine.sh), so neither its tabs nor its processes get old.
fn most_scenarios(kind: Kind) -> usize {
    match kind {
        Kind::Webkit => 1,
        Kind::Chromium => 6,
        Kind::Firefox => usize::MAX,
    }
}

/// A browser for the next scenario: the one that is there, if it is young enough, or a
/// fresh one. Counts how many it has had.
async fn ready(
    kept: Option<Arc<Browser>>,
    kind: Kind,
    company: Company,
    age: &mut usize,
) -> Result<Arc<Browser>> {
    *age += 1;
    if let Some(browser) = kept {
        if *age <= most_scenarios(kind) {
            if kind == Kind::Chromium {
                browser.renew().await?;
            }
            return Ok(browser);
        }
        end(browser).await;
    }
    *age = 1;
    // What is measured is measured as people have it.
    let compilers = match company {
        Company::Nobody => Compilers::All,
        Company::Others => Compilers::Quick,
    };
    let browser = Browser::start_with(kind, Window::Usual, compilers).await?;
    Ok(Arc::new(browser))
}

async fn end(browser: Arc<Browser>) {
    // Another holder would end it too, by dropping it.
    if let Some(browser) = Arc::into_inner(browser) {
        // Where it does not answer, its driver ends it by ending.
        let _ = timeout(PATIENCE, browser.quit()).await;
    }
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
    let browsers = if is_named(kind) {
        scenario.browsers
    } else {
        scenario.usually
    };
    browsers.contains(&kind)
        && (words.peek().is_none() || words.any(|word| scenario.name.contains(&word)))
}

fn message_of(error: JoinError) -> String {
    let Ok(panic) = error.try_into_panic() else {
        return "it was aborted".to_owned();
    };
    let text = panic.downcast_ref::<String>().cloned();
    let literal = || panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(literal)
        .unwrap_or_else(|| "it panicked".to_owned())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
