//! Claims about a program in a course's page: lines that are to stay as they are, and a height.

use crate::code::{FOCUS, IS_THERE, WRITTEN};
use interleave_browser::Result;
use interleave_browser::host::HostPage;
use interleave_browser::page::PATIENCE;
use interleave_browser::stage::Stage;
use serde_json::json;
use thirtyfour::Key;

pub async fn lines_of_a_program_stay_as_they_are(stage: Stage) -> Result {
    let body = "<script async src='LAB/embed.js'></script>
        <interleave-lab page='code' modes='gil' readonly='1,3-4' height='700'><script type='text/x-python'>
# Leave this.
change = 1

print(change)
</script></interleave-lab>";
    let host = HostPage::open(&stage, body).await?;
    let page = &host.page;
    page.until("host.of('ready').length > 0", PATIENCE).await?;
    let height =
        "document.querySelector('interleave-lab').shadowRoot.querySelector('iframe').offsetHeight";
    assert_eq!(page.get(height).await?, 700, "as it was asked for");

    host.enter("interleave-lab").await?;
    page.until(
        &format!("{IS_THERE} && {WRITTEN}.includes('change = 1')"),
        PATIENCE,
    )
    .await?;
    let fixed =
        "document.getElementById('editor').shadowRoot.querySelectorAll('.cm-fixed').length === 3";
    page.until(fixed, PATIENCE).await?;
    page.get(FOCUS).await?;
    // At the very beginning, then at the end of the line that may be changed.
    let typed = page.browser().session().action_chain();
    let typed = typed.key_down(Key::Control).send_keys(Key::Home);
    let typed = typed.key_up(Key::Control).send_keys("x");
    let typed = typed.send_keys(Key::Down).send_keys(Key::End);
    typed
        .send_keys("2")
        .send_keys(Key::Delete)
        .perform()
        .await?;
    let expected = "# Leave this.\nchange = 12\n\nprint(change)\n";
    page.until(&format!("{WRITTEN} === {expected:?}"), PATIENCE)
        .await?;
    host.leave().await?;

    let nonsense =
        json!({ "type": "configure", "settings": {}, "program": "print()", "readonly": "all" });
    host.say("interleave-lab", nonsense).await?;
    page.until("host.of('error').length === 1", PATIENCE)
        .await?;
    let told = host.heard("error").await?[0]["message"].clone();
    assert_eq!(told, "readonly takes numbers of lines: \"1-4,9\".");
    Ok(())
}

/// What is asked of a frame by messages, and of the element by its methods.
pub async fn a_page_around_explores_runs_and_stops_a_program(stage: Stage) -> Result {
    let body = "<script async src='LAB/embed.js'></script>
        <interleave-lab page='code' modes='gil' repeats='3'><script type='text/x-python'>
import threading
x = 0
def add():
    global x
    y = x
    x = y + 1
both = [threading.Thread(target=add) for _ in range(2)]
for t in both: t.start()
for t in both: t.join()
print(x)
</script></interleave-lab>";
    let host = HostPage::open(&stage, body).await?;
    let (page, browser) = (&host.page, &stage.browser);
    // The first time it has no program yet.
    page.until(
        "host.of('ready').some(({ load }) => load !== null)",
        PATIENCE,
    )
    .await?;

    host.say("interleave-lab", json!({ "type": "explore", "id": "all" }))
        .await?;
    page.until("host.of('outcomes').length === 1", PATIENCE)
        .await?;
    let told = host.heard("outcomes").await?[0].clone();
    let (id, found) = (&told["id"], &told["outcomes"]);
    assert_eq!(
        (id, &found["verdict"]),
        (&json!("all"), &json!("exhaustive"))
    );
    let outcomes = found["outcomes"].as_array().into_iter().flatten();
    let mut printed: Vec<&str> = outcomes.filter_map(|it| it["stdout"].as_str()).collect();
    printed.sort_unstable();
    assert_eq!(printed, ["1\n", "2\n"]);

    let element = "window.host.lab('interleave-lab')";
    let result = browser.wait_for(&format!("{element}.run()")).await?;
    assert_eq!(result["settings"]["workload"], "program");
    assert_eq!(result["runs"][0]["mode"], "gil");

    takes(&host, "while True:\n    pass\n").await?;
    let stopped = format!(
        "(() => {{
            const run = {element}.run();
            setTimeout(() => {element}.stop(), 1_000);
            return run;
        }})()"
    );
    let refused = browser.wait_for(&stopped).await.expect_err("it is stopped");
    assert!(refused.to_string().contains("Stopped."), "{refused}");

    takes(&host, "print('well')\n").await?;
    let result = browser.wait_for(&format!("{element}.run()")).await?;
    assert_eq!(result["runs"][0]["output"], "well\n");
    a_run_is_of_the_program_that_came_before_it(&host).await
}

/// Also of one that is still being packed.
async fn a_run_is_of_the_program_that_came_before_it(host: &HostPage) -> Result {
    let before = host.heard("result").await?.len();
    let configure = json!({ "type": "configure", "settings": {}, "program": "print('new')\n" });
    let run = json!({ "type": "run", "id": "at once" });
    let both = format!(
        "[{configure}, {run}].map((message) => host.say('interleave-lab', JSON.stringify(message))).length"
    );
    host.page.get(&both).await?;
    host.page
        .until(&format!("host.of('result').length > {before}"), PATIENCE)
        .await?;
    let results = host.heard("result").await?;
    let last = results.last().ok_or("there is one")?;
    assert_eq!(last["id"], "at once");
    assert_eq!(last["result"]["runs"][0]["output"], "new\n");
    Ok(())
}

/// The frame has another program now, and says so.
async fn takes(host: &HostPage, program: &str) -> Result {
    let before = host.heard("ready").await?.len();
    let message = json!({ "type": "configure", "settings": {}, "program": program });
    host.say("interleave-lab", message).await?;
    host.page
        .until(&format!("host.of('ready').length > {before}"), PATIENCE)
        .await
}
