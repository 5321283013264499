//! Claims about results as files: what is saved, and what comes of bringing it in.

use super::timeline::HAS_CANVAS;
use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::schema::faults;
use interleave_browser::stage::{Stage, artefacts};
use interleave_browser::viewer::Viewer;
use serde_json::{Value, json};
use std::cmp::Ordering;
use std::collections::BTreeMap;

const LINK: &str = "#workload=mixed&modes=sequential,concurrent&workers=2&size=1&latency=2&tasks=4&repeats=3&seed=7";

/// One run, taken along in every way, and brought to another page.
pub async fn a_finished_run_can_be_taken_along_and_brought_in(stage: Stage) -> Result {
    let page = ran(&stage).await?;
    let table = page.text("table-timings").await?;
    claims![a_picture_of_the_timeline_has_its_bars_and_its_words(
        &stage, &page
    )];
    page.click("export").await?;
    claims![
        pictures_of_charts_stand_for_themselves(&stage, &page);
        what_is_saved_is_the_result(&stage, &page);
        a_file_that_is_no_result_is_refused_and_nothing_is_lost(&stage, &page);
        a_file_can_be_picked(&stage, &page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    let file = text(&page, "interleave-mixed.json").await?;
    claims![an_imported_result_is_shown_as_it_was(&stage, &file, &table)];
    Ok(())
}

async fn what_is_saved_is_the_result(stage: &Stage, page: &Page) -> Result {
    page.click("export-json").await?;
    let text = text(page, "interleave-mixed.json").await?;
    let result: Value = serde_json::from_str(&text)?;
    assert_eq!(faults(&result), Vec::<String>::new());
    assert_eq!(result["settings"]["seed"], "7");
    let spans = result["trace"]["spans"].as_array().map_or(0, Vec::len);
    assert!(spans > 0, "its trace comes along");
    page.click("export-csv").await?;
    let rows = self::text(page, "interleave-mixed.csv").await?;
    let samples = result["runs"].as_array().map_or(0, |runs| {
        runs.iter()
            .filter_map(|run| Some(run["samplesMs"].as_array()?.len()))
            .sum()
    });
    assert_eq!(
        rows.lines().count(),
        samples + 1,
        "one row per sample: {rows}"
    );
    page.click("export-chrome").await?;
    let trace = self::text(page, "interleave-mixed.trace.json").await?;
    let trace: Value = serde_json::from_str(&trace)?;
    let of_spans = trace["traceEvents"]
        .as_array()
        .map_or(0, |all| all.iter().filter(|it| it["ph"] == "X").count());
    assert_eq!(of_spans, spans, "every span is an event");
    page.click("export-markdown").await?;
    let table = self::text(page, "interleave-mixed.md").await?;
    assert!(table.contains("| sequential |"), "{table}");
    page.click("copy-markdown").await?;
    page.until("pockets.taken.length === 1", PATIENCE).await?;
    assert_eq!(page.get("pockets.taken[0]").await?, json!(table));
    stage.picture("export").await?;
    Ok(())
}

/// On another page, which has run nothing.
async fn an_imported_result_is_shown_as_it_was(stage: &Stage, text: &str, table: &str) -> Result {
    let page = open(stage).await?;
    page.click("export").await?;
    assert!(
        !page
            .is("document.querySelector('[data-testid=export-json]')")
            .await?,
        "there is nothing to save yet"
    );
    drop_file(&page, "theirs.json", text).await?;
    page.until(
        "document.querySelector('[data-testid=looking-back]')",
        PATIENCE,
    )
    .await?;
    let note = page.text("looking-back").await?;
    for part in ["imported", "theirs.json", "not on this page"] {
        assert!(note.contains(part), "{note}");
    }
    assert_eq!(page.text("table-past").await?, table);
    // What is saved of it is what was brought in, word for word.
    page.click("export-json").await?;
    assert_eq!(self::text(&page, "interleave-mixed.json").await?, text);
    stage.picture("import").await?;
    super::classes::an_imported_result_gets_no_code(&page).await?;
    page.click("export").await?;
    // A run of this page takes its place.
    page.run().await?;
    page.until(
        "!document.querySelector('[data-testid=looking-back]')",
        PATIENCE,
    )
    .await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn a_file_that_is_no_result_is_refused_and_nothing_is_lost(
    stage: &Stage,
    page: &Page,
) -> Result {
    page.click("export-json").await?;
    let good = text(page, "interleave-mixed.json").await?;
    let twisted = good.replace("\"sequential\"", "\"sideways\"");
    // Fifty times as fast.
    let forged = good.replacen("\"ratio\": ", "\"ratio\": 5", 1);
    let refused = "document.querySelector('[data-testid=import-refused]').textContent";
    for (name, content) in [
        ("a.json", "<script>alert(1)</script>"),
        ("b.json", "{\"schema\": \"interleave.result/99\"}"),
        ("c.json", twisted.as_str()),
        ("d.json", &good[..good.len() / 2]),
        ("e.json", ""),
        ("f.json", forged.as_str()),
    ] {
        drop_file(page, name, content).await?;
        page.until(&format!("{refused}.startsWith('{name}: ')"), PATIENCE)
            .await?;
        let words = page.text("import-refused").await?;
        assert!(
            words.ends_with("Nothing on this page has changed."),
            "{words}"
        );
        assert!(
            !page
                .is("document.querySelector('[data-testid=looking-back]')")
                .await?
        );
    }
    let words = page.text("import-refused").await?;
    assert!(words.contains("but the samples give"), "{words}");
    stage.picture("import-refused").await?;
    page.click("export-json").await?;
    assert_eq!(text(page, "interleave-mixed.json").await?, good);
    Ok(())
}

/// By the picker, as people do.
async fn a_file_can_be_picked(stage: &Stage, page: &Page) -> Result {
    page.click("export-json").await?;
    let text = text(page, "interleave-mixed.json").await?;
    let path = std::env::temp_dir().join(format!(
        "interleave-{}-{}.json",
        stage.browser.kind,
        std::process::id()
    ));
    std::fs::write(&path, text)?;
    let picked = page
        .element("import")
        .await?
        .send_keys(path.display().to_string())
        .await;
    let outcome = page
        .until(
            "document.querySelector('[data-testid=looking-back]')",
            PATIENCE,
        )
        .await;
    std::fs::remove_file(&path)?;
    picked?;
    outcome
}

async fn pictures_of_charts_stand_for_themselves(stage: &Stage, page: &Page) -> Result {
    page.until(
        "document.querySelector('[data-testid=timings-svg]')",
        PATIENCE,
    )
    .await?;
    page.click("timings-svg").await?;
    let svg = text(page, "interleave-mixed-timings.svg").await?;
    for part in [
        "font-family=",
        "Every sample is a mark",
        "Sequential",
        "fill=\"rgb(",
    ] {
        assert!(svg.contains(part), "no {part} in {svg}");
    }
    for part in [" class=", " style=", "var(--", "foreignObject", "tabindex"] {
        assert!(!svg.contains(part), "{part} in {svg}");
    }
    keep(stage, "timings", &svg)?;
    page.click("timings-png").await?;
    page.until("files.saved.at(-1)?.type === 'image/png'", PATIENCE)
        .await?;
    let width =
        "document.querySelector('[data-testid=chart-timings]').getBoundingClientRect().width";
    let width = page.get(width).await?.as_f64().unwrap_or_default();
    for (name, scale) in [("svg", 1.0), ("png", 2.0)] {
        let size = stage
            .browser
            .wait_for(&format!("files.size('interleave-mixed-timings.{name}')"))
            .await?;
        let is = size["width"].as_f64().unwrap_or_default();
        assert!(
            (is - scale * width).abs() < 2.0,
            "{name}: {size}, not {width}"
        );
        assert!(
            size["colours"].as_u64() > Some(20),
            "{name} is not empty: {size}"
        );
    }
    Ok(())
}

/// Its bars are on a canvas, its words are not.
async fn a_picture_of_the_timeline_has_its_bars_and_its_words(
    stage: &Stage,
    page: &Page,
) -> Result {
    page.until(
        "document.querySelector('[data-testid=timeline-svg]')",
        PATIENCE,
    )
    .await?;
    page.until(HAS_CANVAS, PATIENCE).await?;
    page.click("timeline-svg").await?;
    let svg = text(page, "interleave-mixed-timeline.svg").await?;
    for part in [
        "Who did what, when",
        "data:image/png;base64,",
        "time since the run began",
        "worker",
    ] {
        assert!(svg.contains(part), "no {part} in {svg}");
    }
    assert!(!svg.contains("You can zoom in"), "{svg}");
    keep(stage, "timeline", &svg)?;
    let size = stage
        .browser
        .wait_for("files.size('interleave-mixed-timeline.svg')")
        .await?;
    assert!(size["colours"].as_u64() > Some(10), "{size}");
    Ok(())
}

/// In its real viewer: every lane and every task, as they were exported.
pub async fn speedscope_opens_the_trace_as_it_was_exported(stage: Stage) -> Result {
    let page = stage
        .open("#workload=mixed&modes=sequential,concurrent,parallel,gil,processes&workers=3&tasks=9&latency=5&repeats=3&seed=7")
        .await?;
    keep_files(&page).await?;
    page.run().await?;
    page.until(super::insight::IS_THERE, PATIENCE).await?;
    page.click("export").await?;
    page.click("export-chrome").await?;
    let exported = text(&page, "interleave-mixed.trace.json").await?;
    let viewer = Viewer::start(exported.clone()).await?;
    // It draws by WebGL: few pixels, where there is no graphics card.
    stage.browser.resize(480, 320).await?;
    let page = Page::visit(&stage.browser, &page.site_handle(), &viewer.url()).await?;
    let export =
        "[...document.querySelectorAll('div')].findLast((it) => it.textContent.endsWith('Export'))";
    page.until(export, PATIENCE).await?;
    stage.picture("speedscope").await?;
    page.get(&format!("{export}.click()")).await?;
    page.until("files.saved.length === 1", PATIENCE).await?;
    let opened = page.browser().wait_for("files.text()").await?;
    let opened: Value = serde_json::from_str(opened.as_str().unwrap_or_default())?;
    assert_eq!(
        lanes_in_speedscope(&opened),
        lanes_exported(&serde_json::from_str(&exported)?)
    );
    assert_eq!(
        page.errors().await?,
        Vec::<String>::new(),
        "it warned of nothing"
    );
    Ok(())
}

/// The tasks of each lane, in their order, by its number.
type Lanes = BTreeMap<u64, Vec<String>>;

/// As a trace has them.
fn lanes_exported(trace: &Value) -> Lanes {
    let mut lanes = Lanes::new();
    let mut events: Vec<&Value> = list(&trace["traceEvents"])
        .iter()
        .filter(|it| it["ph"] == "X")
        .collect();
    events.sort_by(|a, b| {
        a["ts"]
            .as_f64()
            .partial_cmp(&b["ts"].as_f64())
            .unwrap_or(Ordering::Equal)
    });
    for event in events {
        let lane = event["tid"].as_u64().unwrap_or_default();
        lanes.entry(lane).or_default().push(name(event));
    }
    lanes
}

/// As speedscope understood them: one profile per lane, named "worker 1 (tid 4)".
fn lanes_in_speedscope(file: &Value) -> Lanes {
    let frames: Vec<String> = list(&file["shared"]["frames"]).iter().map(name).collect();
    let lane = |profile: &Value| {
        let name = name(profile);
        let (_, number) = name.rsplit_once("tid ")?;
        let number = number.trim_end_matches(')').parse().ok()?;
        let opened = list(&profile["events"])
            .iter()
            .filter(|event| event["type"] == "O");
        let frame = |event: &Value| frames.get(event["frame"].as_u64()? as usize).cloned();
        Some((number, opened.filter_map(frame).collect()))
    };
    list(&file["profiles"]).iter().filter_map(lane).collect()
}

fn name(of: &Value) -> String {
    of["name"].as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

async fn drop_file(page: &Page, name: &str, content: &str) -> Result {
    let script = "window.files.drop('drop', arguments[0], arguments[1])";
    let arguments = vec![json!(name), json!(content)];
    page.browser().evaluate(script, arguments).await?;
    Ok(())
}

/// The text of the last file of this name.
async fn text(page: &Page, name: &str) -> Result<String> {
    page.until(
        &format!("files.saved.some(({{ name }}) => name === '{name}')"),
        PATIENCE,
    )
    .await?;
    let text = page
        .browser()
        .wait_for(&format!("files.text('{name}')"))
        .await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// A page whose files and clipboard are ours, after a run.
async fn ran(stage: &Stage) -> Result<Page> {
    let page = open(stage).await?;
    page.run().await?;
    page.until("document.querySelector('[data-testid=export]')", PATIENCE)
        .await?;
    Ok(page)
}

async fn open(stage: &Stage) -> Result<Page> {
    let page = stage.open(LINK).await?;
    keep_files(&page).await?;
    page.until("document.querySelector('[data-testid=export]')", PATIENCE)
        .await?;
    Ok(page)
}

/// For people to look at.
fn keep(stage: &Stage, name: &str, svg: &str) -> Result {
    let path = artefacts()?.join(format!("{}-saved-{name}.svg", stage.browser.kind));
    Ok(std::fs::write(path, svg)?)
}

/// What the page saves and copies, the scenario gets.
async fn keep_files(page: &Page) -> Result {
    for (script, is_there) in [
        ("saved.js", "window.files"),
        ("pockets.js", "window.pockets"),
    ] {
        page.load_script(script).await?;
        page.until(is_there, PATIENCE).await?;
    }
    Ok(())
}
