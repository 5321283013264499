//! Claims about the element that course pages embed the experiment with.

use crate::appearance::whole_page;
use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::host::HostPage;
use interleave_browser::page::{PATIENCE, RUN_PATIENCE};
use interleave_browser::schema::{faults, run_of};
use interleave_browser::site::Headers;
use interleave_browser::stage::Stage;
use serde_json::{Value, json};
use std::time::Duration;

/// An element far down, where a lazy frame would not be loaded.
const FAR_DOWN: &str = "<div style='height: 9000px'></div>
    <script async src='LAB/embed.js'></script>
    <interleave-lab workload='mixed' size='1' latency='2' tasks='4' workers='2' repeats='5'
        modes='sequential,concurrent,parallel'></interleave-lab>";
const ELEMENT: &str = "<script async src='LAB/embed.js'></script>
    <interleave-lab workload='mixed' size='1' latency='2' tasks='2' workers='2' repeats='3' seed='7'></interleave-lab>";
/// The experiment that takes long enough to be stopped.
const LONG: &str = "{ workload: 'primes', size: 90000001, tasks: 5000, modes: 'sequential' }";

pub async fn an_element_on_a_plain_page_runs_to_a_verified_result(stage: Stage) -> Result {
    let host = HostPage::open(&stage, FAR_DOWN).await?;
    let result = run(&host).await?;
    assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
    assert_eq!(run_of(&result, "sequential")["verified"], true);
    assert_eq!(run_of(&result, "concurrent")["verified"], true);
    if stage.browser.kind == Kind::Chromium {
        assert_eq!(result["environment"]["crossOriginIsolated"], true);
        assert_eq!(run_of(&result, "parallel")["verified"], true);
    }
    if stage.browser.kind == Kind::Firefox {
        assert_eq!(result["environment"]["crossOriginIsolated"], false);
        assert_eq!(
            run_of(&result, "processes")["verified"],
            true,
            "in place of parallel"
        );
    }
    assert_eq!(result["settings"]["tasks"], "4");

    let events = host.page.get("host.events.map(({ type }) => type)").await?;
    let events: Vec<&str> = events
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(events.first(), Some(&"ready"), "{events:?}");
    assert_eq!(events.last(), Some(&"result"), "{events:?}");
    assert!(events.contains(&"progress"), "{events:?}");
    let told = host.page.get("host.events.at(-1).detail").await?;
    assert_eq!(told, result, "the event tells the same");
    let ready = &host.heard("ready").await?[0];
    assert_eq!(ready["version"], result["version"]);
    assert_eq!(
        ready["environment"]["userAgent"],
        result["environment"]["userAgent"]
    );
    let progress = host.heard("progress").await?;
    let last = progress.last().ok_or("there is progress")?;
    assert_eq!(last["done"], last["total"], "{last}");
    // At most one a second, whatever happens in between; and one at the end. (From the
    // frame's word that it is ready, since messages may come late and all at once.)
    let during = "host.heard.find(({ data }) => data.type === 'result').at
        - host.heard.find(({ data }) => data.type === 'ready').at";
    let during_ms = host.page.get(during).await?.as_f64().unwrap_or_default();
    let most = during_ms / 1_000.0 + 3.0;
    assert!(
        progress.len() as f64 <= most,
        "{} in {during_ms} ms",
        progress.len()
    );
    unharmed(&host).await
}

pub async fn an_isolated_page_may_have_it_too(stage: Stage) -> Result {
    let host = HostPage::open_with(&stage, Headers::Isolating, Headers::Declared, FAR_DOWN).await?;
    assert!(host.page.is("crossOriginIsolated").await?);
    let result = run(&host).await?;
    assert_eq!(faults(&result), Vec::<String>::new(), "{result}");
    assert_eq!(result["environment"]["engine"], "threads");
    assert_eq!(run_of(&result, "parallel")["verified"], true);
    unharmed(&host).await
}

pub async fn the_frame_is_as_high_as_its_content_and_comes_to_rest(stage: Stage) -> Result {
    let host = HostPage::open(&stage, ELEMENT).await?;
    run(&host).await?;
    for width in [1200, 700, 320] {
        let set = format!("host.lab('interleave-lab').style.width = '{width}px'");
        host.page.get(&set).await?;
        at_rest(&host).await?;
        whole_page(&stage, &format!("embedded-{width}")).await?;
        let fits = "document.documentElement.scrollHeight === innerHeight
            && document.documentElement.scrollWidth === innerWidth";
        // On a busy machine, rest may be a pause between two words of the frame.
        host.enter("interleave-lab").await?;
        host.page.until(fits, PATIENCE).await?;
        host.leave().await?;
        at_rest(&host).await?;
        host.enter("interleave-lab").await?;
        let fits = host.page.is(fits).await?;
        let sizes = "[innerWidth, innerHeight, document.documentElement.scrollWidth,
            document.documentElement.scrollHeight]";
        let sizes = host.page.get(sizes).await?;
        host.leave().await?;
        assert!(fits, "at {width} px: {sizes}");
    }
    unharmed(&host).await
}

pub async fn settings_and_stop_reach_the_frame(stage: Stage) -> Result {
    let host = HostPage::open(&stage, ELEMENT).await?;
    let first = run(&host).await?;
    assert_eq!(first["settings"]["workers"], "2");
    let element = "window.host.lab('interleave-lab')";
    let browser = &stage.browser;
    // An attribute, two at once, and by script: the frame is not loaded again for it.
    let change = format!(
        "{element}.setAttribute('workers', 3); {element}.setAttribute('tasks', 6);
        {element}.configure({{ modes: ['sequential', 'concurrent'] }});"
    );
    browser.evaluate(&change, Vec::new()).await?;
    let second = browser.wait_for(&format!("{element}.run()")).await?;
    let settings = &second["settings"];
    assert_eq!(
        (
            &settings["workers"],
            &settings["tasks"],
            &settings["modes"],
            &settings["seed"]
        ),
        (
            &json!("3"),
            &json!("6"),
            &json!("sequential,concurrent"),
            &json!("7")
        )
    );
    assert_eq!(
        host.page
            .get("host.events.filter(({ type }) => type === 'ready').length")
            .await?,
        1
    );
    // Without the attribute, the default; still the same page.
    host.enter("interleave-lab").await?;
    let born = host.page.get("performance.timeOrigin").await?;
    host.leave().await?;
    browser
        .evaluate(&format!("{element}.removeAttribute('tasks')"), Vec::new())
        .await?;
    let third = browser.wait_for(&format!("{element}.run()")).await?;
    assert_ne!(third["settings"]["tasks"], "6");
    assert_eq!(third["settings"]["seed"], "7");
    host.enter("interleave-lab").await?;
    assert_eq!(host.page.get("performance.timeOrigin").await?, born);
    host.leave().await?;

    let stopped = format!(
        "(() => {{
        {element}.configure({LONG});
        const run = {element}.run();
        setTimeout(() => {element}.stop(), 400);
        return run;
    }})()"
    );
    let refused = browser.wait_for(&stopped).await.expect_err("it is stopped");
    assert!(refused.to_string().contains("Stopped."), "{refused}");
    let again = format!(
        "(() => {{
        {element}.configure({{ workload: 'mixed', size: 1, tasks: 2 }});
        return {element}.run();
    }})()"
    );
    assert_eq!(
        faults(&browser.wait_for(&again).await?),
        Vec::<String>::new()
    );
    unharmed(&host).await
}

pub async fn elements_do_not_get_in_each_others_way_and_come_back(stage: Stage) -> Result {
    let body = "<script async src='LAB/embed.js'></script><script async src='LAB/embed.js?again'></script>
        <interleave-lab id='one' workload='primes' size='100003' repeats='3' modes='sequential'></interleave-lab>
        <div id='shelf'></div>
        <interleave-lab id='two' workload='sleep' latency='1' repeats='3' modes='concurrent'></interleave-lab>";
    let host = HostPage::open(&stage, body).await?;
    let browser = &stage.browser;
    defined(&host).await?;
    let both = "Promise.all(['#one', '#two'].map((at) => window.host.lab(at).run()))
        .then((results) => results.map(({ settings }) => settings.workload))";
    assert_eq!(browser.wait_for(both).await?, json!(["primes", "sleep"]));
    // Moved, an element's frame is loaded anew; what was asked is told to be lost.
    let moved = "(() => {
        const one = window.host.lab('#one');
        one.configure({ size: 90000001, tasks: 5000 });
        const lost = one.run();
        document.querySelector('#shelf').append(one);
        return lost;
    })()";
    let lost = browser
        .wait_for(moved)
        .await
        .expect_err("its frame is gone");
    assert!(lost.to_string().contains("taken off"), "{lost}");
    let result = browser.wait_for("window.host.lab('#one').run()").await?;
    assert_eq!(
        result["settings"]["size"], "100003",
        "its attributes hold again"
    );
    unharmed(&host).await
}

pub async fn an_experiment_that_another_page_replaced_comes_back(stage: Stage) -> Result {
    let host = HostPage::open(&stage, ELEMENT).await?;
    run(&host).await?;
    let replaced = "(() => {
        const lab = window.host.lab('interleave-lab');
        lab.configure({ latency: 5000, tasks: 1000 });
        const lost = lab.run();
        lab.shadowRoot.querySelector('iframe').src = 'about:blank';
        return lost;
    })()";
    let lost = stage.browser.wait_for(replaced).await;
    let lost = lost.expect_err("nobody is there to answer");
    assert!(lost.to_string().contains("Another page"), "{lost}");
    let result = run(&host).await?;
    assert_eq!(result["settings"]["tasks"], "2", "its attributes hold");
    unharmed(&host).await
}

pub async fn a_late_word_of_the_page_before_is_not_the_new_pages(stage: Stage) -> Result {
    let host = HostPage::open(&stage, ELEMENT).await?;
    run(&host).await?;
    // The event is the message that the page before sent just before it was replaced.
    let replaced = "(async () => {
        const lab = window.host.lab('interleave-lab');
        const frame = lab.shadowRoot.querySelector('iframe');
        lab.configure({ latency: 5000, tasks: 1000 });
        const lost = lab.run();
        const { origin } = new URL(frame.src);
        const isLoaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        frame.src = 'about:blank';
        await isLoaded;
        for (const load of [undefined, null, 1, undefined]) {
            const data = { interleave: 1, type: 'ready', load };
            dispatchEvent(new MessageEvent('message', { source: frame.contentWindow, origin, data }));
        }
        return lost;
    })()";
    let lost = stage.browser.wait_for(replaced).await;
    let lost = lost.expect_err("nobody is there to answer");
    assert!(lost.to_string().contains("Another page"), "{lost}");
    run(&host).await?;
    unharmed(&host).await
}

pub async fn runs_by_hand_are_told_and_leave_the_hosts_history_alone(stage: Stage) -> Result {
    let host = HostPage::open(&stage, ELEMENT).await?;
    defined(&host).await?;
    let entries = host.page.get("history.length").await?;
    for workers in [3, 4] {
        host.enter("interleave-lab").await?;
        host.page.until_state_not("loading", PATIENCE).await?;
        host.page.slide("workers", workers).await?;
        host.page.click("run").await?;
        host.page
            .until(
                &format!("location.hash.includes('workers={workers}')"),
                PATIENCE,
            )
            .await?;
        host.page.until_state("done", RUN_PATIENCE).await?;
        host.leave().await?;
    }
    host.page
        .until("host.of('result').length === 2", PATIENCE)
        .await?;
    let results = host.heard("result").await?;
    assert_eq!(results[1]["id"], Value::Null);
    assert_eq!(results[1]["result"]["settings"]["workers"], "4");
    let told = "host.events.filter(({ type }) => type === 'result').length";
    assert_eq!(host.page.get(told).await?, 2);
    assert_eq!(host.page.get("history.length").await?, entries);
    unharmed(&host).await
}

pub async fn an_element_believes_only_its_own_frame(stage: Stage) -> Result {
    let body = format!("<iframe id='stranger' src='stranger.html'></iframe>{ELEMENT}");
    let host = HostPage::open(&stage, &body).await?;
    defined(&host).await?;
    host.page.until("host.events.length > 0", PATIENCE).await?;
    host.page
        .get("host.frame('#stranger').postMessage('meddle', '*')")
        .await?;
    let meddled = "host.heard.some(({ data }) => data.result === 'made up')";
    host.page.until(meddled, PATIENCE).await?;
    assert_eq!(
        host.page.get("host.events.map(({ type }) => type)").await?,
        json!(["ready"])
    );
    let height = "host.lab('interleave-lab').offsetHeight";
    assert_ne!(host.page.get(height).await?, 7777);
    // Another site's page in the element's own frame is believed no more.
    let away = "window.host.frame('interleave-lab').location.replace(new URL('stranger.html', location.href))";
    stage.browser.evaluate(away, Vec::new()).await?;
    host.page.until("host.events.length > 0 && (() => {
        try { return host.frame('interleave-lab').document.title === 'A stranger'; } catch { return false; }
    })()", PATIENCE).await?;
    let heard = host.page.get("host.heard.length").await?;
    host.page
        .get("host.frame('interleave-lab').postMessage('meddle', '*')")
        .await?;
    host.page
        .until(&format!("host.heard.length > {heard}"), PATIENCE)
        .await?;
    assert_eq!(
        host.page.get("host.events.map(({ type }) => type)").await?,
        json!(["ready"])
    );
    Ok(())
}

pub async fn the_hosts_colours_are_followed_unless_told_otherwise(stage: Stage) -> Result {
    let body = "<meta name='color-scheme' content='dark'><script async src='LAB/embed.js'></script>
        <interleave-lab id='follows'></interleave-lab>
        <interleave-lab id='light' theme='light'></interleave-lab>";
    let host = HostPage::open(&stage, body).await?;
    let paper = |rgb: &str| format!("getComputedStyle(document.body).backgroundColor === '{rgb}'");
    defined(&host).await?;
    for (element, rgb) in [
        ("#follows", "rgb(18, 21, 25)"),
        ("#light", "rgb(246, 245, 241)"),
    ] {
        host.page
            .get(&format!("host.lab('{element}').scrollIntoView()"))
            .await?;
        host.enter(element).await?;
        host.page.until_state("ready", PATIENCE).await?;
        host.page
            .until(&paper(rgb), PATIENCE)
            .await
            .map_err(|error| format!("{element}: {error}"))?;
        host.leave().await?;
    }
    stage.picture("embedded-in-the-dark").await?;
    unharmed(&host).await
}

/// Waits for the element to be one, and runs it.
async fn run(host: &HostPage) -> Result<Value> {
    defined(host).await?;
    host.page
        .browser()
        .wait_for("window.host.lab('interleave-lab').run()")
        .await
}

async fn defined(host: &HostPage) -> Result {
    host.page
        .until("customElements.get('interleave-lab')", PATIENCE)
        .await
}

/// Waits until the frame's height has not changed for half a second.
async fn at_rest(host: &HostPage) -> Result {
    let resizes = "host.of('resize').length";
    for _ in 0..20 {
        let before = host.page.get(resizes).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        if host.page.get(resizes).await? == before {
            return Ok(());
        }
    }
    Err(format!("the height never rests: {:?}", host.heard("resize").await?).into())
}

/// Nothing went wrong unseen, neither in the host's page nor in the frame's.
pub async fn unharmed(host: &HostPage) -> Result {
    assert_eq!(host.page.get("host.errors").await?, json!([]));
    host.enter(":is(interleave-lab, iframe)").await?;
    let errors = host.page.errors().await?;
    host.leave().await?;
    assert_eq!(errors, Vec::<String>::new());
    let origins = host
        .page
        .get("host.heard.map(({ origin }) => origin)")
        .await?;
    let lab = host.lab.url("");
    let mine = origins
        .as_array()
        .into_iter()
        .flatten()
        .filter(|&origin| *origin == lab)
        .count();
    assert!(mine > 0, "{lab} has spoken: {origins}");
    Ok(())
}
