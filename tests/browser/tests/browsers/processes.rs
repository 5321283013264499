//! Claims about the modes beside the three: under a GIL, and as processes.

use crate::insight::paints_no_run;
use interleave_browser::Result;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::schema::{faults, ratio_of, run_of};
use interleave_browser::sequential::Claim;
use interleave_browser::site::Headers;
use interleave_browser::stage::Stage;
use interleave_browser::trial::{Needs, decide, decide_at_once};
use serde_json::{Value, json};

pub async fn a_gil_helps_waiting_and_not_computing(stage: Stage) -> Result {
    let page = stage
        .open("#workload=hash&tasks=8&size=4&workers=4&repeats=3&modes=sequential,gil&interval=2")
        .await?;
    let ratio = async || {
        let result = page.run_by_script().await?;
        assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
        assert_eq!(run_of(&result, "gil")["label"], "emulated");
        assert_eq!(run_of(&result, "gil")["workers"], 4);
        assert_eq!(run_of(&result, "sequential")["label"], "measured");
        assert_eq!(result["settings"]["interval"], "2");
        Ok(ratio_of(&result, "gil").unwrap_or_default())
    };
    let what = "computing under a GIL: times as fast";
    decide(what, Claim::below(1.2), Needs::Time, &ratio).await?;
    let keys = json!({ "workload": "sleep", "tasks": 8, "latency": 20, "repeats": 3 });
    page.configure(keys).await?;
    let what = "4 workers under a GIL wait: times as fast";
    decide(what, Claim::above(2.0), Needs::Time, &ratio).await?;
    stage.picture("gil").await
}

pub async fn the_switch_interval_is_asked_for_where_it_matters(stage: Stage) -> Result {
    let page = stage.open("#modes=sequential,parallel").await?;
    let knob = "document.querySelector('[data-testid=interval]')";
    assert!(!page.is(knob).await?);
    page.click("mode-gil").await?;
    page.until(knob, PATIENCE).await?;
    assert_eq!(page.get(&format!("{knob}.value")).await?, "5");
    Ok(())
}

// (Tasks of 40 ms: a message takes 1 to 2 ms in WebKit, and its painting takes a core.)
pub async fn processes_compute_in_parallel_without_shared_memory(stage: Stage) -> Result {
    let page = stage
        .open_early(
            Headers::None,
            "#workload=hash&size=24&tasks=4&workers=2&repeats=3&modes=sequential,processes",
        )
        .await?;
    page.until_state("ready", PATIENCE).await?;
    let what = "2 processes: times as fast as one worker";
    decide(what, Claim::above(1.2), Needs::TwoCores, async || {
        let result = page.run_by_script().await?;
        assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
        assert_eq!(result["environment"]["engine"], "single");
        Ok(ratio_of(&result, "processes").unwrap_or_default())
    })
    .await
}

pub async fn copying_is_a_number_of_its_own(stage: Stage) -> Result {
    let page = stage
        .open("#workload=sort&size=2500&tasks=1&workers=1&repeats=3&modes=sequential,processes")
        .await?;
    // One process: its computing and the copying are all that a run is made of.
    // (Means beside a median: a busy machine sets them apart.)
    let what = "the parts of a run and the whole of it differ by: times";
    decide_at_once(what, Claim::below(2.0), async || {
        let result = page.run_by_script().await?;
        assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
        assert_eq!(run_of(&result, "sequential")["copyMs"], Value::Null);
        let run = run_of(&result, "processes");
        // 10 MB there and back, to be sorted, and once more to be merged.
        assert_eq!(run["copiedBytes"], 40_000_000);
        let [copy, compute, median] =
            ["copyMs", "computeMs", "medianMs"].map(|key| run[key].as_f64().unwrap_or_default());
        assert!(copy > 0.0 && compute > 0.0, "{run}");
        let ratio = (copy + compute) / median;
        Ok(ratio.max(1.0 / ratio))
    })
    .await?;
    let words = page.text("copying").await?;
    assert!(words.contains("40 MB"), "{words}");
    stage.picture("processes").await
}

pub async fn a_process_that_dies_fails_its_task_and_the_fleet_is_made_whole(
    stage: Stage,
) -> Result {
    for headers in [Headers::Declared, Headers::None] {
        let page = stage
            .open_early(
                headers,
                // Long enough to be met in the middle: it fails once its other tasks are done.
                "#workload=sleep&latency=300&tasks=18&workers=3&modes=processes&repeats=3",
            )
            .await?;
        page.until_state("ready", PATIENCE).await?;
        paints_no_run(&page).await?;
        page.click("run").await?;
        until_warming_up(&page).await?;
        page.get("probe.before = probe.workers.length").await?;
        page.get(KILL).await?;
        page.until_state("error", PATIENCE).await?;
        let words = page
            .get("document.querySelector('[role=alert]').innerText")
            .await?;
        let words = words.as_str().unwrap_or_default().to_owned();
        assert!(words.contains("died while it did task"), "{words}");
        assert!(words.contains("press Run"), "{words}");
        // The same processes go on with less work.
        page.configure(json!({ "workload": "primes", "size": 100_003, "tasks": 20 }))
            .await?;
        let result = page.run_by_script().await?;
        assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
        assert_eq!(run_of(&result, "processes")["workers"], 3);
        let fresh = page.get("probe.workers.length - probe.before").await?;
        assert_eq!(fresh, 1, "one fresh process in the place of the dead one");
    }
    Ok(())
}

/// Kills the process that was started last, as a browser short of memory would.
/// (In this order: in `WebKit`, a terminated worker hears of nothing any more.)
const KILL: &str = "(() => {
    const process = probe.workers[probe.names.lastIndexOf('interleave process')];
    process.dispatchEvent(new ErrorEvent('error', { message: 'it died' }));
    process.terminate();
})()";

async fn until_warming_up(page: &Page) -> Result {
    let status = "document.querySelector('[data-testid=status]').textContent";
    page.until(&format!("{status}.includes('Warming up')"), PATIENCE)
        .await
}
