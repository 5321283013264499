//! Claims about the page as it loads, and about what it leaves in the log.

use interleave_browser::Result;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::site::{Headers, Site};
use interleave_browser::stage::Stage;
use serde_json::{Value, json};
use std::sync::Arc;

/// What is on the page before the first run.
const TESTIDS: [&str; 14] = [
    "workload",
    "workers",
    "tasks",
    "size",
    "repeats",
    "mode-sequential",
    "mode-concurrent",
    "mode-parallel",
    "run",
    "stop",
    "progress",
    "status",
    "verdict",
    "environment",
];

pub async fn the_page_becomes_ready(stage: Stage) -> Result {
    let page = stage.open("").await?;
    for testid in TESTIDS {
        page.element(testid).await?;
    }
    let states = page.get("probe.states.map(({ what }) => what)").await?;
    let states: Vec<_> = states
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(states.last(), Some(&"ready"), "{states:?}");
    assert!(states.contains(&"loading"), "{states:?}");
    Ok(())
}

pub async fn the_page_says_where_it_runs(stage: Stage) -> Result {
    let page = stage.open("").await?;
    let environment = page.get("window.interleave.environment").await?;
    assert_eq!(environment["engine"], stage.engine(), "{environment}");
    assert_eq!(environment["crossOriginIsolated"], true, "{environment}");
    assert!(
        environment["timerStepMs"]
            .as_f64()
            .is_some_and(|step| step > 0.0 && step < 1.0)
    );
    let card = page.text("environment").await?;
    assert!(card.contains(stage.engine()), "{card}");
    Ok(())
}

pub async fn nothing_comes_from_elsewhere(stage: Stage) -> Result {
    let page = stage.open("#size=100003&repeats=3&workers=2").await?;
    page.run().await?;
    let script = "performance.getEntriesByType('resource').map(({ name }) => name)
        .filter((name) => !name.startsWith(location.origin) && !/^(blob|data):/.test(name))";
    assert_eq!(page.get(script).await?, Value::Array(vec![]));
    Ok(())
}

pub async fn every_control_has_a_name(stage: Stage) -> Result {
    let page = stage.open("#workload=mixed").await?;
    let script = "[...document.querySelectorAll('button, input, select, textarea, a')]
        .filter((element) => !(element.labels?.length || element.ariaLabel
            || element.getAttribute('aria-labelledby') || element.textContent.trim()))
        .map((element) => element.outerHTML)";
    assert_eq!(page.get(script).await?, Value::Array(vec![]));
    let controls = page
        .get("document.querySelectorAll('button, input, select').length")
        .await?;
    assert!(controls.as_u64() > Some(8), "{controls} controls");
    Ok(())
}

pub async fn a_whole_session_logs_no_error(stage: Stage) -> Result {
    let page = stage
        .open("#workload=primes&size=1000003&repeats=3&workers=2")
        .await?;
    page.run().await?;
    page.slide("workers", 3).await?;
    page.run().await?;
    // Too long to end before Stop is pressed.
    page.configure(json!({ "size": 90_000_001, "tasks": 5_000 }))
        .await?;
    page.click("run").await?;
    page.until_state("running", PATIENCE).await?;
    page.click("stop").await?;
    page.until_run_ended().await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// Without the probe, and with what no script can see: failed requests, and
/// what the page's policy forbids.
pub async fn chromium_logs_no_error_on_the_page_as_built(stage: Stage) -> Result {
    stage.browser.take_logged_errors().await?;
    let site = Arc::new(Site::start_whole(Headers::Declared).await?);
    let page = Page::open(
        &stage.browser,
        &site,
        "#workload=mandelbrot&size=128&repeats=3",
    )
    .await?;
    page.until_state("ready", PATIENCE).await?;
    page.run().await?;
    assert_eq!(
        stage.browser.take_logged_errors().await?,
        Vec::<String>::new()
    );
    Ok(())
}
