//! The tab Class: what a class has found, from short codes that go around in a
//! chat. No server has a part in it.

mod chart;
mod class;
mod lessons;
mod mine;
mod table;

use super::export::{PictureButtons, stem};
use super::same::Same;
use super::state::{Action, State};
use chart::Chart;
use class::{Class, told};
use interleave_core::board::Ran;
use interleave_core::experiment::history::Origin;
use interleave_core::experiment::report::Report;
use lessons::{Votes, votes};
use mine::mine;
use std::rc::Rc;
use table::table;
use wasm_bindgen::JsCast;
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What the tab shows.
#[derive(Clone, PartialEq, Properties)]
pub struct BoardProps {
    /// The result that is shown.
    pub report: Option<Same<Report>>,
    /// Where it came from: only a result of this page gets a code.
    pub origin: Option<Origin>,
    /// Who or where, as typed.
    pub seat: AttrValue,
    /// All that was pasted.
    pub pasted: AttrValue,
    /// What the names of saved pictures begin with.
    pub stem: AttrValue,
    /// Hears of changes.
    pub on_action: Callback<Action>,
}

/// The tab.
pub fn class(state: &State, on_action: &Callback<Action>) -> Html {
    html! {
        <Board report={state.report().map(|report| Same::from(Rc::clone(report)))}
            origin={state.shown().map(|kept| kept.origin.clone())} seat={&state.seat} pasted={&state.pasted}
            stem={stem(state)} {on_action} />
    }
}

#[component]
fn Board(props: &BoardProps) -> Html {
    let wanted = use_state_eq(|| None);
    let class = use_memo((props.pasted.clone(), *wanted), |(pasted, wanted)| {
        Same::new(Class::read(pasted, *wanted))
    });
    let (wanted, kinds) = (wanted.setter(), class.kinds.clone());
    let on_choose = move |event: Event| {
        let select = event
            .target()
            .and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
        let at = select.and_then(|select| usize::try_from(select.selected_index()).ok());
        wanted.set(at.and_then(|at| Some(kinds.get(at)?.0)));
    };
    html! {
        <div class="cards">
            { mine(props) }
            { paste(props) }
            if let Some(ran) = class.ran {
                <div class="cards" key="class">
                    if class.kinds.len() > 1 { { choice(&class, on_choose) } }
                    <Chart class={(*class).clone()} title={charted(ran)} />
                    <PictureButtons chart="chart-class" name="class" stem={&props.stem} />
                    { table(&class) }
                </div>
            }
        </div>
    }
}

fn paste(props: &BoardProps) -> Html {
    let on_input = props.on_action.reform(|event: InputEvent| {
        let area = event
            .target()
            .and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
        Action::Paste(area.map_or_else(AttrValue::default, |area| area.value().into()))
    });
    html! {
        <section class="card" aria-labelledby="class-title">
            <h2 class="section-title" id="class-title">{ "The class" }</h2>
            <p class="hint">
                { "Paste a whole chat: the codes in it are found. All stays in this page: there is no server, and nothing is sent or stored." }
            </p>
            <textarea class="code" rows="4" spellcheck="false" autocomplete="off" aria-labelledby="class-title"
                placeholder="interleave1…" data-testid="class-codes" value={&props.pasted} oninput={on_input} />
            <ul class="told" role="status" data-testid="class-told">
                { for told(&props.pasted).into_iter().map(|sentence| html! { <li>{ sentence }</li> }) }
                { for votes(&props.pasted).iter().map(vote) }
            </ul>
        </section>
    }
}

/// What there is of votes on a lesson, which that lesson charts. (It comes in a tab of its own: what was measured and
/// pasted here is kept nowhere else, and a frame has no other pages.)
fn vote(votes: &Votes) -> Html {
    let count = votes.sentence();
    let Some(lesson) = votes.known() else {
        return html! { <li>{ count }{ ", which is none of this site: its own page charts them under “With a class”." }</li> };
    };
    html! {
        <li>
            { count }{ ". " }
            <a href={format!("./#lesson={}", lesson.id())} target="_blank" rel="noopener" data-testid={format!("class-lesson-{}", lesson.id())}>
                { format!("Open “{}” in a new tab", lesson.id()) }
            </a>
            { ", and paste the chat under “With a class”: it charts the votes before and after." }
        </li>
    }
}

fn id(ran: Ran) -> String {
    match ran {
        Ran::Workload(workload) => workload.about().id.to_owned(),
        Ran::Program(number) => format!("program-{number:08x}"),
    }
}

/// What the chart says it is of.
fn charted(ran: Ran) -> String {
    match ran {
        Ran::Workload(_) => ran.title(),
        Ran::Program(_) => format!("{}, over the run with the GIL", ran.title()),
    }
}

fn choice(class: &Class, on_change: impl Fn(Event) + 'static) -> Html {
    let option = |&(ran, count): &(Ran, usize)| {
        html! {
            <option value={id(ran)} selected={Some(ran) == class.ran}>
                { format!("{} ({count})", ran.title()) }
            </option>
        }
    };
    html! {
        <label class="field">
            <span class="section-title">{ "Which work" }</span>
            <select data-testid="class-workload" onchange={Callback::from(on_change)}>
                { for class.kinds.iter().map(option) }
            </select>
        </label>
    }
}
