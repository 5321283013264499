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
