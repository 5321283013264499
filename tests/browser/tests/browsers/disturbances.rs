//! Claims about what disturbs a run from outside: a page out of view, a worker
//! of the pool that dies, a reload.

use crate::stopping::works_on;
use interleave_browser::Result;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::site::Edit;
use interleave_browser::stage::Stage;
use serde_json::Value;
use std::time::Duration;

/// What a browser does when its tab is covered and shown again.
const COVER: &str =
    "(Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }),
    document.dispatchEvent(new Event('visibilitychange')))";
const SHOW: &str =
    "(delete document.hidden, document.dispatchEvent(new Event('visibilitychange')))";

/// A sample is under way.
const SAMPLING: &str =
    "document.querySelector('[data-testid=status]').textContent.includes('Measuring')";

/// No sample is, because the page is out of view.
const PAUSED: &str =
    "document.querySelector('[data-testid=status]').textContent.includes('Paused until')";

/// How long after the page says that a sample is under way it is covered, in milliseconds, one run
/// after the other: a sample takes 600, and the page says so some time before or after it begins.
const COVERED_AFTER_MS: [u32; 6] = [0, 200, 400, 100, 300, 500];

pub async fn a_sample_taken_out_of_view_is_void_and_taken_again(stage: Stage) -> Result {
    let page = stage
        .open("#workload=sleep&tasks=10&latency=60&repeats=3&modes=sequential&workers=1")
        .await?;
    for after_ms in COVERED_AFTER_MS {
        match voided_by_a_cover(&page, after_ms).await?.as_str() {
            Some("1") => return Ok(()),
            // What the page says may be late: it was between two samples.
            Some("0") => {}
            other => panic!("one sample was under way, at most: {other:?}"),
        }
    }
    panic!("no sample was void");
}

/// How many samples of a run are void that is covered in the middle of one.
async fn voided_by_a_cover(page: &Page, after_ms: u32) -> Result<Value> {
    page.get("void delete window.coveredAt").await?;
    page.click("run").await?;
    // In one step: a sample may be over before the driver is back.
    let is_time = format!(
        "(window.coveredAt ??= performance.now() + {after_ms}, performance.now() >= window.coveredAt)"
    );
    page.until(
        &format!("{SAMPLING} && {is_time} && ({COVER}, true)"),
        PATIENCE,
    )
    .await?;
    // The sample under way ends, and no other begins: the page says so.
    page.until(PAUSED, PATIENCE).await?;
    tokio::time::sleep(Duration::from_millis(800)).await;
    assert_eq!(
        page.state().await?,
        "running",
        "it waits for the page to be seen"
    );
    page.get(SHOW).await?;
    page.until_run_ended().await?;
    page.get(
        "(() => {
        const table = document.querySelector('[data-testid=table-timings]');
        const heads = [...table.querySelectorAll('thead th')].map((head) => head.innerText);
        return table.querySelector('tbody tr').children[heads.indexOf('Discarded')].innerText;
    })()",
    )
    .await
}

pub async fn a_worker_of_the_pool_that_dies_is_named(stage: Stage) -> Result {
    let page = stage
        .open_apart("#workload=sleep&latency=5000&tasks=4&repeats=3&modes=parallel&workers=2")
        .await?;
    // The pool's workers come from blob: addresses. A clock that throws ends one
    // just as a trap does: it never answers again, and whoever waits for it blocks.
    page.site().edit(
        "/engine.js",
        Edit {
            from: "performance.now()",
            to: "(location.protocol === 'blob:' ? (() => { throw new Error('broken clock') })() : performance.now())",
        },
    );
    page.slide("workers", 3).await?;
    page.click("run").await?;
    page.until_state("error", PATIENCE).await?;
    let words = page
        .get("document.querySelector('[role=alert]').innerText")
        .await?;
    let words = words.as_str().unwrap_or_default();
    assert!(words.contains("of the pool died"), "{words}");
    page.site().mend();
    page.configure(serde_json::json!({ "latency": 5, "modes": "sequential,parallel" }))
        .await?;
    works_on(&page).await
}
