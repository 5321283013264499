//! The list of tabs: one stop of the Tab key, arrow keys go along it.

use super::tab::Tab;
use crate::kit::{Way, use_roving};
use yew::prelude::*;

/// Which tabs there are.
#[derive(Clone, PartialEq, Properties)]
pub struct TabsProps {
    /// The one whose panel is shown.
    pub chosen: Tab,
    /// Whether the page is a frame in another one.
    pub is_embedded: bool,
    /// Says which one the user wants.
    pub on_choose: Callback<Tab>,
}

/// The list, with one tab chosen.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let TabsProps {
        chosen,
        is_embedded,
        on_choose,
    } = props.clone();
    let node = use_node_ref();
    let roving = use_roving::<Tab>(node.clone());
    let shown: Vec<Tab> = Tab::shown(is_embedded).collect();
    let (around, on_choose_key) = (shown.clone(), on_choose.clone());
    let led_to = move |key: &str| {
        let place = around.iter().position(|&tab| tab == chosen)?;
        let next = Way::Ring.led_to(place, around.len(), key)?;
        around.get(next).copied()
    };
    let on_key = roving.on_key(led_to, move |next| on_choose_key.emit(next));
    let tab = |tab: Tab| {
        let is_chosen = tab == chosen;
        let is_keyed = roving.keyed == Some(tab);
        html! {
            <button key={tab.id()} type="button" role="tab" class="tab" id={format!("tab-{}", tab.id())}
                data-testid={tab.testid()} aria-controls={format!("panel-{}", tab.id())}
                aria-selected={is_chosen.to_string()} tabindex={if is_chosen { "0" } else { "-1" }}
                data-keyed={is_keyed.then_some("1")} onclick={on_choose.reform(move |_: MouseEvent| tab)}>
                { tab.name() }
            </button>
        }
    };
    html! {
        <div class="tabs" ref={node} role="tablist" aria-label="What happened" onkeydown={on_key}>
            { for shown.into_iter().map(tab) }
        </div>
    }
}

/// The panel of a tab.
pub fn panel(tab: Tab, content: Html) -> Html {
    html! {
        <div key={tab.id()} role="tabpanel" class="tab-panel" id={format!("panel-{}", tab.id())}
            aria-labelledby={format!("tab-{}", tab.id())}>
            { content }
        </div>
    }
}
