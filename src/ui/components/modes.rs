//! Which modes to run: one switch per mode. A mode that cannot run here is shown,
//! with the reason and the way out.

use crate::bridge::Refusal;
use crate::kit::glyph::glyph;
use crate::ui::words;
use interleave_core::mode::Mode;
use interleave_core::settings::Settings;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// All modes, to be switched on and off: the settings, the modes that cannot
/// run here, and whom to tell of a switch.
pub fn mode_switches(
    settings: &Settings,
    refusals: &[(Mode, Refusal)],
    on_toggle: &Callback<Mode>,
) -> Html {
    let refusal = |mode: Mode| refusals.iter().find(|(refused, _)| *refused == mode);
    let refused: Vec<Mode> = refusals.iter().map(|(mode, _)| *mode).collect();
    let runs = settings.modes_without(&refused);
    let switch = |mode: Mode| {
        let stand = match refusal(mode) {
            Some((_, refusal)) => Stand::Refused(*refusal),
            None if !runs.contains(&mode) => Stand::Off,
            None if !settings.modes.contains(&mode) => Stand::StandingIn,
            None if runs.len() == 1 => Stand::LastOn,
            None => Stand::On,
        };
        let what = if settings.runs_program() {
            words::what_of_program(mode)
        } else {
            words::what(mode)
        };
        mode_switch(mode, stand, what, on_toggle)
    };
    let another_tab_helps = refusals
        .iter()
        .any(|(_, refusal)| refusal.another_tab_helps);
    let shown = shown(settings);
    html! {
        <fieldset class="modes">
            <legend class="section-title">{ "Modes" }</legend>
            { for shown.into_iter().map(switch) }
            if another_tab_helps && settings.fits_address() { { another_tab(settings) } }
        </fieldset>
    }
}

/// Those that could run such work somewhere, and those that were asked for all the same.
fn shown(settings: &Settings) -> Vec<Mode> {
    if !settings.runs_program() {
        return Mode::ALL.to_vec();
    }
    let with_all = Settings {
        modes: Mode::ALL.to_vec(),
        ..settings.clone()
    };
    let could = with_all.modes_without(&[]);
    let is_shown = |mode: &Mode| could.contains(mode) || settings.modes.contains(mode);
    Mode::ALL.into_iter().filter(is_shown).collect()
}

/// The same experiment in a tab of its own.
fn another_tab(settings: &Settings) -> Html {
    let settings = Settings {
        embed: false,
        ..settings.clone()
    };
    let href = format!("#{}", settings.to_fragment());
    html! {
        <a class="quiet-button" data-testid="open-tab" {href} target="_blank" rel="noopener">
            { "Open this in a tab of its own" }
        </a>
    }
}

/// How a switch stands.
#[derive(Clone, Copy, PartialEq)]
enum Stand {
    On,
    /// It cannot be switched off: something has to be run.
    LastOn,
    /// On for a mode that cannot run here.
    StandingIn,
    Off,
    Refused(Refusal),
}

fn mode_switch(mode: Mode, stand: Stand, what: &'static str, on_toggle: &Callback<Mode>) -> Html {
    let is_on = matches!(stand, Stand::On | Stand::LastOn | Stand::StandingIn);
    let may_switch = matches!(stand, Stand::On | Stand::StandingIn | Stand::Off);
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
            <span class="mode-text" id={text_id}>{ text(stand, what) }</span>
        </label>
    }
}

fn text(stand: Stand, what: &'static str) -> Html {
    match stand {
        Stand::Refused(Refusal { reason, .. }) => html! {
            <><strong>{ "Not here. " }</strong>{ reason }</>
        },
        Stand::StandingIn => html! {
            <><strong>{ "In place of parallel. " }</strong>{ what }</>
        },
        Stand::On | Stand::LastOn | Stand::Off => html! { what },
    }
}
