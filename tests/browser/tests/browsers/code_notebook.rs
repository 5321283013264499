//! Claims about notebooks on the code page: one is opened, run in one session, and saved with
//! what its cells gave; and nothing in it is taken for markup.

use crate::accessibility::finds_no_barrier;
use crate::code::{at_ready, open};
use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::stage::Stage;
use serde_json::{Value, json};
use thirtyfour::Key;

const NOTEBOOK: &str = "document.querySelector('[data-testid=notebook]')";
const SAYS: &str = "document.querySelector('[data-testid=notebook-says]').textContent";
const IS_READY: &str = "document.querySelector('[data-testid=notebook]').dataset.state === 'ready'";

const TEXT: &str = "# Two <b>threads</b>\n\nOne *waits*: <script>window.ran = 1</script> \
                    ![far](https://example.org/x.png) [docs](https://docs.python.org/3/) [bad](javascript:window.ran=1)\n";

/// Code cells, and what each of them gives: the beginning of it, or of its last line.
const CELLS: [(&str, &str); 9] = [
    ("x = 6\nx * 7", "42"),
    (
        "import threading, time\ngo = threading.Event()\n\
         t = threading.Thread(target=lambda: (go.wait(), print('gone')))\nt.start()",
        "",
    ),
    (
        "lock = threading.Lock()\nlock.acquire()\nhalf = x / 0",
        "ZeroDivisionError: division by zero",
    ),
    // Who waits for what is told, and it is interrupted.
    ("go.wait()", "KeyboardInterrupt"),
    ("while True: pass", "KeyboardInterrupt"),
    ("go.set()\nt.join()", "gone"),
    ("%%time\nx = 7", "Wall time"),
    ("!ls\nprint('not here')", "UsageError"),
    (IN_TURN, "end"),
];

/// Two threads that print in turn, and then one that fails.
const IN_TURN: &str = "import threading
turns = [threading.Semaphore(1), threading.Semaphore(0)]
def talk(me):
    for n in range(2):
        turns[me].acquire()
        print('<b>', n)
        turns[1 - me].release()
    if me: me / 0
print('begin')
threads = [threading.Thread(target=talk, args=(n,), name=name) for n, name in enumerate(['Ada', 'Bob'])]
for t in threads: t.start()
for t in threads: t.join()
print('end')";

fn file() -> String {
    let code = |(source, _): &(&str, &str)| json!({ "cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [], "source": source });
    let text = json!({ "cell_type": "markdown", "metadata": {}, "source": TEXT });
    let cells: Vec<Value> = [text].into_iter().chain(CELLS.iter().map(code)).collect();
    json!({ "nbformat": 4, "nbformat_minor": 4, "metadata": { "kept": "<i>" }, "cells": cells })
        .to_string()
}

pub async fn a_notebook_is_run_in_one_session_and_saved(stage: Stage) -> Result {
    let page = open(&stage, "#page=code&repeats=3").await?;
    at_ready(&page).await?;
    page.load_script("saved.js").await?;
    page.until("window.files", PATIENCE).await?;
    page.get("document.documentElement.style.scrollBehavior = 'auto'")
        .await?;
    claims![
        what_is_no_notebook_is_refused(&page);
        its_texts_are_texts(&page);
        all_cells_run_in_one_session(&page);
        a_cell_is_edited_and_run_by_key(&page);
        what_threads_print_says_whose_it_is(&page);
        mistakes_are_marked_while_a_cell_is_written(&page);
        an_interrupt_ends_a_cell_and_keeps_its_names(&page);
        a_restart_forgets_them(&page);
        axe_finds_no_barrier_in_it(&stage, &page);
        it_is_saved_with_what_its_cells_gave(&page);
        it_is_put_away_and_brought_back(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// The eight notebooks of `tests/python/notebooks/`, held natively against what is stored of each
/// cell (crates/python-notebook/tests/notebooks.rs): dropped here, they give the same.
pub async fn eight_notebooks_give_what_they_give_natively(stage: Stage) -> Result {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../python/notebooks");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "ipynb") {
            names.push(path);
        }
    }
    names.sort();
    assert_eq!(names.len(), 8);
    let page = open(&stage, "#page=code&repeats=3").await?;
    at_ready(&page).await?;
    page.load_script("saved.js").await?;
    page.until("window.files", PATIENCE).await?;
    for path in names {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let stored = std::fs::read_to_string(path.with_extension("cells"))?;
        let cells: Vec<Value> = stored
            .lines()
            .map(serde_json::from_str)
            .collect::<std::result::Result<_, _>>()?;
        drop(&page, &name, &std::fs::read_to_string(&path)?).await?;
        let is_it = format!("document.getElementById('notebook-title')?.textContent === '{name}'");
        page.until(
            &format!("{is_it} && {NOTEBOOK}.checkVisibility() && {IS_READY}"),
            PATIENCE,
        )
        .await?;
        page.click("notebook-run-all").await?;
        let all_ran = format!(
            "{SAYS}.startsWith('{} cells ran') && {IS_READY}",
            cells.len()
        );
        page.until(&all_ran, PATIENCE).await?;
        for (number, cell) in (1..).zip(&cells) {
            gives_what_is_stored(&page, number, cell)
                .await
                .map_err(|error| format!("{name}, cell {number}: {error}"))?;
        }
        page.click("notebook-close").await?;
        page.until(&format!("!{NOTEBOOK}.checkVisibility()"), PATIENCE)
            .await?;
    }
    Ok(())
}

async fn gives_what_is_stored(page: &Page, number: usize, cell: &Value) -> Result {
    let state =
        format!("document.querySelector('[data-testid=cell-{number}]').dataset.state === 'failed'");
    let has_failed = page.is(&state).await?;
    let given = page.get(&given(number)).await?.to_string();
    if has_failed == cell["error"].is_null() {
        return Err(format!("it gave {given}").into());
    }
    let texts = [&cell["stdout"], &cell["result"]].map(|text| text.as_str().unwrap_or_default());
    // What takes time takes another one each time.
    let lines = texts
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| !line.contains('…'));
    for line in lines {
        let line = json!(line).to_string();
        if !given.contains(line.trim_matches('"')) {
            return Err(format!("{line} is not in {given}").into());
        }
    }
    Ok(())
}

async fn drop(page: &Page, name: &str, text: &str) -> Result {
    page.get(&format!(
        "window.files.drop('examples', {}, {})",
        json!(name),
        json!(text)
    ))
    .await?;
    Ok(())
}

/// What a cell gave.
fn given(cell: usize) -> String {
    format!("document.querySelector('[data-testid=cell-{cell}] .outputs').innerText.trim()")
}

/// Which number a cell has in the session.
fn count(cell: usize) -> String {
    format!("document.querySelector('[data-testid=cell-{cell}] .count').textContent")
}

async fn set_limit(page: &Page, seconds: u32) -> Result {
    let field = "document.querySelector('[data-testid=notebook-limit]')";
    page.get(&format!("{field}.value = '{seconds}'")).await?;
    Ok(())
}

async fn what_is_no_notebook_is_refused(page: &Page) -> Result {
    let says = "document.getElementById('editor-says').textContent";
    for (text, why) in [("x = 1", "it is no JSON"), ("[]", "no list of cells")] {
        drop(page, "bad.ipynb", text).await?;
        page.until(
            &format!(
                "{says}.includes('\"bad.ipynb\" cannot be opened') && {says}.includes('{why}')"
            ),
            PATIENCE,
        )
        .await?;
    }
    assert!(page.is(&format!("{NOTEBOOK} === null")).await?);
    Ok(())
}

async fn its_texts_are_texts(page: &Page) -> Result {
    drop(page, "mine.ipynb", &file()).await?;
    page.until(&format!("{NOTEBOOK} && {IS_READY}"), PATIENCE)
        .await?;
    let heading = format!("{NOTEBOOK}.querySelector('h3').textContent");
    assert_eq!(page.get(&heading).await?, "Two <b>threads</b>");
    let foreign = format!("{NOTEBOOK}.querySelectorAll('script, img, b, iframe').length");
    assert_eq!(page.get(&foreign).await?, 0);
    let links = format!(
        "[...{NOTEBOOK}.querySelectorAll('.prose a')].map((link) => link.getAttribute('href')).join()"
    );
    assert_eq!(page.get(&links).await?, "https://docs.python.org/3/");
    assert!(page.is("window.ran === undefined").await?);
    assert!(
        page.is("!document.getElementById('panel').checkVisibility()")
            .await?
    );
    Ok(())
}

async fn all_cells_run_in_one_session(page: &Page) -> Result {
    set_limit(page, 5).await?;
    page.click("notebook-run-all").await?;
    page.until(&format!("{SAYS}.startsWith('9 cells ran')"), PATIENCE)
        .await?;
    assert!(page.is(IS_READY).await?);
    for (number, (_, gives)) in (1..).zip(CELLS) {
        let printed = page.get(&given(number)).await?;
        let printed = printed.as_str().unwrap_or_default();
        let last = printed.lines().next_back().unwrap_or_default();
        assert!(last.starts_with(gives), "cell {number}: {printed}");
        assert_eq!(page.get(&count(number)).await?, format!("[{number}]"));
    }
    let stuck = page.get(&given(4)).await?.to_string();
    assert!(stuck.contains("waits for"), "{stuck}");
    Ok(())
}

async fn a_cell_is_edited_and_run_by_key(page: &Page) -> Result {
    let editor = "document.querySelector('[data-testid=cell-1] .cell-editor').shadowRoot";
    page.get("document.querySelector('[data-testid=cell-1]').scrollIntoView({ block: 'center' })")
        .await?;
    page.until(&format!("{editor}?.querySelector('.cm-content')"), PATIENCE)
        .await?;
    page.get(&format!("{editor}.querySelector('.cm-content').focus()"))
        .await?;
    let keys = page.browser().session().action_chain();
    let keys = keys
        .key_down(Key::Control)
        .send_keys("a")
        .key_up(Key::Control)
        .send_keys(Key::Delete.value())
        .send_keys("x + 100")
        .key_down(Key::Control)
        .send_keys(Key::Enter.value())
        .key_up(Key::Control);
    keys.perform().await?;
    // The session still has what the seventh cell gave its name.
    page.until(&format!("{} === '107'", given(1)), PATIENCE)
        .await?;
    assert_eq!(page.get(&count(1)).await?, "[10]");
    Ok(())
}

/// As on the code page: a line has its thread's name and colour once there are several.
async fn what_threads_print_says_whose_it_is(page: &Page) -> Result {
    let lines = "[...document.querySelectorAll('[data-testid=cell-9] .line')]";
    let names = page
        .get(&format!(
            "{lines}.slice(0, 5).map((line) => line.dataset.by)"
        ))
        .await?;
    assert_eq!(names, json!(["MainThread", "Ada", "Bob", "Ada", "Bob"]));
    let colours =
        format!("new Set({lines}.map((line) => getComputedStyle(line, '::before').color)).size");
    assert_eq!(page.get(&colours).await?, 3, "a colour each");
    // A traceback of a thread leads to its line, too.
    let places = "document.querySelectorAll('[data-testid=cell-9] .error .to-line').length";
    assert!(page.is(&format!("{places} > 0")).await?);
    let beside = "document.querySelectorAll('[data-testid=cell-1] [data-threads]').length";
    assert_eq!(page.get(beside).await?, 0, "one thread needs no name");
    Ok(())
}

/// What only a session understands is none.
async fn mistakes_are_marked_while_a_cell_is_written(page: &Page) -> Result {
    let editor = |cell: usize| {
        format!("document.querySelector('[data-testid=cell-{cell}] .cell-editor').shadowRoot")
    };
    let marked = |cell: usize| {
        format!(
            "{}.querySelectorAll('.cm-lintRange-error').length",
            editor(cell)
        )
    };
    // Editors come with their cells into view.
    for cell in (1..=CELLS.len()).rev() {
        page.get(&format!(
            "document.querySelector('[data-testid=cell-{cell}]').scrollIntoView({{ block: 'center' }})"
        ))
        .await?;
        page.until(
            &format!("{}?.querySelector('.cm-content')", editor(cell)),
            PATIENCE,
        )
        .await?;
    }
    page.get(&format!(
        "{}.querySelector('.cm-content').focus()",
        editor(1)
    ))
    .await?;
    page.press(Key::End).await?;
    let keys = page.browser().session().action_chain();
    keys.send_keys(" = = 1").perform().await?;
    page.until(&format!("{} > 0", marked(1)), PATIENCE).await?;
    // Those before were looked through before.
    for cell in 2..=CELLS.len() {
        assert_eq!(page.get(&marked(cell)).await?, 0, "cell {cell}");
    }
    for _ in 0..6 {
        page.press(Key::Backspace).await?;
    }
    page.until(&format!("{} === 0", marked(1)), PATIENCE).await
}

/// Presses Run of a cell, which may be out of view.
async fn begins(page: &Page, number: usize) -> Result {
    page.get(&format!(
        "document.querySelector('[data-testid=cell-run-{number}]').click()"
    ))
    .await?;
    Ok(())
}

async fn an_interrupt_ends_a_cell_and_keeps_its_names(page: &Page) -> Result {
    set_limit(page, 600).await?;
    begins(page, 5).await?;
    page.until(
        "document.querySelector('[data-testid=cell-5]').dataset.state === 'runs'",
        PATIENCE,
    )
    .await?;
    page.click("notebook-interrupt").await?;
    page.until(
        &format!("{IS_READY} && {}.endsWith('KeyboardInterrupt')", given(5)),
        PATIENCE,
    )
    .await?;
    begins(page, 1).await?;
    page.until(&format!("{} === '[12]' && {IS_READY}", count(1)), PATIENCE)
        .await?;
    assert_eq!(page.get(&given(1)).await?, "107");
    Ok(())
}

async fn a_restart_forgets_them(page: &Page) -> Result {
    begins(page, 5).await?;
    page.until(
        "document.querySelector('[data-testid=cell-5]').dataset.state === 'runs'",
        PATIENCE,
    )
    .await?;
    page.click("notebook-restart").await?;
    page.until(
        &format!("{IS_READY} && {SAYS}.startsWith('A new session')"),
        PATIENCE,
    )
    .await?;
    assert!(
        page.is(&format!("{}.includes('restarted')", given(5)))
            .await?
    );
    begins(page, 1).await?;
    page.until(
        &format!(
            "{}.includes(\"NameError: name 'x' is not defined\")",
            given(1)
        ),
        PATIENCE,
    )
    .await?;
    page.until(&format!("{IS_READY} && {} === '[1]'", count(1)), PATIENCE)
        .await
}

async fn axe_finds_no_barrier_in_it(stage: &Stage, page: &Page) -> Result {
    // It is the same page everywhere.
    if stage.browser.kind == Kind::Chromium {
        finds_no_barrier(stage, page, "a notebook").await?;
        stage.browser.resize(1280, 900).await?;
    }
    Ok(())
}

async fn it_is_saved_with_what_its_cells_gave(page: &Page) -> Result {
    page.click("notebook-save").await?;
    page.until("files.saved.length === 1", PATIENCE).await?;
    assert_eq!(page.get("files.saved[0].name").await?, "mine.ipynb");
    let text = page.browser().wait_for("files.text('mine.ipynb')").await?;
    let saved: Value = serde_json::from_str(text.as_str().unwrap_or_default())?;
    assert_eq!(saved["metadata"]["kept"], "<i>");
    let cells = saved["cells"].as_array().cloned().unwrap_or_default();
    assert_eq!(cells.len(), 1 + CELLS.len());
    assert_eq!(cells[1]["source"], json!(["x + 100"]));
    assert_eq!(cells[1]["outputs"][0]["ename"], "NameError");
    assert_eq!(cells[3]["outputs"][0]["output_type"], "error");
    assert_eq!(cells[6]["outputs"][0]["text"], json!(["gone\n"]));
    let printed = &cells[9]["outputs"][0]["text"];
    assert_eq!(printed[1], "<b> 0\n", "without names: {printed}");
    Ok(())
}

async fn it_is_put_away_and_brought_back(page: &Page) -> Result {
    page.click("notebook-close").await?;
    page.until(
        &format!(
            "!{NOTEBOOK}.checkVisibility() && document.getElementById('editor').checkVisibility()"
        ),
        PATIENCE,
    )
    .await?;
    let back = "[...document.querySelectorAll('#notebooks button')].find((it) => it.textContent === 'Back to mine.ipynb')";
    page.get(&format!("{back}.click()")).await?;
    page.until(&format!("{NOTEBOOK}.checkVisibility()"), PATIENCE)
        .await?;
    assert!(
        page.is(&format!("{}.includes('NameError')", given(1)))
            .await?
    );
    Ok(())
}
