//! Claims about the page's second module, which shows what happened in runs:
//! nobody waits for it, and the page does without it.

use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, QUICK};
use interleave_browser::release::Release;
use interleave_browser::site::{Headers, Probe, Site};
use interleave_browser::stage::Stage;
use std::sync::Arc;

/// It is there and has drawn.
pub const IS_THERE: &str = "document.querySelector('#insight [role=tablist]')";

/// Turns to a tab that is not painted while something runs: for many runs, one after another.
pub async fn paints_no_run(page: &Page) -> Result {
    page.until("document.querySelector('#tab-speedup')", PATIENCE)
        .await?;
    page.get("document.querySelector('#tab-speedup').click()")
        .await?;
    Ok(())
}

/// What the section says.
const SAID: &str = "(document.getElementById('insight')?.innerText ?? '')";

pub async fn the_page_runs_without_it_says_so_and_tries_again(stage: Stage) -> Result {
    for part in ["/insight.js", "/insight_bg.wasm", "/insight.css"] {
        let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
        site.block(part);
        let page = Page::open(&stage.browser, &site, &format!("#{QUICK}")).await?;
        claims![
            the_page_runs_without_it_and_says_so(&page);
            it_is_tried_again_at_the_next_run(&page);
        ];
    }
    Ok(())
}

const IS_TOLD: &str =
    "(document.getElementById('insight')?.innerText ?? '').includes('cannot be shown')";

async fn the_page_runs_without_it_and_says_so(page: &Page) -> Result {
    page.until(IS_TOLD, PATIENCE).await?;
    let words = page.get(SAID).await?;
    let words = words.as_str().unwrap_or_default();
    assert!(words.contains("Runs work all the same"), "{words}");
    // Still missing at the next run: said anew, and once, not twice.
    let said = "document.getElementById('insight').children";
    page.get(&format!("{said}[0].dataset.isOld = 1")).await?;
    page.run_by_script().await?;
    page.until_state("done", PATIENCE).await?;
    page.until(&format!("!{said}[0].dataset.isOld"), PATIENCE)
        .await?;
    assert_eq!(page.get(&format!("{said}.length")).await?, 1);
    Ok(())
}

async fn it_is_tried_again_at_the_next_run(page: &Page) -> Result {
    page.site().mend();
    page.run_by_script().await?;
    page.until(IS_THERE, PATIENCE).await?;
    assert!(!page.is(IS_TOLD).await?, "it is there");
    // What was told meanwhile is not lost.
    page.until(
        "document.querySelector('[data-testid=chart-timeline]')",
        PATIENCE,
    )
    .await
}

pub async fn what_happens_in_it_is_not_the_apps_business(stage: Stage) -> Result {
    let page = stage
        .open("#workload=sleep&modes=sequential,concurrent&tasks=2&latency=5&repeats=3")
        .await?;
    page.load_script("saved.js").await?;
    page.run().await?;
    page.until(IS_THERE, PATIENCE).await?;
    claims![
        what_is_clicked_there_is_not_heard_by_the_app(&page);
        what_goes_wrong_in_it_does_not_end_a_run(&page);
    ];
    Ok(())
}

async fn what_goes_wrong_in_it_does_not_end_a_run(page: &Page) -> Result {
    let before = page.errors().await?.len();
    page.get("interleaveLink.hear = () => { throw new Error('insight is broken') }")
        .await?;
    page.run().await?;
    page.run_by_script().await?;
    let errors = page.errors().await?;
    assert!(errors.len() > before, "it is not kept quiet: {errors:?}");
    Ok(())
}

/// Both modules are drawn by Yew, which numbers elements in each from 1 on: the
/// numbers must not be mixed up.
async fn what_is_clicked_there_is_not_heard_by_the_app(page: &Page) -> Result {
    let states = page.get("JSON.stringify(probe.states)").await?;
    let settings = page.get("location.hash").await?;
    // Each tab, and all that can be pressed in it. (What measures says so itself.)
    let press = "(async () => {
        const tick = () => new Promise((resolve) => setTimeout(resolve, 50));
        for (const tab of document.querySelectorAll('#insight [role=tab]')) {
            tab.click();
            await tick();
            for (const button of document.querySelectorAll('#insight [role=tabpanel] button:not(.bar button)')) {
                button.click();
                await tick();
            }
        }
    })()";
    page.browser().wait_for(press).await?;
    assert_eq!(page.get("JSON.stringify(probe.states)").await?, states);
    assert_eq!(page.get("location.hash").await?, settings);
    Ok(())
}

/// Its script and its wasm, changed in a way that would do no harm.
pub async fn what_was_changed_of_it_does_not_run(stage: Stage) -> Result {
    for (file, change) in [
        ("insight.js", &b"\nwindow.intruder = 1;\n"[..]),
        // A custom section of no name and no content.
        ("insight_bg.wasm", &[0, 1, 0]),
        ("insight.css", b"\n"),
    ] {
        let release = Release::copy()?;
        let folder = release.find("insight", "", "")?;
        release.append(&format!("{folder}/{file}"), change)?;
        let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
        site.release(release.folder());
        let page = Page::open(&stage.browser, &site, "").await?;
        page.until(
            &format!("{IS_THERE} || {SAID}.includes('cannot be shown')"),
            PATIENCE,
        )
        .await?;
        assert!(!page.is(IS_THERE).await?, "{file} ran");
        assert!(!page.is("window.intruder").await?, "{file} ran");
    }
    Ok(())
}
