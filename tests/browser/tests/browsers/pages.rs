//! Claims about the pages: going from one to another keeps the experiment, its result
//! and its run; and what an embedded page does without.

use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, RUN_PATIENCE};
use interleave_browser::stage::Stage;
use serde_json::json;

const LINK: &str = "#workload=sleep&latency=1&tasks=4&workers=3&repeats=3&modes=sequential";
const ON_ABOUT: &str =
    "document.querySelector('#about h3') && document.querySelector('#play').hidden
    && document.title === 'About Interleave' && document.activeElement.id === 'about-title'";
const ON_PLAY: &str =
    "document.querySelector('[data-testid=run]') && !document.querySelector('#play').hidden
    && document.querySelector('#about').hidden && document.title === 'Interleave'";

/// From the playground to the text about it, and back.
pub async fn going_to_another_page_loses_nothing(stage: Stage) -> Result {
    let page = stage.open(LINK).await?;
    page.run().await?;
    claims![
        about_and_back_keep_settings_and_result(&stage, &page);
        a_run_goes_on_while_another_page_is_read(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn about_and_back_keep_settings_and_result(stage: &Stage, page: &Page) -> Result {
    page.click("to-about").await?;
    page.until(ON_ABOUT, PATIENCE).await?;
    assert_eq!(page.state().await?, "done");
    page.click("to-play").await?;
    result_is_shown(page).await?;
    let session = stage.browser.session();
    session.back().await?;
    page.until(ON_ABOUT, PATIENCE).await?;
    session.back().await?;
    result_is_shown(page).await?;
    session.forward().await?;
    page.until(ON_ABOUT, PATIENCE).await?;
    page.click("to-play").await?;
    page.until(ON_PLAY, PATIENCE).await
}

async fn result_is_shown(page: &Page) -> Result {
    page.until(ON_PLAY, PATIENCE).await?;
    let workers = "document.querySelector('[data-testid=workers]').value";
    assert_eq!(page.get(workers).await?, "3");
    assert!(
        page.is("document.querySelector('[data-testid=table-timings]')")
            .await?
    );
    assert_eq!(page.state().await?, "done");
    Ok(())
}

async fn a_run_goes_on_while_another_page_is_read(page: &Page) -> Result {
    page.configure(json!({ "latency": 100 })).await?;
    page.click("run").await?;
    page.until_state("running", PATIENCE).await?;
    page.click("to-about").await?;
    page.until(ON_ABOUT, PATIENCE).await?;
    page.until_state("done", RUN_PATIENCE).await?;
    page.click("to-play").await?;
    result_is_shown(page).await
}

/// What a frame does without: ways to other pages, files, and a masthead.
pub async fn an_embedded_page_has_no_ways_out_but_one(stage: Stage) -> Result {
    let page = stage.open(&format!("{LINK}&embed=1")).await?;
    claims![
        an_embedded_page_has_no_export(&page);
        an_embedded_experiment_can_be_opened_in_full(&stage, &page);
        an_embedded_page_about_it_has_no_ways_out(&stage);
    ];
    Ok(())
}

async fn an_embedded_page_has_no_export(page: &Page) -> Result {
    page.until(
        "document.querySelector('[data-testid=tab-class]')",
        PATIENCE,
    )
    .await?;
    assert!(
        !page
            .is("document.querySelector('[data-testid=export]')")
            .await?
    );
    Ok(())
}

async fn an_embedded_experiment_can_be_opened_in_full(stage: &Stage, page: &Page) -> Result {
    assert!(
        !page
            .is("document.querySelector('.masthead, [data-testid=share], [data-testid=embed]')")
            .await?
    );
    let link = "document.querySelector('[data-testid=open-in-full]')";
    assert_eq!(
        page.get(&format!("[{link}.target, {link}.rel]")).await?,
        json!(["_blank", "noopener"])
    );
    let address = page.get(&format!("{link}.href")).await?;
    let address = address.as_str().unwrap_or_default().to_owned();
    assert!(
        !address.contains("embed") && address.contains("workers=3"),
        "{address}"
    );
    stage.browser.goto("about:blank").await?;
    stage.browser.goto(&address).await?;
    page.until_state("ready", PATIENCE).await?;
    assert!(page.is("document.querySelector('.masthead')").await?);
    Ok(())
}

async fn an_embedded_page_about_it_has_no_ways_out(stage: &Stage) -> Result {
    let page = stage.open("#page=about&embed=1").await?;
    page.until("document.querySelector('#about h3')", PATIENCE)
        .await?;
    assert!(page.is("document.querySelector('#play').hidden").await?);
    let ways = "document.querySelectorAll('[data-testid=to-play], [data-testid=to-about]').length";
    assert_eq!(page.get(ways).await?, 0);
    Ok(())
}
