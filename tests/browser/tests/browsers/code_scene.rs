//! Claims about what is shown of threads, locks, queues and semaphores while a program runs.

use interleave_browser::Result;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::program::packed;
use interleave_browser::stage::Stage;

/// Ada holds the lock for a while; Bo has a seat and waits for it.
const PROGRAM: &str = "import threading, queue, time
lock = threading.Lock()
seats = threading.Semaphore(2)
jobs = queue.Queue()
nested = threading.RLock()
done = threading.Event()
both = threading.Barrier(2)
changed = threading.Condition()
spare = [threading.Lock() for _ in range(9)]

def hold():
    with lock:
        with nested:
            with nested:
                time.sleep(2)

def want():
    with seats:
        with lock:
            pass

def wait_for_change():
    with changed:
        changed.wait(3)

for job in range(5):
    jobs.put(job)
    time.sleep(0.05)
for number in range(9):
    spare[number].acquire()
done.set()
threading.Thread(target=both.wait, args=(3,), name='Cy', daemon=True).start()
threading.Thread(target=wait_for_change, name='Di', daemon=True).start()
ada = threading.Thread(target=hold, name='Ada')
bo = threading.Thread(target=want, name='Bo')
ada.start()
time.sleep(0.1)
bo.start()
ada.join()
bo.join()
print('done')
";
/// What is shown of a thing of this kind.
const THING: &str = "(kind) => document.querySelector(`[data-testid=scene] [data-kind=${kind}]`)?.textContent ?? ''";
/// The lines that are marked in the editor, with who is there.
const MARKED: &str = "[...document.getElementById('editor').shadowRoot.querySelectorAll('.cm-at')].map((line) => line.dataset.who).join('; ')";

pub async fn threads_and_what_they_wait_for_are_drawn_while_a_program_runs(stage: Stage) -> Result {
    let link = format!("#page=code&modes=gil&repeats=3&code={}", packed(PROGRAM));
    let page = stage.open(&link).await?;
    page.until("document.getElementById('editor')?.shadowRoot", PATIENCE)
        .await?;
    page.until_state("ready", PATIENCE).await?;
    page.click("run").await?;
    bo_waits_for_the_lock_that_ada_holds(&page).await?;
    all_kinds_of_things_are_there(&page).await?;
    stage.picture("scene").await?;
    page.click("stop").await?;
    page.until(&format!("{MARKED} === ''"), PATIENCE).await?;
    how_it_stood_can_be_read_afterwards(&page).await?;
    stage.picture("scene-after").await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// All at one moment: the next one may be that of the end.
async fn bo_waits_for_the_lock_that_ada_holds(page: &Page) -> Result {
    let is_so = format!(
        "(() => {{
            const thing = {THING};
            const isHeld = /lock.*Ada.*←.*Bo/.test(thing('lock'));
            const areThere = /jobs5 items/.test(thing('queue')) && /seats1 of 2 free/.test(thing('semaphore'));
            const waits = document.querySelector('[data-testid=scene] [data-does=waiting]') !== null;
            // What Bo did: hardly anything but to wait, so far.
            const strips = [...document.querySelectorAll('[data-testid=scene] .strip')].map((strip) => strip.ariaLabel);
            const didWait = strips.some((words) => /^(running [0-3] %, )?(ready [0-3] %, )?waiting [0-9]+ %/.test(words));
            return isHeld && areThere && waits && didWait && /Bo waiting/.test({MARKED});
        }})()"
    );
    page.until(&is_so, PATIENCE).await
}

async fn all_kinds_of_things_are_there(page: &Page) -> Result {
    let is_so = format!(
        "(() => {{
            const thing = {THING};
            const all = document.querySelector('[data-testid=scene]').textContent;
            const stand = /done.*set/.test(thing('event')) && /both.*1 of 2 there/.test(thing('barrier')) && /changed.*1 waiting/.test(thing('condition'));
            const isTimed = /over the (first|last) [0-9.]+ s/.test(thing('queue')) && thing('queue').length > 0;
            return stand && isTimed && /nested.*Ada.*taken 2 times/.test(all) && /and 4 more/.test(all);
        }})()"
    );
    page.until(&is_so, PATIENCE).await
}

/// Folded, and not before it is asked for.
async fn how_it_stood_can_be_read_afterwards(page: &Page) -> Result {
    let fold = "document.querySelector('[data-testid=scene-end]')";
    page.until(&format!("{fold} && !{fold}.open"), PATIENCE)
        .await?;
    page.get(&format!("{fold}.querySelector('summary').click()"))
        .await?;
    let is_there = format!(
        "{fold}.open && {fold}.textContent.includes('How it stood at the end') && ({THING})('lock').includes('lock')"
    );
    page.until(&is_there, PATIENCE).await
}
