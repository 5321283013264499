//! A page of another site that has the experiment in it: on `localhost`, while
//! the experiment is on `127.0.0.1`, which makes them as foreign to each other as
//! any two sites. It must not know what the scenarios claim.

use crate::Result;
use crate::page::Page;
use crate::site::{Edit, Headers, OWN_FOLDER, Probe, Site};
use crate::stage::Stage;
use serde_json::{Value, json};
use std::sync::Arc;

/// Where the page has its experiment.
const PLACE: &str = "<!-- the experiment -->";

/// A page around an experiment.
pub struct HostPage {
    /// The page itself.
    pub page: Page,
    /// The site that the experiment comes from.
    pub lab: Arc<Site>,
}

impl HostPage {
    /// A page that sends no headers, around an experiment that sends all. `body`
    /// has `LAB` where the experiment's address belongs, without a last slash.
    pub async fn open(stage: &Stage, body: &str) -> Result<Self> {
        Self::open_with(stage, Headers::None, Headers::Declared, body).await
    }

    /// The same, of hosts that send what they are told to.
    pub async fn open_with(stage: &Stage, host: Headers, lab: Headers, body: &str) -> Result<Self> {
        let lab = stage.sites.with(lab).await?;
        Self::around(stage, host, lab, body).await
    }

    /// The same, around a site that is there.
    pub async fn around(
        stage: &Stage,
        headers: Headers,
        lab: Arc<Site>,
        body: &str,
    ) -> Result<Self> {
        let site = Arc::new(Site::start(headers, Probe::Absent).await?);
        let body = body.replace("LAB", lab.url("").trim_end_matches('/'));
        // Edits live as long as the program: there are as many as scenarios.
        let to = Box::leak(body.into_boxed_str());
        site.edit("host.html", Edit { from: PLACE, to });
        stage.browser.goto("about:blank").await?;
        let address = site.url(&format!("{OWN_FOLDER}/host.html"));
        let address = address.replace("127.0.0.1", "localhost");
        let page = Page::visit(&stage.browser, &site, &address).await?;
        Ok(Self { page, lab })
    }

    /// What was heard of a type of message.
    pub async fn heard(&self, kind: &str) -> Result<Vec<Value>> {
        let heard = self.page.get(&format!("host.of({kind:?})")).await?;
        Ok(heard.as_array().cloned().unwrap_or_default())
    }

    /// Has the page say something to the frame at a selector.
    pub async fn say(&self, selector: &str, message: Value) -> Result {
        let say = "window.host.say(arguments[0], arguments[1])";
        let arguments = vec![json!(selector), json!(message.to_string())];
        self.page.browser().evaluate(say, arguments).await?;
        Ok(())
    }

    /// From now on, all is about the page in the frame at a selector; an element's
    /// frame is in it.
    pub async fn enter(&self, selector: &str) -> Result {
        let found = "const found = document.querySelector(arguments[0]);
            return found.shadowRoot?.querySelector('iframe') ?? found;";
        let session = self.page.browser().session();
        let frame = session.execute(found, vec![json!(selector)]).await?;
        Ok(frame.element()?.enter_frame().await?)
    }

    /// From now on, all is about the page around again.
    pub async fn leave(&self) -> Result {
        Ok(self.page.browser().session().enter_default_frame().await?)
    }
}
