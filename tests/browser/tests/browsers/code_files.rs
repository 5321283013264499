//! Claims about programs as files, and those that are kept on the device: what is asked for
//! happens, what is not does not, and nothing is lost.

use crate::code::{CODE, FOCUS, WRITTEN, at_ready, open};
use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::program::packed;
use interleave_browser::stage::Stage;
use serde_json::json;

const SAYS: &str = "document.getElementById('editor-says').textContent";
/// The names of the programs that are kept.
const KEPT: &str =
    "[...document.querySelectorAll('[data-testid=kept-open]')].map((it) => it.textContent).join()";
/// What is stored for programs.
const STORED: &str =
    "Object.keys(localStorage).filter((key) => key.startsWith('interleave.programs')).length";

pub async fn programs_are_opened_saved_and_kept(stage: Stage) -> Result {
    let page = open(
        &stage,
        &format!("#page=code&code={}", packed("print('mine')\n")),
    )
    .await?;
    at_ready(&page).await?;
    scroll_at_once(&page).await?;
    page.load_script("saved.js").await?;
    page.until("window.files", PATIENCE).await?;
    claims![
        a_file_is_opened_and_can_be_undone(&stage, &page);
        a_file_is_dropped_onto_the_editor(&page);
        what_is_no_program_is_refused(&page);
        it_is_saved_as_a_file(&page);
        nothing_is_stored_unasked(&page);
        it_is_kept_if_asked_and_there_after_a_reload(&page);
        it_is_removed_and_brought_back(&page);
        storage_that_refuses_is_told(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// The editor comes into view when a program is opened; `WebKit`'s driver would click beside
/// what is on its way meanwhile.
async fn scroll_at_once(page: &Page) -> Result {
    page.get("document.documentElement.style.scrollBehavior = 'auto'")
        .await?;
    Ok(())
}

async fn undo(page: &Page) -> Result {
    page.get(FOCUS).await?;
    page.press_with_control("z").await
}

async fn a_file_is_opened_and_can_be_undone(stage: &Stage, page: &Page) -> Result {
    let name = format!(
        "interleave-{}-{}.py",
        stage.browser.kind,
        std::process::id()
    );
    let path = std::env::temp_dir().join(&name);
    std::fs::write(&path, "print('from a file')\r\n")?;
    let before = page.get(CODE).await?;
    let picked = page.element("program-open").await?;
    let picked = picked.send_keys(path.display().to_string()).await;
    let opened = page
        .until(
            &format!("({WRITTEN}) === \"print('from a file')\\n\""),
            PATIENCE,
        )
        .await;
    std::fs::remove_file(&path)?;
    picked?;
    opened?;
    page.until(
        &format!("{SAYS}.includes('{name}') && {SAYS}.includes('Undo')"),
        PATIENCE,
    )
    .await?;
    page.until(&format!("{CODE} !== {before}"), PATIENCE)
        .await?;
    undo(page).await?;
    page.until(&format!("({WRITTEN}).includes('mine')"), PATIENCE)
        .await
}

/// Drops a file of these bytes onto the editor.
async fn drop(page: &Page, name: &str, bytes: &[u8]) -> Result {
    let script = "const transfer = new window.DataTransfer();
        transfer.items.add(new window.File([new window.Uint8Array(window.JSON.parse(arguments[1]))], arguments[0]));
        document.getElementById('editor').dispatchEvent(
            new window.DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));";
    let arguments = vec![json!(name), json!(json!(bytes).to_string())];
    page.browser().evaluate(script, arguments).await?;
    Ok(())
}

async fn a_file_is_dropped_onto_the_editor(page: &Page) -> Result {
    drop(page, "dropped.py", b"print('dropped')\n").await?;
    page.until(
        &format!("({WRITTEN}) === \"print('dropped')\\n\""),
        PATIENCE,
    )
    .await?;
    undo(page).await?;
    page.until(&format!("({WRITTEN}).includes('mine')"), PATIENCE)
        .await
}

async fn what_is_no_program_is_refused(page: &Page) -> Result {
    drop(page, "picture.png", b"\x89PNG\r\n\xff\xfe").await?;
    page.until(
        &format!("{SAYS}.includes('it is no text in UTF-8')"),
        PATIENCE,
    )
    .await?;
    assert!(page.is(&format!("({WRITTEN}).includes('mine')")).await?);
    Ok(())
}

async fn it_is_saved_as_a_file(page: &Page) -> Result {
    page.click("program-save").await?;
    page.until("files.saved.length === 1", PATIENCE).await?;
    assert_eq!(page.get("files.saved[0].name").await?, "program.py");
    let text = page.browser().wait_for("files.text('program.py')").await?;
    assert_eq!(text, "print('mine')\n");
    Ok(())
}

async fn nothing_is_stored_unasked(page: &Page) -> Result {
    assert_eq!(page.get(STORED).await?, 0);
    Ok(())
}

async fn unfold(page: &Page) -> Result {
    page.get("document.querySelector('.kept').open = true")
        .await?;
    Ok(())
}

async fn it_is_kept_if_asked_and_there_after_a_reload(page: &Page) -> Result {
    unfold(page).await?;
    let name = page.element("keep-name").await?;
    name.clear().await?;
    name.send_keys("<b>one").await?;
    page.click("keep").await?;
    page.until(&format!("{KEPT} === '<b>one'"), PATIENCE)
        .await?;
    assert_eq!(page.get(STORED).await?, 1);
    page.browser().session().refresh().await?;
    page.until(crate::code::IS_THERE, PATIENCE).await?;
    scroll_at_once(page).await?;
    at_ready(page).await?;
    let keys = json!({ "code": packed("print('other')\n") });
    assert_eq!(page.configure(keys).await?, json!([]));
    page.until(&format!("({WRITTEN}).includes('other')"), PATIENCE)
        .await?;
    unfold(page).await?;
    page.until(&format!("{KEPT} === '<b>one'"), PATIENCE)
        .await?;
    page.click("kept-open").await?;
    page.until(&format!("({WRITTEN}).includes('mine')"), PATIENCE)
        .await?;
    undo(page).await?;
    page.until(&format!("({WRITTEN}).includes('other')"), PATIENCE)
        .await
}

async fn it_is_removed_and_brought_back(page: &Page) -> Result {
    page.click("keep").await?;
    page.until(&format!("{SAYS} === 'Kept as \"my program\".'"), PATIENCE)
        .await?;
    page.until(&format!("{KEPT} === '<b>one,my program'"), PATIENCE)
        .await?;
    page.click("kept-remove").await?;
    page.until(&format!("{KEPT} === 'my program'"), PATIENCE)
        .await?;
    page.click("keep-undo").await?;
    page.until(&format!("{KEPT} === '<b>one,my program'"), PATIENCE)
        .await?;
    page.click("kept-clear").await?;
    page.until(&format!("{KEPT} === '' && {STORED} === 0"), PATIENCE)
        .await
}

async fn storage_that_refuses_is_told(page: &Page) -> Result {
    page.get("Storage.prototype.setItem = () => { throw new Error('it is full'); }")
        .await?;
    page.click("keep").await?;
    page.until(
        &format!("{SAYS}.includes('it is full') && {SAYS}.includes('Save the program')"),
        PATIENCE,
    )
    .await
}
