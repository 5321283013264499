//! Claims about the code page: what is typed is in the address, is looked through for
//! mistakes, and runs.

use crate::accessibility::{finds_no_barrier, in_all_looks, in_all_tabs};
use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::program::{link, packed};
use interleave_browser::site::Headers;
use interleave_browser::stage::Stage;
use serde_json::{Value, json};
use thirtyfour::Key;

/// What stands in the editor.
pub const WRITTEN: &str =
    "[...document.getElementById('editor').shadowRoot.querySelectorAll('.cm-line')]
    .map((line) => line.textContent).join('\\n')";
/// Puts the focus into the editor, as a click does.
pub const FOCUS: &str =
    "document.getElementById('editor').shadowRoot.querySelector('.cm-content').focus()";
const HAS_FOCUS: &str = "document.activeElement === document.getElementById('editor')";
/// How many mistakes are marked.
const MARKED: &str =
    "document.getElementById('editor').shadowRoot.querySelectorAll('.cm-lintRange-error').length";
/// The program in the address.
pub const CODE: &str = "new URLSearchParams(location.hash.slice(1)).get('code')";
pub const IS_THERE: &str =
    "document.getElementById('editor')?.shadowRoot?.querySelector('.cm-content')";

pub async fn a_program_is_written_and_run(stage: Stage) -> Result {
    let page = open(&stage, "#page=code&repeats=3").await?;
    claims![
        there_is_something_to_begin_with(&page);
        what_is_typed_is_in_the_address(&page);
        ctrl_enter_runs_what_was_typed(&page);
        names_of_the_library_are_completed(&page);
        mistakes_are_marked_and_told(&page);
        the_keyboard_gets_out(&page);
        an_example_takes_its_place_and_can_be_undone(&page);
        another_address_is_another_program(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// The code page, with its editor.
pub async fn open(stage: &Stage, fragment: &str) -> Result<Page> {
    let page = stage.open(fragment).await?;
    page.until(IS_THERE, PATIENCE).await?;
    Ok(page)
}

/// Waits until it has its program, and could run it.
pub async fn at_ready(page: &Page) -> Result {
    page.until("location.hash.includes('code=')", PATIENCE)
        .await?;
    page.until_state("ready", PATIENCE).await
}

async fn there_is_something_to_begin_with(page: &Page) -> Result {
    let written = page.get(WRITTEN).await?.to_string();
    assert!(written.contains("import threading"), "{written}");
    at_ready(page).await?;
    page.run().await?;
    let printed = page.text("output").await?;
    assert!(printed.contains("669 primes from 0 to 5000"), "{printed}");
    Ok(())
}

/// Takes out what is in the editor, and types this.
async fn type_anew(page: &Page, text: &str) -> Result {
    page.get(FOCUS).await?;
    let keys = page.browser().session().action_chain();
    let keys = keys
        .key_down(Key::Control)
        .send_keys("a")
        .key_up(Key::Control)
        .send_keys(Key::Delete.value())
        .send_keys(text);
    Ok(keys.perform().await?)
}

async fn what_is_typed_is_in_the_address(page: &Page) -> Result {
    type_anew(page, "print(6 * 7)").await?;
    assert_eq!(page.get(WRITTEN).await?, "print(6 * 7)");
    let before = page.get(CODE).await?;
    page.until(&format!("{CODE} !== {before}"), PATIENCE)
        .await?;
    page.until_state_not("loading", PATIENCE).await?;
    page.run().await?;
    assert_eq!(page.text("output").await?, "42");
    Ok(())
}

/// At once, without waiting until the keys have rested.
async fn ctrl_enter_runs_what_was_typed(page: &Page) -> Result {
    type_anew(page, "print('by key')").await?;
    page.press_with_control(&Key::Enter.value().to_string())
        .await?;
    let printed = "document.querySelector('[data-testid=output]').textContent";
    page.until(&format!("{printed} === 'by key\\n'"), PATIENCE)
        .await?;
    page.until_state("done", PATIENCE).await
}

/// What is offered to go on with.
const OFFERED: &str =
    "[...document.getElementById('editor').shadowRoot.querySelectorAll('.cm-tooltip-autocomplete li')]
    .map((item) => item.textContent)";

async fn names_of_the_library_are_completed(page: &Page) -> Result {
    for (text, name) in [
        ("import multip", "multiprocessing"),
        (
            "from concurrent.futures import ThreadPo",
            "ThreadPoolExecutor",
        ),
        ("import queue as q; q.PriorityQ", "PriorityQueue"),
        (
            "import threading; t = threading.Barrier(2); t.",
            "n_waiting",
        ),
    ] {
        type_anew(page, text).await?;
        page.until(&format!("{OFFERED}.includes('{name}')"), PATIENCE)
            .await?;
        page.press(Key::Escape).await?;
    }
    Ok(())
}

async fn mistakes_are_marked_and_told(page: &Page) -> Result {
    type_anew(page, "prin(1) +* 2").await?;
    page.until(&format!("{MARKED} === 1"), PATIENCE).await?;
    page.click("run").await?;
    page.until(
        "document.querySelector('.problem')?.innerText.includes('line 1')",
        PATIENCE,
    )
    .await?;
    let before = page.get(CODE).await?;
    type_anew(page, "print(1)").await?;
    page.until(&format!("{MARKED} === 0"), PATIENCE).await?;
    page.until(&format!("{CODE} !== {before}"), PATIENCE).await
}

/// What is said of mistakes, and of modules that are not there, in the panel of them.
const SAID: &str =
    "[...document.getElementById('editor').shadowRoot.querySelectorAll('.cm-panel-lint .cm-diagnosticText')]
    .map((text) => text.textContent).join('\\n')";
/// What the panel offers to write.
const OFFERS: &str = "[...document.getElementById('editor').shadowRoot.querySelectorAll('.cm-panel-lint .cm-diagnosticAction')]";
/// What is said of them below the editor.
const MISTAKE: &str = "document.getElementById('editor-mistake').textContent";
/// How many modules are marked that are not there.
const MISSING: &str =
    "document.getElementById('editor').shadowRoot.querySelectorAll('.cm-lintRange-warning').length";
/// Opens the panel, by its key: Firefox has another use for it, if it is pressed.
const OPEN_PANEL: &str =
    "document.getElementById('editor').shadowRoot.querySelector('.cm-content').dispatchEvent(new KeyboardEvent(
        'keydown', { key: 'M', keyCode: 77, ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true }))";

pub async fn a_mistake_is_mended_by_one_press(stage: Stage) -> Result {
    let page = open(&stage, "#page=code").await?;
    at_ready(&page).await?;
    claims![
        a_mistake_says_what_to_write(&page);
        one_press_writes_it(&page);
        what_was_written_can_be_undone(&page);
        the_page_says_what_to_do(&page);
        a_module_that_is_not_there_is_told(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn a_mistake_says_what_to_write(page: &Page) -> Result {
    type_anew(page, "x = 1 && 2").await?;
    page.until(&format!("{MARKED} === 1"), PATIENCE).await?;
    page.get(OPEN_PANEL).await?;
    page.until(
        &format!("({SAID}).includes('invalid syntax\\nWrite `and`')"),
        PATIENCE,
    )
    .await?;
    let offers = page
        .get(&format!("{OFFERS}.map((offer) => offer.textContent)"))
        .await?;
    assert_eq!(offers, json!(["Write: x = 1 and 2"]));
    let below = page.get(MISTAKE).await?;
    assert_eq!(
        below,
        "Line 1: invalid syntax. Write `and` instead of `&&`."
    );
    Ok(())
}

async fn one_press_writes_it(page: &Page) -> Result {
    page.get(&format!("{OFFERS}[0].click()")).await?;
    assert_eq!(page.get(WRITTEN).await?, "x = 1 and 2");
    assert!(page.is(HAS_FOCUS).await?, "what is written goes on");
    page.until(&format!("{MARKED} === 0 && {MISTAKE} === ''"), PATIENCE)
        .await
}

async fn what_was_written_can_be_undone(page: &Page) -> Result {
    page.press_with_control("z").await?;
    page.until(&format!("({WRITTEN}) === 'x = 1 && 2'"), PATIENCE)
        .await?;
    page.until(&format!("{MARKED} === 1"), PATIENCE).await
}

async fn the_page_says_what_to_do(page: &Page) -> Result {
    page.click("run").await?;
    let says =
        "document.querySelector('.problem')?.innerText.includes('invalid syntax. Write `and`')";
    page.until(says, PATIENCE).await
}

async fn a_module_that_is_not_there_is_told(page: &Page) -> Result {
    type_anew(page, "import numpy").await?;
    page.until(&format!("{MISSING} === 1 && {MARKED} === 0"), PATIENCE)
        .await?;
    page.until(
        &format!("({SAID}).startsWith('There is no module numpy here.')"),
        PATIENCE,
    )
    .await
}

async fn the_keyboard_gets_out(page: &Page) -> Result {
    let before = page.get(CODE).await?;
    page.get(FOCUS).await?;
    page.press(Key::Tab).await?;
    assert!(page.is(HAS_FOCUS).await?, "Tab indents");
    page.press(Key::Escape).await?;
    page.press(Key::Tab).await?;
    assert!(!page.is(HAS_FOCUS).await?, "Escape, then Tab leaves");
    page.until(&format!("{CODE} !== {before}"), PATIENCE).await
}

async fn an_example_takes_its_place_and_can_be_undone(page: &Page) -> Result {
    let choose = "(() => {
        const field = document.querySelector('[data-testid=examples]');
        field.value = 'deadlock';
        field.dispatchEvent(new Event('change', { bubbles: true }));
    })()";
    let before = page.get(CODE).await?;
    page.get(choose).await?;
    page.until(&format!("({WRITTEN}).includes('Ada')"), PATIENCE)
        .await?;
    page.until(&format!("{CODE} !== {before}"), PATIENCE)
        .await?;
    page.get(FOCUS).await?;
    page.press_with_control("z").await?;
    page.until(&format!("({WRITTEN}).includes('print(1)')"), PATIENCE)
        .await?;
    page.until(&format!("{CODE} === {before}"), PATIENCE).await
}

async fn another_address_is_another_program(page: &Page) -> Result {
    let keys = json!({ "code": packed("print('from elsewhere')\n") });
    assert_eq!(page.configure(keys).await?, json!([]));
    page.until(&format!("({WRITTEN}).includes('from elsewhere')"), PATIENCE)
        .await?;
    assert_eq!(page.get(MARKED).await?, Value::from(0));
    Ok(())
}

pub async fn a_link_with_a_program_leads_to_the_editor_and_back(stage: Stage) -> Result {
    let page = stage.open(&link("print('as it came')\n")).await?;
    page.until("document.querySelector('#program a')", PATIENCE)
        .await?;
    page.get("document.querySelector('#program a').click()")
        .await?;
    page.until(IS_THERE, PATIENCE).await?;
    assert_eq!(page.get(WRITTEN).await?, "print('as it came')\n");
    page.until_state("ready", PATIENCE).await?;
    page.click("to-play").await?;
    let shown = "document.querySelector('[data-testid=program]')?.textContent";
    page.until(&format!("{shown}?.includes('as it came')"), PATIENCE)
        .await?;
    assert_eq!(
        page.get("document.getElementById('editor')").await?,
        Value::Null
    );
    Ok(())
}

pub async fn axe_finds_no_barrier_on_the_code_page(stage: Stage) -> Result {
    for (place, embed) in [("the code page", ""), ("a program in a frame", "&embed=1")] {
        let page = open(&stage, &format!("#page=code&repeats=3{embed}")).await?;
        page.until_state("ready", PATIENCE).await?;
        finds_no_barrier(&stage, &page, place).await?;
        page.run().await?;
        in_all_looks(&stage, &page, &format!("{place}, after a run")).await?;
        in_all_tabs(&page, place).await?;
    }
    let about = stage.open_early(Headers::Declared, "#page=about").await?;
    about
        .until(
            "document.getElementById('about-text').textContent",
            PATIENCE,
        )
        .await?;
    finds_no_barrier(&stage, &about, "about").await?;
    stage.browser.resize(1280, 900).await
}

/// How the control of where another thread may come in stands, here and among the explorer's rules.
const SWITCHES: &str = "[document.querySelector('[data-testid=switch]').value, document.querySelector('.rules [data-key=switch]').value].join()";

pub async fn where_threads_come_in_is_chosen(stage: Stage) -> Result {
    let page = open(&stage, "#page=code&modes=gil&repeats=3").await?;
    at_ready(&page).await?;
    page.until(&format!("{SWITCHES} === 'anywhere,anywhere'"), PATIENCE)
        .await?;
    // Two runs, two entries of the history.
    pick(&page, "[data-testid=switch]", "3.10").await?;
    page.run().await?;
    pick(&page, ".rules [data-key=switch]", "3.8").await?;
    page.run().await?;
    stage.browser.session().back().await?;
    page.until(&format!("{SWITCHES} === '3.10,3.10'"), PATIENCE)
        .await?;
    stage.browser.session().forward().await?;
    page.until(&format!("{SWITCHES} === '3.8,3.8'"), PATIENCE)
        .await?;
    it_has_a_name_and_an_explanation(&page).await?;
    let work = stage.open("#workload=primes&modes=gil").await?;
    work.until_state("ready", PATIENCE).await?;
    assert!(
        work.is("!document.querySelector('[data-testid=switch]')")
            .await?
    );
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// Picks a place in one of the two, and waits until it is in the address and both have it.
async fn pick(page: &Page, control: &str, place: &str) -> Result {
    let picked = format!(
        "(() => {{
            const select = document.querySelector('{control}');
            select.value = '{place}';
            select.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }})()"
    );
    page.get(&picked).await?;
    let is_so =
        format!("location.hash.includes('switch={place}') && {SWITCHES} === '{place},{place}'");
    page.until(&is_so, PATIENCE).await
}

async fn it_has_a_name_and_an_explanation(page: &Page) -> Result {
    let told = page
        .get(
            "(({ labels, attributes }) =>
                labels[0].textContent + ': ' + document.getElementById(attributes['aria-describedby'].value).textContent)
                (document.querySelector('[data-testid=switch]'))",
        )
        .await?
        .to_string();
    assert!(
        told.contains("Another thread may come in: Under the GIL"),
        "{told}"
    );
    Ok(())
}
