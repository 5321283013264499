//! Claims about runs: right answers, real threads, and what is shown of them.

use crate::appearance::no_width_needs_sideways_scrolling;
use crate::insight::paints_no_run;
use crate::keyboard::terms_explain_themselves;
use crate::traces::every_mode_leaves_a_trace_of_its_last_run;
use interleave_browser::Result;
use interleave_browser::beside;
use interleave_browser::browser::Kind;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, keys_of};
use interleave_browser::schema::{faults, ratio_of, run_of};
use interleave_browser::sequential::Claim;
use interleave_browser::site::{Headers, Probe, Site};
use interleave_browser::stage::Stage;
use interleave_browser::trial::{Needs, Undecided, decide, decide_at_once};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// All workloads, each small.
const LITTLE: [&str; 9] = [
    "workload=primes&tasks=20&size=100003",
    "workload=mandelbrot&tasks=16&size=128",
    "workload=matmul&tasks=8&size=128",
    "workload=montecarlo&tasks=8&size=1",
    "workload=sort&tasks=8&size=100",
    "workload=hash&tasks=8&size=1",
    "workload=prices&tasks=6&latency=3",
    "workload=sleep&tasks=6&latency=3",
    "workload=mixed&tasks=6&size=10&latency=10&workers=3",
];

pub async fn a_run_gives_the_promised_result_and_so_does_the_next(stage: Stage) -> Result {
    let page = stage
        .open_apart("#workload=primes&size=1000003&tasks=20&repeats=4&workers=2&seed=9")
        .await?;
    let first = page.run_by_script().await?;
    claims![
        every_mode_gives_a_verified_result_of_the_schema(&stage, &page, &first);
        a_second_run_needs_no_second_start(&page, &first);
    ];
    Ok(())
}

async fn every_mode_gives_a_verified_result_of_the_schema(
    stage: &Stage,
    page: &Page,
    result: &Value,
) -> Result {
    assert_eq!(faults(result), Vec::<String>::new(), "{result}");
    assert_eq!(modes_of(result), stage.modes());
    for &mode in stage.modes() {
        let run = run_of(result, mode);
        let workers = if ["sequential", "concurrent"].contains(&mode) {
            1
        } else {
            2
        };
        assert_eq!(run["workers"], workers, "{run}");
        assert_eq!(run["label"], "measured", "{run}");
        assert!(
            run["samplesMs"]
                .as_array()
                .is_some_and(|samples| samples.len() >= 4),
            "{run}"
        );
    }
    let others = stage.modes().len() - 1;
    assert_eq!(result["comparisons"].as_array().map(Vec::len), Some(others));
    let settings = json!({
        "v": "1", "workload": "primes", "modes": stage.modes().join(","), "workers": "2",
        "tasks": "20", "size": "1000003", "repeats": "4", "seed": "9"
    });
    assert_eq!(result["settings"], settings);
    let user_agent = page.get("navigator.userAgent").await?;
    assert_eq!(result["environment"]["userAgent"], user_agent);
    Ok(())
}

/// A pool of many takes its time, and nobody has to wait for it before Run may be pressed.
pub async fn a_run_may_begin_before_the_pool_stands(stage: Stage) -> Result {
    let page = stage
        .open(
            "#workload=primes&size=1000003&tasks=64&workers=32&repeats=3&modes=sequential,parallel",
        )
        .await?;
    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
    let ready_ms = page
        .get("probe.states.find(({ what }) => what === 'ready').at - probe.began[0]")
        .await?;
    let stood_ms = &run_of(&result, "parallel")["startupMs"];
    let (ready_ms, stood_ms) = (ready_ms.as_f64(), stood_ms.as_f64());
    assert!(
        ready_ms.is_some() && ready_ms < stood_ms,
        "{ready_ms:?}, {stood_ms:?} ms"
    );
    Ok(())
}

/// In every mode; and what is recorded of the one that waits and computes.
pub async fn every_workload_gives_right_answers_and_a_trace(stage: Stage) -> Result {
    let page = stage
        .open("#repeats=3&workers=2&modes=sequential,concurrent,parallel,gil,processes")
        .await?;
    paints_no_run(&page).await?;
    let mut checksums = Vec::new();
    for keys in LITTLE {
        let keys = keys_of(keys);
        assert_eq!(page.configure(keys.clone()).await?, json!([]), "{keys}");
        let result = page.run_by_script().await?;
        assert_eq!(faults(&result), Vec::<String>::new(), "{keys}: {result}");
        assert_eq!(modes_of(&result), stage.all_modes(), "{keys}");
        if keys["workload"] == "mixed" {
            claims![every_mode_leaves_a_trace_of_its_last_run(&stage, &result)];
        }
        checksums.push(result["runs"][0]["checksum"].to_string());
    }
    checksums.sort();
    checksums.dedup();
    assert_eq!(
        checksums.len(),
        LITTLE.len(),
        "different work has different answers"
    );
    Ok(())
}

pub async fn parallel_beats_sequential_on_two_workers(stage: Stage) -> Result {
    let page = stage
        .open("#workload=primes&workers=2&repeats=3&modes=sequential,parallel")
        .await?;
    let what = "parallel on 2 workers: times as fast as sequential";
    decide(what, Claim::above(1.2), Needs::TwoCores, async || {
        let result = page.run_by_script().await?;
        assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
        Ok(ratio_of(&result, "parallel").unwrap_or_default())
    })
    .await
}

pub async fn concurrent_waits_overlap_and_more_workers_than_cores_help(stage: Stage) -> Result {
    let page = stage
        .open("#workload=sleep&tasks=16&latency=20&workers=8&repeats=3")
        .await?;
    let ratio = async |mode: &str| {
        let result = page.run_by_script().await?;
        let sequential_ms = run_of(&result, "sequential")["medianMs"].as_f64();
        assert!(sequential_ms >= Some(320.0), "{result}");
        Ok(ratio_of(&result, mode).unwrap_or_default())
    };
    let what = "16 waits at once: times as fast";
    decide_at_once(what, Claim::above(4.0), async || ratio("concurrent").await).await?;
    if !stage.shares_memory() {
        return Ok(());
    }
    let what = "8 workers wait: times as fast";
    decide_at_once(what, Claim::above(3.0), async || ratio("parallel").await).await
}

pub async fn the_slider_changes_the_pool(stage: Stage) -> Result {
    let page = stage
        .open_apart("#workload=sleep&tasks=12&latency=40&workers=2&repeats=3&modes=parallel")
        .await?;
    // 12 waits of 40 ms take 6, 4 and 2 turns: the threads really block.
    for (workers, turns) in [(2, 6.0), (3, 4.0), (6, 2.0)] {
        page.site().take_log();
        page.slide("workers", workers).await?;
        let shown = page.get("document.querySelector('[data-testid=workers]').value");
        assert_eq!(shown.await?, workers.to_string());
        let result = page.run_by_script().await?;
        assert_eq!(run_of(&result, "parallel")["workers"], workers);
        if workers > 2 {
            assert_eq!(
                threads_started(&page),
                workers as usize,
                "of {workers} workers"
            );
        }
        let least_ms = 40.0 * turns;
        let mut first = Some(result);
        let what = format!("12 waits of 40 ms on {workers} workers: milliseconds");
        decide_at_once(&what, Claim::below(least_ms + 39.0), async || {
            let result = match first.take() {
                Some(result) => result,
                None => page.run_by_script().await?,
            };
            let median_ms = run_of(&result, "parallel")["medianMs"].as_f64();
            assert!(median_ms >= Some(least_ms), "{result}");
            Ok(median_ms.unwrap_or_default())
        })
        .await?;
    }
    Ok(())
}

/// The modes of a result, in order.
fn modes_of(result: &Value) -> Vec<&str> {
    let runs = result["runs"].as_array().into_iter().flatten();
    runs.filter_map(|run| run["mode"].as_str()).collect()
}

/// How many workers fetched the pool's script lately, but for the engine's own
/// worker: each has its own copy of a module, and the site forbids caching.
fn threads_started(page: &Page) -> usize {
    let log = page.site().take_log();
    let scripts = log
        .iter()
        .filter(|path| path.contains("/threads-") && path.ends_with("/engine.js"));
    scripts.count().saturating_sub(1)
}

async fn a_second_run_needs_no_second_start(page: &Page, first: &Value) -> Result {
    page.site().take_log();
    let second = page.run_by_script().await?;
    assert_eq!(page.site().take_log(), Vec::<String>::new());
    assert_eq!(faults(&second), Vec::<String>::new());
    assert_eq!(first["runs"][0]["checksum"], second["runs"][0]["checksum"]);
    Ok(())
}

/// One run, and all that can be read of it.
pub async fn a_finished_run_can_be_read(stage: Stage) -> Result {
    let page = stage
        .open("#workload=mandelbrot&size=128&repeats=5&workers=2")
        .await?;
    page.run().await?;
    claims![
        what_is_shown_is_the_result(&stage, &page);
        terms_explain_themselves(&stage, &page);
        no_width_needs_sideways_scrolling(&stage, &page);
    ];
    Ok(())
}

async fn what_is_shown_is_the_result(stage: &Stage, page: &Page) -> Result {
    let verdict = page.text("verdict").await?;
    assert!(verdict.contains(&stage.parallel_on(2)), "{verdict}");
    assert!(verdict.contains("Concurrent"), "{verdict}");
    let rows = page.get("document.querySelectorAll('[data-testid=table-timings] tbody tr').length");
    assert_eq!(rows.await?, stage.modes().len());
    let least = 5 * stage.modes().len();
    let count = page.get(&format!("{SAMPLES_IN_TABLE} >= {least}")).await?;
    assert_eq!(count, true, "five samples per mode at least");
    dots_are_drawn(page).await?;
    let progress = "document.querySelector('[data-testid=progress]').dataset";
    assert!(
        page.is(&format!("{progress}.done === {progress}.total"))
            .await?,
        "all turns are done"
    );
    Ok(())
}

/// How many samples the table counts.
const SAMPLES_IN_TABLE: &str =
    "[...document.querySelectorAll('[data-testid=table-timings] tbody tr')]
    .map((row) => Number(row.cells[4].textContent)).reduce((sum, count) => sum + count)";

/// Waits for a dot for every sample: they are drawn once their room is known.
pub async fn dots_are_drawn(page: &Page) -> Result {
    let dots = "document.querySelectorAll('[data-testid=chart-timings] path.dot').length";
    page.until(&format!("{SAMPLES_IN_TABLE} === {dots}"), PATIENCE)
        .await
}

/// After its run, and during it.
pub async fn a_picture_is_painted_whenever_what_paints_has_come(stage: Stage) -> Result {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
    site.hold("/insight_bg.wasm");
    let link = "#workload=mandelbrot&size=256&tasks=64&workers=3&repeats=3&modes=sequential";
    let page = Page::open(&stage.browser, &site, link).await?;
    page.until_state("ready", PATIENCE).await?;
    claims![
        a_picture_is_painted_after_its_run_too(&page);
        the_picture_is_painted_by_the_workers(&stage, &page);
    ];
    Ok(())
}

/// A short run may be over before what paints has come.
async fn a_picture_is_painted_after_its_run_too(page: &Page) -> Result {
    page.run().await?;
    assert!(!page.is("document.querySelector('canvas')").await?);
    page.site().let_go();
    page.until(&format!("{CANVAS}.blank === 0"), PATIENCE).await
}

async fn the_picture_is_painted_by_the_workers(stage: &Stage, page: &Page) -> Result {
    let (mode, workers) = if stage.shares_memory() {
        ("parallel", 3)
    } else {
        ("sequential", 1)
    };
    page.configure(json!({ "modes": mode, "seed": 5 })).await?;
    page.run().await?;
    // The last tiles may come with the frame after the end.
    page.until(&format!("{CANVAS}.blank === 0"), PATIENCE)
        .await?;
    let seen = page.get(CANVAS).await?;
    assert_eq!(seen["side"], 256, "{seen}");
    assert!(seen["colours"].as_u64() > Some(20), "{seen}");
    let painters = page
        .get("document.querySelectorAll('.painter').length")
        .await?;
    assert_eq!(painters, workers, "each worker made a tile");
    stage.picture("mandelbrot-256").await
}

/// What is on the canvas: its side, its colours, and pixels never painted.
const CANVAS: &str = "(() => {
    const canvas = document.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set();
    let blank = 0;
    for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] === 0) blank += 1;
        colours.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
    }
    return { blank, colours: colours.size, side: canvas.width };
})()";

pub async fn the_pages_thread_is_never_busy_for_long(stage: Stage) -> Result {
    assert_eq!(
        stage.browser.kind,
        Kind::Chromium,
        "others do not report long tasks"
    );
    let page = stage
        .open("#workload=mandelbrot&workers=2&repeats=3")
        .await?;
    // A tripwire against doing a run's work here; `make bench` holds the bar.
    let what = "the page's thread is busy: milliseconds at most";
    decide_at_once(what, Claim::below(200.0), async || {
        let began = page.get("performance.now()").await?;
        page.run().await?;
        let longest_ms = page
            .get(&format!(
                "Math.max(1, ...probe.longTasks.filter(({{ at }}) => at >= {began}).map(({{ ms }}) => ms))"
            ))
            .await?;
        Ok(longest_ms.as_f64().unwrap_or_default())
    })
    .await
}

/// Samples are timed while the page keeps still.
pub async fn a_timed_sample_has_the_machine_to_itself(stage: Stage) -> Result {
    let page = stage.open(&format!("#{}", beside::RUNS[1])).await?;
    // A tripwire against painting meanwhile, which took 22 to 29 %; `make bench` holds the bar.
    let what = "beside the workers, percent of a core";
    decide_at_once(what, Claim::below(10.0), async || {
        let shares = beside::shares(&stage.browser, &page, Duration::from_secs(4)).await?;
        let shares =
            shares.ok_or_else(|| Undecided("this system does not count threads' time".into()))?;
        stage.note(&format!(
            "beside the workers {:.1} %, of them {:?}",
            shares.beside, shares.by_name
        ));
        Ok(shares.beside)
    })
    .await
}
