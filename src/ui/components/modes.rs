//! Which ways to run it: a switch a mode. A mode that cannot run here is shown,
//! with the reason and the way out.

use super::glyph::Glyph;
use crate::bridge::Refusal;
use crate::run::Mode;
use crate::ui::words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The switches.
#[derive(Clone, PartialEq, Properties)]
pub struct ModeSwitchesProps {
    /// The modes that are on.
    pub chosen: Vec<Mode>,
    /// The modes that cannot run here, and why.
    pub refusals: Vec<(Mode, Refusal)>,
    /// Says that a mode is to be switched.
    pub on_toggle: Callback<Mode>,
}

/// All modes, to be switched on and off.
#[component]
pub fn ModeSwitches(props: &ModeSwitchesProps) -> Html {
    let can_run = |mode: &Mode| props.refusals.iter().all(|(refused, _)| refused != mode);
    let on = props.chosen.iter().filter(|mode| can_run(mode)).count();
    let switch = |mode: Mode| {
        let refusal = props
            .refusals
            .iter()
            .find(|(refused, _)| *refused == mode)
            .map(|(_, refusal)| *refusal);
        let is_on = props.chosen.contains(&mode) && refusal.is_none();
        let is_last = is_on && on == 1;
        html! {
            <ModeSwitch key={mode.id()} {mode} {is_on} {is_last} {refusal}
                on_toggle={props.on_toggle.clone()} />
        }
    };
    html! {
        <fieldset class="modes">
            <legend class="section-title">{ "Ways to run it" }</legend>
            { for Mode::ALL.into_iter().map(switch) }
        </fieldset>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ModeSwitchProps {
    mode: Mode,
    is_on: bool,
    is_last: bool,
    refusal: Option<Refusal>,
    on_toggle: Callback<Mode>,
}

#[component]
fn ModeSwitch(props: &ModeSwitchProps) -> Html {
    let ModeSwitchProps {
        mode,
        is_on,
        is_last,
        refusal,
        ..
    } = *props;
    let may_switch = refusal.is_none() && !is_last;
    let on_toggle = props.on_toggle.clone();
    let on_change = Callback::from(move |event: Event| {
        // The state decides; until it has, the switch shows what is.
        event
            .target_unchecked_into::<HtmlInputElement>()
            .set_checked(is_on);
        if may_switch {
            on_toggle.emit(mode);
        }
    });
    let id = format!("mode-{}", mode.id());
    let text_id = format!("{id}-text");
    html! {
        <label class="mode" data-mode={mode.id()} data-refused={refusal.map(|_| "1")}>
            <input type="checkbox" data-testid={id} checked={is_on} onchange={on_change}
                aria-disabled={(!may_switch).then_some("true")} aria-describedby={text_id.clone()} />
            <Glyph {mode} />
            <span class="mode-name">{ words::name(mode) }</span>
            <span class="mode-text" id={text_id}>{ text(mode, refusal) }</span>
        </label>
    }
}

fn text(mode: Mode, refusal: Option<Refusal>) -> Html {
    match refusal {
        None => html! { words::what(mode) },
        Some(Refusal { reason, way_out }) => html! {
            <><strong>{ "Not here. " }</strong>{ reason }{ " " }{ way_out }</>
        },
    }
}
