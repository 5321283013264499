//! Claims about the examples of the code page in Rust: who wants to see one gets it, and nobody
//! else loads it.

use crate::accessibility::finds_no_barrier;
use crate::code::{FOCUS, IS_THERE, WRITTEN, at_ready};
use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::stage::Stage;

const FOLD: &str = "document.querySelector('[data-testid=rust]')";
const TEXT: &str = "document.querySelector('[data-testid=rust] pre').textContent";
/// Where the script with the texts is.
const PART: &str = "/rust/";

pub async fn an_example_is_there_in_rust_too(stage: Stage) -> Result {
    let page = stage.open_apart("#page=code&repeats=3").await?;
    page.until(IS_THERE, PATIENCE).await?;
    at_ready(&page).await?;
    claims![
        an_example_has_a_fold_that_nobody_waits_for(&page);
        what_cannot_be_loaded_is_told_and_tried_again(&page);
        another_example_has_another_text(&page);
        axe_finds_no_barrier_in_it(&stage, &page);
        what_was_changed_has_none_until_that_is_undone(&page);
    ];
    Ok(())
}

async fn choose(page: &Page, id: &str, word: &str) -> Result {
    let choose = format!(
        "(() => {{
            const field = document.querySelector('[data-testid=examples]');
            field.value = '{id}';
            field.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }})()"
    );
    page.get(&choose).await?;
    page.until(&format!("({WRITTEN}).includes('{word}')"), PATIENCE)
        .await
}

/// Opens the fold, or closes it.
async fn press(page: &Page) -> Result {
    page.get(&format!("{FOLD}.querySelector('summary').click()"))
        .await?;
    Ok(())
}

async fn an_example_has_a_fold_that_nobody_waits_for(page: &Page) -> Result {
    choose(page, "lost-updates", "plus_one").await?;
    page.until(&format!("{FOLD}.checkVisibility()"), PATIENCE)
        .await?;
    let asked = page.site().take_log();
    let asked: Vec<_> = asked.iter().filter(|path| path.contains(PART)).collect();
    assert_eq!(asked, Vec::<&String>::new());
    Ok(())
}

async fn what_cannot_be_loaded_is_told_and_tried_again(page: &Page) -> Result {
    page.site().block(PART);
    press(page).await?;
    page.until(
        &format!("{TEXT}.includes('cannot be shown') && {TEXT}.includes('open it again')"),
        PATIENCE,
    )
    .await?;
    page.site().mend();
    press(page).await?;
    page.until(&format!("!{FOLD}.open"), PATIENCE).await?;
    press(page).await?;
    page.until(&format!("{TEXT}.includes('fetch_add')"), PATIENCE)
        .await
}

async fn another_example_has_another_text(page: &Page) -> Result {
    choose(page, "deadlock", "fork, knife").await?;
    page.until(
        &format!("{TEXT}.includes('try_lock') && !{TEXT}.includes('fetch_add')"),
        PATIENCE,
    )
    .await
}

async fn axe_finds_no_barrier_in_it(stage: &Stage, page: &Page) -> Result {
    // It is the same page everywhere.
    if stage.browser.kind == Kind::Chromium {
        finds_no_barrier(stage, page, "an example in Rust").await?;
        stage.browser.resize(1280, 900).await?;
    }
    Ok(())
}

async fn what_was_changed_has_none_until_that_is_undone(page: &Page) -> Result {
    page.get(FOCUS).await?;
    let keys = page.browser().session().action_chain();
    keys.send_keys("#").perform().await?;
    page.until(&format!("!{FOLD}.checkVisibility()"), PATIENCE)
        .await?;
    page.press_with_control("z").await?;
    page.until(
        &format!("{FOLD}.checkVisibility() && {TEXT}.includes('try_lock')"),
        PATIENCE,
    )
    .await
}
