//! Claims about Stop: within 300 ms, whatever runs, and then the page works on.
//! The time is the page's own, from the click to the change of its state.

use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, QUICK, keys_of};
use interleave_browser::schema::faults;
use interleave_browser::sequential::Claim;
use interleave_browser::stage::Stage;
use interleave_browser::trial::decide_at_once;
use serde_json::json;
use std::time::Duration;
use thirtyfour::Key;

/// What Stop promises.
pub const STOP_LIMIT_MS: f64 = 300.0;

/// Runs that would compute for minutes, a mode each.
const COMPUTING: [&str; 8] = [
    "workload=primes&size=90000001&tasks=5000&modes=sequential",
    "workload=primes&size=90000001&tasks=5000&modes=concurrent",
    "workload=primes&size=90000001&tasks=5000&modes=parallel&workers=2",
    "workload=matmul&size=2048&tasks=1&modes=sequential",
    "workload=sort&size=30000&tasks=2&modes=parallel&workers=2",
    "workload=hash&size=2048&tasks=1&modes=concurrent",
    "workload=primes&size=90000001&tasks=5000&modes=gil&workers=4",
    "workload=primes&size=90000001&tasks=5000&modes=processes&workers=2",
];

/// Runs that would wait for minutes, a mode each.
const WAITING: [&str; 5] = [
    "workload=sleep&latency=5000&tasks=100&modes=sequential",
    "workload=sleep&latency=5000&tasks=100&modes=concurrent",
    "workload=sleep&latency=5000&tasks=100&modes=parallel&workers=4",
    "workload=sleep&latency=5000&tasks=100&modes=gil&workers=4",
    "workload=sleep&latency=5000&tasks=100&modes=processes&workers=4",
];

pub async fn stop_ends_computing_in_time(stage: Stage) -> Result {
    let page = stage.open("").await?;
    for work in COMPUTING.into_iter().filter(|work| stage.can_run(work)) {
        stops_in_time(&page, work).await?;
    }
    works_on(&page).await
}

pub async fn stop_ends_waiting_in_time(stage: Stage) -> Result {
    let page = stage.open("").await?;
    for work in WAITING.into_iter().filter(|work| stage.can_run(work)) {
        stops_in_time(&page, work).await?;
    }
    works_on(&page).await
}

/// Stop at once: while cores are counted, or a new pool is being started.
pub async fn stop_ends_a_start_in_time(stage: Stage) -> Result {
    let page = stage.open("#workers=2").await?;
    for first in [2, 5] {
        let mut workers = first;
        let what = "milliseconds from Stop to the end of a start";
        decide_at_once(what, Claim::below(STOP_LIMIT_MS), async || {
            page.slide("workers", workers).await?;
            // Another size each time: it needs a new pool.
            workers += 1;
            page.click("run").await?;
            page.click("stop").await?;
            page.until_state("ready", PATIENCE).await?;
            took(&page, "a start").await
        })
        .await?;
    }
    works_on(&page).await
}

/// One run after another that waits too long to end by itself.
pub async fn a_run_under_way_has_the_page_to_itself_until_it_is_stopped(stage: Stage) -> Result {
    let page = stage.open(&format!("#{}&repeats=3", WAITING[0])).await?;
    claims![
        a_run_is_refused_while_another_is_under_way(&page);
        escape_stops_too(&page);
        a_stopped_promise_is_broken_with_a_reason(&stage, &page);
        a_page_left_in_the_middle_of_a_run_comes_back_whole(&stage, &page);
    ];
    Ok(())
}

async fn a_run_is_refused_while_another_is_under_way(page: &Page) -> Result {
    page.click("run").await?;
    page.until_state("running", PATIENCE).await?;
    let refused = page.run_by_script().await.expect_err("one run at a time");
    assert!(refused.to_string().contains("under way"), "{refused}");
    page.click("stop").await?;
    page.until_state("ready", PATIENCE).await
}

async fn escape_stops_too(page: &Page) -> Result {
    page.click("run").await?;
    page.until_state("running", PATIENCE).await?;
    page.press(Key::Escape).await?;
    page.until_state("ready", PATIENCE).await
}

async fn a_stopped_promise_is_broken_with_a_reason(stage: &Stage, page: &Page) -> Result {
    let work = WAITING
        .into_iter()
        .rfind(|work| stage.can_run(work))
        .ok_or("one can run")?;
    page.configure(keys_of(work)).await?;
    let reason = "(() => {
        const run = window.interleave.run();
        setTimeout(() => window.interleave.stop(), 100);
        return run.then(() => 'a result', (error) => String(error));
    })()";
    let reason = stage.browser.wait_for(reason).await?;
    assert!(
        reason
            .as_str()
            .is_some_and(|reason| reason.contains("Stopped")),
        "{reason}"
    );
    works_on(page).await
}

async fn a_page_left_in_the_middle_of_a_run_comes_back_whole(stage: &Stage, page: &Page) -> Result {
    page.configure(keys_of(
        "workload=primes&size=90000001&tasks=5000&workers=2",
    ))
    .await?;
    page.click("run").await?;
    page.until_state("running", PATIENCE).await?;
    stage.browser.session().refresh().await?;
    page.until_state("ready", PATIENCE).await?;
    works_on(page).await
}

/// Whether a run of this work is stopped in time.
pub async fn stops_in_time(page: &Page, work: &str) -> Result {
    let what = format!("milliseconds from Stop to the end of {work}");
    let stop = async || stopped_in(page, work).await;
    decide_at_once(&what, Claim::below(STOP_LIMIT_MS), stop).await
}

/// Begins a run, lets it come to its work, stops it. Gives how long that took.
async fn stopped_in(page: &Page, work: &str) -> Result<f64> {
    assert_eq!(page.configure(keys_of(work)).await?, json!([]), "{work}");
    page.click("run").await?;
    let status = "document.querySelector('[data-testid=status]').textContent";
    page.until(&format!("{status}.includes('Warming up')"), PATIENCE)
        .await?;
    // Into the run itself: no condition tells that from outside.
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(page.state().await?, "running", "{work}");
    page.click("stop").await?;
    page.until_run_ended().await?;
    assert_eq!(page.state().await?, "ready", "{work}");
    took(page, work).await
}

/// How long the last click on Stop took to end the run.
async fn took(page: &Page, work: &str) -> Result<f64> {
    let took_ms =
        "probe.states.at(-1).at - probe.clicks.findLast(({ what }) => what === 'stop').at";
    let took_ms = page
        .get(took_ms)
        .await?
        .as_f64()
        .ok_or("Stop was clicked")?;
    println!("  stopped in {took_ms:.0} ms: {work}");
    assert!(took_ms >= 0.0, "{took_ms} ms: {work}");
    // A clock may not tell so short a time from none.
    Ok(took_ms.max(0.1))
}

/// Whether a run gives a result, after what came before: on the engine's own worker, and on
/// others.
pub async fn works_on(page: &Page) -> Result {
    let quick = format!("{QUICK}&modes=sequential,parallel");
    assert_eq!(page.configure(keys_of(&quick)).await?, json!([]));
    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new());
    page.until_state("done", PATIENCE).await?;
    Ok(())
}
