//! Claims about two results side by side, and about what is kept of a session.

use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::stage::Stage;

/// Long enough for a busy machine's lateness not to matter.
const LINK: &str =
    "#workload=sleep&modes=sequential,concurrent&tasks=4&latency=40&workers=2&repeats=3&seed=7";

/// Three results of one session.
pub async fn results_of_a_session_are_compared_and_shown_again(stage: Stage) -> Result {
    let page = stage.open(LINK).await?;
    // It keeps what it was told of: of runs before it came, only the last.
    page.until(
        "document.querySelector('[data-testid=tab-compare]')",
        PATIENCE,
    )
    .await?;
    page.run().await?;
    claims![
        a_pinned_result_stands_beside_the_next_one(&stage, &page);
        the_results_of_a_session_can_be_shown_again(&page);
    ];
    // WebKit's driver takes no tab that is scrolled sideways for something to act on.
    if stage.browser.kind != Kind::Webkit {
        claims![the_tabs_fit_on_a_narrow_screen(&stage, &page)];
    }
    Ok(())
}

async fn a_pinned_result_stands_beside_the_next_one(stage: &Stage, page: &Page) -> Result {
    page.click("tab-compare").await?;
    page.click("pin").await?;
    page.configure(serde_json::json!({ "repeats": 4 })).await?;
    page.run().await?;
    page.until(
        "document.querySelector('[data-testid=table-compared]')",
        PATIENCE,
    )
    .await?;
    assert!(
        !page
            .is("document.querySelector('[data-testid=other-work]')")
            .await?
    );
    let differs = page.text("differences").await?;
    assert!(
        differs.contains("repeats") && differs.contains("3 → 4"),
        "{differs}"
    );
    // Waits that are three times as long, a third as fast: the ratio says so.
    page.configure(serde_json::json!({ "latency": 120 }))
        .await?;
    page.run().await?;
    page.until(
        "document.querySelector('[data-testid=other-work]')",
        PATIENCE,
    )
    .await?;
    let ratio = "document.querySelector('[data-testid=table-compared] [data-mode=sequential] strong').textContent";
    let ratio = page.get(&format!("Number.parseFloat({ratio})")).await?;
    let ratio = ratio.as_f64().unwrap_or_default();
    assert!((0.2..0.6).contains(&ratio), "{ratio} of about a third");
    let words = page.text("table-compared").await?;
    assert!(words.contains("slower"), "{words}");
    stage.picture("compare").await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn the_results_of_a_session_can_be_shown_again(page: &Page) -> Result {
    page.click("tab-compare").await?;
    page.until(
        "document.querySelectorAll('[data-testid=history] tbody tr').length === 3",
        PATIENCE,
    )
    .await?;
    page.get(&button("Show run 1")).await?;
    page.until(
        "document.querySelector('[data-testid=looking-back]')",
        PATIENCE,
    )
    .await?;
    let words = page.text("looking-back").await?;
    assert!(words.contains("This is run 1"), "{words}");
    page.get(&button("Export run 3")).await?;
    page.until(
        "document.querySelector('[data-testid=export-json]')",
        PATIENCE,
    )
    .await?;
    assert!(
        !page
            .is("document.querySelector('[data-testid=looking-back]')")
            .await?
    );
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// Clicks on a button of this name.
fn button(name: &str) -> String {
    format!("document.querySelector('button[aria-label=\"{name}\"]').click()")
}

/// Looks at all three tabs on a phone: nothing needs sideways scrolling.
async fn the_tabs_fit_on_a_narrow_screen(stage: &Stage, page: &Page) -> Result {
    stage.browser.resize(320, 640).await?;
    for tab in ["tab-compare", "tab-class", "export"] {
        let outcome = fits(page, tab).await;
        super::appearance::whole_page(stage, &format!("narrow-{tab}")).await?;
        outcome.map_err(|error| format!("{tab}: {error}"))?;
    }
    stage.browser.resize(1280, 900).await
}

async fn fits(page: &Page, tab: &str) -> Result {
    page.click(tab).await?;
    if tab == "tab-class" {
        page.click("class-add").await.ok();
    }
    let fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    page.until(fits, PATIENCE).await
}
