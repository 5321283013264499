//! Claims about the prices' network, which the service worker answers for: to the
//! page, and to workers of every kind that block until the answer is there.

use crate::isolation::CONTROLLED;
use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::schema::{faults, ratio_of, run_of};
use interleave_browser::sequential::Claim;
use interleave_browser::site::{ANY_FOLDER, Edit, Headers, Site};
use interleave_browser::stage::Stage;
use interleave_browser::trial::decide_at_once;
use serde_json::{Value, json};
use std::sync::Arc;

/// What is asked: `ask(path)` gives status, headers of interest, JSON and ms.
const ASK: &str = "async (path) => {
    const began = performance.now();
    const response = await fetch(path);
    const header = (name) => response.headers.get(name);
    const answer = await response.json();
    return { status: response.status, answer, ms: performance.now() - began,
        headers: [header('Content-Type'), header('Cache-Control'), header('Cross-Origin-Resource-Policy')] };
}";

/// From a page, a worker or a frame, for any path.
pub async fn the_network_answers_pages_and_workers(stage: Stage) -> Result {
    let page = open(&stage, "").await?;
    claims![
        prices_are_a_function_of_their_path(&page);
        bad_paths_are_told_what_is_known(&stage, &page);
        workers_of_every_kind_block_until_the_answer(&stage, &page);
    ];
    Ok(())
}

async fn prices_are_a_function_of_their_path(page: &Page) -> Result {
    let paths = [
        "amsterdam/btc/2015-01-01",
        "tokyo/ltc/2024-02-29",
        "saopaulo/eth/2019-07-31",
        "newyork/btc/9999-12-31",
    ];
    for path in paths {
        let told = ask(page, &format!("api/price/{path}")).await?;
        assert_eq!(told["status"], 200, "{told}");
        assert_eq!(
            told["headers"],
            json!(["application/json", "no-store", "cross-origin"])
        );
        let answer = &told["answer"];
        let [exchange, symbol, date]: [&str; 3] = path
            .split('/')
            .collect::<Vec<_>>()
            .try_into()
            .map_err(|_| "three names")?;
        assert_eq!(
            json!([exchange, symbol, date]),
            json!([answer["exchange"], answer["symbol"], answer["date"]])
        );
        let cents = |name: &str| (answer[name].as_f64().unwrap_or(f64::NAN) * 100.0).round() as u32;
        assert_eq!(cents("close"), close_cents(path), "{told}");
        let (low, high) = (cents("low"), cents("high"));
        for name in ["open", "close"] {
            assert!(low <= cents(name) && cents(name) <= high, "{told}");
        }
        assert!(low > 0 && answer["volume"].as_u64() > Some(0), "{told}");
        assert_eq!(
            ask(page, &format!("api/price/{path}")).await?["answer"],
            *answer
        );
    }
    let before = ask(page, "api/price/london/eth/2014-12-31").await?;
    assert_eq!(
        (&before["status"], &before["answer"]),
        (&json!(200), &Value::Null)
    );
    let exchanges = ask(page, "api/exchanges").await?;
    assert_eq!(
        exchanges["answer"].as_array().map(Vec::len),
        Some(10),
        "{exchanges}"
    );
    let symbols = ask(page, "api/symbols").await?;
    assert_eq!(symbols["answer"], json!(["btc", "eth", "ltc"]));
    Ok(())
}

pub async fn prices_come_over_the_network_in_every_mode(stage: Stage) -> Result {
    let fragment = "#workload=prices&tasks=12&latency=25&workers=4&repeats=3&modes=sequential,concurrent,parallel,gil,processes";
    let site = Arc::new(Site::start_whole(Headers::Declared).await?);
    let page = Page::open(&stage.browser, &site, fragment).await?;
    let card = "(document.querySelector('[data-testid=environment]')?.innerText ?? '')";
    page.until(
        &format!("{card}.includes('service worker, over')"),
        PATIENCE,
    )
    .await?;
    let what = "waiting for prices at once: times as fast, the slower way of two";
    decide_at_once(what, Claim::above(1.5), async || {
        let result = page.run_by_script().await?;
        assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
        assert_eq!(result["environment"]["network"], true);
        // Every answer takes 25 ms at least, and one after another they add up.
        let sequential_ms = run_of(&result, "sequential")["medianMs"].as_f64();
        assert!(sequential_ms >= Some(300.0), "{result}");
        let ratio = |mode| ratio_of(&result, mode).unwrap_or_default();
        Ok(f64::min(ratio("concurrent"), ratio("processes")))
    })
    .await?;
    stage.picture("prices").await
}

pub async fn a_server_that_refuses_ends_the_run_with_words(stage: Stage) -> Result {
    let site = Arc::new(Site::start_whole(Headers::Declared).await?);
    site.edit(
        "/service-worker.js",
        Edit {
            from: "[\"btc\", \"eth\", \"ltc\"]",
            to: "[\"btc\"]",
        },
    );
    let fragment = "#workload=prices&tasks=20&latency=1&repeats=3&modes=sequential,concurrent";
    let page = Page::open(&stage.browser, &site, fragment).await?;
    page.until(CONTROLLED, PATIENCE).await?;
    page.until_state("ready", PATIENCE).await?;
    page.click("run").await?;
    page.until_state("error", PATIENCE).await?;
    let words = page.get("document.querySelector('[role=alert]').innerText");
    let words = words.await?.as_str().unwrap_or_default().to_owned();
    assert!(
        words.contains("it answered 404") && words.contains("Reload"),
        "{words}"
    );
    Ok(())
}

/// A browser may send a request past the service worker: it is asked again.
pub async fn a_question_that_the_host_answers_is_asked_again(stage: Stage) -> Result {
    let site = Arc::new(Site::start_whole(Headers::Declared).await?);
    site.edit(
        "/service-worker.js",
        Edit {
            from: "if (path.startsWith(\"api/\")) {",
            to: "self.asked = (self.asked ?? 0) + 1;
                if (path.startsWith(\"api/\") && self.asked % 5 === 0) return;
                if (path.startsWith(\"api/\")) {",
        },
    );
    let fragment = "#workload=prices&tasks=12&latency=1&workers=2&repeats=3&modes=sequential,concurrent,processes";
    let page = Page::open(&stage.browser, &site, fragment).await?;
    page.until("interleave.environment?.network", PATIENCE)
        .await?;
    site.take_log();
    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
    let asked = site.take_log();
    assert!(asked.iter().any(|path| path.contains("/api/")), "{asked:?}");
    Ok(())
}

pub async fn answers_take_as_long_as_asked(stage: Stage) -> Result {
    // In a folder, for once.
    let page = open(&stage, ANY_FOLDER.trim_start_matches('/')).await?;
    let late = ask(&page, "api/price/paris/btc/2020-01-01?ms=400").await?;
    assert!(late["ms"].as_f64() >= Some(399.0), "{late}");
    let failed = ask(&page, "api/price/paris/btc/2020-01-01?ms=300&fail=500").await?;
    assert_eq!(failed["status"], 500);
    assert!(
        failed["ms"].as_f64() >= Some(299.0) && failed["answer"]["error"].is_string(),
        "{failed}"
    );
    let ten = "(async () => {
        const began = performance.now();
        const all = Array.from({ length: 10 }, (_, n) => fetch(`api/price/paris/btc/2020-01-${10 + n}?ms=300`));
        await Promise.all(all);
        return performance.now() - began;
    })()";
    let what = "ten waits of 300 ms at once: milliseconds";
    decide_at_once(what, Claim::below(1500.0), async || {
        let together = stage.browser.wait_for(ten).await?;
        Ok(together.as_f64().unwrap_or_default())
    })
    .await?;
    let never = "fetch('api/price/paris/btc/2020-01-01?fail=timeout', { signal: AbortSignal.timeout(1500) })
        .then(() => 'answered', ({ name }) => name)";
    let ended = stage.browser.wait_for(never).await?;
    // WebKit calls it by the other name.
    assert!(ended == "TimeoutError" || ended == "AbortError", "{ended}");
    Ok(())
}

async fn bad_paths_are_told_what_is_known(stage: &Stage, page: &Page) -> Result {
    for (path, status, word) in [
        ("api/", 404, "api/exchanges"),
        ("api/prices/paris/btc/2020-01-01", 404, "api/price/"),
        ("api/symbols/btc", 404, "api/symbols"),
        ("api/price/atlantis/btc/2020-01-01", 404, "amsterdam"),
        ("api/price/__proto__/btc/2020-01-01", 404, "amsterdam"),
        ("api/price/paris/doge/2020-01-01", 404, "ltc"),
        ("api/price/paris/btc", 404, "date"),
        ("api/price/paris/btc/2023-02-29", 404, "calendar"),
        ("api/price/paris/btc/2023-2-9", 404, "calendar"),
        ("api/price/paris/btc/2020-01-01/", 404, "date"),
        ("api/price/paris/btc/%F0%9F/2020-01-01", 404, "calendar"),
        ("api/price/paris/btc/2020-01-01?ms=-1", 400, "10000"),
        ("api/price/paris/btc/2020-01-01?ms=10001", 400, "10000"),
        ("api/price/paris/btc/2020-01-01?ms=1e3", 400, "10000"),
        ("api/price/paris/btc/2020-01-01?ms=", 400, "10000"),
        ("api/price/paris/btc/2020-01-01?fail=maybe", 400, "timeout"),
    ] {
        let told = ask(page, path).await?;
        assert_eq!(told["status"], status, "{path}: {told}");
        let words = told["answer"]["error"].as_str().unwrap_or_default();
        assert!(words.contains(word), "{path}: {told}");
    }
    let post = "fetch('api/symbols', { method: 'POST' }).then(({ status }) => status)";
    assert_eq!(stage.browser.wait_for(post).await?, 405);
    Ok(())
}

/// Real blocking: a synchronous request, in a worker of the page, in one started
/// from a blob, in a worker's worker, and in that one's from a blob.
async fn workers_of_every_kind_block_until_the_answer(stage: &Stage, page: &Page) -> Result {
    page.load_script("blocked.js").await?;
    page.until("window.blocked", PATIENCE).await?;
    for kind in ["plain", "blob", "nested", "nested blob"] {
        let told = stage
            .browser
            .wait_for(&format!(
                "window.blocked.ask('{kind}', '/api/price/tokyo/eth/2021-03-04?ms=300')"
            ))
            .await?;
        assert_eq!(told["status"], 200, "{kind}: {told}");
        let close = told["answer"]["close"].as_f64().unwrap_or(f64::NAN);
        assert_eq!(
            (close * 100.0).round() as u32,
            close_cents("tokyo/eth/2021-03-04")
        );
        assert!(told["ms"].as_f64() >= Some(299.0), "{kind}: {told}");
    }
    Ok(())
}

/// FNV-1a and the finish of `MurmurHash3`, as a second hand would write it.
fn close_cents(path: &str) -> u32 {
    let fnv = path.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let mut mixed = fnv ^ (fnv >> 16);
    mixed = mixed.wrapping_mul(0x85eb_ca6b);
    mixed ^= mixed >> 13;
    mixed = mixed.wrapping_mul(0xc2b2_ae35);
    mixed ^= mixed >> 16;
    1000 + mixed % 99_001
}

/// The page in a folder of a new site, once its service worker answers.
async fn open(stage: &Stage, folder: &str) -> Result<Page> {
    let path = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}/")
    };
    open_at(stage, &path).await
}

/// A page at an address of its site, whose service worker answers.
pub async fn open_at(stage: &Stage, path: &str) -> Result<Page> {
    let site = Arc::new(Site::start_whole(Headers::Declared).await?);
    let page = Page::open(&stage.browser, &site, path).await?;
    page.until(CONTROLLED, PATIENCE).await?;
    page.until_state("ready", PATIENCE).await?;
    Ok(page)
}

async fn ask(page: &Page, path: &str) -> Result<Value> {
    page.browser().wait_for(&format!("({ASK})('{path}')")).await
}
