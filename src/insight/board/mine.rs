//! The code of the result that is shown.

use super::BoardProps;
use crate::insight::copying::Copying;
use crate::insight::state::Action;
use interleave_core::board::{Entry, MOST_NAME_BYTES, encode};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The field for a name, the code, and what may be done with it.
pub fn mine(props: &BoardProps) -> Html {
    let shown = props.report.as_ref().zip(props.origin.as_ref());
    let entry = shown.map(|(report, origin)| Entry::new(report, origin, &props.seat));
    html! {
        <section class="card" aria-labelledby="mine-title">
            <h2 class="section-title" id="mine-title">{ "Your code" }</h2>
            {
                match entry {
                    None => html! {
                        <p class="hint">{ "Run sequential together with parallel or processes, or a program with the GIL and free-threaded: your result gets a short code, to be posted where the class can see it." }</p>
                    },
                    Some(Err(unfit)) => html! { <p class="hint" data-testid="class-unfit">{ unfit.to_string() }</p> },
                    Some(Ok(entry)) => code(props, &encode(&entry)),
                }
            }
        </section>
    }
}

fn code(props: &BoardProps, code: &str) -> Html {
    let on_input = props.on_action.reform(|event: InputEvent| {
        let field = event
            .target()
            .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        Action::Sit(field.map_or_else(AttrValue::default, |field| field.value().into()))
    });
    let with_mine = [props.pasted.trim_end(), code].join("\n");
    let with_mine = AttrValue::from(with_mine.trim_start().to_owned());
    let on_add = props
        .on_action
        .reform(move |_: MouseEvent| Action::Paste(with_mine.clone()));
    html! {
        <>
            <p class="hint">{ "For the class's chat: it holds your speed-up, the cores of this machine, and the name you give, nothing else." }</p>
            <label class="field">
                <span class="section-title">{ "Your name or seat, if you like" }</span>
                <input type="text" class="text" maxlength={MOST_NAME_BYTES.to_string()} autocomplete="off" spellcheck="false"
                    data-testid="class-name" value={&props.seat} oninput={on_input} />
            </label>
            <Copying text={code.to_owned()} label="Copy the code" what="Your code" testid="class-code" lines={3} />
            <button type="button" class="quiet-button" data-testid="class-add" onclick={on_add}>{ "Add it to the class below" }</button>
        </>
    }
}
