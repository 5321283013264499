//! Which ways to run it: a switch a mode. A mode that cannot run here is shown,
//! with the reason and the way out.

use super::glyph::glyph;
use crate::bridge::Refusal;
use crate::run::Mode;
use crate::ui::words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// All modes, to be switched on and off: those that are on, those that cannot
/// run here, and whom to tell of a switch.
pub fn mode_switches(
    chosen: &[Mode],
    refusals: &[(Mode, Refusal)],
    on_toggle: &Callback<Mode>,
) -> Html {
    let refusal = |mode: Mode| refusals.iter().find(|(refused, _)| *refused == mode);
    let on = chosen.iter().filter(|&&mode| refusal(mode).is_none());
    let is_only_one = on.count() == 1;
    let switch = |mode: Mode| {
        let stand = match refusal(mode) {
            Some((_, refusal)) => Stand::Refused(*refusal),
            None if !chosen.contains(&mode) => Stand::Off,
            None if is_only_one => Stand::LastOn,
            None => Stand::On,
        };
        mode_switch(mode, stand, on_toggle)
    };
    html! {
        <fieldset class="modes">
            <legend class="section-title">{ "Ways to run it" }</legend>
            { for Mode::ALL.into_iter().map(switch) }
        </fieldset>
    }
}

/// How a switch stands.
#[derive(Clone, Copy, PartialEq)]
enum Stand {
    On,
    /// It cannot be switched off: something has to be run.
    LastOn,
    Off,
    Refused(Refusal),
}

fn mode_switch(mode: Mode, stand: Stand, on_toggle: &Callback<Mode>) -> Html {
    let is_on = matches!(stand, Stand::On | Stand::LastOn);
    let may_switch = matches!(stand, Stand::On | Stand::Off);
    let is_refused = matches!(stand, Stand::Refused(_));
    let on_toggle = on_toggle.clone();
    let on_change = Callback::from(move |event: Event| {
        // The state decides; until it has, the switch shows what is.
        let input: HtmlInputElement = event.target_unchecked_into();
        input.set_checked(is_on);
        if may_switch {
            on_toggle.emit(mode);
        }
    });
    let id = format!("mode-{}", mode.id());
    let text_id = format!("{id}-text");
    html! {
        <label class="mode" data-mode={mode.id()} data-refused={is_refused.then_some("1")}>
            <input type="checkbox" data-testid={id} checked={is_on} onchange={on_change}
                aria-disabled={(!may_switch).then_some("true")} aria-describedby={text_id.clone()} />
            { glyph(mode) }
            <span class="mode-name">{ words::name(mode) }</span>
            <span class="mode-text" id={text_id}>{ text(mode, stand) }</span>
        </label>
    }
}

fn text(mode: Mode, stand: Stand) -> Html {
    match stand {
        Stand::Refused(Refusal { reason, way_out }) => html! {
            <><strong>{ "Not here. " }</strong>{ reason }{ " " }{ way_out }</>
        },
        Stand::On | Stand::LastOn | Stand::Off => html! { words::what(mode) },
    }
}
