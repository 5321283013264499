//! Claims about isolation on hosts that send no headers: the service worker sees
//! to it with one reload, never with two, and never at anybody's cost.

use crate::policy::every_file_of_a_bare_host_gets_the_headers;
use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, keys_of};
use interleave_browser::schema::{faults, run_of};
use interleave_browser::site::{ANY_FOLDER, Edit, Headers, Site};
use interleave_browser::stage::Stage;
use serde_json::json;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Whether the service worker answers for the page.
pub const CONTROLLED: &str = "navigator.serviceWorker?.controller";
const ISOLATED: &str = "crossOriginIsolated && document.querySelector('[data-state=ready]')";
/// What the tab remembers of its other load.
const REMEMBERED: &str = "Object.keys(sessionStorage).some((key) => key.startsWith('interleave.'))";
const QUICK: &str = "#workload=mixed&size=1&latency=2&tasks=2&repeats=3";
/// A page that reloads itself does it sooner than this.
const QUIET: Duration = Duration::from_millis(1500);

/// What [`NO_USE`] asks the host for, once a load of the page.
const THROUGH: &str = "/index.html";
/// A service worker that adds no headers, as where a browser minds none.
const NO_USE: Edit = Edit {
    from: "const kept = await stored(path);",
    to: "return fetch(path === '' ? `${FOLDER}index.html?${Math.random()}` : request); let kept;",
};

/// A first visit, what its files carry, and a visit to another copy.
pub async fn a_host_without_headers_is_isolated(stage: Stage) -> Result {
    let began = Instant::now();
    let page = open(&stage, QUICK).await?;
    claims![
        it_is_isolated_by_one_reload(&stage, &page, began);
        every_file_of_a_bare_host_gets_the_headers(&stage);
        copies_in_other_folders_of_one_host_are_isolated_each(&stage, &page);
    ];
    Ok(())
}

async fn it_is_isolated_by_one_reload(stage: &Stage, page: &Page, began: Instant) -> Result {
    page.until(ISOLATED, PATIENCE).await?;
    let seconds = began.elapsed().as_secs_f32();
    stage.note(&format!("isolated after {seconds:.1} s"));
    assert!(
        loads_of(page, "/") <= 2,
        "the visit, and perhaps what is kept"
    );
    stays(page).await?;
    let hash = page.get("location.hash").await?;
    assert!(
        hash.as_str().is_some_and(|hash| hash.contains("latency=2")),
        "{hash}"
    );

    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
    assert_eq!(result["environment"]["engine"], stage.engine());
    for mode in stage.modes() {
        assert_eq!(run_of(&result, mode)["verified"], true, "{result}");
    }
    stays(page).await?;

    assert_eq!(page.get("location.pathname + location.search").await?, "/");
    for _ in 0..3 {
        reload(page).await?;
        page.until(ISOLATED, PATIENCE).await?;
    }
    Ok(())
}

async fn copies_in_other_folders_of_one_host_are_isolated_each(
    stage: &Stage,
    page: &Page,
) -> Result {
    let inner = page.site().url(&format!("{ANY_FOLDER}/{QUICK}"));
    stage.browser.goto(&inner).await?;
    let own = page.site().url(&format!("{ANY_FOLDER}/service-worker.js"));
    let by_its_own = format!("{CONTROLLED}?.scriptURL === '{own}' && {ISOLATED}");
    page.until(&by_its_own, PATIENCE).await?;
    assert_eq!(faults(&page.run_by_script().await?), Vec::<String>::new());
    stays(page).await
}

pub async fn a_link_that_runs_at_once_runs_isolated(stage: Stage) -> Result {
    let link =
        "#workload=mixed&size=1&latency=2&tasks=2&repeats=3&modes=sequential,parallel&autorun=1";
    let page = open(&stage, link).await?;
    page.until_state("done", PATIENCE).await?;
    assert!(page.is("crossOriginIsolated").await?);
    let words = page.text("table-timings").await?;
    let parallel = stage.modes()[2];
    assert!(words.to_lowercase().contains(parallel), "{words}");
    Ok(())
}

pub async fn a_reload_that_is_of_no_use_is_not_repeated(stage: Stage) -> Result {
    let site = Arc::new(Site::start_whole(Headers::None).await?);
    // What the page remembers it remembers before it is left: which load it is, a mark says.
    site.hold("/service-worker.js");
    site.edit("/service-worker.js", NO_USE);
    let page = Page::open(&stage.browser, &site, QUICK).await?;
    page.get("window.isFirst = 1").await?;
    site.let_go();
    let is_again = format!("!window.isFirst && {CONTROLLED} && {REMEMBERED}");
    page.until(&is_again, PATIENCE).await?;
    page.until_state("ready", PATIENCE).await?;
    stays(&page).await?;
    assert_eq!(loads_of(&page, THROUGH), 1, "the reload");
    assert!(!page.is("crossOriginIsolated").await?);

    for _ in 0..2 {
        stage.browser.goto("about:blank").await?;
        stage.browser.goto(&site.url("/")).await?;
        page.until_state("ready", PATIENCE).await?;
        stays(&page).await?;
        let loads = loads_of(&page, THROUGH);
        // In WebKit, such a service worker does not even answer for the page.
        let least = usize::from(stage.browser.kind != Kind::Webkit);
        assert!(
            (least..=1).contains(&loads),
            "nor at another visit: {loads}"
        );
    }
    page.configure(keys_of(QUICK)).await?;
    assert_eq!(faults(&page.run_by_script().await?), Vec::<String>::new());
    Ok(())
}

/// Chromium alone can be told to refuse.
pub async fn where_storage_is_refused_nothing_is_reloaded(stage: Stage) -> Result {
    let refuse = "Object.defineProperty(window, 'sessionStorage', {
        get() { throw new DOMException('refused', 'SecurityError'); } })";
    let added = stage
        .browser
        .devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": refuse }),
        )
        .await?;
    let page = open(&stage, QUICK).await?;
    page.until(CONTROLLED, PATIENCE).await?;
    page.until_state("ready", PATIENCE).await?;
    stays(&page).await?;
    assert!(
        loads_of(&page, "/") <= 2,
        "the visit, and perhaps what is kept"
    );
    assert_eq!(faults(&page.run_by_script().await?), Vec::<String>::new());
    stage
        .browser
        .devtools("Page.removeScriptToEvaluateOnNewDocument", added)
        .await?;
    Ok(())
}

pub async fn a_run_under_way_is_not_reloaded_away(stage: Stage) -> Result {
    let site = Arc::new(Site::start_whole(Headers::None).await?);
    site.hold("/service-worker.js");
    let link = "#workload=sleep&latency=100&tasks=4&repeats=3&modes=sequential,concurrent";
    let page = Page::open(&stage.browser, &site, link).await?;
    page.until_state("ready", PATIENCE).await?;
    assert!(!page.is(CONTROLLED).await?, "the run comes first");
    page.get("(window.outcome = window.interleave.run(), 0)")
        .await?;
    page.until_state("running", PATIENCE).await?;
    site.let_go();
    // Its promise would be lost by a reload.
    let result = stage.browser.wait_for("window.outcome").await?;
    assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
    page.until(CONTROLLED, PATIENCE).await?;
    stays(&page).await?;
    assert_eq!(page.state().await?, "done", "nor is its result");
    Ok(())
}

pub async fn in_a_frame_nothing_is_reloaded(stage: Stage) -> Result {
    let site = Arc::new(Site::start_whole(Headers::None).await?);
    let page = Page::open(&stage.browser, &site, "__tests/frame.html").await?;
    stage.browser.session().enter_frame(0).await?;
    page.until(CONTROLLED, PATIENCE).await?;
    page.until_state("ready", PATIENCE).await?;
    stays(&page).await?;
    assert!(!page.is(REMEMBERED).await?);
    stage.browser.session().enter_default_frame().await?;
    Ok(())
}

pub async fn a_stopped_service_worker_is_started_again(stage: Stage) -> Result {
    let page = open(&stage, QUICK).await?;
    page.until(ISOLATED, PATIENCE).await?;
    stop_workers(&stage).await?;
    stage
        .browser
        .goto(&page.site().url(&format!("/{QUICK}")))
        .await?;
    page.until(ISOLATED, PATIENCE).await?;
    assert_eq!(faults(&page.run_by_script().await?), Vec::<String>::new());
    Ok(())
}

/// Reloads the page as a hand does. (Firefox's driver has no way of its own but the
/// one past service workers; Chromium's own is not the page's own.)
pub async fn reload(page: &Page) -> Result {
    if page.browser().kind == Kind::Chromium {
        return Ok(page.browser().session().refresh().await?);
    }
    page.get("(document.documentElement.dataset.old = 1, location.reload())")
        .await?;
    page.until(
        "document.documentElement && !document.documentElement.dataset.old && document.readyState === 'complete'",
        PATIENCE,
    )
    .await
}

/// Leaves the page and stops all service workers, as Chromium does when they are
/// idle.
pub async fn stop_workers(stage: &Stage) -> Result {
    stage.browser.goto("about:blank").await?;
    for method in [
        "ServiceWorker.enable",
        "ServiceWorker.stopAllWorkers",
        "ServiceWorker.disable",
    ] {
        stage.browser.devtools(method, json!({})).await?;
    }
    // The command does not wait for their end.
    tokio::time::sleep(Duration::from_millis(500)).await;
    Ok(())
}

/// The page of a new site that sends no headers and has its service worker.
async fn open(stage: &Stage, fragment: &str) -> Result<Page> {
    let site = Arc::new(Site::start_whole(Headers::None).await?);
    Page::open(&stage.browser, &site, fragment).await
}

/// The page is not loaded again by itself.
async fn stays(page: &Page) -> Result {
    page.get("window.stays = 1").await?;
    tokio::time::sleep(QUIET).await;
    assert!(page.is("window.stays").await?, "it was loaded again");
    Ok(())
}

/// How often a path was asked for since the last call.
fn loads_of(page: &Page, path: &str) -> usize {
    let log = page.site().take_log();
    log.iter().filter(|asked| *asked == path).count()
}
