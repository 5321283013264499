//! Claims about the messages between a page and a plain frame in it: what is
//! answered, and who is listened to.

use crate::embedding::unharmed;
use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::claims;
use interleave_browser::host::HostPage;
use interleave_browser::page::{PATIENCE, Page, RUN_PATIENCE};
use interleave_browser::schema::faults;
use interleave_browser::site::{Headers, Probe, Site};
use interleave_browser::stage::{Stage, artefacts};
use serde_json::{Value, json};
use std::sync::Arc;

const FRAME: &str =
    "<iframe src='LAB/#embed=1&workload=mixed&size=1&latency=2&tasks=2&repeats=3&workers=2'
    allow='cross-origin-isolated' width='700' height='900'></iframe>";

/// The frame's page is all that it will be before a run.
const INSIGHT_IS_THERE: &str = "document.querySelector('#insight [role=tablist]')";

/// What the frame's page shows as its number of workers.
const WORKERS: &str = "document.querySelector('[data-testid=workers]').value";

/// One frame, and a stranger's beside it.
pub async fn a_frame_answers_the_page_around_it_whatever_it_says(stage: Stage) -> Result {
    let body = format!("{FRAME}<iframe id='stranger' src='stranger.html'></iframe>");
    let host = plain(&stage, &body).await?;
    claims![
        a_host_that_comes_late_is_told_all_the_same(&host);
        only_the_page_around_is_listened_to(&host);
        wrong_shapes_get_an_error_and_other_messages_silence(&host);
        a_thousand_messages_a_third_of_them_malformed_do_no_harm(&host);
        unharmed(&host);
    ];
    Ok(())
}

async fn wrong_shapes_get_an_error_and_other_messages_silence(host: &HostPage) -> Result {
    let wrong = [
        json!({}),
        json!({ "type": "explode" }),
        json!({ "type": ["run"], "id": 1 }),
        json!({ "type": "configure" }),
        json!({ "type": "configure", "settings": null }),
        json!({ "type": "configure", "settings": "workers=3" }),
        json!({ "type": "configure", "settings": [["workers", 3]] }),
        json!({ "type": "configure", "settings": { "workers": { "3": 3 } } }),
        json!({ "type": "configure", "settings": { "workers": -1 } }),
        json!({ "type": "configure", "settings": { "workload": "<img src=x onerror=alert(1)>" } }),
        json!({ "type": "configure", "settings": { "modes": [["parallel"]] } }),
        json!({ "type": "run" }),
        json!({ "type": "run", "id": null }),
        json!({ "type": "run", "id": {} }),
        json!({ "type": "stop", "id": "nobody" }),
        json!({ "type": "stop", "id": [1] }),
    ];
    for (count, message) in wrong.into_iter().enumerate() {
        host.say("iframe", message.clone()).await?;
        let told = format!("host.of('error').length === {}", count + 1);
        host.page
            .until(&told, PATIENCE)
            .await
            .map_err(|error| format!("{message}: {error}"))?;
        let error = host.heard("error").await?[count].clone();
        assert!(
            error["message"]
                .as_str()
                .is_some_and(|words| words.len() > 10),
            "{message}: {error}"
        );
        let id = match &message["id"] {
            Value::Object(_) | Value::Array(_) => &Value::Null,
            id => id,
        };
        assert_eq!(&error["id"], id, "{message}");
    }
    // Not meant for the frame, and so none of its business.
    let others =
        "[1, 'run', null, [], {}, { type: 'run', id: 1 }, { interleave: 2, type: 'run', id: 1 }]
        .forEach((message) => host.frame('iframe').postMessage(message, '*'))";
    let errors = host.heard("error").await?.len();
    host.page.get(others).await?;
    answers(host).await?;
    assert_eq!(host.heard("error").await?.len(), errors);

    let odd = host
        .page
        .get("host.sayOddThings('iframe')")
        .await?
        .as_u64()
        .unwrap_or_default() as usize;
    host.page
        .until(
            &format!("host.of('error').length >= {}", errors + odd - 1),
            RUN_PATIENCE,
        )
        .await?;
    runs(host, 41).await
}

async fn only_the_page_around_is_listened_to(host: &HostPage) -> Result {
    host.page
        .get("host.frame('#stranger').postMessage('meddle', '*')")
        .await?;
    let meddled = "host.heard.some(({ data }) => data.result === 'made up')";
    host.page.until(meddled, PATIENCE).await?;
    answers(host).await?;
    host.enter("iframe").await?;
    assert_eq!(host.page.get(WORKERS).await?, "2");
    assert_eq!(
        host.page.state().await?,
        "ready",
        "the stranger's run did not begin"
    );
    host.leave().await?;
    assert_eq!(host.heard("error").await?, Vec::<Value>::new());
    // The same from the page around is heard.
    host.say(
        "iframe",
        json!({ "type": "configure", "settings": { "workers": 7 } }),
    )
    .await?;
    answers(host).await?;
    host.enter("iframe").await?;
    host.page
        .until(&format!("{WORKERS} === '7'"), PATIENCE)
        .await?;
    host.leave().await
}

async fn a_thousand_messages_a_third_of_them_malformed_do_no_harm(host: &HostPage) -> Result {
    host.page.get("host.heard.length = 0").await?;
    host.page.get("host.sayMuch('iframe', 1000)").await?;
    // Each malformed message is told, at the least.
    host.page
        .until("host.of('error').length >= 333", RUN_PATIENCE)
        .await?;
    host.say("iframe", json!({ "type": "stop" })).await?;
    host.enter("iframe").await?;
    host.page.until_run_ended().await?;
    host.leave().await?;
    runs(host, 42).await
}

pub async fn what_course_systems_leave_of_the_frame_works(stage: Stage) -> Result {
    // Canvas takes `allow` and `loading` away.
    let bare = "<iframe src='LAB/#embed=1&workload=primes&size=2000003&repeats=3&workers=2' width='100%' height='900'
        title='Interleave' frameborder='0'></iframe>";
    let host = plain(&stage, bare).await?;
    let is_isolated = &host.heard("ready").await?[0]["environment"]["crossOriginIsolated"];
    assert_eq!(is_isolated, stage.browser.kind == Kind::Chromium);
    runs(&host, 43).await?;
    unharmed(&host).await
}

pub async fn a_page_without_an_origin_is_answered(stage: Stage) -> Result {
    let lab = Site::start(Headers::Declared, Probe::Installed).await?;
    // A teacher's own file: nothing but its path says where it is from.
    let page = "<script src='host.js'></script>
        <iframe src='LAB/#embed=1&workload=mixed&size=1&latency=2&tasks=2&repeats=3' height='900'></iframe>";
    let page = page.replace("LAB", &lab.url(""));
    let folder = artefacts()?.join(format!("{}-own-file", stage.browser.kind));
    std::fs::create_dir_all(&folder)?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/www/host.js");
    std::fs::copy(script, folder.join("host.js"))?;
    std::fs::write(folder.join("host.html"), page)?;
    let address = format!("file://{}", folder.join("host.html").display());
    let host = Page::visit(&stage.browser, &Arc::new(lab), &address).await?;
    assert_eq!(host.get("origin").await?, "null");
    host.until("host.of('ready').length > 0", PATIENCE).await?;
    host.get("host.say('iframe', '{ \"type\": \"run\", \"id\": 5 }')")
        .await?;
    host.until("host.of('result').length > 0", RUN_PATIENCE)
        .await?;
    let told = host.get("host.of('result')[0]").await?;
    assert_eq!(told["id"], 5);
    assert_eq!(faults(&told["result"]), Vec::<String>::new());
    Ok(())
}

async fn a_host_that_comes_late_is_told_all_the_same(host: &HostPage) -> Result {
    assert_eq!(host.heard("ready").await?.len(), 1);
    // What happened in runs comes late too, and makes the page higher: told or not,
    // that is over before the host is said to come.
    host.enter("iframe").await?;
    host.page.until(INSIGHT_IS_THERE, PATIENCE).await?;
    host.leave().await?;
    host.page.get("host.heard.length = 0").await?;
    host.say("iframe", json!({ "type": "configure", "settings": {} }))
        .await?;
    host.page
        .until(
            "host.of('ready').length === 1 && host.of('resize').length > 0",
            PATIENCE,
        )
        .await?;
    let ready = &host.heard("ready").await?[0];
    assert!(ready["environment"]["engine"].is_string(), "{ready}");
    let resize = host.page.get("host.of('resize').at(-1)").await?;
    assert!(resize["height"].as_f64() > Some(300.0), "{resize}");
    assert_eq!(host.heard("error").await?, Vec::<Value>::new());
    Ok(())
}

/// A host with a plain frame that has said that it is ready.
async fn plain(stage: &Stage, body: &str) -> Result<HostPage> {
    let host = HostPage::open(stage, body).await?;
    host.page
        .until("host.of('ready').length === 1", PATIENCE)
        .await?;
    Ok(host)
}

/// Waits until the frame has answered all that was said before.
async fn answers(host: &HostPage) -> Result {
    let before = host.heard("ready").await?.len();
    host.say("iframe", json!({ "type": "configure", "settings": {} }))
        .await?;
    host.page
        .until(&format!("host.of('ready').length > {before}"), RUN_PATIENCE)
        .await
}

/// A plain frame's run works.
async fn runs(host: &HostPage, id: u32) -> Result {
    let settings = json!({ "workload": "mixed", "size": 1, "latency": 2, "tasks": 2, "repeats": 3, "modes": "sequential,concurrent" });
    host.say(
        "iframe",
        json!({ "type": "configure", "settings": settings }),
    )
    .await?;
    host.say("iframe", json!({ "type": "run", "id": id }))
        .await?;
    let result = format!("host.of('result').find((result) => result.id === {id})");
    host.page.until(&result, RUN_PATIENCE).await?;
    let result = host.page.get(&format!("{result}.result")).await?;
    assert_eq!(faults(&result), Vec::<String>::new());
    Ok(())
}
