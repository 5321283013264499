//! Claims about what a program prints: whose line is whose, how much of it is shown, and
//! where its tracebacks lead.

use crate::code::{FOCUS, at_ready, open};
use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::program::packed;
use interleave_browser::stage::Stage;
use serde_json::{Value, json};

/// What stands in the output.
const PRINTED: &str = "document.querySelector('[data-testid=output]').textContent";
/// Whose each line in view is.
const NAMES: &str =
    "[...document.querySelectorAll('[data-testid=output] .line')].map((line) => line.dataset.by)";
/// How it ended, in words.
const ENDED: &str = "document.querySelector('[data-testid=output-end]').textContent";

/// Two threads that print in turn, and one line of both.
const IN_TURN: &str = "import threading
turns = [threading.Semaphore(1), threading.Semaphore(0)]
def talk(me):
    name = threading.current_thread().name
    for n in range(3):
        turns[me].acquire()
        print(name, '<b>', n)
        turns[1 - me].release()
print('begin')
threads = [threading.Thread(target=talk, args=(n,), name=name) for n, name in enumerate(['Ada', 'Bob'])]
for t in threads: t.start()
for t in threads: t.join()
print('end')
";

/// With a mistake in its third line.
const RAISES: &str = "print('before')\ndef half(n):\n    return n // 0\n\n\nhalf(4)\n";

pub async fn what_is_printed_says_whose_it_is(stage: Stage) -> Result {
    let page = open(&stage, "#page=code&repeats=3").await?;
    at_ready(&page).await?;
    page.load_script("pockets.js").await?;
    claims![
        each_line_has_its_thread(&page);
        those_of_one_thread_can_be_looked_at(&page);
        all_of_it_can_be_copied(&page);
        a_traceback_leads_to_its_line(&page);
        a_deadlock_is_told_at_its_end(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// Runs a program that takes the place of the one before.
async fn runs(page: &Page, source: &str) -> Result {
    let keys = json!({ "modes": "gil", "code": packed(source) });
    assert_eq!(page.configure(keys).await?, json!([]));
    page.until_state_not("loading", PATIENCE).await?;
    page.run().await
}

const ALL: &str = "begin\nAda <b> 0\nBob <b> 0\nAda <b> 1\nBob <b> 1\nAda <b> 2\nBob <b> 2\nend\n";

async fn each_line_has_its_thread(page: &Page) -> Result {
    runs(page, IN_TURN).await?;
    assert_eq!(page.get(PRINTED).await?, ALL);
    let names = "MainThread Ada Bob Ada Bob Ada Bob MainThread";
    let names: Vec<&str> = names.split(' ').collect();
    page.until(&format!("{NAMES}.length === 8"), PATIENCE)
        .await?;
    assert_eq!(page.get(NAMES).await?, json!(names));
    let colours = "new Set([...document.querySelectorAll('[data-testid=output] .line')]
        .map((line) => getComputedStyle(line, '::before').color)).size";
    assert_eq!(page.get(colours).await?, 3, "a colour each");
    let ended = page.get(ENDED).await?.to_string();
    assert!(
        ended.contains("With the GIL: finished, exit status 0, "),
        "{ended}"
    );
    assert!(ended.contains(" ms"), "{ended}");
    Ok(())
}

/// Chooses one of the threads, in the order in which they printed first; 0 for all.
async fn choose(page: &Page, place: u32) -> Result {
    let script = "const field = document.querySelector('[data-testid=output-thread]');
        field.selectedIndex = arguments[0];
        field.dispatchEvent(new window.Event('change', { bubbles: true }));";
    page.browser().evaluate(script, vec![json!(place)]).await?;
    Ok(())
}

async fn those_of_one_thread_can_be_looked_at(page: &Page) -> Result {
    // After the main thread and Ada.
    choose(page, 3).await?;
    page.until(
        &format!("{PRINTED} === 'Bob <b> 0\\nBob <b> 1\\nBob <b> 2\\n'"),
        PATIENCE,
    )
    .await?;
    choose(page, 0).await?;
    let all = json!(ALL);
    page.until(&format!("{PRINTED} === {all}"), PATIENCE).await
}

async fn all_of_it_can_be_copied(page: &Page) -> Result {
    page.until("window.pockets", PATIENCE).await?;
    page.click("output-copy").await?;
    page.until("pockets.taken.length === 1", PATIENCE).await?;
    assert_eq!(page.get("pockets.taken[0]").await?, ALL);
    Ok(())
}

async fn a_traceback_leads_to_its_line(page: &Page) -> Result {
    runs(page, RAISES).await?;
    let printed = page.get(PRINTED).await?;
    let printed = printed.as_str().unwrap_or_default();
    assert!(printed.starts_with("before\nTraceback"), "{printed}");
    assert!(
        printed.ends_with("ZeroDivisionError: integer division or modulo by zero\n"),
        "{printed}"
    );
    let places = "[...document.querySelectorAll('[data-testid=output] button')]";
    let lines = format!("{places}.map((place) => place.dataset.line)");
    assert_eq!(page.get(&lines).await?, json!(["6", "3"]));
    page.get(&format!("{places}.at(-1).click()")).await?;
    let active =
        "document.getElementById('editor').shadowRoot.querySelector('.cm-activeLine').textContent";
    page.until(&format!("{active} === '    return n // 0'"), PATIENCE)
        .await?;
    let ended = page.get(ENDED).await?.to_string();
    assert!(
        ended.contains("ended by an exception, exit status 1"),
        "{ended}"
    );
    Ok(())
}

async fn a_deadlock_is_told_at_its_end(page: &Page) -> Result {
    let source = "import threading\nprint('first')\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n";
    runs(page, source).await?;
    let printed = page.get(PRINTED).await?.to_string();
    assert!(printed.starts_with("\"first\\n"), "{printed}");
    assert!(printed.contains("MainThread"), "{printed}");
    let ended = page.get(ENDED).await?.to_string();
    assert!(ended.contains("every thread waits for another"), "{ended}");
    page.get(FOCUS).await?;
    Ok(())
}

pub async fn a_hundred_thousand_lines_are_light(stage: Stage) -> Result {
    let page = open(&stage, "#page=code&repeats=3").await?;
    at_ready(&page).await?;
    claims![
        all_lines_are_there_and_few_elements(&page);
        any_line_can_be_looked_at(&page);
        what_is_cut_is_said(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn all_lines_are_there_and_few_elements(page: &Page) -> Result {
    runs(page, "for n in range(100_000): print('line', n)\n").await?;
    let ends = format!("{PRINTED}.split('\\n').length - 1");
    assert_eq!(page.get(&ends).await?, 100_000);
    assert_eq!(
        page.get(&format!("{PRINTED}.endsWith('line 99999\\n')"))
            .await?,
        true
    );
    let elements = "document.querySelectorAll('[data-testid=output] *').length";
    let count = page.get(elements).await?.as_u64().unwrap_or(u64::MAX);
    assert!(count < 5_000, "{count} elements");
    let missing = page.get("document.querySelector('[data-testid=output-missing]').textContent");
    assert_eq!(missing.await?, "");
    Ok(())
}

/// Each has its place, also where it has never been in view.
async fn any_line_can_be_looked_at(page: &Page) -> Result {
    let place = "document.querySelector('[data-testid=output]')";
    page.get(&format!("{place}.scrollTop = {place}.scrollHeight / 2"))
        .await?;
    let seen = "(() => {
        const place = document.querySelector('[data-testid=output]');
        const box = place.getBoundingClientRect();
        const lines = [...place.querySelectorAll('.line')].filter((line) => {
            const { top, bottom } = line.getBoundingClientRect();
            return top >= box.top && bottom <= box.bottom;
        });
        return lines[0]?.textContent ?? '';
    })()";
    page.get(&format!("{place}.scrollIntoView()")).await?;
    page.until(&format!("/^line [45]\\d{{4}}\\n$/.test({seen})"), PATIENCE)
        .await
}

async fn what_is_cut_is_said(page: &Page) -> Result {
    runs(
        page,
        "for n in range(200_123): print()\nprint('x' * 100_000)\n1 // 0\n",
    )
    .await?;
    let said = page.text("output-missing").await?;
    assert!(said.contains("124 lines were cut or left out"), "{said}");
    let printed = page
        .get(&format!("{PRINTED}.slice(-200)"))
        .await?
        .to_string();
    assert!(printed.contains("ZeroDivisionError"), "{printed}");
    Ok(())
}

pub async fn a_plain_link_shows_the_line_of_a_traceback(stage: Stage) -> Result {
    let page = stage
        .open(&interleave_browser::program::link(RAISES))
        .await?;
    page.run().await?;
    page.get("document.querySelector('[data-testid=output] button:last-of-type').click()")
        .await?;
    let selected = page.get("getSelection().toString()").await?;
    assert!(
        ["half(4)", "    return n // 0"]
            .map(Value::from)
            .contains(&selected),
        "{selected}"
    );
    Ok(())
}
