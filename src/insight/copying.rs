//! A text to be taken along, and a button that copies it. Where copying is
//! refused, the text is there, selected.

use super::machine;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What is copied.
#[derive(Clone, PartialEq, Properties)]
pub struct CopyingProps {
    /// The text.
    pub text: AttrValue,
    /// What the button says: "Copy the code".
    pub label: AttrValue,
    /// What the text is, for those who do not see it.
    pub what: AttrValue,
    /// The name that tests hold on to; that of the text is it with `-text`.
    pub testid: AttrValue,
    /// How many lines of the text are always shown; with 0 it is hidden until
    /// copying is refused.
    #[prop_or_default]
    pub lines: u32,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Outcome {
    #[default]
    None,
    Copied,
    Refused,
}

/// The button, the text, and what came of it.
#[component]
pub fn Copying(props: &CopyingProps) -> Html {
    let outcome = use_state_eq(Outcome::default);
    let area = use_node_ref();
    // Another text has not been copied yet.
    let setter = outcome.setter();
    use_effect_with(props.text.clone(), move |_| setter.set(Outcome::None));
    use_effect_with((*outcome, area.clone()), |(outcome, area)| {
        if *outcome == Outcome::Refused
            && let Some(area) = area.cast::<HtmlTextAreaElement>()
        {
            // Fails only for what cannot take the focus; then it is selected all the same.
            let _ = area.focus();
            area.select();
        }
    });
    let (text, setter) = (props.text.clone(), outcome.setter());
    let on_click = move |_: MouseEvent| {
        let (text, setter) = (text.to_string(), setter.clone());
        // To be told again that it is refused, it must first be something else.
        setter.set(Outcome::None);
        spawn_local(async move {
            let is_copied = machine::copy(text).await;
            setter.set(if is_copied {
                Outcome::Copied
            } else {
                Outcome::Refused
            });
        });
    };
    let lines = if props.lines == 0 { 6 } else { props.lines };
    let is_shown = props.lines > 0 || *outcome == Outcome::Refused;
    html! {
        <>
            <div class="said">
                <button type="button" class="quiet-button" data-testid={&props.testid} onclick={on_click}>
                    { &props.label }
                </button>
                <output>{ said(*outcome) }</output>
            </div>
            if is_shown {
                <textarea class="code" readonly=true spellcheck="false" ref={area} aria-label={&props.what}
                    data-testid={format!("{}-text", props.testid)} rows={lines.to_string()}
                    value={props.text.clone()} />
            }
        </>
    }
}

fn said(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::None => "",
        Outcome::Copied => "Copied.",
        Outcome::Refused => {
            "This page may not use the clipboard. The text is selected: press Ctrl+C or ⌘C."
        }
    }
}
