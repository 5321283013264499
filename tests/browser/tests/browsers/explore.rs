//! Claims about the explorer on the code page: every outcome is found, and steps lead to each,
//! forward and back, by hand, and by a link.

use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::program::packed;
use interleave_browser::stage::Stage;
use serde_json::Value;

/// Two threads that each add one to a counter, without a lock.
const LOST_UPDATE: &str = "import threading
counter = 0

def work():
    global counter
    counter += 1

threads = [threading.Thread(target=work, name=name) for name in ('A', 'B')]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
# possible: 2
# never: 1
# always: finished
";
/// Two locks, taken in opposite order.
const TWO_LOCKS: &str = "import threading
left, right = threading.Lock(), threading.Lock()

def work(first, second):
    with first:
        with second:
            pass

one = threading.Thread(target=work, args=(left, right), name='A')
two = threading.Thread(target=work, args=(right, left), name='B')
one.start(); two.start(); one.join(); two.join()
print('done')
";
const STEPS: &str = "document.querySelectorAll('.grid-of-steps tbody tr').length";
const AT: &str = "document.querySelector('[data-testid=step-slider]').value";
const STATUS: &str = "document.querySelector('.explore-bar [role=status]').textContent";
/// What each outcome prints.
const PRINTED: &str = "[...document.querySelectorAll('[data-testid=outcomes] pre')].map((it) => it.textContent.trim()).sort().join()";

pub async fn every_outcome_is_found_and_stepped_through(stage: Stage) -> Result {
    let page = open(&stage, LOST_UPDATE, "").await?;
    claims![
        who_comes_near_it_has_it_ready(&page);
        both_outcomes_of_a_lost_update_are_found(&page);
        a_race_is_named(&page);
        what_the_program_claims_is_settled(&page);
        steps_lead_to_an_outcome_and_back(&page);
        a_rule_picks_who_goes_next(&page);
        arrows_show_what_had_to_come_first(&page);
        a_hand_picks_who_goes_next(&page);
        real_runs_come_to_what_was_found(&page);
        a_link_leads_to_the_same_steps(&stage, &page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn open(stage: &Stage, source: &str, more: &str) -> Result<Page> {
    let code = packed(source);
    let page = stage.open(&format!("#page=code&code={code}{more}")).await?;
    page.until("document.querySelector('[data-testid=explore]')", PATIENCE)
        .await?;
    page.until_state("ready", PATIENCE).await?;
    // Nothing moves any more.
    page.until("document.getElementById('editor')", PATIENCE)
        .await?;
    Ok(page)
}

/// And nobody else loads it.
async fn who_comes_near_it_has_it_ready(page: &Page) -> Result {
    let is_loaded = "performance.getEntriesByType('resource').some(({ name }) => name.includes('explorer_bg.wasm'))";
    assert!(!page.is(is_loaded).await?, "nobody came near it");
    page.get("document.getElementById('explore').dispatchEvent(new PointerEvent('pointerenter'))")
        .await?;
    page.until(is_loaded, PATIENCE).await
}

async fn both_outcomes_of_a_lost_update_are_found(page: &Page) -> Result {
    page.click("explore").await?;
    let is_told = format!("{PRINTED} === '1,2' || /cannot be explored/.test({STATUS})");
    page.until(&is_told, PATIENCE).await?;
    assert_eq!(
        page.get(PRINTED).await?,
        "1,2",
        "{}",
        page.get(STATUS).await?
    );
    let said = page.get(STATUS).await?.to_string();
    assert!(said.contains("These are all outcomes"), "{said}");
    Ok(())
}

/// The page's own runs, as many as it takes; each is counted at one of the outcomes.
async fn real_runs_come_to_what_was_found(page: &Page) -> Result {
    page.click("real-runs").await?;
    let said = "document.querySelector('.reality [role=status]').textContent";
    let is_over = format!("/^(Each|It was|Some)/.test({said})");
    // A slow machine is not waited for.
    let some = format!("{is_over} || parseInt({said}) > 20");
    page.until(&some, PATIENCE).await?;
    if page.get(&is_over).await? == false {
        page.click("real-runs").await?;
    }
    page.until(&is_over, PATIENCE).await?;
    let rows = "document.querySelectorAll('[data-testid=real-runs-table] tbody tr').length";
    assert_eq!(page.get(rows).await?, 2, "{}", page.get(said).await?);
    let outside = "document.querySelectorAll('[data-testid=outside]').length";
    assert_eq!(page.get(outside).await?, 0);
    Ok(())
}

async fn a_race_is_named(page: &Page) -> Result {
    let races = page.text("races").await?;
    assert!(
        races.contains("counter") && races.contains("changes the outcome"),
        "{races}"
    );
    Ok(())
}

async fn what_the_program_claims_is_settled(page: &Page) -> Result {
    let claims = "[...document.querySelectorAll('[data-testid=claims] li')].map((it) => it.dataset.verdict).join()";
    assert_eq!(page.get(claims).await?, "met,broken,met");
    let of_the_broken = "document.querySelector('.claims [data-verdict=broken] button').click()";
    page.get(of_the_broken).await?;
    let output = "document.querySelector('.state pre').textContent.trim()";
    page.until(&format!("{output} === '1'"), PATIENCE).await?;
    Ok(())
}

async fn steps_lead_to_an_outcome_and_back(page: &Page) -> Result {
    let lost = "[...document.querySelectorAll('[data-testid^=outcome-][data-end]')]
        .find((it) => it.querySelector('pre').textContent.trim() === '1').querySelector('button').click()";
    page.get(lost).await?;
    page.until(
        &format!("{STEPS} > 4 && {AT} === String({STEPS})"),
        PATIENCE,
    )
    .await?;
    let steps: Value = page.get(STEPS).await?;
    let output = "document.querySelector('.state pre').textContent.trim()";
    assert_eq!(page.get(output).await?, "1");
    page.click("step-back").await?;
    page.until(&format!("{AT} === String({steps} - 1)"), PATIENCE)
        .await?;
    page.slide("step-slider", 0).await?;
    page.until(&format!("{AT} === '0' && {output} === ''"), PATIENCE)
        .await?;
    page.click("step-forward").await?;
    page.until(&format!("{AT} === '1'"), PATIENCE).await?;
    let variables = page.text("variables").await?;
    assert!(variables.contains("counter"), "{variables}");
    assert_eq!(
        page.get(STEPS).await?,
        steps,
        "what lies ahead is still there"
    );
    Ok(())
}

async fn a_hand_picks_who_goes_next(page: &Page) -> Result {
    page.click("step").await?;
    page.until(&format!("{AT} === '0' && {STEPS} === 0"), PATIENCE)
        .await?;
    let can = "document.querySelector('.picks button:not([disabled])')";
    for step in 1..=3 {
        page.get(&format!("{can}.click()")).await?;
        page.until(&format!("{AT} === '{step}'"), PATIENCE).await?;
    }
    Ok(())
}

/// In turn nothing is lost where each thread's turn is long; the adversary finds how it is.
async fn a_rule_picks_who_goes_next(page: &Page) -> Result {
    let output = "document.querySelector('.state pre').textContent.trim()";
    for (rule, printed) in [("cooperative", "2"), ("adversary", "1")] {
        page.slide("step-slider", 0).await?;
        page.until(&format!("{AT} === '0'"), PATIENCE).await?;
        page.get(&format!(
            "((field) => {{ field.value = '{rule}'; field.dispatchEvent(new Event('change')); }})(document.querySelector('[data-testid=rule]'))"
        ))
        .await?;
        page.click("rule-step").await?;
        page.until(&format!("{AT} === '1'"), PATIENCE).await?;
        page.click("rule-end").await?;
        page.until(&format!("{output} === '{printed}'"), PATIENCE)
            .await?;
    }
    Ok(())
}

async fn arrows_show_what_had_to_come_first(page: &Page) -> Result {
    let drawn = "document.querySelectorAll('.arrows path').length";
    assert_eq!(page.get(drawn).await?, 0);
    page.click("arrows").await?;
    // Each thread begins after its start, and both are joined.
    page.until(&format!("{drawn} >= 4"), PATIENCE).await?;
    let words = "document.querySelector('.grid-of-steps .after').textContent";
    let words = page.get(words).await?.to_string();
    assert!(words.contains("after step"), "{words}");
    page.click("arrows").await?;
    page.until(&format!("{drawn} === 0"), PATIENCE).await?;
    Ok(())
}

async fn a_link_leads_to_the_same_steps(stage: &Stage, page: &Page) -> Result {
    let steps = "[...document.querySelectorAll('.grid-of-steps tbody tr')].map((row) => row.textContent).join()";
    let before = page.get(steps).await?;
    page.click("schedule-link").await?;
    page.until("location.hash.includes('schedule=1')", PATIENCE)
        .await?;
    let link = page.get("location.href").await?;
    let link = link.as_str().ok_or("an address")?.to_owned();
    stage.browser.goto("about:blank").await?;
    stage.browser.goto(&link).await?;
    page.until(&format!("{AT} === '3'"), PATIENCE).await?;
    assert_eq!(page.get(steps).await?, before);
    Ok(())
}

pub async fn a_deadlock_is_drawn(stage: Stage) -> Result {
    let page = open(&stage, TWO_LOCKS, "").await?;
    page.click("explore").await?;
    page.until("document.querySelector('[data-end=deadlock]')", PATIENCE)
        .await?;
    let waits = page.text("wait-for-graph").await?;
    for part in ["A", "B", "left", "right", "held by"] {
        assert!(waits.contains(part), "{part} is missing in {waits}");
    }
    Ok(())
}
