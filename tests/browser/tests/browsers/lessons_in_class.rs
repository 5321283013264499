//! Claims about lessons in a class: the page around is told how far one is, and votes go from
//! device to device as codes.

use crate::lessons::{IS_THERE, go_to};
use interleave_browser::Result;
use interleave_browser::host::HostPage;
use interleave_browser::page::{PATIENCE, Page, RUN_PATIENCE};
use interleave_browser::site::{Headers, Probe, Site};
use interleave_browser::stage::Stage;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

pub async fn a_page_around_is_told_how_far_a_lesson_is(stage: Stage) -> Result {
    let body =
        "<script async src='LAB/embed.js'></script><interleave-lab lesson='race'></interleave-lab>";
    let host = HostPage::open(&stage, body).await?;
    let told = "host.of('lesson')";
    host.page
        .until(&format!("{told}.length > 0"), PATIENCE)
        .await?;
    host.enter("interleave-lab").await?;
    host.page.until(IS_THERE, PATIENCE).await?;
    let ways = "document.querySelectorAll('.lesson-tools a, a.go, .masthead').length";
    assert_eq!(host.page.get(ways).await?, 0, "a frame has no other pages");
    go_to(&host.page, "predict").await?;
    host.page
        .get("document.querySelectorAll('[data-testid=prediction] input')[2].click()")
        .await?;
    a_class_sees_its_votes(&host.page).await?;
    go_to(&host.page, "run").await?;
    // Not by the driver's click: WebKit's aims beside what stands in a frame that grows.
    host.page
        .get("document.querySelector('[data-testid=run]').click()")
        .await?;
    host.page.until_state("done", RUN_PATIENCE).await?;
    host.leave().await?;
    host.page
        .until(&format!("{told}.at(-1).claims.length === 2"), PATIENCE)
        .await?;
    let last = host.page.get(&format!("{told}.at(-1)")).await?;
    let expected = json!({ "interleave": 1, "type": "lesson", "lesson": "race", "step": "run",
        "prediction": 2, "claims": [true, true] });
    assert_eq!(last, expected);
    Ok(())
}

/// A page around asks for another lesson as soon as it may: the one before may be on its way yet.
pub async fn of_two_lessons_the_one_wanted_last_is_shown(stage: Stage) -> Result {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    site.hold("/race.md");
    site.hold("/editor.js");
    let page = Page::open(&stage.browser, &site, "#lesson=race").await?;
    let mut log = Vec::new();
    while !log.iter().any(|path: &String| path.ends_with("/editor.js")) {
        tokio::time::sleep(Duration::from_millis(20)).await;
        log.append(&mut site.take_log());
    }
    page.get("void (location.hash = 'lesson=threads')").await?;
    page.until(
        "new URLSearchParams(location.hash.slice(1)).get('lesson') === 'threads'",
        PATIENCE,
    )
    .await?;
    let is_there =
        format!("document.querySelector('#lesson[data-testid=lesson-threads]') && {IS_THERE}");
    assert!(!page.is(&is_there).await?, "its editor is not there yet");
    site.let_go();
    page.until(&is_there, PATIENCE).await?;

    site.hold("/queue.md");
    page.get("void (location.hash = 'lesson=queue')").await?;
    while !log.iter().any(|path| path.ends_with("/queue.md")) {
        tokio::time::sleep(Duration::from_millis(20)).await;
        log.append(&mut site.take_log());
    }
    page.get("void (location.hash = 'lesson=deadlock')").await?;
    let deadlock = is_there.replace("threads", "deadlock");
    page.until(&deadlock, PATIENCE).await?;
    site.let_go();
    let has_come = "performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('/queue.md') && responseEnd)";
    page.until(has_come, PATIENCE).await?;
    // As long as it would take to be shown.
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(page.is(&deadlock).await?, "the late one is not shown");
    assert_eq!(
        page.get("document.title").await?,
        "Stuck for ever – Interleave"
    );
    Ok(())
}

/// A lesson of a course, with a text of this length besides.
fn own_lesson(more: usize) -> String {
    // What cannot be packed any shorter, in lines that a lesson may have.
    let mut number = 1_u32;
    let letters = (0..more).map(|at| {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        match at % 80 {
            79 => '\n',
            _ => char::from(b'a' + (number >> 24) as u8 % 26),
        }
    });
    let letters: String = letters.collect();
    format!(
        "<script async src='LAB/embed.js'></script><interleave-lab lesson><script type='text/x-lesson'>\n---\n\
         lesson: own\ntitle: Ours <i>alone</i>\nline: A line.\ngoal: A goal.\nminutes: 5\n---\n\n## Predict\n\n\
         ```question\nWho is first?\n(*) Ada | She is.\n( ) Bo | He is not.\n```\n\n## Run\n\n\
         ```python\nprint('ours')\n```\n\n{letters}\n</script></interleave-lab>"
    )
}

/// In a tab of its own a course's lesson is the same one, if an address has room for it.
pub async fn a_lesson_of_a_course_can_be_opened_in_full(stage: Stage) -> Result {
    let link = "document.querySelector('[data-testid=open-in-full]')";
    let is_there = "document.querySelector('[data-testid=lesson-own]')";
    let host = HostPage::open(&stage, &own_lesson(20_000)).await?;
    host.enter("interleave-lab").await?;
    host.page.until(is_there, PATIENCE).await?;
    host.page.until_state("ready", PATIENCE).await?;
    assert!(!host.page.is(link).await?, "nothing to be opened");
    host.leave().await?;
    let host = HostPage::open(&stage, &own_lesson(0)).await?;
    host.enter("interleave-lab").await?;
    host.page.until(is_there, PATIENCE).await?;
    host.page
        .until(&format!("{link}?.href.includes('own=')"), PATIENCE)
        .await?;
    let address = host.page.get(&format!("{link}.href")).await?;
    let address = address.as_str().unwrap_or_default().to_owned();
    assert!(!address.contains("embed"), "{address}");
    host.leave().await?;
    let page = &host.page;
    stage.browser.goto("about:blank").await?;
    stage.browser.goto(&address).await?;
    page.until(is_there, PATIENCE).await?;
    let title = page
        .get("document.getElementById('lesson-title').textContent")
        .await?;
    assert_eq!(title, "Ours <i>alone</i>");
    go_to(page, "run").await?;
    page.until_state("ready", PATIENCE).await?;
    page.run().await?;
    assert_eq!(page.text("output").await?.trim(), "ours");
    // It is in the address, where a reload finds it.
    assert!(page.is("location.hash.includes('own=')").await?);
    // What is no lesson is told, and harms nothing.
    let [base, _] = address
        .split_once('#')
        .map_or([&*address, ""], |(base, rest)| [base, rest]);
    stage.browser.goto("about:blank").await?;
    stage
        .browser
        .goto(&format!("{base}#page=lesson&own=%3Cimg%20src=x%3E"))
        .await?;
    page.until(
        "document.querySelector('#lesson [role=alert]')?.textContent.includes('cannot be unpacked')",
        PATIENCE,
    )
    .await
}

/// Whoever votes twice has both votes in the code, and the class's chart counts them.
async fn a_class_sees_its_votes(page: &Page) -> Result {
    page.get("document.querySelectorAll('[data-testid=prediction] input')[0].click()")
        .await?;
    page.get("document.querySelectorAll('[data-testid=prediction] input')[2].click()")
        .await?;
    page.get("document.querySelector('details.class').open = true")
        .await?;
    let code = "document.querySelector('[data-testid=class-code]').value";
    page.until(
        &format!("{code}.startsWith('interleave-race-cc-0-')"),
        PATIENCE,
    )
    .await?;
    page.get(&format!(
        "((field) => {{
            field.value = `Ada: ${{{code}}} Ben: hello`;
            field.dispatchEvent(new Event('input'));
        }})(document.querySelector('[data-testid=class-codes]'))"
    ))
    .await?;
    let counted = "[...document.querySelectorAll('.class-chart .guess-says')].map((it) => it.textContent).join('; ')";
    let expected = "before 0, after 0; before 0, after 0; before 1, after 1; before 0, after 0";
    assert_eq!(page.get(counted).await?, expected);
    Ok(())
}
