//! Claims about lessons: they are taken step by step, say of a run what it shows, refuse what
//! is no answer, and keep how far one is.

use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::claims;
use interleave_browser::page::{LESSONS, PATIENCE, Page, RUN_PATIENCE};
use interleave_browser::program::packed;
use interleave_browser::stage::Stage;
use serde_json::{Value, json};
use thirtyfour::Key;

/// Whether a lesson is there, with its workbench.
pub const IS_THERE: &str = "document.querySelector('#lesson .step[data-current]')
    && document.getElementById('editor')?.shadowRoot?.querySelector('.cm-content')";
/// The step that is open.
const STEP: &str = "document.querySelector('.step[data-current]').dataset.kind";
/// The steps of a lesson.
pub const STEPS: &str =
    "[...document.querySelectorAll('.rail button')].map(({ dataset }) => dataset.kind)";
/// What stands in the editor.
const WRITTEN: &str =
    "[...document.getElementById('editor').shadowRoot.querySelectorAll('.cm-line')]
    .map((line) => line.textContent).join('\\n')";
/// What has become of each claim.
pub const VERDICTS: &str =
    "[...document.querySelectorAll('.claim')].map(({ dataset }) => dataset.verdict)";
/// What is said of the exercise.
const SAID: &str = "document.querySelector('[data-testid=exercise] .exercise-says').innerText";

pub async fn open(stage: &Stage, fragment: &str) -> Result<Page> {
    let page = stage.open(fragment).await?;
    page.until(IS_THERE, PATIENCE).await?;
    Ok(page)
}

/// Presses the button of a step.
pub async fn go_to(page: &Page, step: &str) -> Result {
    let press = format!("document.querySelector('.rail [data-kind={step}]').click()");
    page.get(&press).await?;
    page.until(&format!("{STEP} === '{step}'"), PATIENCE).await
}

pub async fn a_lesson_is_taken_from_the_first_step_to_the_last(stage: Stage) -> Result {
    let page = open(&stage, "#lesson=race").await?;
    // Other scenarios may have been here before.
    go_to(&page, "do").await?;
    claims![
        the_game_is_won_by_the_order_that_loses_one(&page);
        a_guess_is_kept(&page);
        a_run_is_looked_at(&page);
        every_schedule_of_a_small_program_is_tried(&page);
        a_near_miss_is_refused(&page);
        the_answer_is_accepted(&page);
        how_far_one_is_is_kept_and_forgotten_on_request(&stage, &page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn the_game_is_won_by_the_order_that_loses_one(page: &Page) -> Result {
    let press = |thread: usize| {
        format!("document.querySelectorAll('.step[data-current] .column .go')[{thread}].click()")
    };
    for thread in [0, 0, 1, 1] {
        page.get(&press(thread)).await?;
    }
    assert!(!page.is("document.querySelector('.game[data-won]')").await?);
    page.get("[...document.querySelectorAll('.game .quiet-button')].at(-1).click()")
        .await?;
    for thread in [0, 1, 0, 1] {
        page.get(&press(thread)).await?;
    }
    assert!(page.is("document.querySelector('.game[data-won]')").await?);
    let struck = page.get("document.querySelector('.game del').textContent");
    assert_eq!(struck.await?, "1 by Ada");
    Ok(())
}

async fn a_guess_is_kept(page: &Page) -> Result {
    go_to(page, "predict").await?;
    page.get("document.querySelectorAll('[data-testid=prediction] input')[0].click()")
        .await?;
    let kept = page.get("JSON.parse(localStorage.getItem('interleave.lessons')).race.prediction");
    assert_eq!(kept.await?, 0);
    Ok(())
}

/// What is said of a run is said of this run: the option that holds, and no other.
async fn a_run_is_looked_at(page: &Page) -> Result {
    go_to(page, "see").await?;
    assert_eq!(page.get(VERDICTS).await?, json!(["open", "open"]));
    let is_off = "document.querySelector('[data-testid=observation]').disabled";
    assert!(page.is(is_off).await?, "nothing was run yet");
    go_to(page, "run").await?;
    page.run().await?;
    go_to(page, "see").await?;
    page.until(
        &format!("({VERDICTS}).every((one) => one === 'met')"),
        PATIENCE,
    )
    .await?;
    let printed = page.text("output").await?;
    let has_lost = !printed.contains("additions lost: 0");
    page.get("document.querySelectorAll('[data-testid=observation] input')[1].click()")
        .await?;
    let says = "document.querySelector('.seen').innerText";
    page.until(says, PATIENCE).await?;
    let says = page.get(says).await?.to_string();
    assert_eq!(says.contains("Yes:"), has_lost, "{printed} {says}");
    let answer = page
        .get("document.querySelector('.reply').innerText")
        .await?;
    let answer = answer.as_str().unwrap_or_default();
    assert!(answer.starts_with("You expected: Only 4"), "{answer}");
    assert!(answer.contains("Right is: 2, 3 or 4"), "{answer}");
    Ok(())
}

async fn checked(page: &Page) -> Result<String> {
    page.get("document.querySelector('[data-testid=exercise] .exercise-says').replaceChildren()")
        .await?;
    page.click("exercise-check").await?;
    let is_said = format!("/^[✓✗]/.test({SAID})");
    page.until(&is_said, RUN_PATIENCE).await?;
    Ok(page
        .get(SAID)
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

async fn every_schedule_of_a_small_program_is_tried(page: &Page) -> Result {
    go_to(page, "explore").await?;
    page.get("document.querySelector('[data-proof] .go').click()")
        .await?;
    let rows = "[...document.querySelectorAll('[data-proof]')[0].querySelectorAll('.proof li')]";
    let verdicts = format!("{rows}.map(({{ dataset }}) => dataset.verdict).join()");
    page.until(&format!("{verdicts} === 'met,met,met,met'"), PATIENCE)
        .await?;
    let shown = format!("{rows}.map((row) => row.querySelector('a')?.hash.includes('schedule='))");
    assert_eq!(page.get(&shown).await?, json!([true, true, true, null]));
    Ok(())
}

/// With one lock around all of it, it adds up, too: what is missing is that the threads take turns.
async fn a_near_miss_is_refused(page: &Page) -> Result {
    go_to(page, "fix").await?;
    page.until(&format!("!({WRITTEN}).includes('Lock')"), PATIENCE)
        .await?;
    let said = checked(page).await?;
    assert!(said.starts_with("✗ Not yet: The counter is 4."), "{said}");
    let steps = "document.querySelector('.exercise-says a').hash.includes('schedule=')";
    assert!(page.is(steps).await?, "the schedule that breaks it");
    page.get("document.querySelectorAll('.step[data-current] .offer button')[4].click()")
        .await?;
    let is_there = format!("({WRITTEN}).includes('    with lock:\\n        for')");
    page.until(&is_there, PATIENCE).await?;
    let said = checked(page).await?;
    assert!(said.contains("The threads take turns"), "{said}");
    Ok(())
}

async fn the_answer_is_accepted(page: &Page) -> Result {
    put_in_the_answer(page).await?;
    let said = checked(page).await?;
    assert!(
        said.starts_with("✓ It holds. Every schedule was tried"),
        "{said}"
    );
    Ok(())
}

async fn how_far_one_is_is_kept_and_forgotten_on_request(stage: &Stage, page: &Page) -> Result {
    go_to(page, "further").await?;
    let page = open(stage, "#lesson=race").await?;
    assert_eq!(page.get(STEP).await?, "further");
    let list = stage.open("#page=lesson").await?;
    let card = "document.querySelector('[data-testid=lessons] [data-testid=lesson-race]')";
    list.until(&format!("{card}?.dataset.mark === 'done'"), PATIENCE)
        .await?;
    let forget = "new Promise((resolve) => {
        document.addEventListener('interleave:forgotten', resolve, { once: true });
        document.dispatchEvent(new Event('interleave:forget'));
    }).then(() => localStorage.getItem('interleave.lessons'))";
    assert_eq!(list.browser().wait_for(forget).await?, Value::Null);
    Ok(())
}

/// Whether this environment variable is set.
pub fn is_asked_for(name: &str) -> bool {
    std::env::var_os(name).is_some()
}

/// Of lessons in the order of the list, those that a browser plays: each lesson is played in one of
/// the three, most in the one that is quickest at it; or, as `make lessons` asks for, all of them
/// in each.
fn those_of<T>(kind: Kind, lessons: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
    let its_own: &[usize] = match kind {
        _ if is_asked_for("EVERY_LESSON") => &[0, 1, 2, 3, 4, 5],
        Kind::Firefox => &[0, 3, 5],
        Kind::Chromium => &[2, 4],
        Kind::Webkit => &[1],
    };
    let numbered = lessons.into_iter().enumerate();
    numbered
        .filter(|(at, _)| its_own.contains(&(at % 6)))
        .map(|(_, lesson)| lesson)
}

/// Opens a lesson by its address; as in a course's frame, if `make lessons` asks for that.
async fn open_lesson(stage: &Stage, link: &str) -> Result<Page> {
    let embed = if is_asked_for("EMBEDDED") {
        "&embed=1"
    } else {
        ""
    };
    open(stage, &format!("{link}{embed}")).await
}

/// Every lesson, from its card in the list: nothing of it fails, and no claim is refuted by
/// its own program.
pub async fn no_lesson_fails_and_no_claim_is_refuted(stage: Stage) -> Result {
    let list = stage.open("#page=lesson").await?;
    list.until(
        "document.querySelectorAll('[data-testid=lessons] a').length",
        PATIENCE,
    )
    .await?;
    let links = list.get("[...document.querySelectorAll('[data-testid=lessons] a')].map((link) => link.getAttribute('href'))");
    let links = links.await?;
    for link in those_of(stage.browser.kind, links.as_array().into_iter().flatten()) {
        let link = link.as_str().unwrap_or_default();
        let page = open_lesson(&stage, link).await?;
        let mut died = 0;
        for step in page.get(STEPS).await?.as_array().into_iter().flatten() {
            let step = step.as_str().unwrap_or_default();
            go_to(&page, step).await?;
            if step == "see" {
                what_was_seen_is_told_in_numbers(&page)
                    .await
                    .map_err(|error| format!("{link}: {error}"))?;
            }
            if step != "run" {
                continue;
            }
            if page
                .is("document.querySelector('.workbench').hidden")
                .await?
            {
                run_its_own_part(&page).await?;
            } else {
                died = run_as_told(stage.browser.kind, &page).await?;
            }
        }
        let refuted =
            page.get("[...document.querySelectorAll('.claim[data-verdict=\"not met\"]')].map((claim) => claim.innerText)");
        assert_eq!(refuted.await?, json!([]), "{link}");
        let open = "document.querySelectorAll('.claim[data-verdict=open]').length";
        assert_eq!(page.get(open).await?, 0, "{link}");
        assert_eq!(page.errors().await?.len(), died, "{link}");
    }
    Ok(())
}

/// Says one thing that may have been seen: what was is told, with the values of the run.
async fn what_was_seen_is_told_in_numbers(page: &Page) -> Result {
    let option = "document.querySelector('[data-testid=observation] input:enabled')";
    page.until(option, PATIENCE).await?;
    page.get(&format!("{option}.click()")).await?;
    let so =
        "[...document.querySelectorAll('.step[data-current] .so')].map((so) => so.textContent)";
    let so = page.get(so).await?;
    let told = so.as_array().map(Vec::as_slice).unwrap_or_default();
    let is_whole = |words: &Value| {
        words
            .as_str()
            .is_some_and(|words| !words.contains(['–', '{']))
    };
    if told.is_empty() || !told.iter().all(is_whole) {
        return Err(format!("it is told with what is missing in it: {so}").into());
    }
    Ok(())
}

/// Runs what a lesson has in place of a program.
async fn run_its_own_part(page: &Page) -> Result {
    let press = "document.querySelector('.step[data-current] .part .go')";
    page.until(press, PATIENCE).await?;
    page.get(&format!("{press}.click()")).await?;
    let is_done = "document.querySelector('.rail [data-kind=run]').hasAttribute('data-done')";
    page.until(is_done, RUN_PATIENCE).await
}

/// Runs, and once more where the page says that a fresh engine is to be tried; gives how often
/// one died. On a busy machine, `WebKit` ends about one of a hundred runs on a page that was just
/// opened with a trap (out of bounds, unreachable: another one each time), while it compiles
/// anew what runs. Neither Chromium with the same engine, nor the same machine natively, nor
/// `WebKit` on a page that has run before was seen to do so.
async fn run_as_told(kind: Kind, page: &Page) -> Result<usize> {
    let Err(error) = page.run().await else {
        return Ok(0);
    };
    let says = page
        .get("document.querySelector('.problem')?.innerText ?? ''")
        .await?;
    let says = says.as_str().unwrap_or_default();
    let is_trap = says.contains("RuntimeError") && says.contains("Press Run to try again");
    if kind != Kind::Webkit || !is_trap {
        return Err(error);
    }
    println!("  webkit: ran once more, as the page said: {says}");
    page.run().await?;
    Ok(1)
}

/// Every exercise as it is given, with one of its near misses, and with its answer.
pub async fn exercises_refuse_near_misses_and_take_the_answer(stage: Stage) -> Result {
    // Two have parts of their own in place of a program.
    let with_one = LESSONS
        .into_iter()
        .filter(|lesson| !["kitchen", "scheduler"].contains(lesson));
    for lesson in those_of(stage.browser.kind, with_one) {
        let page = open_lesson(&stage, &format!("#lesson={lesson}")).await?;
        go_to(&page, "fix").await?;
        let said = checked(&page).await?;
        assert!(said.starts_with("✗"), "{lesson}, as it is given: {said}");
        // One here, all of them natively (crates/cli/src/check.rs) and by `make lessons`.
        let offers = "document.querySelectorAll('.step[data-current] .offer button')";
        let count = page.get(&format!("{offers}.length")).await?;
        let most = if is_asked_for("EVERY_LESSON") {
            u64::MAX
        } else {
            1
        };
        for offer in 0..count.as_u64().unwrap_or_default().min(most) {
            page.get(&format!("{offers}[{offer}].click()")).await?;
            let said = checked(&page).await?;
            assert!(said.starts_with("✗"), "{lesson}, near miss {offer}: {said}");
        }
        put_in_the_answer(&page).await?;
        let said = checked(&page).await?;
        assert!(said.starts_with("✓"), "{lesson}, its answer: {said}");
        // Processes are not modelled; what is, is proved.
        let is_proved = said.contains("Every schedule was tried");
        assert_eq!(is_proved, lesson != "processes", "{lesson}: {said}");
    }
    Ok(())
}

/// Puts the answer into the address, as a link does.
async fn put_in_the_answer(page: &Page) -> Result {
    let answer = "document.querySelector('.solution pre').textContent";
    let code = packed(page.get(answer).await?.as_str().unwrap_or_default());
    page.configure(json!({ "code": code })).await?;
    // It is another one than the lesson's now.
    let is_changed = "!document.querySelector('.workbench .toolrow button').hidden";
    page.until(is_changed, PATIENCE).await
}

pub async fn a_lesson_is_presented_by_keys(stage: Stage) -> Result {
    let page = open(&stage, "#lesson=race").await?;
    go_to(&page, "do").await?;
    page.click("present").await?;
    page.until("document.querySelector('[data-present] .clock')", PATIENCE)
        .await?;
    page.press(Key::Right).await?;
    assert_eq!(page.get(STEP).await?, "predict");
    page.press(Key::PageUp).await?;
    assert_eq!(page.get(STEP).await?, "do");
    page.press(Key::Escape).await?;
    page.until("!document.querySelector('[data-present]')", PATIENCE)
        .await?;
    page.press(Key::Right).await?;
    assert_eq!(page.get(STEP).await?, "do", "keys are the page's again");
    Ok(())
}

pub async fn nobody_loads_lessons_without_one(stage: Stage) -> Result {
    let page = stage.open_apart("").await?;
    page.until("document.querySelector('#insight [role=tab]')", PATIENCE)
        .await?;
    let loaded = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/lessons/')).length";
    assert_eq!(page.get(loaded).await?, 0);
    Ok(())
}
