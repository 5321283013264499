//! Claims about links: any address gives a working page, nothing in it is run
//! or shown as markup, and the address carries the settings.

use crate::stopping::works_on;
use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::stage::Stage;
use serde_json::{Value, json};

/// Fragments, and whether there is something to tell the user of them.
const HOSTILE: [(&str, bool); 20] = [
    ("workload=<img src=x onerror=pwned=1>", true),
    ("workers=%22%3E%3Cscript%3Epwned%3D1%3C%2Fscript%3E", true),
    ("tasks=<svg/onload=pwned=1>&size=javascript:pwned=1", true),
    ("workers=99999999999999999999999999", true),
    (
        "workers=-1&tasks=0&size=NaN&repeats=1e9&seed=Infinity",
        true,
    ),
    ("workers=0x10", true),
    ("modes=,,,,", true),
    ("modes=sequential,sequential,sequential", false),
    ("modes=gill", true),
    ("v=2", true),
    ("page=../../etc/passwd", true),
    ("lesson=__proto__", true),
    ("theme=url(javascript:pwned=1)", true),
    ("%00%FF%C3%28=%E0%80%80&workers=%", true),
    ("&&&===&=&#&#workers=3", false),
    ("__proto__=1&constructor=2&toString=3", false),
    ("code=<script>pwned=1</script>", true),
    ("workload=\u{202e}semirp", true),
    ("autorun=perhaps", true),
    ("unknown=\u{1F4A5}&%F0%9F=1", false),
];

/// Puts a fragment into the page's address, and resolves once it is drawn.
const ARRIVE: &str = "(fragment) => new Promise((resolve) => {
    addEventListener('popstate', () => requestAnimationFrame(() => setTimeout(resolve)), { once: true });
    location.hash = fragment;
})";

pub async fn hostile_fragments_give_a_working_page(stage: Stage) -> Result {
    let page = stage.open("").await?;
    // Insight's script comes when nobody waits for it: in this page, or not yet.
    let elements = "[...document.querySelectorAll('script, img, iframe, object, embed')]
        .filter(({ src }) => !src?.startsWith(`${location.origin}/insight/`))
        .map(({ localName, src }) => `${localName} ${src}`).join()";
    let usual = page.get(elements).await?;
    let (browser, site) = (&stage.browser, page.site_handle());
    for (at, (fragment, is_told)) in HOSTILE.into_iter().enumerate() {
        // Each comes to a page that is there, as by hand; every seventh is opened instead.
        if at % 7 == 0 {
            Page::open_next(browser, &site, &format!("#{fragment}")).await?;
            page.until_state("ready", PATIENCE).await?;
        } else {
            browser
                .wait_for(&format!("({ARRIVE})({})", json!(fragment)))
                .await?;
        }
        assert_eq!(page.state().await?, "ready", "{fragment}");
        assert!(!page.is("'pwned' in window").await?, "{fragment} was run");
        assert_eq!(page.get(elements).await?, usual, "{fragment} became markup");
        let notices = page
            .get("document.querySelectorAll('[data-testid=notice]').length")
            .await?;
        assert_eq!(
            notices.as_u64() > Some(0),
            is_told,
            "{fragment}: {notices} notices"
        );
        assert_eq!(page.errors().await?, Vec::<String>::new(), "{fragment}");
    }
    let endless = format!("#workers=2&{}", "x=1&workload=".repeat(20_000));
    let page = Page::open_next(browser, &site, &endless).await?;
    page.until_state("ready", PATIENCE).await?;
    works_on(&page).await
}

/// A hundred, as fast as the page takes them. (Natively, ten thousands: the properties of
/// `tests/settings.rs`.)
async fn random_fragments_do_no_harm(stage: &Stage, page: &Page) -> Result {
    page.load_script("fragments.js").await?;
    page.until("window.fragments", PATIENCE).await?;
    let broken = stage.browser.wait_for("window.fragments").await?;
    assert_eq!(broken, json!([]));
    let elements = "document.querySelectorAll('body :is(script, img, iframe)').length";
    assert_eq!(page.get(elements).await?, 0, "no fragment became markup");
    Ok(())
}

/// On a phone's screen.
pub async fn a_bad_value_is_told_in_view_and_the_notice_can_be_dismissed(stage: Stage) -> Result {
    stage.browser.resize(390, 844).await?;
    let page = stage.open("#workers=9999&tasks=many").await?;
    claims![
        a_notice_is_in_view_on_a_phone(&page);
        a_bad_value_is_told_and_the_notice_can_be_dismissed(&stage, &page);
    ];
    stage.browser.resize(1280, 900).await?;
    works_on(&page).await
}

async fn a_notice_is_in_view_on_a_phone(page: &Page) -> Result {
    let is_in_view = "document.querySelector('[data-testid=notice]').getBoundingClientRect().bottom < innerHeight";
    page.until(is_in_view, PATIENCE).await
}

async fn a_bad_value_is_told_and_the_notice_can_be_dismissed(stage: &Stage, page: &Page) -> Result {
    let count = "document.querySelectorAll('[data-testid=notice]').length";
    assert_eq!(page.get(count).await?, 2);
    let words = page.text("notice").await?;
    assert!(
        words.contains("workers=9999") || words.contains("tasks=many"),
        "{words}"
    );
    stage.picture("notices").await?;
    for left in [1, 0] {
        let dismiss = "document.querySelector('[data-testid=notice] button').click()";
        page.get(dismiss).await?;
        page.until(&format!("{count} === {left}"), PATIENCE).await?;
    }
    Ok(())
}

pub async fn reload_and_back_restore_the_settings(stage: Stage) -> Result {
    let link = "#v=1&workload=mixed&modes=sequential,parallel&workers=3&tasks=8&size=1&latency=2&repeats=4";
    let page = stage.open(link).await?;
    let shown = |workers: &str| json!(["mixed", workers, "8", "4", false]);
    assert_eq!(controls(&page).await?, shown("3"));
    for workers in [2, 5] {
        page.slide("workers", workers).await?;
        page.run().await?;
    }
    // Two runs, two entries of the history.
    for workers in ["2", "3"] {
        stage.browser.session().back().await?;
        let arrived = format!("{WORKERS} === '{workers}'");
        page.until(&arrived, PATIENCE).await?;
        assert_eq!(controls(&page).await?, shown(workers));
    }
    page.slide("workers", 6).await?;
    page.until("location.hash.includes('workers=6')", PATIENCE)
        .await?;
    stage.browser.session().refresh().await?;
    page.until_state("ready", PATIENCE).await?;
    assert_eq!(controls(&page).await?, shown("6"));
    works_on(&page).await
}

/// How many workers the slider shows.
const WORKERS: &str = "document.querySelector('[data-testid=workers]').value";

/// What the controls show: workload, workers, tasks, samples, and whether
/// concurrent is on.
async fn controls(page: &Page) -> Result<Value> {
    let control = "(testid) => document.querySelector(`[data-testid=\"${testid}\"]`)";
    page.get(&format!(
        "(({{ of }}) => [of('workload').value, of('workers').value, of('tasks').value,
            of('repeats').value, of('mode-concurrent').checked])({{ of: {control} }})"
    ))
    .await
}

/// From scripts, and from the address.
pub async fn nonsense_does_no_harm(stage: Stage) -> Result {
    let page = stage.open("").await?;
    claims![scripts_that_configure_nonsense_get_words_not_exceptions(
        &page
    )];
    // WebKit lets no page change its address more than ten times a second.
    if stage.browser.kind != Kind::Webkit {
        claims![random_fragments_do_no_harm(&stage, &page)];
    }
    works_on(&page).await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn scripts_that_configure_nonsense_get_words_not_exceptions(page: &Page) -> Result {
    page.load_script("nonsense.js").await?;
    page.until("'upset' in window", PATIENCE).await?;
    assert_eq!(page.get("window.upset").await?, json!([]));
    let told = page.configure(json!({ "workers": 0 })).await?;
    assert!(
        told[0]
            .as_str()
            .is_some_and(|words| words.contains("workers=0")),
        "{told}"
    );
    Ok(())
}
