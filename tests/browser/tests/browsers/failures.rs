//! Claims about what goes wrong with engines: it is said in words, with what to
//! do, and after it Run works again.

use crate::stopping::works_on;
use interleave_browser::Result;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::site::{Headers, Probe, Site};
use interleave_browser::stage::Stage;
use serde_json::json;
use std::sync::Arc;

pub async fn a_missing_engine_is_told_and_run_works_once_it_is_back(stage: Stage) -> Result {
    for part in ["/engine/"].into_iter().chain(scripts(&stage)) {
        let page = stage.open_apart("").await?;
        page.site().block(part);
        // Another size of the pool needs another engine.
        page.slide("workers", 3).await?;
        page.click("run").await?;
        page.until_state("error", PATIENCE).await?;
        let words = trouble(&page).await?;
        assert!(words.contains("could not be loaded"), "{part}: {words}");
        assert!(words.contains("Run again"), "{part}: {words}");
        page.site().mend();
        works_on(&page).await?;
    }
    from_the_start(&stage, "/engine/").await?;
    from_the_start(&stage, "engine_bg.wasm").await
}

/// The engine is missing when the page is opened.
async fn from_the_start(stage: &Stage, part: &str) -> Result {
    let page = stage.open_apart("").await?;
    page.site().block(part);
    stage.browser.session().refresh().await?;
    page.until_state("error", PATIENCE).await?;
    let words = trouble(&page).await?;
    assert!(words.contains("could not be loaded"), "{part}: {words}");
    stage.picture("failed-engine").await?;
    page.site().mend();
    works_on(&page).await
}

pub async fn an_engine_that_was_changed_is_not_run_and_run_works_once_it_is_mended(
    stage: Stage,
) -> Result {
    let page = stage.open_apart("").await?;
    page.site().garble("engine_bg.wasm");
    stage.browser.session().refresh().await?;
    page.until_state("error", PATIENCE).await?;
    let words = trouble(&page).await?;
    assert!(words.contains("could not be loaded"), "{words}");
    page.site().mend();
    works_on(&page).await
}

/// What an engine's worker is made of. Where there is no pool, that is one script.
fn scripts(stage: &Stage) -> impl Iterator<Item = &'static str> + use<> {
    let bindings = stage.shares_memory().then_some("/engine.js");
    ["/engine-worker.js"].into_iter().chain(bindings)
}

/// What an engine is made of.
fn engine_files(stage: &Stage) -> impl Iterator<Item = &'static str> + use<> {
    ["engine_bg.wasm"].into_iter().chain(scripts(stage))
}

pub async fn a_server_that_fails_is_told_with_its_status(stage: Stage) -> Result {
    for part in engine_files(&stage) {
        let page = stage.open_apart("").await?;
        page.site().fail(part);
        stage.browser.session().refresh().await?;
        page.until_state("error", PATIENCE).await?;
        let words = trouble(&page).await?;
        for told in [
            "could not be loaded",
            "500",
            "server has a problem",
            "Run again",
        ] {
            assert!(words.contains(told), "{part}: no {told:?} in {words}");
        }
        page.site().mend();
        works_on(&page).await?;
    }
    Ok(())
}

pub async fn an_engine_that_comes_incomplete_is_told_as_such(stage: Stage) -> Result {
    for part in engine_files(&stage) {
        let page = stage.open_apart("").await?;
        page.site().truncate(part);
        stage.browser.session().refresh().await?;
        page.until_state("error", PATIENCE).await?;
        let words = trouble(&page).await?;
        for told in [
            "could not be loaded",
            "incomplete",
            "Run again",
            "published incompletely",
        ] {
            assert!(words.contains(told), "{part}: no {told:?} in {words}");
        }
        page.site().mend();
        works_on(&page).await?;
    }
    Ok(())
}

pub async fn a_pool_that_does_not_start_is_told_within_ten_seconds(stage: Stage) -> Result {
    let page = stage.open_apart("").await?;
    page.site().block("workerHelpers");
    page.slide("workers", 4).await?;
    page.click("run").await?;
    page.until_state("error", PATIENCE).await?;
    // The page's own clock, which no busy driver delays. It gives up after ten seconds.
    let took_ms = "probe.states.at(-1).at - probe.clicks.findLast(({ what }) => what === 'run').at";
    let took_ms = page.get(took_ms).await?.as_f64().unwrap_or(f64::NAN);
    stage.note(&format!("told after {:.1} s", took_ms / 1_000.0));
    assert!(took_ms < 15_000.0, "{took_ms} ms");
    trouble(&page).await?;
    page.site().mend();
    works_on(&page).await
}

pub async fn too_little_memory_is_told_and_the_page_goes_on(stage: Stage) -> Result {
    let page = stage
        .open("#workload=sort&size=100000&repeats=3&workers=2")
        .await?;
    page.click("run").await?;
    page.until_state("error", PATIENCE).await?;
    let words = trouble(&page).await?;
    assert!(
        words.contains("memory") && words.contains("smaller size"),
        "{words}"
    );
    stage.picture("failed-memory").await?;
    works_on(&page).await
}

pub async fn a_worker_that_dies_fails_its_run_and_not_the_next(stage: Stage) -> Result {
    let page = stage
        .open("#workload=primes&size=90000001&tasks=5000&workers=2")
        .await?;
    page.click("run").await?;
    let status = "document.querySelector('[data-testid=status]').textContent";
    page.until(&format!("{status}.includes('Warming up')"), PATIENCE)
        .await?;
    let die = "probe.workers.forEach((worker) => worker.dispatchEvent(new ErrorEvent('error', { message: 'it died' })))";
    page.get(die).await?;
    page.until_state("error", PATIENCE).await?;
    let words = trouble(&page).await?;
    assert!(words.contains("died") && words.contains("Run"), "{words}");
    let results = "document.querySelectorAll('[data-testid=table-timings]').length";
    assert_eq!(page.get(results).await?, 0, "a failed run is no result");
    works_on(&page).await
}

/// Kills all workers as a browser does it: nobody is told.
const KILL: &str = "probe.workers.forEach((worker) => worker.terminate())";
/// Little work, on workers of every kind.
const LITTLE: &str = "#workload=primes&size=100003&tasks=8&repeats=3&workers=2";

pub async fn workers_that_were_killed_at_rest_are_replaced_before_the_next_run(
    stage: Stage,
) -> Result {
    let page = stage.open(LITTLE).await?;
    page.run().await?;
    for mode in ["sequential", "processes"] {
        page.configure(json!({ "modes": mode })).await?;
        page.get(KILL).await?;
        page.run().await?;
    }
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

pub async fn workers_that_were_killed_in_a_run_fail_it_and_not_the_next(stage: Stage) -> Result {
    let link = LITTLE.replace("size=100003&tasks=8", "size=90000001&tasks=5000");
    let page = stage.open(&format!("{link}&modes=processes")).await?;
    page.click("run").await?;
    let status = "document.querySelector('[data-testid=status]').textContent";
    page.until(&format!("{status}.includes('Warming up')"), PATIENCE)
        .await?;
    page.get(KILL).await?;
    page.until_state("error", PATIENCE).await?;
    let words = trouble(&page).await?;
    assert!(words.contains("no sign of life"), "{words}");
    page.configure(json!({ "size": 100_003, "tasks": 8 }))
        .await?;
    page.run().await
}

/// Has a site spoil files.
type Fault = fn(&Site, &str);

pub async fn an_app_that_does_not_come_is_told_with_the_reason(stage: Stage) -> Result {
    let faults: [(Fault, &str); 3] = [
        (Site::block, "answered 404"),
        (Site::fail, "answered 500"),
        (Site::truncate, "incomplete"),
    ];
    let page = stage.open("").await?;
    let files = "[...document.querySelectorAll('link[href*=\"/app-\"]')]
        .map(({ href }) => new URL(href).pathname)";
    let files: Vec<String> = serde_json::from_value(page.get(files).await?)?;
    assert_eq!(files.len(), 2, "{files:?}");
    for (fault, told) in faults {
        for part in &files {
            let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
            fault(&site, part);
            let page = Page::open(&stage.browser, &site, "").await?;
            page.until_state("error", PATIENCE).await?;
            let words = page.text("notice").await?;
            for told in ["could not start", told, "Reload"] {
                assert!(words.contains(told), "{part}: no {told:?} in {words}");
            }
            page.site().mend();
            stage.browser.session().refresh().await?;
            page.until_state("ready", PATIENCE).await?;
        }
    }
    Ok(())
}

pub async fn a_page_that_does_not_start_says_what_to_do(stage: Stage) -> Result {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
    site.block("/boot-");
    let page = Page::open(&stage.browser, &site, "").await?;
    let words = "document.querySelector('.late')";
    let said = page.get(&format!("{words}.textContent")).await?;
    assert!(
        said.as_str()
            .is_some_and(|said| said.contains("reload the page")),
        "{said}"
    );
    page.until(
        &format!("getComputedStyle({words}).visibility === 'visible'"),
        PATIENCE,
    )
    .await?;
    site.mend();
    stage.browser.session().refresh().await?;
    page.until_state("ready", PATIENCE).await
}

/// What went wrong, in the page's words.
async fn trouble(page: &Page) -> Result<String> {
    let words = page
        .get("document.querySelector('[role=alert]')?.innerText ?? ''")
        .await?;
    let words = words.as_str().unwrap_or_default().to_owned();
    assert!(!words.is_empty(), "what went wrong is said");
    Ok(words)
}
