//! An engine by itself, asked in its own protocol: what a message to it costs, and
//! what the recording of runs does.

use super::spread::spread;
use super::table::{Bar, Row};
use super::work::WORKERS;
use crate::Result;
use crate::browser::Browser;
use crate::site::{Headers, Probe, Site};
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::work::{Params, Work, Workload};
use interleave_engine::protocol::{Reply, Request, decode, encode};
use serde_json::{Value, json};

/// How often each is measured, and how many pairs of runs a turn has.
const TURNS: usize = 7;
const PAIRS: usize = 12;
/// Messages in a row: one is too short for the page's clock.
const MESSAGES: usize = 200;

/// What recording is measured on, and how much it may cost.
const RECORDED: [(Mode, Workload, u32, u32, Bar); 5] = [
    (
        Mode::Parallel,
        Workload::Primes,
        10,
        15_492_781,
        Bar::AtMost(1.01),
    ),
    (Mode::Parallel, Workload::Sort, 16, 2_000, Bar::AtMost(1.01)),
    (
        Mode::Sequential,
        Workload::Primes,
        10,
        15_492_781,
        Bar::AtMost(1.01),
    ),
    (
        Mode::Concurrent,
        Workload::Primes,
        10,
        15_492_781,
        Bar::AtMost(1.01),
    ),
    // Nothing but the recording's own price: tasks that do nothing.
    (Mode::Parallel, Workload::Sleep, 10_000, 0, Bar::None),
];

/// All rows.
pub async fn rows(browser: &Browser) -> Result<Vec<Row>> {
    let site = Site::start(Headers::Declared, Probe::Absent).await?;
    browser
        .goto(&site.url("/__tests/bench/engine.html"))
        .await?;
    let start = format!("window.engine.start({WORKERS})");
    browser.wait_for(&start).await?;
    let mut rows = vec![message_row(browser).await?];
    for (mode, workload, tasks, size, bar) in RECORDED {
        let params = Params {
            tasks,
            size,
            latency_ms: 0,
            chunk: None,
            seed: 1,
        };
        rows.push(recording_row(browser, mode, Work::Workload(workload, params), bar).await?);
    }
    Ok(rows)
}

/// Of no bytes, which the engine says it cannot read: the way alone.
async fn message_row(browser: &Browser) -> Result<Row> {
    let (mut ours, mut bare, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let promise = format!("window.engine.roundTrips([], {MESSAGES})");
        let took = browser.wait_for(&promise).await?;
        let ms = |place: usize| took[place].as_f64().ok_or("a time");
        let (engine_ms, bare_ms) = (ms(0)?, ms(1)?);
        ours.push(1e3 * engine_ms);
        bare.push(1e3 * bare_ms);
        ratios.push(engine_ms / bare_ms);
    }
    let (bare, ratio) = (spread(bare)?.words(0), spread(ratios)?.words(2));
    Ok(Row {
        what: "a message to the engine and its answer".to_owned(),
        bar: Bar::None,
        unit: " µs",
        measured: spread(ours)?,
        digits: 0,
        made_of: format!("to a worker that sends it back {bare} µs; the one ÷ the other {ratio}"),
    })
}

async fn recording_row(browser: &Browser, mode: Mode, work: Work, bar: Bar) -> Result<Row> {
    ask_all(browser, &[Request::Prepare(work.clone())]).await?;
    let sample = |traced| Request::Sample {
        config: RunConfig {
            workers: WORKERS,
            traced,
            ..RunConfig::of(mode)
        },
        rounds: 1,
    };
    // Warm, and never timed.
    ask_all(
        browser,
        &[sample(true), sample(false), sample(true), sample(false)],
    )
    .await?;
    let (mut on_ms, mut off_ms, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        // Who comes first changes.
        let order: Vec<bool> = (0..PAIRS)
            .flat_map(|pair| [pair % 2 == 0, pair % 2 == 1])
            .collect();
        let requests: Vec<_> = order.iter().map(|&traced| sample(traced)).collect();
        let replies = ask_all(browser, &requests).await?;
        let median_ms = |wanted| {
            let pairs = order
                .iter()
                .zip(&replies)
                .filter(|(traced, _)| **traced == wanted);
            let times: Vec<_> = pairs.filter_map(|(_, reply)| elapsed_ms(reply)).collect();
            Result::Ok(spread(times)?.median())
        };
        let (on, off) = (median_ms(true)?, median_ms(false)?);
        on_ms.push(on);
        off_ms.push(off);
        ratios.push(on / off);
    }
    let (on, off) = (spread(on_ms)?.words(2), spread(off_ms)?.words(2));
    let tasks = work.tasks();
    Ok(Row {
        what: format!(
            "`{}`, {}, {tasks} tasks: recorded ÷ not",
            work.id(),
            mode.id()
        ),
        bar,
        unit: "",
        measured: spread(ratios)?,
        digits: 3,
        made_of: format!("{on} ms ÷ {off} ms, medians of {PAIRS} runs"),
    })
}

fn elapsed_ms(reply: &Reply) -> Option<f64> {
    match reply {
        Reply::Sampled(sampled) => Some(sampled.elapsed_ms),
        _ => None,
    }
}

/// Asks one thing after another; a failure ends it.
async fn ask_all(browser: &Browser, requests: &[Request]) -> Result<Vec<Reply>> {
    let requests: Vec<_> = requests.iter().map(encode).collect();
    let promise = format!("window.engine.askAll({})", json!(requests));
    let replies = browser.wait_for(&promise).await?;
    let replies = replies.as_array().ok_or("a list of replies")?;
    replies.iter().map(reply).collect()
}

fn reply(bytes: &Value) -> Result<Reply> {
    let bytes = bytes.as_array().ok_or("a reply is bytes")?.iter();
    let bytes: Vec<u8> = bytes
        .filter_map(Value::as_u64)
        .map(|byte| byte as u8)
        .collect();
    match decode(&bytes) {
        Ok(Reply::Failed(failure)) => Err(failure.to_string().into()),
        Ok(reply) => Ok(reply),
        Err(error) => Err(error.to_string().into()),
    }
}
