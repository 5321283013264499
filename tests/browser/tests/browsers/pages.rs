//! Claims about the pages: going from one to another keeps the experiment, its result
//! and its run; and what is wrong with a link is seen at once.

use interleave_browser::Result;
use interleave_browser::page::{PATIENCE, Page, RUN_PATIENCE};
use interleave_browser::stage::Stage;

const LINK: &str = "#workload=sleep&latency=1&tasks=4&workers=3&repeats=3&modes=sequential";
const ON_ABOUT: &str =
    "document.querySelector('#about h3') && document.querySelector('#play').hidden
    && document.title === 'About Interleave' && document.activeElement.id === 'about-title'";
const ON_PLAY: &str =
    "document.querySelector('[data-testid=run]') && !document.querySelector('#play').hidden
    && document.querySelector('#about').hidden && document.title === 'Interleave'";

pub async fn about_and_back_keep_settings_and_result(stage: Stage) -> Result {
    let page = stage.open(LINK).await?;
    page.run().await?;
    page.click("to-about").await?;
    page.until(ON_ABOUT, PATIENCE).await?;
    assert_eq!(page.state().await?, "done");
    page.click("to-play").await?;
    result_is_shown(&page).await?;
    let session = stage.browser.session();
    session.back().await?;
    page.until(ON_ABOUT, PATIENCE).await?;
    session.back().await?;
    result_is_shown(&page).await?;
    session.forward().await?;
    page.until(ON_ABOUT, PATIENCE).await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
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

pub async fn a_run_goes_on_while_another_page_is_read(stage: Stage) -> Result {
    let page = stage
        .open(&LINK.replace("latency=1&", "latency=100&"))
        .await?;
    page.click("run").await?;
    page.until_state("running", PATIENCE).await?;
    page.click("to-about").await?;
    page.until(ON_ABOUT, PATIENCE).await?;
    page.until_state("done", RUN_PATIENCE).await?;
    page.click("to-play").await?;
    result_is_shown(&page).await
}

pub async fn an_embedded_page_about_it_has_no_ways_out(stage: Stage) -> Result {
    let page = stage.open("#page=about&embed=1").await?;
    page.until("document.querySelector('#about h3')", PATIENCE)
        .await?;
    assert!(page.is("document.querySelector('#play').hidden").await?);
    let ways = "document.querySelectorAll('[data-testid=to-play], [data-testid=to-about]').length";
    assert_eq!(page.get(ways).await?, 0);
    Ok(())
}

pub async fn a_notice_is_in_view_on_a_phone(stage: Stage) -> Result {
    stage.browser.resize(390, 844).await?;
    let page = stage.open("#workers=9999").await?;
    let is_in_view = "document.querySelector('[data-testid=notice]').getBoundingClientRect().bottom < innerHeight";
    let seen = page.until(is_in_view, PATIENCE).await;
    stage.browser.resize(1280, 900).await?;
    seen
}
