//! What the page looks like: pictures for people, kept as artefacts, and the
//! few things about looks that a machine can judge.

use interleave_browser::Result;
use interleave_browser::browser::{Kind, Scheme};
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::stage::{Stage, takes_pictures};

const SIZES: [(&str, u32, u32); 4] = [
    ("wide", 1440, 900),
    ("laptop", 1280, 720),
    ("phone", 390, 844),
    ("narrow", 320, 640),
];
/// Firefox's window does not get narrower.
const NARROWEST_FIREFOX: u32 = 500;

/// After a run.
pub async fn no_width_needs_sideways_scrolling(stage: &Stage, page: &Page) -> Result {
    for (name, width, height) in sizes(stage) {
        stage.browser.resize(width, height).await?;
        let fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        page.until(fits, PATIENCE)
            .await
            .map_err(|error| format!("{name}: {error}"))?;
    }
    stage.browser.resize(1280, 900).await
}

pub async fn pictures_for_people_to_look_at(stage: Stage) -> Result {
    take_all(&stage, "light").await
}

pub async fn dark_pictures_for_people_to_look_at(stage: Stage) -> Result {
    stage.browser.prefer(Scheme::Dark).await?;
    take_all(&stage, "dark").await?;
    stage.browser.prefer(Scheme::Light).await
}

/// Pictures before, during and after a run, in all sizes.
async fn take_all(stage: &Stage, scheme: &str) -> Result {
    for (size, width, height) in sizes(stage) {
        stage.browser.resize(width, height).await?;
        let page = stage
            .open("#workload=primes&size=8000009&workers=2&repeats=10")
            .await?;
        stage.picture(&format!("{scheme}-{size}-1-before")).await?;
        page.click("run").await?;
        page.until(
            "Number(document.querySelector('[data-testid=progress]').dataset.done) > 14",
            PATIENCE,
        )
        .await?;
        stage.picture(&format!("{scheme}-{size}-2-during")).await?;
        page.until_run_ended().await?;
        page.until_state("done", PATIENCE).await?;
        stage.picture(&format!("{scheme}-{size}-3-after")).await?;
        whole_page(stage, &format!("{scheme}-{size}-4-whole")).await?;
    }
    stage.browser.resize(1280, 900).await?;
    let page = stage
        .open("#workload=mandelbrot&workers=3&repeats=3")
        .await?;
    page.run().await?;
    whole_page(stage, &format!("{scheme}-mandelbrot")).await
}

/// A picture of the page from top to bottom.
pub async fn whole_page(stage: &Stage, name: &str) -> Result {
    if !takes_pictures() {
        return Ok(());
    }
    let size = stage
        .browser
        .evaluate(
            "return [innerWidth, innerHeight, document.documentElement.scrollHeight]",
            Vec::new(),
        )
        .await?;
    let [width, height, whole] = [0, 1, 2].map(|at| size[at].as_u64().unwrap_or(900) as u32);
    stage.browser.resize(width, whole.min(4_000)).await?;
    stage.picture(name).await?;
    stage.browser.resize(width, height).await
}

fn sizes(stage: &Stage) -> Vec<(&'static str, u32, u32)> {
    let narrowest = match stage.browser.kind {
        Kind::Chromium | Kind::Webkit => 0,
        Kind::Firefox => NARROWEST_FIREFOX,
    };
    SIZES
        .into_iter()
        .filter(|&(_, width, _)| width >= narrowest)
        .collect()
}
