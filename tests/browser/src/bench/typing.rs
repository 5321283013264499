//! How long a key takes in the editor while a program runs: from the key to the text that is
//! laid out. (When it is painted is the screen's to say.) Beside it, the same in a plain text
//! field on the same page: what a browser takes for a key whatever a page does.

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

/// Where is typed: the name of a row, and what gets the focus.
const FIELDS: [(&str, &str); 2] = [
    (
        "a key in the editor",
        "document.getElementById('editor').shadowRoot.querySelector('.cm-content').focus()",
    ),
    (
        "a key in a plain text field",
        "document.getElementById('editor').insertAdjacentElement('beforebegin', document.createElement('textarea')).focus()",
    ),
];

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
const PRINTS: &str = "document.querySelector('[data-testid=output]').textContent.length > 1000";

/// The 95th percentile of both.
pub async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
    let mut percentiles = [const { Vec::new() }; FIELDS.len()];
    let mut count = 0;
    for _ in 0..TURNS {
        for ((_, focus), percentiles) in FIELDS.into_iter().zip(&mut percentiles) {
            let keys_ms = typed(browser, &site, focus).await?;
            count += keys_ms.len();
            percentiles.push(percentile_95(keys_ms).ok_or("keys were typed")?);
        }
    }
    let rows = FIELDS.into_iter().zip(percentiles);
    let bars = [Bar::AtMost(LONGEST_MS), Bar::None];
    rows.zip(bars)
        .map(|(((name, _), percentiles), bar)| {
            Ok(Row {
                what: format!("{name} while a program runs, 95th percentile"),
                bar,
                unit: " ms",
                measured: Spread::of(percentiles).ok_or("there are measurements")?,
                digits: 1,
                made_of: format!(
                    "{TURNS} times, {} keys in all, one every {} ms",
                    count / FIELDS.len(),
                    PAUSE.as_millis()
                ),
            })
        })
        .collect()
}

async fn typed(browser: &Arc<Browser>, site: &Arc<Site>, focus: &str) -> Result<Vec<f64>> {
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
    page.get(focus).await?;
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
