//! Claims about hosts: some send no headers, some put the site into a folder.

use crate::stopping::stops_in_time;
use interleave_browser::Result;
use interleave_browser::browser::{Browser, Compilers, Window};
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, QUICK, keys_of};
use interleave_browser::schema::{faults, run_of};
use interleave_browser::site::{ANY_FOLDER, Edit, Headers, Probe, Site};
use interleave_browser::stage::Stage;
use serde_json::{Value, json};
use std::sync::Arc;

/// On a page that is not isolated.
pub async fn without_headers_processes_stand_in_for_parallel(stage: Stage) -> Result {
    let page = stage
        .open_early(Headers::None, &format!("#{QUICK}"))
        .await?;
    page.until_state("ready", PATIENCE).await?;
    claims![
        parallel_is_refused_with_reason_and_way_out(&stage, &page);
        processes_stand_in_for_parallel_and_say_so(&stage, &page);
        a_gil_alone_cannot_run(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// What a browser says of a module with SIMD that knows none.
const NO_SIMD: Edit = Edit {
    from: "const probe = {",
    to: "WebAssembly.validate = () => false;\nconst probe = {",
};

pub async fn a_browser_without_simd_gets_an_engine_without_it(stage: Stage) -> Result {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
    site.edit("probe.js", NO_SIMD);
    let page = Page::open(&stage.browser, &site, &format!("#{QUICK}")).await?;
    page.until_state("ready", PATIENCE).await?;
    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
    assert_eq!(result["environment"]["engine"], "single");
    assert!(run_of(&result, "processes").is_object(), "{result}");
    let asked = site.take_log();
    let engines = || asked.iter().filter(|path| path.contains("/engine/"));
    assert!(engines().count() > 0, "{asked:?}");
    assert!(
        engines().all(|path| path.contains("/engine/plain-")),
        "{asked:?}"
    );
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn parallel_is_refused_with_reason_and_way_out(stage: &Stage, page: &Page) -> Result {
    let words = parallel_is_refused(page).await?;
    assert!(
        !page
            .is("document.querySelector('[data-testid=mode-parallel]').checked")
            .await?
    );
    assert!(
        words.contains("shared memory") && words.contains("isolated"),
        "{words}"
    );
    stage.picture("no-headers").await?;
    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
    assert_eq!(result["environment"]["engine"], "single");
    assert_eq!(result["environment"]["crossOriginIsolated"], false);
    assert_eq!(run_of(&result, "parallel"), &Value::Null);
    let modes: Vec<_> = ["sequential", "concurrent", "processes"]
        .iter()
        .filter(|mode| run_of(&result, mode).is_object())
        .collect();
    assert_eq!(modes.len(), 3, "processes stand in: {result}");
    Ok(())
}

/// Whether parallel cannot be chosen, and what is said of it.
pub async fn parallel_is_refused(page: &Page) -> Result<String> {
    let switch = "document.querySelector('[data-testid=mode-parallel]')";
    assert!(
        page.is(&format!(
            "{switch}.disabled || {switch}.ariaDisabled === 'true'"
        ))
        .await?
    );
    let words = page
        .get(&format!("{switch}.closest('label').innerText"))
        .await?;
    Ok(words.as_str().unwrap_or_default().to_owned())
}

async fn processes_stand_in_for_parallel_and_say_so(stage: &Stage, page: &Page) -> Result {
    page.configure(json!({ "modes": "sequential,parallel" }))
        .await?;
    let mode = "document.querySelector('[data-mode=processes].mode')?.innerText";
    page.until(
        &format!("{mode}.includes('In place of parallel')"),
        PATIENCE,
    )
    .await?;
    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
    assert_eq!(run_of(&result, "processes")["workers"], 2);
    assert_eq!(run_of(&result, "parallel"), &Value::Null);
    let link = page
        .get("document.querySelector('[data-testid=open-tab]')?.href")
        .await?;
    let link = link.as_str().unwrap_or_default().to_owned();
    assert!(link.contains("modes=sequential,parallel"), "{link}");
    stage.picture("stand-in").await
}

async fn a_gil_alone_cannot_run(page: &Page) -> Result {
    page.configure(json!({ "modes": "gil" })).await?;
    let refused = page
        .run_by_script()
        .await
        .expect_err("a GIL alone cannot run");
    assert!(refused.to_string().contains("Choose"), "{refused}");
    Ok(())
}

pub async fn without_headers_stop_works_too(stage: Stage) -> Result {
    let page = stage.open_early(Headers::None, "").await?;
    page.until_state("ready", PATIENCE).await?;
    stops_in_time(
        &page,
        "workload=primes&size=90000001&tasks=5000&modes=sequential",
    )
    .await?;
    stops_in_time(
        &page,
        "workload=primes&size=90000001&tasks=5000&modes=concurrent",
    )
    .await?;
    stops_in_time(
        &page,
        "workload=sleep&latency=5000&tasks=100&modes=concurrent",
    )
    .await?;
    page.configure(keys_of(QUICK)).await?;
    assert_eq!(faults(&page.run_by_script().await?), Vec::<String>::new());
    Ok(())
}

pub async fn the_site_works_from_any_folder(stage: Stage) -> Result {
    let site = stage.sites.with(Headers::Declared).await?;
    let path = format!("{}/#{QUICK}", ANY_FOLDER.trim_start_matches('/'));
    let page = Page::open(&stage.browser, &site, &path).await?;
    page.until_state("ready", PATIENCE).await?;
    assert_eq!(faults(&page.run_by_script().await?), Vec::<String>::new());
    Ok(())
}

pub async fn a_private_window_runs_too(stage: Stage) -> Result {
    let browser = Browser::start_with(stage.browser.kind, Window::Private, Compilers::All).await?;
    let browser = Arc::new(browser);
    for headers in [Headers::Declared, Headers::None] {
        let site = Arc::new(Site::start_whole(headers).await?);
        let page = Page::open(&browser, &site, &format!("#{QUICK}")).await?;
        page.until_state("ready", PATIENCE).await?;
        let served = page.is("navigator.serviceWorker?.controller").await?;
        stage.note(&format!("{headers:?}: a service worker by now: {served}"));
        // The page may be loading itself once more, unless it is isolated already or
        // nothing of it has come for long.
        page.until("crossOriginIsolated || performance.now() > 5000", PATIENCE)
            .await?;
        page.until_state("ready", PATIENCE).await?;
        let result = page.run_by_script().await?;
        assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
        assert_eq!(result["runs"].as_array().map(Vec::len), Some(3), "{result}");
        let engine = &result["environment"]["engine"];
        stage.note(&format!("{headers:?}: engine {engine}"));
    }
    if let Some(browser) = Arc::into_inner(browser) {
        browser.quit().await?;
    }
    Ok(())
}
