//! "Why not more?": where the time of the workers went, one bar per number of
//! workers, and one or two sentences on one of them.

use super::state::Found;
use crate::kit::names::crew;
use interleave_core::experiment::diagnosis::Diagnosis;
use interleave_core::format::{percent, px};
use interleave_core::mode::Mode;
use yew::prelude::*;

/// A share below this is not drawn.
const LEAST: f64 = 0.004;

/// The answer for the number of workers that is asked about, or the most.
pub fn breakdown(found: &Found, asked: Option<u32>, on_ask: &Callback<u32>) -> Html {
    let last = found.diagnoses.last().map(|&(workers, _)| workers);
    let Some(asked) = asked.or(last) else {
        return html! {};
    };
    let told = found
        .diagnoses
        .iter()
        .find(|&&(workers, _)| workers == asked);
    let mode = found.sweep.mode;
    let rows = found.diagnoses.iter();
    let rows = rows.map(|(workers, why)| row(mode, *workers, why, *workers == asked, on_ask));
    html! {
        <section class="card why" data-testid="why">
            <h3 class="section-title">{ "Why not more?" }</h3>
            if let Some((workers, why)) = told {
                <p class="answer-words" data-testid="why-words" aria-live="polite">
                    <strong>{ format!("On {}: ", crew(mode, *workers)) }</strong>{ &why.words }
                </p>
            }
            <fieldset class="bars" data-mode={mode.id()}>
                <legend class="hint">{ "Where the workers’ time went. Choose a row to see why." }</legend>
                { for rows }
            </fieldset>
            { legend(found) }
        </section>
    }
}

fn row(mode: Mode, workers: u32, why: &Diagnosis, is_asked: bool, on_ask: &Callback<u32>) -> Html {
    let on_change = on_ask.reform(move |_: Event| workers);
    let shares: Vec<(usize, &str, f64)> = why
        .shares()
        .into_iter()
        .enumerate()
        .filter(|&(_, (_, share))| share >= LEAST)
        .map(|(place, (name, share))| (place, name, share))
        .collect();
    let words: Vec<String> = shares
        .iter()
        .map(|(_, name, share)| format!("{name} {}", percent(*share)))
        .collect();
    let mut from = 0.0;
    let parts: Vec<Html> = shares
        .iter()
        .map(|&(place, name, share)| {
            let x = from;
            from += share;
            let title = format!("{name}: {}", percent(share));
            html! {
                <rect key={place} class={class(place)} x={part(x)} width={part(share)} height="100%"><title>{ title }</title></rect>
            }
        })
        .collect();
    html! {
        <label class="bar-row" key={workers}>
            <input type="radio" name="why" value={workers.to_string()} checked={is_asked}
                data-testid={format!("why-{workers}")} onchange={on_change} />
            <span class="bar-name">{ crew(mode, workers) }</span>
            <svg class="stack" role="img" aria-label={words.join(", ")}>{ for parts }</svg>
        </label>
    }
}

/// What the colours mean: of those that are to be seen.
fn legend(found: &Found) -> Html {
    let all = found.diagnoses.iter().map(|(_, why)| why.shares());
    let all: Vec<_> = all.collect();
    let is_seen = |place: usize| all.iter().any(|shares| shares[place].1 >= LEAST);
    let names = all.first().into_iter().flatten().enumerate();
    let entry = |(place, &(name, _)): (usize, &(&'static str, f64))| {
        html! {
            <li key={place} data-mode={found.sweep.mode.id()}>
                <svg viewBox="0 0 10 10" aria-hidden="true"><rect class={class(place)} width="10" height="10" /></svg>
                { name }
            </li>
        }
    };
    html! {
        <ul class="legend">
            { for names.filter(|&(place, _)| is_seen(place)).map(entry) }
        </ul>
    }
}

fn class(place: usize) -> String {
    const NAMES: [&str; 9] = [
        "useful", "slowed", "waiting", "blocked", "copying", "waking", "handing", "idle", "unused",
    ];
    format!("share {}", NAMES.get(place).copied().unwrap_or_default())
}

/// A share of 1 as a length.
fn part(share: f64) -> String {
    format!("{}%", px(share * 100.0))
}
