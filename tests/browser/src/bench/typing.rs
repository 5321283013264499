//! How long a key takes in the editor while a program runs: from the key to the text that is
//! laid out. (When it is painted is the screen's to say.)

use super::spread::Spread;
use super::table::{Bar, Row};
use crate::Result;
use crate::browser::Browser;
use crate::page::{PATIENCE, Page};
use crate::program::packed;
use crate::site::{Headers, Probe, Site};
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;

/// How often it is typed.
const TURNS: usize = 3;
/// What is typed each time: words that are completed, brackets and a new line.
const TYPED: &str = "def again(number):\nreturn number * sum(range(number)) + len(str(number))\n";
/// Between two keys: quick typing.
const PAUSE: Duration = Duration::from_millis(40);
/// A frame.
const LONGEST_MS: f64 = 16.0;

/// Threads that compute and print without an end.
const RUNNING: &str = "import threading
def work():
    n = 0
    while True:
        n += 1
        if n % 1000 == 0: print(threading.current_thread().name, n)
for _ in range(3): threading.Thread(target=work).start()
";

/// Notes of each key how long it took until what follows from it was laid out: a message to
/// itself comes after all that.
const WATCH: &str = "window.keys = [];
    addEventListener('keydown', ({ timeStamp }) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
            document.getElementById('editor').shadowRoot.querySelector('.cm-content').getBoundingClientRect();
            document.body.getBoundingClientRect();
            window.keys.push(performance.now() - timeStamp);
        };
        port2.postMessage(0);
    }, true)";
const FOCUS: &str =
    "document.getElementById('editor').shadowRoot.querySelector('.cm-content').focus()";
const PRINTS: &str = "document.querySelector('[data-testid=output]').textContent.length > 1000";

/// The 95th percentile.
pub async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
    let mut percentiles = Vec::new();
    let mut count = 0;
    for _ in 0..TURNS {
        let keys_ms = typed(browser, &site).await?;
        count += keys_ms.len();
        percentiles.push(percentile_95(keys_ms).ok_or("keys were typed")?);
    }
    Ok(vec![Row {
        what: "a key in the editor while a program runs, 95th percentile".to_owned(),
        bar: Bar::AtMost(LONGEST_MS),
        unit: " ms",
        measured: Spread::of(percentiles).ok_or("there are measurements")?,
        digits: 1,
        made_of: format!(
            "{TURNS} times, {count} keys in all, one every {} ms",
            PAUSE.as_millis()
        ),
    }])
}

async fn typed(browser: &Arc<Browser>, site: &Arc<Site>) -> Result<Vec<f64>> {
    let link = format!(
        "#page=code&workload=program&modes=gil&code={}",
        packed(RUNNING)
    );
    let page = Page::open(browser, site, &link).await?;
    page.until(
        "document.getElementById('editor')?.shadowRoot?.querySelector('.cm-content')",
        PATIENCE,
    )
    .await?;
    page.until_state("ready", PATIENCE).await?;
    page.click("run").await?;
    page.until(PRINTS, PATIENCE).await?;
    browser.evaluate(WATCH, Vec::new()).await?;
    page.get(FOCUS).await?;
    for key in TYPED.chars() {
        let keys = browser.session().action_chain();
        keys.send_keys(key.to_string()).perform().await?;
        tokio::time::sleep(PAUSE).await;
    }
    page.until(
        &format!("window.keys.length >= {}", TYPED.chars().count()),
        PATIENCE,
    )
    .await?;
    let keys = page.get("window.keys").await?;
    page.click("stop").await?;
    page.until_state("ready", PATIENCE).await?;
    Ok(keys
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect())
}

fn percentile_95(mut keys_ms: Vec<f64>) -> Option<f64> {
    keys_ms.sort_by(f64::total_cmp);
    let place = (keys_ms.len() * 95).div_ceil(100);
    keys_ms.get(place.checked_sub(1)?).copied()
}
