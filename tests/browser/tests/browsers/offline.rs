//! Claims about the release that is kept: the page works offline after the first
//! visit, and a new release replaces an old one as a whole.

use crate::insight;
use crate::isolation::{CONTROLLED, reload, stop_workers};
use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::release::Release;
use interleave_browser::schema::{faults, run_of};
use interleave_browser::site::{Headers, Site};
use interleave_browser::stage::Stage;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// How long a browser that answers for a page offline may take to show any of it.
const BRIEF: Duration = Duration::from_secs(15);
const QUICK: &str = "#workload=mixed&size=1&latency=2&tasks=2&repeats=3";
/// The digest in names of a new release; what it is made of does not matter here.
const NEW: &str = "0123456789abcdef";
const NEW_BOOT: &str = "assets/boot-0123456789abcdef.js";
/// What the service worker keeps: the addresses, without their digests.
const KEPT: &str = "caches.keys()
    .then((names) => Promise.all(names.map(async (name) => (await caches.open(name)).keys())))
    .then((requests) => requests.flat().map(({ url }) => url.split('?')[0]))";
/// The older worker's successor has taken over.
const UPDATED: &str = "new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(1), { once: true });
    navigator.serviceWorker.getRegistration().then((it) => it.update());
})";

/// The service worker that the page asks for has been given up, or has not come at all. (What
/// is asked for here joins what the page has asked for.)
const GIVEN_UP: &str = "(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.register('service-worker.js', { updateViaCache: 'none' }).catch(() => 0);
    while (await serviceWorker.getRegistration()) await new Promise((go) => setTimeout(go, 20));
})()";

const HAS_ASKED_FOR_INSIGHT: &str = "performance.getEntriesByType('resource')
    .some(({ name }) => name.includes('/insight/'))";

/// And once all that was stored is cleared, the next visit is a first one.
pub async fn the_page_runs_offline_after_the_first_visit(stage: Stage) -> Result {
    for (headers, remembered) in [(Headers::None, 1), (Headers::Declared, 0)] {
        let page = visit(&stage, headers).await?;
        claims![
            what_is_stored_can_be_cleared(&stage, &page, remembered);
            it_runs_offline(&stage, &page);
        ];
    }
    Ok(())
}

async fn what_is_stored_can_be_cleared(stage: &Stage, page: &Page, remembered: u32) -> Result {
    let stored = "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
        .then(([caches, workers]) => [caches.length, workers.length, sessionStorage.length + localStorage.length])";
    let forget = "new Promise((resolve) => {
        document.addEventListener('interleave:forgotten', ({ detail }) => resolve(detail.error), { once: true });
        document.dispatchEvent(new CustomEvent('interleave:forget'));
    })";
    let before = stage.browser.wait_for(stored).await?;
    assert_eq!(before, json!([1, 1, remembered]));
    assert_eq!(stage.browser.wait_for(forget).await?, Value::Null);
    let after = stage.browser.wait_for(stored).await?;
    assert_eq!(after, json!([0, 0, 0]));
    stage.browser.goto("about:blank").await?;
    stage
        .browser
        .goto(&page.site().url(&format!("/{QUICK}")))
        .await?;
    is_kept(page).await?;
    runs(page).await
}

async fn it_runs_offline(stage: &Stage, page: &Page) -> Result {
    page.site().go_dark();
    reload(page).await?;
    once_more_if_lost(stage, page, QUICK).await?;
    runs(page).await?;
    // Another tab's visit, too.
    if stage.browser.kind == Kind::Chromium {
        // And once nothing of it is in memory.
        stop_workers(stage).await?;
    } else {
        stage.browser.goto("about:blank").await?;
    }
    let other = "#workload=hash&repeats=3&size=2&tasks=2&workers=2&modes=sequential,parallel";
    stage
        .browser
        .goto(&page.site().url(&format!("/{other}")))
        .await?;
    once_more_if_lost(stage, page, other).await?;
    runs(page).await
}

/// On a busy machine `WebKit` sometimes loses a service worker that it has just stopped, and
/// shows a page of its own, on which nothing of ours has run. A person tries again, once.
async fn once_more_if_lost(stage: &Stage, page: &Page, fragment: &str) -> Result {
    let is_ours = "document.querySelector('[data-state]')";
    if stage.browser.kind != Kind::Webkit || page.until(is_ours, BRIEF).await.is_ok() {
        return Ok(());
    }
    let seen =
        page.get("[location.href, document.documentElement?.textContent.trim().slice(0, 200)]");
    eprintln!(
        "  WebKit lost the service worker, and showed {}",
        seen.await?
    );
    stage.browser.goto("about:blank").await?;
    stage
        .browser
        .goto(&page.site().url(&format!("/{fragment}")))
        .await
}

pub async fn a_new_release_replaces_the_old_one_as_a_whole(stage: Stage) -> Result {
    let page = visit(&stage, Headers::None).await?;
    let site = page.site();
    let new = Release::copy()?;
    let old_boot = new.find("assets", "boot-", ".js")?;
    new.rename(&old_boot, NEW_BOOT)?;
    new.edit(
        "index.html",
        "<title>Interleave<",
        "<title>Interleave, new<",
    )?;
    new.finish()?;
    site.release(new.folder());
    site.take_log();

    stage.browser.wait_for(UPDATED).await?;
    let mut asked = site.take_log();
    asked.sort();
    // Chromium asks of itself whether there is a newer worker, too.
    asked.dedup_by(|next, one| next == one && one == "/service-worker.js");
    assert_eq!(
        asked,
        ["/", &format!("/{NEW_BOOT}"), "/service-worker.js"],
        "the rest is kept"
    );
    assert_eq!(
        page.get("document.title").await?,
        "Interleave",
        "not in mid-visit"
    );

    stage.browser.goto("about:blank").await?;
    stage.browser.goto(&site.url(&format!("/{QUICK}"))).await?;
    runs(&page).await?;
    assert_eq!(page.get("document.title").await?, "Interleave, new");
    let scripts = "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('/boot-'))";
    let scripts = page.get(scripts).await?;
    assert_eq!(
        scripts,
        json!([site.url(&format!("/{NEW_BOOT}"))]),
        "no mixture"
    );
    let old = site.url(&format!("/{old_boot}"));
    let swept = format!("{KEPT}.then((urls) => !urls.includes('{old}'))");
    assert_eq!(
        stage.browser.wait_for(&swept).await?,
        true,
        "the old one is cleared away"
    );
    site.go_dark();
    reload(&page).await?;
    runs(&page).await?;
    assert_eq!(page.get("document.title").await?, "Interleave, new");
    Ok(())
}

/// With its own files: also with those that it has not asked for yet, and that the new
/// release has somewhere else.
pub async fn an_open_page_of_the_old_release_goes_on(stage: Stage) -> Result {
    let page = visit(&stage, Headers::None).await?;
    reload_without_insight(&page).await?;
    let new = Release::copy()?;
    let insight = new.find("insight", "", "")?;
    let old_files = new.files(&insight)?;
    assert!(old_files.len() > 1, "{old_files:?}");
    new.rename(&insight, &format!("later/{NEW}"))?;
    for build in ["threads", "single"] {
        let engine = new.find("engine", build, "")?;
        new.rename(&engine, &format!("engine/{build}-{NEW}"))?;
    }
    new.finish()?;
    page.site().release(new.folder());
    stage.browser.wait_for(UPDATED).await?;
    page.site().take_log();
    assert!(
        !page.is(HAS_ASKED_FOR_INSIGHT).await?,
        "it is not wanted yet"
    );
    // Whatever the browser itself has cached.
    let all = format!(
        "Promise.all({}.map(async (path) => [path, (await fetch(path, {{ cache: 'no-store' }})).status]))",
        json!(old_files)
    );
    for file in stage
        .browser
        .wait_for(&all)
        .await?
        .as_array()
        .ok_or("a list")?
    {
        assert_eq!(file[1], 200, "{file}");
    }
    // The next run wants it; and another size of the pool needs another engine.
    page.slide("workers", 3).await?;
    runs(&page).await?;
    page.until(insight::IS_THERE, PATIENCE).await?;
    let asked = page.site().take_log();
    assert!(
        asked.iter().all(|path| path == "/service-worker.js"),
        "none of it is the host's: {asked:?}"
    );
    Ok(())
}

/// Loads the page so that insight does not come of itself, but only with a run: it would
/// come when the page, once it is ready, has nothing to do.
async fn reload_without_insight(page: &Page) -> Result {
    for _ in 0..10 {
        reload(page).await?;
        let is_in_time = "(window.requestIdleCallback = () => 0,
            document.documentElement.dataset.state === 'loading')";
        let is_in_time = page.is(is_in_time).await?;
        page.until_state("ready", PATIENCE).await?;
        if is_in_time {
            return Ok(());
        }
    }
    Err("the page was always ready before it could be told".into())
}

pub async fn a_captive_portal_is_never_kept_as_the_page(stage: Stage) -> Result {
    let site = Arc::new(Site::start_whole(Headers::Declared).await?);
    site.hold("/service-worker.js");
    let page = Page::open(&stage.browser, &site, QUICK).await?;
    page.until_state("ready", PATIENCE).await?;
    site.garble("/");
    site.let_go();
    stage.browser.wait_for(GIVEN_UP).await?;
    assert!(!page.is(CONTROLLED).await?, "half a release is none");
    site.mend();
    reload(&page).await?;
    page.until(CONTROLLED, PATIENCE).await?;
    // The page turns to its server with a fresh engine.
    page.until("interleave.environment?.network", PATIENCE)
        .await?;

    // And once it is whole, it stays so.
    site.garble("/");
    for _ in 0..2 {
        reload(&page).await?;
        runs(&page).await?;
    }
    Ok(())
}

/// An engine's words come late, as on a busy machine: after those of the one that took its place
/// once there was a server to ask.
pub async fn an_engine_that_comes_late_takes_no_server_away(stage: Stage) -> Result {
    let site = Arc::new(Site::start_whole(Headers::Declared).await?);
    site.hold("/service-worker.js");
    let page = Page::open(&stage.browser, &site, QUICK).await?;
    page.until_state("ready", PATIENCE).await?;
    page.get(NEXT_ENGINE_IS_LATE).await?;
    page.configure(json!({ "workers": 1 })).await?;
    page.until("engines.length === 1", PATIENCE).await?;
    assert!(!page.is("interleave.environment.network").await?);
    site.let_go();
    page.until("interleave.environment?.network", PATIENCE)
        .await?;
    page.get("engines[0].tellAll()").await?;
    // So long that it would have been told.
    tokio::time::sleep(BRIEF / 15).await;
    assert!(page.is("interleave.environment.network").await?);
    runs(&page).await
}

/// Keeps the messages of the next engine until it is told otherwise; `engines` lists all from then on.
const NEXT_ENGINE_IS_LATE: &str = "(() => {
    const engines = window.engines = [];
    window.Worker = class extends Worker {
        #kept = [];
        constructor(...given) {
            super(...given);
            if (given[1]?.name !== 'interleave engine' || engines.push(this) > 1) return;
            const keep = (event) => {
                event.stopImmediatePropagation();
                this.#kept.push(event.data);
            };
            this.addEventListener('message', keep);
            this.tellAll = () => {
                this.removeEventListener('message', keep);
                for (const data of this.#kept) this.dispatchEvent(new MessageEvent('message', { data }));
            };
        }
    };
})()";

/// A first visit, until the page is isolated and everything is kept.
async fn visit(stage: &Stage, headers: Headers) -> Result<Page> {
    let site = Arc::new(Site::start_whole(headers).await?);
    let page = Page::open(&stage.browser, &site, QUICK).await?;
    is_kept(&page).await?;
    page.until_state("ready", PATIENCE).await?;
    Ok(page)
}

/// Waits until the page is isolated, and the service worker answers for it.
async fn is_kept(page: &Page) -> Result {
    page.until(&format!("{CONTROLLED} && crossOriginIsolated"), PATIENCE)
        .await
}

/// The page comes up, and runs with right answers on all workers.
async fn runs(page: &Page) -> Result {
    page.until(
        "document.querySelector('[data-state=ready], [data-state=done]')",
        PATIENCE,
    )
    .await?;
    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
    let mode = if Kind::SHARING.contains(&page.browser().kind) {
        "parallel"
    } else {
        "processes"
    };
    assert_eq!(run_of(&result, mode)["verified"], true, "{result}");
    Ok(())
}
