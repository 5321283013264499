//! Claims about barriers: axe finds none, before and after a run, in
//! both schemes, on wide and narrow screens, by itself and embedded.

use interleave_browser::Result;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::site::AXE;
use interleave_browser::stage::Stage;
use serde_json::{Value, json};

const LINK: &str = "#workload=primes&size=100003&repeats=3&workers=2";
/// What axe found, once nothing on the page moves any more: rule, impact, and where.
const FOUND: &str = "(async () => {
    await Promise.race([
        Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
        new Promise((resolve) => setTimeout(resolve, 500)),
    ]);
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return JSON.stringify(violations.map(({ id, impact, nodes }) =>
        ({ id, impact, nodes: nodes.map(({ html }) => html.slice(0, 160)) })));
})()";

pub async fn axe_finds_no_barrier(stage: Stage) -> Result {
    for (place, link) in [
        ("alone", LINK.to_owned()),
        ("embedded", format!("{LINK}&embed=1")),
    ] {
        let page = stage.open(&link).await?;
        page.until(
            "document.querySelector('#insight [role=tablist]')",
            PATIENCE,
        )
        .await?;
        finds_no_barrier(&stage, &page, &format!("{place}, before a run")).await?;
        page.run().await?;
        in_all_looks(&stage, &page, &format!("{place}, after a run")).await?;
        in_all_tabs(&page, place).await?;
    }
    stage.browser.resize(1280, 900).await
}

/// In all looks of a page.
pub async fn finds_no_barrier(stage: &Stage, page: &Page, when: &str) -> Result {
    page.load_script_of(AXE, "axe.min.js").await?;
    page.until("window.axe", PATIENCE).await?;
    in_all_looks(stage, page, when).await
}

/// Wide and narrow, light and dark.
const LOOKS: [(&str, u32); 4] = [
    ("dark", 320),
    ("dark", 1280),
    ("light", 1280),
    ("light", 320),
];

/// In all looks.
pub async fn in_all_looks(stage: &Stage, page: &Page, when: &str) -> Result {
    in_looks(&LOOKS, stage, page, when).await
}

/// In every width and both schemes, but not in each with each.
pub async fn in_two_looks(stage: &Stage, page: &Page, when: &str) -> Result {
    in_looks(&[LOOKS[0], LOOKS[2]], stage, page, when).await
}

async fn in_looks(looks: &[(&str, u32)], stage: &Stage, page: &Page, when: &str) -> Result {
    for (theme, width) in looks {
        page.configure(json!({ "theme": theme })).await?;
        stage.browser.resize(*width, 900).await?;
        finds_nothing(page, &format!("{when}, {theme}, {width} px")).await?;
    }
    Ok(())
}

/// What each tab shows after a run.
pub async fn in_all_tabs(page: &Page, place: &str) -> Result {
    let tabs = "document.querySelectorAll('#insight [role=tab]')";
    let count = page.get(&format!("{tabs}.length")).await?;
    for at in 0..count.as_u64().unwrap_or_default() {
        page.get(&format!("{tabs}[{at}].click()")).await?;
        finds_nothing(page, &format!("{place}, tab {}", at + 1)).await?;
    }
    Ok(())
}

async fn finds_nothing(page: &Page, when: &str) -> Result {
    let found = page.browser().wait_for(FOUND).await?;
    let found: Vec<Value> = serde_json::from_str(found.as_str().unwrap_or_default())?;
    assert_eq!(found, Vec::<Value>::new(), "{when}");
    Ok(())
}
