//! Claims about what may become a script of the page, and what its files carry.

use interleave_browser::Result;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::release::Release;
use interleave_browser::site::{Headers, Probe, Site, dist};
use interleave_browser::stage::Stage;
use serde_json::{Value, json};
use std::sync::Arc;

/// A custom section: a module with it is as valid as before, and another file.
const NO_HARM: &[u8] = &[0, 5, 4, b'n', b'o', b't', b'e'];

/// On an isolated page of a host that sends none.
pub async fn every_file_of_a_bare_host_gets_the_headers(stage: &Stage) -> Result {
    let wanted = tokio::fs::read_to_string(dist()?.join("_headers")).await?;
    let wanted: Vec<(&str, &str)> = wanted
        .lines()
        .skip_while(|line| *line != "/*")
        .skip(1)
        .take_while(|line| line.starts_with(' '))
        .filter_map(|line| line.trim().split_once(": "))
        .collect();
    assert!(wanted.len() >= 5, "{wanted:?}");
    let files = "['./', ...performance.getEntriesByType('resource').map(({ name }) => name)]";
    let seen = format!(
        "Promise.all({files}.map(async (url) => {{
            const {{ headers }} = await fetch(url);
            return [url, Object.fromEntries(headers)];
        }}))"
    );
    let seen = stage.browser.wait_for(&seen).await?;
    let seen = seen.as_array().ok_or("a list")?;
    assert!(seen.len() > 5, "{seen:?}");
    for file in seen {
        for (name, value) in &wanted {
            assert_eq!(
                file[1][name.to_lowercase()],
                *value,
                "{name} of {}",
                file[0]
            );
        }
    }
    Ok(())
}

pub async fn files_that_were_changed_do_not_run(stage: Stage) -> Result {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    let page = Page::open(&stage.browser, &site, "").await?;
    page.until_state("ready", PATIENCE).await?;
    for (folder, begins, ends) in [("assets", "app-", ".js"), ("assets", "app-", ".wasm")] {
        let release = Release::copy()?;
        let file = release.find(folder, begins, ends)?;
        if ends == ".js" {
            release.append(&file, b"\nwindow.intruder = 1;\n")?;
        } else {
            release.append(&file, NO_HARM)?;
        }
        let words = shown_by(&stage, &release, IN_TROUBLE).await?;
        assert!(words.contains("could not start"), "{file}: {words}");
    }
    let release = Release::copy()?;
    let boot = release.find("assets", "boot-", ".js")?;
    release.append(&boot, b"\nwindow.intruder = 1;\n")?;
    let words = shown_by(&stage, &release, "performance.now() > 4000").await?;
    assert!(words.contains("is loading"), "{boot}: {words}");

    let release = Release::copy()?;
    for build in ["threads-", "single-"] {
        let engine = release.find("engine", build, "")?;
        release.append(&format!("{engine}/engine_bg.wasm"), NO_HARM)?;
    }
    let words = shown_by(&stage, &release, IN_TROUBLE).await?;
    assert!(words.contains("engine could not be loaded"), "{words}");
    Ok(())
}

/// The page says that something went wrong.
const IN_TROUBLE: &str = "document.querySelector('[data-state=error]')";

/// What a fresh visitor of a release reads, once this holds; an intruder's script
/// has not run.
async fn shown_by(stage: &Stage, release: &Release, settled: &str) -> Result<String> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    site.release(release.folder());
    let page = Page::open(&stage.browser, &site, "").await?;
    page.until(settled, PATIENCE).await?;
    assert!(!page.is("window.intruder").await?, "a changed script ran");
    let words = page.get("document.body.innerText").await?;
    Ok(words.as_str().unwrap_or_default().to_owned())
}

pub async fn foreign_scripts_and_markup_are_refused(stage: Stage) -> Result {
    let page = stage.open("").await?;
    page.load_script("sinks.js").await?;
    page.until("window.sinks", PATIENCE).await?;
    assert_eq!(
        page.get("window.sinks.has").await?,
        true,
        "this browser knows trusted types"
    );
    let refused = json!("refused");
    let tried = page.get("window.sinks.tried").await?;
    for sink in [
        "foreignWorker",
        "dataWorker",
        "foreignScript",
        "markup",
        "secondPolicy",
    ] {
        assert_eq!(tried[sink], refused, "{sink}: {tried}");
    }
    for sink in ["ownScript", "ownWorker"] {
        assert_eq!(tried[sink], Value::from("taken"), "{sink}: {tried}");
    }
    Ok(())
}
