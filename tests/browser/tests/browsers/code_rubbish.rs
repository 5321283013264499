//! Claims about the code page and what nobody would write: it is shown as text, and the page
//! lives on.

use crate::code::{at_ready, open};
use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::program::packed;
use interleave_browser::stage::Stage;
use serde_json::json;

pub async fn five_thousand_random_inputs_do_no_harm(stage: Stage) -> Result {
    let page = open(&stage, "#page=code&repeats=3").await?;
    at_ready(&page).await?;
    page.load_script("rubbish.js").await?;
    page.until("window.rubbish", PATIENCE).await?;
    claims![random_output_is_text(&page)];
    // WebKit lets no page change its address more than ten times a second.
    if stage.browser.kind != Kind::Webkit {
        claims![
            random_files_are_opened_or_refused(&page);
            random_notebooks_are_opened_or_refused(&page);
        ];
    }
    claims![and_then_a_right_program_runs(&page)];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn random_output_is_text(page: &Page) -> Result {
    for _ in 0..10 {
        let wrong = page.browser().wait_for("rubbish.outputs(470)").await?;
        assert_eq!(wrong, json!([]));
    }
    Ok(())
}

async fn random_files_are_opened_or_refused(page: &Page) -> Result {
    for _ in 0..6 {
        let wrong = page.browser().wait_for("rubbish.files(50)").await?;
        assert_eq!(wrong, json!([]));
    }
    Ok(())
}

async fn random_notebooks_are_opened_or_refused(page: &Page) -> Result {
    let wrong = page.browser().wait_for("rubbish.notebooks(40)").await?;
    assert_eq!(wrong, json!([]));
    page.get("document.querySelector('[data-testid=notebook-close]').click()")
        .await?;
    Ok(())
}

async fn and_then_a_right_program_runs(page: &Page) -> Result {
    let keys = json!({ "modes": "gil", "code": packed("print('still here')\n") });
    assert_eq!(page.configure(keys).await?, json!([]));
    page.until_state_not("loading", PATIENCE).await?;
    page.run().await?;
    // Lines are drawn a few times a second.
    let is_printed =
        "document.querySelector('[data-testid=output]').innerText.trim() === 'still here'";
    page.until(is_printed, PATIENCE).await
}
