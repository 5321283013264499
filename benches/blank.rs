//! The least page that Yew makes: what the playground's load is held against.

use yew::prelude::*;

#[component]
fn Blank() -> Html {
    html! { <main data-state="ready">{ "Hello" }</main> }
}

fn main() {
    yew::Renderer::<Blank>::new().render();
}
