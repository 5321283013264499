//! A result as a file in each format.

use crate::insight::copying::Copying;
use crate::insight::machine;
use interleave_core::experiment::history::Kept;
use interleave_core::experiment::report::Report;
use interleave_core::export::{Format, markdown};
use std::rc::Rc;
use yew::prelude::*;

/// One line per format.
pub fn files(kept: Option<&Kept>) -> Html {
    let Some(kept) = kept else {
        return html! {
            <section class="card">
                <h2 class="section-title">{ "Download" }</h2>
                <p class="hint">{ "Run something, then download its result as JSON, CSV, Chrome trace or Markdown." }</p>
            </section>
        };
    };
    let file = |format: Format| file(format, &kept.report);
    html! {
        <section class="card" aria-labelledby="files-title">
            <h2 class="section-title" id="files-title">{ "Download" }</h2>
            <ul class="files">{ for Format::ALL.into_iter().map(file) }</ul>
        </section>
    }
}

fn file(format: Format, report: &Rc<Report>) -> Html {
    let has_it = format != Format::Chrome || report.trace.is_some();
    let on_click = {
        let report = Rc::clone(report);
        move |_: MouseEvent| save(format, &report)
    };
    html! {
        <li>
            <button type="button" class="quiet-button" data-testid={format!("export-{}", format.id())}
                aria-describedby={format!("of-{}", format.id())} disabled={!has_it} onclick={on_click}>
                { "Download " }{ format.name() }
            </button>
            <span class="hint" id={format!("of-{}", format.id())}>
                if has_it { { what(format) } } else { { "This result has no trace." } }
            </span>
            if format == Format::Markdown {
                <div class="wide">
                    <Copying text={markdown::write(report)} label="Copy Markdown" what="The result as a Markdown table" testid="copy-markdown" />
                </div>
            }
        </li>
    }
}

fn save(format: Format, report: &Report) {
    let text = format.write(report);
    let content = text.and_then(|text| machine::blob(&text, format.mime()));
    if let Some(content) = content {
        machine::save(&format.file_name(report), &content);
    }
}

fn what(format: Format) -> &'static str {
    match format {
        Format::Json => "The whole result, with its trace. It can be imported again below.",
        Format::Csv => "One row per sample, for spreadsheets.",
        Format::Chrome => "Who did what, when: for Perfetto, speedscope and the Firefox Profiler.",
        Format::Markdown => "A table, for reports and issues.",
    }
}
