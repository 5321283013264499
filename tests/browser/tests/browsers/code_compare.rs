//! Claims about Compare on the code page: one click measures the program with the GIL, and
//! without it on more and more workers.

use crate::code::{WRITTEN, at_ready, open};
use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, RUN_PATIENCE};
use interleave_browser::program::packed;
use interleave_browser::stage::Stage;
use serde_json::json;

/// Two threads that compute.
const COMPUTING: &str = "import threading
def work():
    sum(range(30_000))
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print('done')
";

pub async fn one_click_compares_the_program_on_more_and_more_workers(stage: Stage) -> Result {
    let fragment = format!("#page=code&repeats=3&code={}", packed(COMPUTING));
    let page = open(&stage, &fragment).await?;
    at_ready(&page).await?;
    page.until("document.querySelector('#tab-speedup')", PATIENCE)
        .await?;
    if stage.shares_memory() {
        claims![
            it_is_measured_against_the_gil(&page);
            laws_and_reasons_are_those_of_any_workload(&page);
            its_result_has_a_class_code(&page);
            what_differs_is_measured_and_said(&page);
        ];
    } else {
        claims![it_is_said_that_there_is_nothing_to_compare(&page)];
    }
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// The numbers of workers that have a point.
const POINTS: &str =
    "[...document.querySelectorAll('.measured')].map((point) => Number(point.dataset.workers))";

/// What the measurement is at.
const COURSE: &str = "document.querySelector('[data-testid=sweep]')?.dataset.course";

/// One click, and waiting.
async fn compares(page: &Page) -> Result {
    page.click("program-compare").await?;
    page.until(&format!("{COURSE} === 'running'"), PATIENCE)
        .await?;
    page.until(&format!("{COURSE} !== 'running'"), RUN_PATIENCE)
        .await?;
    assert_eq!(page.get(COURSE).await?, "done");
    Ok(())
}

async fn it_is_measured_against_the_gil(page: &Page) -> Result {
    page.click("tab-speedup").await?;
    page.slide("sweep-workers", 3).await?;
    compares(page).await?;
    assert_eq!(page.get(POINTS).await?, json!([1, 2, 3]));
    let words = page.text("sweep-program").await?;
    assert!(words.contains("under the GIL on one"), "{words}");
    let said = page.get("document.querySelector('[data-testid=sweep-differs]')");
    assert_eq!(said.await?, json!(null));
    Ok(())
}

async fn laws_and_reasons_are_those_of_any_workload(page: &Page) -> Result {
    let laws = page.text("laws-words").await?;
    assert!(laws.contains("Amdahl’s law: "), "{laws}");
    // The curve, and its table.
    let drawn = "document.querySelectorAll('[data-testid=chart-speedup] .measured').length";
    assert_eq!(page.get(drawn).await?, 3);
    let rows = "document.querySelectorAll('[data-testid=table-speedup] tbody tr').length";
    assert_eq!(page.get(rows).await?, 3);
    // Where the time went on each number of workers, and why it was no faster.
    let stacks = "document.querySelectorAll('[data-testid=why] .stack').length";
    assert_eq!(page.get(stacks).await?, 3);
    let why = page.text("why-words").await?;
    assert!(why.starts_with("On 3 ") && why.ends_with('.'), "{why}");
    page.click("why-1").await?;
    page.until(
        "document.querySelector('[data-testid=why-words]').textContent.startsWith('On 1 ')",
        PATIENCE,
    )
    .await
}

/// Over the GIL, and told apart by its text.
async fn its_result_has_a_class_code(page: &Page) -> Result {
    page.click("tab-class").await?;
    page.run().await?;
    page.until(
        "document.querySelector('[data-testid=class-code-text]')",
        PATIENCE,
    )
    .await?;
    page.click("class-add").await?;
    page.until(
        "/Python program [0-9A-F]{4}-[0-9A-F]{4}, over the run with the GIL/.test(document.querySelector('[data-testid=chart-class]')?.textContent)
            && document.querySelectorAll('[data-testid=table-class] tbody tr').length === 1",
        PATIENCE,
    )
    .await?;
    page.click("tab-speedup").await
}

async fn what_differs_is_measured_and_said(page: &Page) -> Result {
    page.slide("sweep-workers", 2).await?;
    let keys = json!({ "code": packed("import time\nprint(time.perf_counter())\n") });
    assert_eq!(page.configure(keys).await?, json!([]));
    page.until(&format!("({WRITTEN}).includes('perf_counter')"), PATIENCE)
        .await?;
    compares(page).await?;
    assert_eq!(page.get(POINTS).await?, json!([1, 2]));
    let words = page.text("sweep-differs").await?;
    assert!(words.contains("differs from run to run"), "{words}");
    Ok(())
}

async fn it_is_said_that_there_is_nothing_to_compare(page: &Page) -> Result {
    page.click("program-compare").await?;
    page.until(
        "document.querySelector('[data-testid=sweep-none]')",
        PATIENCE,
    )
    .await?;
    let words = page.text("sweep-none").await?;
    assert!(words.contains("share one worker"), "{words}");
    Ok(())
}
