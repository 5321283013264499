//! Claims about taking an experiment along: links, snippets, and what is stored.

use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::host::HostPage;
use interleave_browser::page::{PATIENCE, Page, RUN_PATIENCE};
use interleave_browser::program::packed;
use interleave_browser::schema::faults;
use interleave_browser::site::{Headers, Probe, Site};
use interleave_browser::stage::Stage;
use serde_json::{Value, json};
use thirtyfour::Key;

const LINK: &str = "#workload=mixed&modes=sequential,concurrent&workers=3&size=1&latency=5&tasks=2&repeats=3&seed=7";
const IS_OPEN: &str = "document.querySelector('dialog[open]')";

/// Copied, sent, refused, opened; and what the page keeps is forgotten.
pub async fn share_gives_the_link_in_every_way(stage: Stage) -> Result {
    let page = open(&stage, LINK).await?;
    claims![
        where_copying_is_refused_the_link_is_there_to_be_copied(&stage, &page);
        what_is_stored_can_be_forgotten(&page);
        share_copies_the_link_to_the_settings_on_screen(&page);
        the_systems_share_sheet_is_used_where_there_is_one(&page);
        whoever_opens_the_link_sees_the_same(&stage, &page);
    ];
    Ok(())
}

async fn share_copies_the_link_to_the_settings_on_screen(page: &Page) -> Result {
    page.slide("workers", 5).await?;
    page.click("share").await?;
    page.until(&said("share", "Link copied."), PATIENCE).await?;
    let link = page.get("pockets.taken[0]").await?;
    let link = link.as_str().ok_or("a text was copied")?;
    let (address, fragment) = link.split_once('#').ok_or("the link has a fragment")?;
    assert_eq!(address, page.site().url("/"));
    assert!(
        fragment.contains("workers=5") && fragment.contains("seed=7"),
        "{fragment}"
    );
    Ok(())
}

async fn whoever_opens_the_link_sees_the_same(stage: &Stage, page: &Page) -> Result {
    let link = page.get("pockets.taken[0]").await?;
    let link = link.as_str().ok_or("a text was copied")?;
    stage.browser.goto("about:blank").await?;
    stage.browser.goto(link).await?;
    page.until_state("ready", PATIENCE).await?;
    assert_eq!(
        page.get("document.querySelector('[data-testid=workers]').value")
            .await?,
        "5"
    );
    Ok(())
}

async fn where_copying_is_refused_the_link_is_there_to_be_copied(
    stage: &Stage,
    page: &Page,
) -> Result {
    page.get("pockets.clipboard = 'refuse'").await?;
    page.click("share").await?;
    page.until(IS_OPEN, PATIENCE).await?;
    let selected = "document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)";
    page.until(
        &format!("{selected}.includes('#v=1&workload=mixed')"),
        PATIENCE,
    )
    .await?;
    page.until(
        "document.querySelector('dialog output').value.includes('Ctrl+C')",
        PATIENCE,
    )
    .await?;
    stage.picture("share-refused").await?;
    page.press(Key::Escape).await?;
    page.until(&format!("!{IS_OPEN}"), PATIENCE).await?;
    page.get("pockets.clipboard = 'take'").await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn the_systems_share_sheet_is_used_where_there_is_one(page: &Page) -> Result {
    let taken = page.get("pockets.taken").await?;
    page.get("pockets.addSheet(false)").await?;
    page.click("share").await?;
    page.until(&said("share", "Not shared."), PATIENCE).await?;
    page.get("pockets.addSheet(true)").await?;
    page.click("share").await?;
    page.until(&said("share", "Shared."), PATIENCE).await?;
    let shared = page.get("pockets.shared").await?;
    let url = shared[0]["url"].as_str().unwrap_or_default();
    assert!(url.starts_with(&page.site().url("/#v=1&")), "{shared}");
    assert_eq!(page.get("pockets.taken").await?, taken, "nothing is copied");
    Ok(())
}

async fn what_is_stored_can_be_forgotten(page: &Page) -> Result {
    page.get("document.querySelector('.more').open = true")
        .await?;
    page.tab_to("forget").await?;
    page.press(Key::Enter).await?;
    page.until("pockets.forgets === 1", PATIENCE).await?;
    page.get("document.dispatchEvent(new CustomEvent('interleave:forgotten'))")
        .await?;
    page.until(
        &said("forget", "Forgotten. Reload the page to go on."),
        PATIENCE,
    )
    .await
}

/// Its codes, its preview, and what they do elsewhere.
pub async fn the_embed_dialog_gives_what_works_elsewhere(stage: Stage) -> Result {
    let page = open(&stage, LINK).await?;
    claims![
        the_embed_dialog_works_by_keyboard(&page);
        the_preview_is_real_and_waits(&stage, &page);
    ];
    let page = open(&stage, LINK).await?;
    claims![
        the_snippets_work_where_they_are_pasted(&stage, &page);
    ];
    let page = open(&stage, &format!("{LINK}&page=about")).await?;
    claims![
        on_the_page_about_it_the_snippet_is_the_experiments(&page);
    ];
    on_the_code_page_the_program_is_the_elements_child(&stage).await
}

async fn on_the_code_page_the_program_is_the_elements_child(stage: &Stage) -> Result {
    let plain = "print(1 < 2, \"&\")\n\n\nprint('so')\n";
    let awkward = "print('</script>&lt;')\n";
    for (source, child) in [
        (
            plain,
            format!("<script type=\"text/x-python\">\n{plain}</script>"),
        ),
        (
            awkward,
            "<pre>\nprint('&lt;/script&gt;&amp;lt;')\n</pre>".to_owned(),
        ),
    ] {
        let code = packed(source);
        let link = format!("#page=code&workload=program&modes=gil&code={code}");
        let page = open(stage, &link).await?;
        open_embed(&page).await?;
        let snippet = self::code(&page, "embed-code").await?;
        let snippet = snippet.as_str().unwrap_or_default();
        assert!(
            snippet.contains(&format!(">\n\n{child}\n</interleave-lab>\n</div>")),
            "{snippet}"
        );
        assert!(!snippet.contains(&code), "{snippet}");
        stage.picture("embed-program").await?;
        let frame = self::code(&page, "embed-code-frame").await?.to_string();
        assert!(frame.contains(&code), "{frame}");
    }
    Ok(())
}

async fn on_the_page_about_it_the_snippet_is_the_experiments(page: &Page) -> Result {
    open_embed(page).await?;
    let snippet = code(page, "embed-code").await?.to_string();
    assert!(
        snippet.contains("workload=") && !snippet.contains("page="),
        "{snippet}"
    );
    Ok(())
}

async fn the_embed_dialog_works_by_keyboard(page: &Page) -> Result {
    let is_loaded = page.is("document.querySelector('iframe')").await?;
    assert!(!is_loaded, "the preview is loaded when it is asked for");
    page.tab_to("embed").await?;
    page.press(Key::Enter).await?;
    page.until(IS_OPEN, PATIENCE).await?;
    for (testid, part) in [
        ("embed-code", "<interleave-lab v=\"1\" workload=\"mixed\""),
        ("embed-code-frame", "<iframe src="),
    ] {
        page.tab_to(testid).await?;
        page.tab_to(&format!("{testid}-copy")).await?;
        page.press(Key::Enter).await?;
        let taken = format!("pockets.taken.at(-1)?.includes({})", json!(part));
        page.until(&taken, PATIENCE).await?;
    }
    assert_eq!(
        code(page, "embed-code").await?,
        page.get("pockets.taken[0]").await?
    );
    page.press(Key::Escape).await?;
    page.until(&format!("!{IS_OPEN}"), PATIENCE).await?;
    assert!(
        page.is("document.activeElement.dataset.testid === 'embed'")
            .await?
    );
    page.until("!document.querySelector('iframe')", PATIENCE)
        .await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn the_preview_is_real_and_waits(stage: &Stage, page: &Page) -> Result {
    page.get("history.replaceState(null, '', '#autorun=1' + location.hash.replace('#', '&')), dispatchEvent(new Event('popstate'))").await?;
    open_embed(page).await?;
    let session = stage.browser.session();
    page.element("embed-preview").await?.enter_frame().await?;
    page.until_state("ready", PATIENCE).await?;
    assert!(!page.is("document.querySelector('.masthead')").await?);
    assert_eq!(
        page.get("document.querySelector('[data-testid=workers]').value")
            .await?,
        "3"
    );
    // Nothing of an engine that was told to run would still be ready then.
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(page.state().await?, "ready");
    session.enter_default_frame().await?;
    stage.picture("embed-dialog").await?;
    page.element("embed-preview").await?.enter_frame().await?;
    page.run().await?;
    page.until(
        "document.documentElement.scrollHeight === innerHeight",
        PATIENCE,
    )
    .await?;
    session.enter_default_frame().await?;
    stage.picture("embed-dialog-after").await?;
    Ok(())
}

async fn the_snippets_work_where_they_are_pasted(stage: &Stage, page: &Page) -> Result {
    open_embed(page).await?;
    let (element, frame) = (
        code(page, "embed-code").await?,
        code(page, "embed-code-frame").await?,
    );
    let lab = page.site_handle();

    let host = HostPage::around(
        stage,
        Headers::None,
        lab.clone(),
        element.as_str().unwrap_or_default(),
    )
    .await?;
    host.page
        .until("customElements.get('interleave-lab')", PATIENCE)
        .await?;
    let result = stage
        .browser
        .wait_for("window.host.lab('interleave-lab').run()")
        .await?;
    assert_eq!(faults(&result), Vec::<String>::new());
    assert_eq!(
        (&result["settings"]["workers"], &result["settings"]["seed"]),
        (&json!("3"), &json!("7"))
    );

    let host = HostPage::around(
        stage,
        Headers::None,
        lab,
        frame.as_str().unwrap_or_default(),
    )
    .await?;
    host.page
        .until("host.of('ready').length > 0", PATIENCE)
        .await?;
    stage.picture("embedded-plain-frame").await?;
    host.enter("iframe").await?;
    host.page.run().await?;
    host.leave().await?;
    host.page
        .until("host.of('result').length > 0", RUN_PATIENCE)
        .await?;
    let result = &host.heard("result").await?[0]["result"];
    assert_eq!(faults(result), Vec::<String>::new());
    assert_eq!(result["settings"]["seed"], "7");
    Ok(())
}

pub async fn a_hostile_link_makes_no_hostile_snippet(stage: Stage) -> Result {
    let hostile = "#onclick=alert(1)&style=x&workers=2&code=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&%22%3E%3Cimg=1";
    let page = open(&stage, hostile).await?;
    open_embed(&page).await?;
    let harm = page.is("document.querySelector('dialog img, dialog script')");
    assert!(!harm.await?);
    let mut codes = Vec::new();
    for testid in ["embed-code", "embed-code-frame"] {
        codes.push((testid, code(&page, testid).await?));
    }
    // Read as a course system would, on a page whose policy lets it: what elements,
    // with what attributes?
    let lenient = Site::start(Headers::None, Probe::Absent).await?;
    stage
        .browser
        .goto(&lenient.url("/__tests/copy.html"))
        .await?;
    for (testid, code) in codes {
        let read = format!("[...new DOMParser().parseFromString({code}, 'text/html').querySelectorAll('body *, head *')]
            .flatMap((element) => [element.localName, ...element.getAttributeNames()])");
        let names = page.get(&read).await?;
        let names: Vec<&str> = names
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let known: &[&str] = if testid == "embed-code" {
            &[
                "script",
                "async",
                "src",
                "interleave-lab",
                "v",
                "workload",
                "modes",
                "workers",
                "tasks",
                "size",
                "repeats",
                "seed",
                // No `code`: what is no packed program is not taken from a link.
            ]
        } else {
            &[
                "iframe",
                "src",
                "width",
                "height",
                "title",
                "allow",
                "loading",
                "frameborder",
            ]
        };
        assert_eq!(names, known, "{testid}");
    }
    Ok(())
}

/// The page, with stand-ins for the clipboard and the share sheet.
async fn open(stage: &Stage, fragment: &str) -> Result<Page> {
    let page = stage.open(fragment).await?;
    page.load_script("pockets.js").await?;
    page.until("'pockets' in window", PATIENCE).await?;
    Ok(page)
}

async fn open_embed(page: &Page) -> Result {
    page.click("embed").await?;
    page.until(IS_OPEN, PATIENCE).await
}

/// Whether these words are said beside a button.
fn said(testid: &str, words: &str) -> String {
    format!(
        "document.querySelector('[data-testid={testid}]').parentElement.querySelector('output').value === '{words}'"
    )
}

async fn code(page: &Page, testid: &str) -> Result<Value> {
    page.get(&format!(
        "document.querySelector('[data-testid={testid}]').value"
    ))
    .await
}
