//! A result from a file: picked or dropped, checked, and handed on. What cannot
//! be taken is told, and changes nothing.

use crate::insight::machine;
use interleave_core::experiment::history::Origin;
use interleave_core::experiment::report::Report;
use interleave_core::export::json::{MAX_BYTES, Refusal, read};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, File, FileList, HtmlInputElement};
use yew::prelude::*;

/// Who takes what was read.
#[derive(Clone, PartialEq, Properties)]
pub struct ImportProps {
    /// Takes a result and where it came from.
    pub on_import: Callback<(Box<Report>, Origin)>,
}

/// The picker, and where files may be dropped.
#[component]
pub fn Import(props: &ImportProps) -> Html {
    let told = use_state_eq(String::new);
    let is_over = use_state_eq(|| false);
    let on_files = {
        let (on_import, told) = (props.on_import.clone(), told.setter());
        move |files: Option<FileList>| {
            told.set(String::new());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                let (on_import, told) = (on_import.clone(), told.clone());
                spawn_local(async move {
                    match import(&file).await {
                        Ok(result) => on_import.emit(result),
                        Err(why) => told.set(format!(
                            "{}: {why} Nothing on this page has changed.",
                            file.name()
                        )),
                    }
                });
            }
        }
    };
    let on_pick = {
        let on_files = on_files.clone();
        move |event: Event| {
            let input = event
                .target()
                .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                on_files(input.files());
                // The same file may be picked again, once it is mended.
                input.set_value("");
            }
        }
    };
    let over = is_over.setter();
    let on_drag = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let over = is_over.setter();
    let on_leave = move |_: DragEvent| over.set(false);
    let over = is_over.setter();
    let on_drop = move |event: DragEvent| {
        // Else the browser would leave the page and show the file.
        event.prevent_default();
        over.set(false);
        on_files(event.data_transfer().and_then(|transfer| transfer.files()));
    };
    html! {
        <section class="card drop" aria-labelledby="import-title" data-testid="drop" data-over={is_over.then_some("1")}
            ondragover={on_drag} ondragleave={on_leave} ondrop={on_drop}>
            <h2 class="section-title" id="import-title">{ "Import a result" }</h2>
            <p class="hint">
                { "Choose or drop a JSON file that this page or the command line has written. It is checked, and shown like a run of this page. It is not sent anywhere." }
            </p>
            <input type="file" accept=".json,application/json" aria-labelledby="import-title" data-testid="import" onchange={on_pick} />
            <p class="refused" role="alert" data-testid="import-refused">{ &*told }</p>
        </section>
    }
}

/// What a file holds.
async fn import(file: &File) -> Result<(Box<Report>, Origin), String> {
    if file.size() > MAX_BYTES as f64 {
        return Err(Refusal::TooLarge.to_string());
    }
    let text = JsFuture::from(file.text()).await;
    let text = text.ok().and_then(|text| text.as_string());
    let text = text.ok_or("The browser could not read it: is it still there? Choose it again.")?;
    let report = read(&text).map_err(|refusal| refusal.to_string())?;
    let origin = Origin::Imported {
        file: file.name(),
        saved: machine::date_and_time(file.last_modified()),
    };
    Ok((Box::new(report), origin))
}
