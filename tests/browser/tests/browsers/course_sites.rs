//! Claims about course sites: what each generator makes of a page with an
//! experiment works, on another site than the playground's and without any header.

use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::course::Course;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::schema::{faults, run_of};
use interleave_browser::site::{Headers, Probe, Site};
use interleave_browser::stage::Stage;
use serde_json::Value;
use std::sync::Arc;
use thirtyfour::By;

pub async fn plain_pages_run_experiments(stage: Stage) -> Result {
    pages_run_experiments(
        &stage,
        "html",
        [
            "/computing.html",
            "/waiting.html",
            "/lesson.html",
            "/program.html",
        ],
    )
    .await
}

pub async fn mdbook_pages_run_experiments(stage: Stage) -> Result {
    pages_run_experiments(
        &stage,
        "mdbook",
        [
            "/computing.html",
            "/waiting.html",
            "/lesson.html",
            "/program.html",
        ],
    )
    .await
}

pub async fn mkdocs_pages_run_experiments(stage: Stage) -> Result {
    pages_run_experiments(
        &stage,
        "mkdocs",
        ["/computing/", "/waiting/", "/lesson/", "/program/"],
    )
    .await
}

pub async fn sphinx_pages_run_experiments(stage: Stage) -> Result {
    pages_run_experiments(
        &stage,
        "sphinx",
        [
            "/computing.html",
            "/waiting.html",
            "/lesson.html",
            "/program.html",
        ],
    )
    .await
}

pub async fn docusaurus_pages_run_experiments(stage: Stage) -> Result {
    pages_run_experiments(
        &stage,
        "docusaurus",
        ["/computing/", "/waiting/", "/lesson/", "/program/"],
    )
    .await
}

/// The element on the first page, the plain iframe on the second, a lesson on the third, a
/// program on the fourth.
async fn pages_run_experiments(stage: &Stage, generator: &str, pages: [&str; 4]) -> Result {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    let course = Course::start(generator, &site.url("")).await?;
    let [computing, waiting, lesson, program] = pages.map(|page| course.url(page));

    let page = Page::visit(&stage.browser, &site, &computing).await?;
    let is_isolated = page.is("window.crossOriginIsolated && window.SharedArrayBuffer");
    assert!(!is_isolated.await?, "the course sends no headers");
    page.until("customElements.get('interleave-lab')", PATIENCE)
        .await?;
    let lab = "document.querySelector('interleave-lab')";
    let run = format!("({lab}.configure({{ repeats: 3, size: 100003 }}), {lab}.run())");
    is_verified(stage, &stage.browser.wait_for(&run).await?);
    let height =
        "document.querySelector('interleave-lab').shadowRoot.querySelector('iframe').offsetHeight";
    let height_px = page.get(height).await?;
    let inner_px = page
        .get(&format!("{height} > 300 && {height} !== 640"))
        .await?;
    assert_eq!(
        inner_px, true,
        "the frame is as high as its page: {height_px}"
    );
    page.get("document.querySelector('interleave-lab').scrollIntoView()")
        .await?;
    stage.picture(&format!("course-{generator}")).await?;

    let page = Page::visit(&stage.browser, &site, &waiting).await?;
    runs_in_a_plain_frame(stage, &page).await?;

    let page = Page::visit(&stage.browser, &site, &lesson).await?;
    tells_of_its_lesson(&page).await?;

    let page = Page::visit(&stage.browser, &site, &program).await?;
    runs_its_program(stage, &page, generator).await?;
    if generator == "html" {
        let page = Page::visit(&stage.browser, &site, &course.url("/ticket.html")).await?;
        brings_its_own_lesson(stage, &page).await?;
    }
    Ok(())
}

/// The course is told how far a lesson is, also of another one that it turns to.
async fn tells_of_its_lesson(page: &Page) -> Result {
    page.until("customElements.get('interleave-lab')", PATIENCE)
        .await?;
    page.get(
        "((lab) => {
            lab.addEventListener('lesson', ({ detail }) => (window.told = detail));
            lab.setAttribute('lesson', 'threads');
        })(document.querySelector('interleave-lab'))",
    )
    .await?;
    let is_told = "window.told?.lesson === 'threads' && window.told.step === 'do'";
    let came = page.until(is_told, PATIENCE).await;
    if came.is_err() {
        let told = page.get("JSON.stringify(window.told ?? null)").await?;
        println!("  it was told last: {told}");
    }
    came
}

/// What the page's program prints, both where the friends look at the same time and where they
/// do not: its quotes, `<`, `&`, blank lines and escapes are those of the course's source.
const PRINTED: [&str; 2] = [
    "\nSoup & bread   \"7\"\n\n<b>Ada</b> &amp; 'Ben'\nleft: -4\n\n",
    "\nSoup & bread   \"7\"\n\n<b>Ada</b> &amp; 'Ben'\nleft: 3\n\n",
];

/// The program in the course's page comes to the editor as it is, and is run as soon as it is
/// asked for; the page is told what it prints.
async fn runs_its_program(stage: &Stage, page: &Page, generator: &str) -> Result {
    page.until("customElements.get('interleave-lab')", PATIENCE)
        .await?;
    let lab = "document.querySelector('interleave-lab')";
    let run = format!(
        "(window.printed = '', {lab}.addEventListener('output', ({{ detail }}) => (window.printed += detail.text)),
          {lab}.configure({{ repeats: 3 }}), {lab}.run())"
    );
    let result = stage.browser.wait_for(&run).await?;
    assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
    let gil = run_of(&result, "gil");
    assert_eq!(gil["end"], "finished", "{generator}");
    let told = page.get("window.printed").await?;
    for printed in [&gil["output"], &told] {
        assert!(
            PRINTED.iter().any(|text| printed == text),
            "{generator}: {printed}"
        );
    }
    page.get(&format!("{lab}.scrollIntoView()")).await?;
    stage.picture(&format!("course-program-{generator}")).await
}

/// The course's page says how far its own lesson is, which is the element's child.
async fn brings_its_own_lesson(stage: &Stage, page: &Page) -> Result {
    let says = "document.querySelector('#progress').value";
    page.until(&format!("{says} === 'You are at “do”.'"), PATIENCE)
        .await?;
    stage.picture("course-own-lesson").await
}

/// As a student would: presses Run in the frame, and reads.
async fn runs_in_a_plain_frame(stage: &Stage, page: &Page) -> Result {
    let session = stage.browser.session();
    let frame = session.find(By::Css("iframe[src*='embed=1']")).await?;
    // Below the head that some course sites keep at the top.
    page.get("scrollBy(0, document.querySelector('iframe').getBoundingClientRect().top - 120)")
        .await?;
    frame.enter_frame().await?;
    page.until_state("ready", PATIENCE).await?;
    page.run().await?;
    let verdict = page.text("verdict").await?;
    assert!(verdict.contains("Concurrent"), "{verdict}");
    assert!(verdict.contains("faster"), "{verdict}");
    let environment = page.text("environment").await?;
    assert!(environment.contains(engine(stage)), "{environment}");
    session.enter_default_frame().await?;
    Ok(())
}

/// The engine of a frame in a plain page: Chromium isolates the frame by itself,
/// the others give it no shared memory.
fn engine(stage: &Stage) -> &'static str {
    if stage.browser.kind == Kind::Chromium {
        "threads"
    } else {
        "single"
    }
}

/// A result as it is promised for such a frame.
fn is_verified(stage: &Stage, result: &Value) {
    assert_eq!(faults(result), Vec::<String>::new(), "{result}");
    assert_eq!(result["environment"]["engine"], engine(stage), "{result}");
    let parallel = if engine(stage) == "threads" {
        "parallel"
    } else {
        "processes"
    };
    for mode in ["sequential", "concurrent", parallel] {
        assert_eq!(run_of(result, mode)["verified"], true, "{mode}: {result}");
    }
}
