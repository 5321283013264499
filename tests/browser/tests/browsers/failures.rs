//! Claims about what goes wrong with engines: it is said in words, with what to
//! do, and after it Run works again.

use crate::stopping::works_on;
use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, QUICK, keys_of};
use interleave_browser::site::{Headers, Probe, Site};
use interleave_browser::stage::Stage;
use serde_json::json;
use std::sync::Arc;

pub async fn a_missing_engine_is_told_and_run_works_once_it_is_back(stage: Stage) -> Result {
    let page = stage.open_apart("").await?;
    let parts = ["/engine/"].into_iter().chain(scripts(&stage));
    for (workers, part) in (3..).zip(parts) {
        page.site().block(part);
        // Another size of the pool needs another engine.
        page.slide("workers", workers).await?;
        page.click("run").await?;
        page.until_state("error", PATIENCE).await?;
        let words = trouble(&page).await?;
        assert!(words.contains("could not be loaded"), "{part}: {words}");
        assert!(words.contains("Run again"), "{part}: {words}");
        page.site().mend();
        works_on(&page).await?;
    }
    for part in ["/engine/", "engine_bg.wasm"] {
        spoilt(
            &stage,
            page.site_handle(),
            Site::block,
            part,
            &["could not be loaded"],
        )
        .await?;
        stage.picture("failed-engine").await?;
    }
    Ok(())
}

/// A page that is opened while a part of its engine is spoilt says so, and works once that
/// is mended.
async fn spoilt(stage: &Stage, site: Arc<Site>, fault: Fault, part: &str, told: &[&str]) -> Result {
    fault(&site, part);
    let page = Page::open_next(&stage.browser, &site, "").await?;
    page.until_state("error", PATIENCE).await?;
    let words = trouble(&page).await?;
    for told in told {
        assert!(words.contains(told), "{part}: no {told:?} in {words}");
    }
    page.site().mend();
    works_on(&page).await
}

/// What comes may be anything but an engine.
pub async fn a_spoilt_engine_is_told_and_run_works_once_it_is_mended(stage: Stage) -> Result {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
    claims![
        an_engine_that_was_changed_is_not_run(&stage, &site);
        a_server_that_fails_is_told_with_its_status(&stage, &site);
        an_engine_that_comes_incomplete_is_told_as_such(&stage, &site);
    ];
    Ok(())
}

async fn an_engine_that_was_changed_is_not_run(stage: &Stage, site: &Arc<Site>) -> Result {
    let (site, part) = (Arc::clone(site), "engine_bg.wasm");
    spoilt(stage, site, Site::garble, part, &["could not be loaded"]).await
}

async fn a_server_that_fails_is_told_with_its_status(stage: &Stage, site: &Arc<Site>) -> Result {
    let told = [
        "could not be loaded",
        "500",
        "server has a problem",
        "Run again",
    ];
    for part in engine_files(stage) {
        spoilt(stage, Arc::clone(site), Site::fail, part, &told).await?;
    }
    Ok(())
}

async fn an_engine_that_comes_incomplete_is_told_as_such(
    stage: &Stage,
    site: &Arc<Site>,
) -> Result {
    let told = [
        "could not be loaded",
        "incomplete",
        "Run again",
        "published incompletely",
    ];
    for part in engine_files(stage) {
        spoilt(stage, Arc::clone(site), Site::truncate, part, &told).await?;
    }
    Ok(())
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

/// By an error, by the browser's hand at rest, and by it in a run.
pub async fn workers_that_end_are_told_and_replaced(stage: Stage) -> Result {
    let page = stage.open(&format!("#{LONG}")).await?;
    claims![
        a_worker_that_dies_fails_its_run_and_not_the_next(&page);
        workers_that_were_killed_at_rest_are_replaced_before_the_next_run(&page);
        workers_that_were_killed_in_a_run_fail_it_and_not_the_next(&page);
    ];
    Ok(())
}

/// It would compute for minutes.
const LONG: &str = "workload=primes&size=90000001&tasks=5000&workers=2&repeats=3";

async fn a_worker_that_dies_fails_its_run_and_not_the_next(page: &Page) -> Result {
    page.click("run").await?;
    until_warming_up(page).await?;
    let die = "probe.workers.forEach((worker) => worker.dispatchEvent(new ErrorEvent('error', { message: 'it died' })))";
    page.get(die).await?;
    page.until_state("error", PATIENCE).await?;
    let words = trouble(page).await?;
    assert!(words.contains("died") && words.contains("Run"), "{words}");
    let results = "document.querySelectorAll('[data-testid=table-timings]').length";
    assert_eq!(page.get(results).await?, 0, "a failed run is no result");
    works_on(page).await
}

async fn until_warming_up(page: &Page) -> Result {
    let status = "document.querySelector('[data-testid=status]').textContent";
    page.until(&format!("{status}.includes('Warming up')"), PATIENCE)
        .await
}

/// Kills all workers as a browser does it: nobody is told.
const KILL: &str = "probe.workers.forEach((worker) => worker.terminate())";

async fn workers_that_were_killed_at_rest_are_replaced_before_the_next_run(page: &Page) -> Result {
    let before = page.errors().await?;
    page.configure(keys_of(QUICK)).await?;
    page.run().await?;
    for mode in ["sequential", "processes"] {
        page.configure(json!({ "modes": mode })).await?;
        page.get(KILL).await?;
        page.run().await?;
    }
    assert_eq!(page.errors().await?, before);
    Ok(())
}

async fn workers_that_were_killed_in_a_run_fail_it_and_not_the_next(page: &Page) -> Result {
    page.configure(keys_of(&format!("{LONG}&modes=processes")))
        .await?;
    page.click("run").await?;
    until_warming_up(page).await?;
    page.get(KILL).await?;
    page.until_state("error", PATIENCE).await?;
    let words = trouble(page).await?;
    assert!(words.contains("no sign of life"), "{words}");
    page.configure(keys_of(QUICK)).await?;
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
    let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
    for part in &files {
        for (fault, told) in faults {
            site.mend();
            fault(&site, part);
            let page = Page::open_next(&stage.browser, &site, "").await?;
            page.until_state("error", PATIENCE).await?;
            let words = page.text("notice").await?;
            for told in ["could not start", told, "Reload"] {
                assert!(words.contains(told), "{part}: no {told:?} in {words}");
            }
        }
        site.mend();
        stage.browser.session().refresh().await?;
        page.until_state("ready", PATIENCE).await?;
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

/// Nothing on it does anything any more, then.
pub async fn a_page_whose_app_has_trapped_says_what_to_do(stage: Stage) -> Result {
    let page = stage.open(&format!("#{QUICK}")).await?;
    let words = "document.querySelector('[data-testid=notice]')?.innerText";
    page.load_script("trap.js").await?;
    page.until("window.trap", PATIENCE).await?;
    page.get("window.trap('insight')").await?;
    page.until("probe.errors.length === 1", PATIENCE).await?;
    assert!(!page.is(words).await?, "that is not the app's");
    page.get("scrollTo(0, document.body.scrollHeight)").await?;
    page.until("scrollY > 100", PATIENCE).await?;
    for _ in 0..2 {
        page.get("window.trap('app')").await?;
    }
    page.until("probe.errors.length === 3", PATIENCE).await?;
    let said = page.get(words).await?.to_string();
    assert!(
        said.contains("has stopped working") && said.contains("Reload"),
        "{said}"
    );
    let is_seen = "document.querySelector('[data-testid=notice]').getBoundingClientRect().top >= 0";
    page.until(is_seen, PATIENCE).await?;
    assert_eq!(page.state().await?, "error");
    let count = "document.querySelectorAll('[data-testid=notice]').length";
    assert_eq!(page.get(count).await?, 1);
    stage.browser.session().refresh().await?;
    page.until_state("ready", PATIENCE).await
}

/// What went wrong, in the page's words.
async fn trouble(page: &Page) -> Result<String> {
    let alert = "document.querySelector('[role=alert]')?.innerText";
    page.until(alert, PATIENCE).await?;
    let words = page.get(alert).await?;
    Ok(words.as_str().unwrap_or_default().to_owned())
}
