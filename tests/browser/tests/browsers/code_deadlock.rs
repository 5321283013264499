//! Claims about a program in which every thread comes to wait: who waits for whom is drawn, with
//! the lines.

use crate::accessibility::finds_no_barrier;
use crate::code::{at_ready, open};
use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::program::packed;
use interleave_browser::stage::Stage;

/// Two locks in opposite orders; the barrier makes it certain that both have their first one.
const TWO_LOCKS: &str = "import threading
left = threading.Lock()
right = threading.Lock()
both = threading.Barrier(2)

def work(first, second):
    with first:
        both.wait()
        with second:
            print('never')

ada = threading.Thread(target=work, args=(left, right), name='Ada')
bo = threading.Thread(target=work, args=(right, left), name='Bo')
ada.start()
bo.start()
ada.join()
";
/// Nobody holds what they wait for.
const NOBODY: &str = "import queue
queue.Queue().get()
";
/// The five philosophers, all with one fork.
const FIVE: &str = "import threading
forks = [threading.Lock() for _ in range(5)]
table = threading.Barrier(5)

def dine(seat):
    with forks[seat]:
        table.wait()
        with forks[(seat + 1) % 5]:
            pass

for seat in range(5):
    threading.Thread(target=dine, args=(seat,), name=f'philosopher {seat}').start()
";

const GRAPH: &str = "document.querySelector('.output-card [data-testid=wait-for-graph]')";
/// What is written on the arrows of locks.
const ON_ARROWS: &str =
    "[...document.querySelectorAll('.output-card [data-testid=wait-for-graph] [data-kind=lock]')]
    .map((label) => [...label.querySelectorAll('text')].map((text) => text.textContent).join(', '))
    .sort().join('; ')";
/// The lines that are marked in the editor, with who is there.
const MARKED: &str = "[...document.getElementById('editor').shadowRoot.querySelectorAll('.cm-at')].map((line) => line.dataset.who).join('; ')";
/// What threads do in the last that was seen of the watched run.
const SEEN: &str = "[...new Set([...document.querySelectorAll('[data-testid=scene] li[data-does]')].map((thread) => thread.dataset.does))].join(', ')";
/// The line in which the cursor of the editor is.
const ACTIVE: &str =
    "document.getElementById('editor').shadowRoot.querySelector('.cm-activeLine')?.textContent";

/// The page, after this program has come to its end.
async fn after(stage: &Stage, source: &str, keys: &str) -> Result<Page> {
    let link = format!(
        "#page=code&modes=gil&repeats=3{keys}&code={}",
        packed(source)
    );
    let page = open(stage, &link).await?;
    at_ready(&page).await?;
    page.run().await?;
    Ok(page)
}

pub async fn who_waits_for_whom_is_drawn_after_a_deadlock(stage: Stage) -> Result {
    let page = after(&stage, TWO_LOCKS, "").await?;
    is_drawn(&page).await?;
    claims![
        two_arrows_have_a_lock_and_a_line_each(&page);
        it_is_there_in_words(&page);
        the_lines_stay_marked(&page);
        the_last_that_is_seen_of_all_threads_is_that_they_wait(&page);
        an_arrow_leads_to_its_line(&page);
        so_does_the_list_by_keyboard(&page);
    ];
    it_is_gone_with_the_next_run(&page).await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn is_drawn(page: &Page) -> Result {
    let arrow = format!("{GRAPH}?.querySelector('svg polygon')");
    page.until(&arrow, PATIENCE).await
}

/// Pictures of it, wide and narrow.
async fn pictures(stage: &Stage, page: &Page, name: &str) -> Result {
    for width in [1280, 390] {
        stage.browser.resize(width, 900).await?;
        page.get(&format!("{GRAPH}.scrollIntoView({{ block: 'center' }})"))
            .await?;
        stage.picture(&format!("{name}-{width}")).await?;
    }
    stage.browser.resize(1280, 900).await
}

async fn two_arrows_have_a_lock_and_a_line_each(page: &Page) -> Result {
    assert_eq!(page.get(ON_ARROWS).await?, "left, line 9; right, line 9");
    Ok(())
}

async fn it_is_there_in_words(page: &Page) -> Result {
    let words = page
        .get(&format!(
            "[...{GRAPH}.querySelectorAll('li')].map((item) => item.textContent.replaceAll(/\\s+/g, ' ')).sort().join('; ')"
        ))
        .await?;
    assert_eq!(
        words,
        "Ada waits for lock 'right' held by Bo line 9; \
         Bo waits for lock 'left' held by Ada line 9; \
         MainThread waits for the end of Ada line 16"
    );
    Ok(())
}

async fn the_lines_stay_marked(page: &Page) -> Result {
    let marked = page.get(MARKED).await?;
    assert_eq!(marked, "Ada waiting, Bo waiting; MainThread waiting");
    Ok(())
}

async fn the_last_that_is_seen_of_all_threads_is_that_they_wait(page: &Page) -> Result {
    assert_eq!(page.get(SEEN).await?, "waiting");
    Ok(())
}

async fn an_arrow_leads_to_its_line(page: &Page) -> Result {
    let press = format!(
        "{GRAPH}.querySelector('[data-kind=lock] .to-line').dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))"
    );
    page.get(&press).await?;
    page.until(&format!("{ACTIVE}?.includes('with second:')"), PATIENCE)
        .await
}

async fn so_does_the_list_by_keyboard(page: &Page) -> Result {
    let last = format!(
        "[...{GRAPH}.querySelectorAll('button')].find(({{ textContent }}) => textContent === 'line 16')"
    );
    page.get(&format!("{last}.focus()")).await?;
    page.press(thirtyfour::Key::Enter).await?;
    page.until(&format!("{ACTIVE}?.includes('ada.join()')"), PATIENCE)
        .await
}

async fn it_is_gone_with_the_next_run(page: &Page) -> Result {
    page.click("run").await?;
    page.until_state("running", PATIENCE).await?;
    page.until(&format!("!{GRAPH}"), PATIENCE).await?;
    page.until_run_ended().await
}

pub async fn what_no_thread_holds_is_said(stage: Stage) -> Result {
    let page = after(&stage, NOBODY, "").await?;
    page.until(GRAPH, PATIENCE).await?;
    let words = page.get(&format!("{GRAPH}.textContent")).await?;
    let words = words.as_str().unwrap_or_default();
    assert!(
        words.contains("MainThread waits for an item in a queue which no thread holds"),
        "{words}"
    );
    assert!(
        !page
            .is(&format!("{GRAPH}.querySelector('svg') !== null"))
            .await?
    );
    Ok(())
}

pub async fn axe_finds_no_barrier_after_a_deadlock(stage: Stage) -> Result {
    let page = after(&stage, TWO_LOCKS, "").await?;
    is_drawn(&page).await?;
    finds_no_barrier(&stage, &page, "after a deadlock").await?;
    pictures(&stage, &page, "deadlock").await
}

/// Also with locks of a list, and in dark colours.
pub async fn a_ring_of_five_is_drawn(stage: Stage) -> Result {
    let page = after(&stage, FIVE, "&theme=dark").await?;
    is_drawn(&page).await?;
    let arrows = page.get(ON_ARROWS).await?;
    let expected: Vec<String> = (0..5)
        .map(|fork| format!("forks[{fork}], line 8"))
        .collect();
    assert_eq!(arrows, expected.join("; "));
    the_last_that_is_seen_of_all_threads_is_that_they_wait(&page).await?;
    pictures(&stage, &page, "deadlock-of-five").await
}
