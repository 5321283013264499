//! Claims about the timeline of a program: it says what threads wait for and who holds it,
//! leads to their lines, and tells their states apart.

use crate::appearance::whole_page;
use crate::timeline::HAS_CANVAS;
use interleave_browser::Result;
use interleave_browser::browser::Scheme;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::program::packed;
use interleave_browser::stage::Stage;
use serde_json::Value;
use thirtyfour::Key;

/// Ben holds the lock for a while, and Ada waits for it in line 10.
const PROGRAM: &str = "import threading, time

lock = threading.Lock()

def hold():
    with lock:
        time.sleep(0.3)

def want():
    with lock:
        sum(range(20_000))

ben = threading.Thread(target=hold, name='Ben')
ada = threading.Thread(target=want, name='Ada')
ben.start()
time.sleep(0.05)
ada.start()
ben.join()
ada.join()
time.sleep(0.05)
";
const WAIT: &str = "Ada waits for lock 'lock', held by Ben";
const CHART: &str = "document.querySelector('[data-testid=chart-timeline]:not([data-live])')";
const STAGE: &str = "document.querySelector('[data-testid=chart-timeline] [role=application]')";
const SPOKEN: &str =
    "document.querySelector('[data-testid=chart-timeline] [aria-live]').textContent";
/// The text at the bar that a pointer is over.
const TIP: &str = "[...document.querySelectorAll('[data-testid=chart-timeline] .tip text')]
    .map((line) => line.textContent).join(' ')";
/// The line of the editor that is marked.
const ACTIVE: &str =
    "document.getElementById('editor').shadowRoot.querySelector('.cm-activeLine').textContent";
/// The row of the table that is Ada's, by the titles of its columns.
const ADA: &str = "(() => {
    const table = document.querySelector('[data-testid=table-timeline]');
    const titles = [...table.querySelectorAll('thead th')].map((title) => title.textContent);
    const rows = [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent));
    const ada = rows.find((row) => row[1] === 'Ada');
    return Object.fromEntries(titles.map((title, place) => [`${place} ${title}`, ada[place]]));
})()";

async fn ran(stage: &Stage) -> Result<Page> {
    let link = format!("#page=code&modes=gil&repeats=3&code={}", packed(PROGRAM));
    let page = stage.open(&link).await?;
    page.until("document.getElementById('editor')?.shadowRoot", PATIENCE)
        .await?;
    page.until_state("ready", PATIENCE).await?;
    page.run().await?;
    page.until(CHART, PATIENCE).await?;
    page.until(HAS_CANVAS, PATIENCE).await?;
    Ok(page)
}

pub async fn it_names_the_lock_and_leads_to_the_line(stage: Stage) -> Result {
    let page = ran(&stage).await?;
    claims![
        states_are_in_the_legend_and_the_table(&page);
        keys_tell_of_the_lock_and_mark_its_line(&page);
        a_click_marks_the_line(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn states_are_in_the_legend_and_the_table(page: &Page) -> Result {
    let legend = "[...document.querySelectorAll('[data-testid=chart-timeline] .legend li')]
        .map((entry) => entry.textContent).join('; ')";
    let legend = page.get(legend).await?.to_string();
    for state in [
        "new: ",
        "ready: ",
        "running",
        "waiting; ",
        "waiting for a lock",
        "ended",
    ] {
        assert!(legend.contains(state), "{state}: {legend}");
    }
    let ada = page.get(ADA).await?;
    for title in ["3 New", "4 Ready", "5 Running", "6 Waiting", "7 Ended"] {
        assert!(ada[title].is_string(), "{title}: {ada}");
    }
    // She is at her end before the run is.
    assert_ne!(ada["6 Waiting"], "–", "{ada}");
    assert_ne!(ada["7 Ended"], "–", "{ada}");
    let longest = ada["10 Longest wait"].as_str().unwrap_or_default();
    assert!(
        longest.starts_with("waits for lock 'lock', held by Ben, "),
        "{ada}"
    );
    Ok(())
}

async fn keys_tell_of_the_lock_and_mark_its_line(page: &Page) -> Result {
    page.get(&format!("{STAGE}.focus()")).await?;
    page.press(Key::Right).await?;
    page.until(&format!("{SPOKEN}.includes('worker 1 runs ')"), PATIENCE)
        .await?;
    while !page.is(&format!("{SPOKEN}.includes(': Ada ')")).await? {
        page.press(Key::Down).await?;
    }
    // Some bar of hers, from which both ways are walked.
    let is_there = format!("{SPOKEN}.includes({})", Value::from(WAIT));
    for key in [Key::Left, Key::Right] {
        for _ in 0..8 {
            if !page.is(&is_there).await? {
                page.press(key.clone()).await?;
            }
        }
    }
    page.until(&is_there, PATIENCE).await?;
    let spoken = page.get(SPOKEN).await?.to_string();
    assert!(spoken.contains("line 10"), "{spoken}");
    assert!(!spoken.contains("task"), "{spoken}");
    page.press(Key::Enter).await?;
    page.until(&format!("{ACTIVE} === '    with lock:'"), PATIENCE)
        .await?;
    let line = "document.getElementById('editor').shadowRoot.querySelector('.cm-activeLineGutter')?.textContent ?? '10'";
    assert_eq!(page.get(line).await?, "10");
    let followed = page.text("timeline-task").await?;
    assert!(followed.contains("Following Ada."), "{followed}");
    Ok(())
}

/// What a pointer does in the middle of Ada's wait, which most of the run is.
async fn a_click_marks_the_line(page: &Page) -> Result {
    page.get("document.getElementById('editor').shadowRoot.querySelector('.cm-content').focus()")
        .await?;
    page.press(Key::Up).await?;
    page.press(Key::Up).await?;
    page.until(&format!("{ACTIVE} !== '    with lock:'"), PATIENCE)
        .await?;
    let point = |types: &str| {
        format!(
            "(() => {{
                const stage = {STAGE};
                const {{ left, top, width }} = stage.getBoundingClientRect();
                const names = [...stage.querySelectorAll('.run-names text')];
                const name = names.find((text) => text.textContent.trim() === 'Ada').getBoundingClientRect();
                stage.setPointerCapture = () => {{}};
                for (const type of {types}) stage.dispatchEvent(new PointerEvent(type, {{ pointerId: 1, pointerType: 'mouse',
                    clientX: left + width / 2, clientY: name.top + name.height / 2, bubbles: true }}));
            }})()"
        )
    };
    page.get(&point("['pointermove']")).await?;
    page.until(
        &format!("({TIP}).startsWith({})", Value::from(WAIT)),
        PATIENCE,
    )
    .await?;
    page.get(&point("['pointerdown', 'pointerup']")).await?;
    page.until(&format!("{ACTIVE} === '    with lock:'"), PATIENCE)
        .await
}

/// In all sizes and both schemes.
pub async fn pictures_of_it(stage: Stage) -> Result {
    for (scheme, name) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
        stage.browser.prefer(scheme).await?;
        for width in [1280, 390] {
            stage.browser.resize(width, 900).await?;
            let page = ran(&stage).await?;
            page.get("document.querySelector('#insight details.more').open = true")
                .await?;
            page.get(&format!("{STAGE}.focus()")).await?;
            page.press(Key::Right).await?;
            for _ in 0..3 {
                page.press(Key::Down).await?;
            }
            page.press(Key::Right).await?;
            page.press(Key::Right).await?;
            whole_page(&stage, &format!("timeline-of-program-{name}-{width}")).await?;
        }
    }
    stage.browser.resize(1280, 900).await?;
    stage.browser.prefer(Scheme::Light).await
}
