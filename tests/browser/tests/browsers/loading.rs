//! Claims about the page as it loads, and about what it leaves in the log.

use crate::hosts::parallel_is_refused;
use crate::insight;
use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, QUICK};
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

/// Before any run.
pub async fn an_opened_page_is_whole(stage: Stage) -> Result {
    let page = stage
        .open("#workload=mixed&course=cs101&latency=1&repeats=3")
        .await?;
    claims![
        it_becomes_ready(&page);
        it_says_where_it_runs(&stage, &page);
        every_control_has_a_name(&page);
        insight_comes_once_it_is_ready(&page);
        unknown_keys_are_kept(&page);
    ];
    if stage.shares_memory() {
        return Ok(());
    }
    claims![isolated_but_without_shared_memory_parallel_is_refused_with_a_reason(&stage, &page)];
    Ok(())
}

async fn it_becomes_ready(page: &Page) -> Result {
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

async fn it_says_where_it_runs(stage: &Stage, page: &Page) -> Result {
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

async fn every_control_has_a_name(page: &Page) -> Result {
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

async fn insight_comes_once_it_is_ready(page: &Page) -> Result {
    page.until(insight::IS_THERE, PATIENCE).await?;
    let began = "performance.getEntriesByType('resource')
        .filter(({ name }) => name.includes('/insight/')).map(({ startTime }) => startTime)";
    assert_eq!(page.get(&format!("{began}.length > 1")).await?, true);
    let ready = "probe.states.find(({ what }) => what === 'ready').at";
    let words = page.get(&format!("[{ready}, {began}]")).await?;
    assert!(
        page.is(&format!("{began}.every((at) => at >= {ready})"))
            .await?,
        "{words}"
    );
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn unknown_keys_are_kept(page: &Page) -> Result {
    page.slide("workers", 3).await?;
    page.until("location.hash.includes('workers=3')", PATIENCE)
        .await?;
    assert!(page.is("location.hash.includes('course=cs101')").await?);
    Ok(())
}

/// Some browsers claim isolation and have no shared memory: believed is only the memory.
async fn isolated_but_without_shared_memory_parallel_is_refused_with_a_reason(
    stage: &Stage,
    page: &Page,
) -> Result {
    assert!(
        page.is("window.crossOriginIsolated && !window.SharedArrayBuffer")
            .await?
    );
    let words = parallel_is_refused(page).await?;
    assert!(words.contains("shared memory"), "{words}");
    stage.picture("no-shared-memory").await
}

pub async fn a_whole_session_logs_no_error_and_gets_nothing_from_elsewhere(stage: Stage) -> Result {
    let page = stage.open(&format!("#{QUICK}")).await?;
    page.run().await?;
    page.slide("workers", 3).await?;
    page.run().await?;
    // Too long to end before Stop is pressed.
    page.configure(json!({ "workload": "primes", "size": 90_000_001, "tasks": 5_000 }))
        .await?;
    page.click("run").await?;
    page.until_state("running", PATIENCE).await?;
    page.click("stop").await?;
    page.until_run_ended().await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    let foreign = "performance.getEntriesByType('resource').map(({ name }) => name)
        .filter((name) => !name.startsWith(location.origin) && !/^(blob|data):/.test(name))";
    assert_eq!(page.get(foreign).await?, Value::Array(vec![]));
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
