//! Interleave's page in a browser: what a person or a script can do there, by
//! the names that the contract promises.

use crate::Result;
use crate::browser::{Browser, Kind};
use crate::site::{OWN_FOLDER, Site};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use thirtyfour::{By, Key, WebElement};

/// How long the page may take for anything but a run. It is no bar for speed: only
/// what hangs takes as long, even on a busy machine.
pub const PATIENCE: Duration = Duration::from_mins(1);
/// The lessons, in their order.
pub const LESSONS: [&str; 12] = [
    "kitchen",
    "latency",
    "scheduler",
    "threads",
    "race",
    "deadlock",
    "queue",
    "gil",
    "processes",
    "futures",
    "parallel",
    "primitives",
];
/// How long a run in these tests may take.
pub const RUN_PATIENCE: Duration = Duration::from_mins(2);
/// How often a condition is looked at, within the page.
const GLANCE: Duration = Duration::from_millis(20);
/// How long a page is left to watch by itself: less than a driver's limit.
const WATCH: Duration = Duration::from_secs(10);
/// A run for scenarios to which it does not matter what is run: right answers to check, and
/// hardly anything to compute, however long a sample has to be for the browser's clock.
pub const QUICK: &str = "workload=mixed&size=1&latency=2&tasks=2&repeats=3&workers=2";
/// Watches an expression from within the page.
const WATCHER: &str = "
    const [time, glance, done] = arguments;
    const end = performance.now() + time;
    let threw = '';
    const look = () => {
        try { if (EXPRESSION) return done({ holds: true }); } catch (error) { threw = String(error); }
        if (performance.now() >= end) return done({ holds: false, threw });
        setTimeout(look, glance);
    };
    look();";

/// The same without an end: notes in the page whether the expression of this name has come
/// to hold, and gives the note.
const NOTER: &str = "
    const [name, glance] = arguments;
    if (window.watched?.name !== name) {
        const note = window.watched = { name, holds: false, threw: '' };
        const look = () => {
            if (window.watched !== note) return;
            try { note.holds = Boolean(EXPRESSION); } catch (error) { note.threw = String(error); }
            if (!note.holds) setTimeout(look, glance);
        };
        look();
    }
    return window.watched;";
/// How long such a note is left unread.
const LONGEST_PAUSE: Duration = Duration::from_millis(80);
/// How many there were.
static WATCHES: AtomicU64 = AtomicU64::new(0);

/// A page that was opened.
pub struct Page {
    browser: Arc<Browser>,
    site: Arc<Site>,
}

/// How often a click may go beside.
const CLICKS: u32 = 4;

/// Shows an element where it can be clicked, and notes whether the next click is on it. `WebKit`'s
/// driver clicks at once, while a page that scrolls smoothly is on its way. A click that opens
/// another page is noted by nobody, and was on it.
const AIM: &str = "
    const aim = `[data-testid=\"${arguments[0]}\"]`;
    document.querySelector(aim).scrollIntoView({ block: 'center', behavior: 'instant' });
    window.wentBeside = false;
    const note = ({ target }) => { window.wentBeside = !target.closest?.(aim); };
    addEventListener('click', note, { capture: true, once: true });";

/// Notes in `hasRun` that a run has begun.
const NOTE_RUN: &str = "
    window.hasRun = false;
    const observer = new MutationObserver(() => {
        if (!document.querySelector(':root[data-state=running]')) return;
        window.hasRun = true;
        observer.disconnect();
    });
    observer.observe(document, { subtree: true, attributeFilter: ['data-state'] });";

/// Runs; a run without an end is an error before the driver gives up on it.
const RUN_IN_TIME: &str =
    "Promise.race([window.interleave.run(), new Promise((_, reject) => setTimeout(() => {
    const status = document.querySelector('[data-testid=status]')?.textContent;
    reject(`no end of a run after 100 s, its status is: ${status}`);
}, 100_000))])";

/// What a page says in words: where it is, how far it is loaded, and its notices.
const SAID: &str = "[location.href, document.readyState, ...[...document.querySelectorAll('[role=alert]')].map((it) => it.textContent)]";

/// The settings of a link, as scripts give them.
pub fn keys_of(link: &str) -> Value {
    let pairs = link.trim_start_matches('#').split('&');
    pairs.filter_map(|pair| pair.split_once('=')).collect()
}

fn glance_ms() -> u64 {
    GLANCE.as_millis() as u64
}

/// What a watcher has seen: nothing if the expression holds, and else what it threw.
fn verdict(seen: &Value) -> Option<String> {
    let threw = || seen["threw"].as_str().unwrap_or_default().to_owned();
    (seen["holds"] != true).then(threw)
}

impl Page {
    /// Opens the page of a site with a fragment, and does not wait for it.
    pub async fn open(browser: &Arc<Browser>, site: &Arc<Site>, fragment: &str) -> Result<Self> {
        // Away first: another fragment of the same address would load nothing.
        browser.goto("about:blank").await?;
        Self::visit(browser, site, &site.url(&format!("/{fragment}"))).await
    }

    /// The same for the next page of a site that was open before. It is left for another
    /// page of its own, not for a blank one, so that the browser keeps its process: that
    /// saves a third of what opening costs.
    pub async fn open_next(
        browser: &Arc<Browser>,
        site: &Arc<Site>,
        fragment: &str,
    ) -> Result<Self> {
        browser
            .goto(&site.url(&format!("{OWN_FOLDER}/rest.html")))
            .await?;
        Self::visit(browser, site, &site.url(&format!("/{fragment}"))).await
    }

    /// Opens any page at an address of a site.
    pub async fn visit(browser: &Arc<Browser>, site: &Arc<Site>, address: &str) -> Result<Self> {
        browser.goto(address).await?;
        Ok(Self {
            browser: Arc::clone(browser),
            site: Arc::clone(site),
        })
    }

    /// The browser that shows it.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The site that it came from.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The same site, to open another page of it.
    pub fn site_handle(&self) -> Arc<Site> {
        Arc::clone(&self.site)
    }

    /// What an expression is worth in the page.
    pub async fn get(&self, expression: &str) -> Result<Value> {
        self.browser
            .evaluate(&format!("return ({expression});"), Vec::new())
            .await
    }

    /// Whether an expression holds in the page.
    pub async fn is(&self, expression: &str) -> Result<bool> {
        Ok(self.get(&format!("Boolean({expression})")).await? == true)
    }

    /// Waits until an expression holds in the page. The page itself looks at it, so
    /// that nothing crosses over to the driver meanwhile. An expression that throws
    /// does not hold yet; nor does one of a page that is being left.
    pub async fn until(&self, expression: &str, limit: Duration) -> Result {
        let began = Instant::now();
        loop {
            let left = limit.saturating_sub(began.elapsed());
            let seen = self.watch(expression, left.min(WATCH)).await;
            if matches!(seen, Ok(None)) {
                return Ok(());
            }
            if began.elapsed() >= limit {
                return Err(self.late(expression, limit, &seen).await);
            }
            if seen.is_err() {
                tokio::time::sleep(GLANCE).await;
            }
        }
    }

    /// Watches an expression within the page for a while. Gives nothing if it holds,
    /// and otherwise what it threw last, if it did.
    async fn watch(&self, expression: &str, time: Duration) -> Result<Option<String>> {
        if self.browser.kind == Kind::Webkit {
            return self.watch_from_afar(expression, time).await;
        }
        let script = WATCHER.replace("EXPRESSION", expression);
        let arguments = vec![json!(time.as_millis() as u64), json!(glance_ms())];
        let session = self.browser.session();
        let seen = session.execute_async(script, arguments).await?;
        Ok(verdict(seen.json()))
    }

    /// The same where no script may wait in the page: `WebKit`'s driver never answers for one
    /// whose page was left meanwhile. So the page notes what it has seen, and is asked for
    /// that ever less often: each question costs it a fifth of the time in between.
    async fn watch_from_afar(&self, expression: &str, time: Duration) -> Result<Option<String>> {
        let began = Instant::now();
        let script = NOTER.replace("EXPRESSION", expression);
        let name = json!(WATCHES.fetch_add(1, Ordering::Relaxed));
        let mut pause = GLANCE;
        loop {
            let arguments = vec![name.clone(), json!(glance_ms())];
            let seen = verdict(&self.browser.evaluate(&script, arguments).await?);
            if seen.is_none() || began.elapsed() >= time {
                return Ok(seen);
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// What is said of an expression that did not come to hold.
    async fn late(
        &self,
        expression: &str,
        limit: Duration,
        seen: &Result<Option<String>>,
    ) -> Box<dyn std::error::Error + Send + Sync> {
        let state = self.state().await.unwrap_or_else(|error| error.to_string());
        let said = self.get(SAID).await.unwrap_or(Value::Null);
        let last = match seen {
            Ok(threw) => threw.clone().unwrap_or_default(),
            Err(error) => error.to_string(),
        };
        format!(
            "after {limit:?} not yet: {expression} (the page is {state}, and says {said}) {last}"
        )
        .into()
    }

    /// The page's word for what it is at.
    pub async fn state(&self) -> Result<String> {
        let state = self.get("document.querySelector('[data-state]')?.dataset.state ?? 'absent'");
        Ok(state.await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page is at this.
    pub async fn until_state(&self, state: &str, limit: Duration) -> Result {
        self.until(
            &format!("document.querySelector('[data-state=\"{state}\"]')"),
            limit,
        )
        .await
    }

    /// Waits until the page is no longer at this.
    pub async fn until_state_not(&self, state: &str, limit: Duration) -> Result {
        self.until(
            &format!("document.querySelector('[data-state]:not([data-state=\"{state}\"])')"),
            limit,
        )
        .await
    }

    /// The element with this `data-testid`.
    pub async fn element(&self, testid: &str) -> Result<WebElement> {
        let selector = format!("[data-testid=\"{testid}\"]");
        let found = self.browser.session().find(By::Css(selector)).await;
        found.map_err(|error| format!("no {testid} on the page: {error}").into())
    }

    /// What can be read in the element with this `data-testid`.
    pub async fn text(&self, testid: &str) -> Result<String> {
        Ok(self.element(testid).await?.text().await?)
    }

    /// Clicks on the element with this `data-testid`; again, as a person would, if the page
    /// moved between the driver's look at where it is and its click, which then went beside. (On a
    /// busy machine there may be a second between the two.)
    pub async fn click(&self, testid: &str) -> Result {
        for _ in 0..CLICKS {
            let element = self.element(testid).await?;
            self.browser.evaluate(AIM, vec![json!(testid)]).await?;
            element.click().await?;
            if !self.is("window.wentBeside").await? {
                return Ok(());
            }
        }
        Err(format!("{CLICKS} clicks went beside {testid}").into())
    }

    /// Presses a key, wherever the focus is.
    pub async fn press(&self, key: Key) -> Result {
        let chain = self.browser.session().action_chain().send_keys(key.value());
        Ok(chain.perform().await?)
    }

    /// Presses a key, a letter or another one, while Control is held down.
    pub async fn press_with_control(&self, key: &str) -> Result {
        let keys = self.browser.session().action_chain();
        let keys = keys
            .key_down(Key::Control)
            .send_keys(key)
            .key_up(Key::Control);
        Ok(keys.perform().await?)
    }

    /// Presses Tab until the element with this `data-testid` has the focus.
    pub async fn tab_to(&self, testid: &str) -> Result {
        self.tab_to_one_of(&format!("[data-testid='{testid}']"))
            .await
    }

    /// Presses Tab until an element that fits this selector has the focus.
    pub async fn tab_to_one_of(&self, selector: &str) -> Result {
        let has_focus = format!("document.activeElement?.matches({selector:?})");
        for _ in 0..80 {
            if self.is(&has_focus).await? {
                return Ok(());
            }
            // In an editor, Tab is for the program, unless Escape comes before.
            if self.is("document.activeElement?.id === 'editor'").await? {
                self.press(Key::Escape).await?;
            }
            self.press(Key::Tab).await?;
        }
        Err(format!("Tab does not come to {selector}").into())
    }

    /// Moves a slider, as a hand would: the value changes, then it is let go.
    pub async fn slide(&self, testid: &str, value: u32) -> Result {
        let script = "
            const [testid, value] = arguments;
            const slider = document.querySelector(`[data-testid=\"${testid}\"]`);
            slider.value = value;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            slider.dispatchEvent(new Event('change', { bubbles: true }));";
        self.browser
            .evaluate(script, vec![json!(testid), json!(value)])
            .await?;
        Ok(())
    }

    /// Presses Run and waits until it is done.
    pub async fn run(&self) -> Result {
        // A short run may be over before the driver is back from its click.
        self.browser.evaluate(NOTE_RUN, Vec::new()).await?;
        self.click("run").await?;
        self.until("window.hasRun", PATIENCE).await?;
        self.until_run_ended().await?;
        match self.state().await?.as_str() {
            "done" => Ok(()),
            state => Err(format!("after its run the page is {state}").into()),
        }
    }

    /// Waits until no run is under way.
    pub async fn until_run_ended(&self) -> Result {
        self.until(
            "!document.querySelector(':root[data-state=running]')",
            RUN_PATIENCE,
        )
        .await
    }

    /// Runs by the page's own interface, and gives the result.
    pub async fn run_by_script(&self) -> Result<Value> {
        self.browser.wait_for(RUN_IN_TIME).await
    }

    /// Sets keys by the page's own interface.
    pub async fn configure(&self, keys: Value) -> Result<Value> {
        // The page's own JSON, to hand over an object as its scripts make them:
        // Firefox runs ours beside the page, with objects of another kind.
        let script = "return window.interleave.configure(window.JSON.parse(arguments[0]))";
        let keys = json!(keys.to_string());
        self.browser.evaluate(script, vec![keys]).await
    }

    /// Loads a script of this package's own folder into the page.
    pub async fn load_script(&self, name: &str) -> Result {
        self.load_script_of(OWN_FOLDER, name).await
    }

    /// Loads a script of a folder of its site into the page.
    pub async fn load_script_of(&self, folder: &str, name: &str) -> Result {
        let script = "const script = document.createElement('script');
            script.src = arguments[0];
            document.head.append(script);";
        let address = json!(self.site.url(&format!("{folder}/{name}")));
        self.browser.evaluate(script, vec![address]).await?;
        Ok(())
    }

    /// What the probe noted as errors.
    pub async fn errors(&self) -> Result<Vec<String>> {
        let errors = self.get("window.probe.errors").await?;
        let errors = errors.as_array().ok_or("the probe is installed")?;
        Ok(errors.iter().map(ToString::to_string).collect())
    }
}
