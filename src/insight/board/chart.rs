//! Cores against speed-up, a dot a student. Where things lie is `plot::cores`'
//! business. The dots are one stop of the Tab key; arrow keys go along them.

use super::class::{Class, machine, who};
use crate::insight::same::Same;
use crate::kit::glyph::outline;
use crate::kit::{focus_keyed, names, use_width};
use crate::plot::cores::{CoresLayout, Point, Tick};
use interleave_core::board::{Entry, Group};
use interleave_core::format::{self, px};
use web_sys::Element;
use yew::prelude::*;

/// A middle of fewer says nothing.
const LEAST_OF_GROUP: usize = 3;

/// Whose dots.
#[derive(Clone, PartialEq, Properties)]
pub struct ChartProps {
    /// The class.
    pub class: Same<Class>,
    /// What it has run.
    pub title: AttrValue,
}

/// The chart, and what is said of the dot that is picked out.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let node = use_node_ref();
    let width_px = use_width(node.clone());
    let picked = use_state_eq(|| None::<usize>);
    let keyed = use_state_eq(|| None::<usize>);
    let layout = use_memo((props.class.clone(), width_px), |(class, width_px)| {
        let points = class.entries.iter().map(|entry| Point {
            cores: entry.cores(),
            speedup: entry.speedup.times(),
        });
        CoresLayout::new(&points.collect::<Vec<_>>(), *width_px)
    });
    use_effect_with((*keyed, node.clone()), |(keyed, node)| {
        if keyed.is_some() {
            focus_keyed(node);
        }
    });
    let entries = &props.class.entries;
    let (setter, chart, places) = (picked.setter(), node.clone(), layout.clone());
    let on_move = Callback::from(move |event: PointerEvent| {
        if let Some(chart) = chart.cast::<Element>() {
            let corner = chart.get_bounding_client_rect();
            let x_px = f64::from(event.client_x()) - corner.left();
            let y_px = f64::from(event.client_y()) - corner.top();
            setter.set(places.nearest(x_px, y_px));
        }
    });
    let setter = picked.setter();
    let on_leave = move |_: PointerEvent| setter.set(None);
    let stop = keyed.filter(|&at| at < entries.len()).unwrap_or_default();
    let (setter, picks, count) = (keyed.setter(), picked.setter(), entries.len());
    let on_key = move |event: KeyboardEvent| {
        if let Some(next) = led_to(stop, count, &event.key()) {
            event.prevent_default();
            setter.set(Some(next));
            picks.set(Some(next));
        }
    };
    let setter = picked.setter();
    let on_focus = move |_: FocusEvent| setter.set(Some(stop));
    let setter = picked.setter();
    let on_blur = move |_: FocusEvent| setter.set(None);
    let dot = |(at, entry): (usize, &Entry)| {
        let stop = (at == stop).then_some(keyed.is_some());
        dot(
            at,
            entry,
            layout.points_px.get(at).copied().unwrap_or_default(),
            *picked == Some(at),
            stop,
        )
    };
    html! {
        <figure class="card class-chart" data-testid="chart-class">
            <figcaption>
                <h2 class="section-title">{ &props.title }{ ": cores and speed-up" }</h2>
            </figcaption>
            <div class="canvas" ref={node}>
                <svg width={px(layout.width_px)} height={px(layout.height_px)} role="group"
                    aria-label="Speed-up of every result over the cores of its machine"
                    onpointermove={on_move.clone()} onpointerdown={on_move} onpointerleave={on_leave}>
                    { axes(&layout) }
                    { for props.class.groups.iter().filter_map(|group| middle(group, &layout)) }
                    <g onkeydown={on_key} onfocusin={on_focus} onfocusout={on_blur}>
                        { for entries.iter().enumerate().map(dot) }
                    </g>
                </svg>
            </div>
            <output class="hint" data-testid="class-tip" data-picture="none">
                { picked.and_then(|at| entries.get(at)).map_or_else(|| "Each dot is a result.".to_owned(), in_words) }
            </output>
        </figure>
    }
}

fn axes(layout: &CoresLayout) -> Html {
    let [left, top, right, bottom] = layout.plot_px;
    let [[x1, y1], [x2, y2]] = layout.ideal_px;
    let across = |tick: &Tick| {
        html! {
            <g>
                <line class="grid" x1={px(left)} x2={px(right)} y1={px(tick.at_px)} y2={px(tick.at_px)} />
                <text x={px(left - 8.0)} y={px(tick.at_px + 4.0)} text-anchor="end">{ &tick.label }{ "×" }</text>
            </g>
        }
    };
    let below = |tick: &Tick| {
        html! { <text x={px(tick.at_px)} y={px(bottom + 18.0)} text-anchor="middle">{ &tick.label }</text> }
    };
    html! {
        <g class="axis">
            { for layout.y_ticks.iter().map(across) }
            { for layout.x_ticks.iter().map(below) }
            <line class="axis-line" x1={px(left)} x2={px(right)} y1={px(bottom)} y2={px(bottom)} />
            <text x={px(left)} y={px(bottom + 40.0)}>{ "cores: found, or else reported" }</text>
            <line class="ideal" x1={px(x1)} y1={px(y1)} x2={px(x2)} y2={px(y2)} />
            <text class="ideal-name" x={px(x2 - 6.0)} y={px(y2.max(top) + 14.0)} text-anchor="end">{ "ideal" }</text>
        </g>
    }
}

/// The middle of those with as many cores.
fn middle(group: &Group, layout: &CoresLayout) -> Option<Html> {
    const HALF_PX: f64 = 16.0;
    let [x, y] = layout.place(f64::from(group.cores), group.median);
    (group.count >= LEAST_OF_GROUP).then(|| {
        html! {
            <line class="middle" x1={px(x - HALF_PX)} x2={px(x + HALF_PX)} y1={px(y)} y2={px(y)}>
                <title>{ format!("{}, median of {}: {}×", names::cores(group.cores), group.count, format::ratio(group.median)) }</title>
            </line>
        }
    })
}

/// A dot. `stop` is given where the Tab key stops; it tells whether the arrow
/// keys led here.
fn dot(at: usize, entry: &Entry, [x, y]: [f64; 2], is_picked: bool, stop: Option<bool>) -> Html {
    let is_keyed = stop == Some(true);
    html! {
        <g key={at} class="dot" data-mode={entry.mode.id()} data-picked={is_picked.then_some("1")} data-keyed={is_keyed.then_some("1")}
            transform={format!("translate({} {})", px(x), px(y))} role="img" aria-label={in_words(entry)}
            tabindex={if stop.is_some() { "0" } else { "-1" }}>
            <path d={outline(entry.mode)} transform="scale(1.2)" />
        </g>
    }
}

/// All that a dot says.
fn in_words(entry: &Entry) -> String {
    let [low, high] = entry.speedup.ci95().map(format::ratio);
    let times = format::ratio(entry.speedup.times());
    let crew = names::crew(entry.mode, entry.workers);
    format!(
        "{}: {times}× ({low} – {high}) on {crew}, {}.",
        who(entry),
        machine(entry)
    )
}

/// The dot that a key leads to.
fn led_to(from: usize, count: usize, key: &str) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" | "ArrowUp" => Some((from + 1).min(last)),
        "ArrowLeft" | "ArrowDown" => Some(from.saturating_sub(1)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}
