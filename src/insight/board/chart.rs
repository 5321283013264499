//! Cores against speed-up, one dot per student. Where things lie is `plot::cores`'
//! business. The dots are one stop of the Tab key; arrow keys go along them.

use super::class::{Class, machine, who};
use crate::insight::same::Same;
use crate::kit::glyph::outline;
use crate::kit::ground::{ground, place, place_of};
use crate::kit::{Way, names, use_roving, use_width};
use crate::plot::cores::{CoresLayout, Point};
use interleave_core::board::{Entry, Group};
use interleave_core::format::{self, px};
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
    let roving = use_roving::<usize>(node.clone());
    let layout = use_memo((props.class.clone(), width_px), |(class, width_px)| {
        let points = class.entries.iter().map(|entry| Point {
            cores: entry.cores(),
            speedup: entry.speedup.times(),
        });
        CoresLayout::new(&points.collect::<Vec<_>>(), *width_px)
    });
    let entries = &props.class.entries;
    let (setter, chart, places) = (picked.setter(), node.clone(), layout.clone());
    let on_move = Callback::from(move |event: PointerEvent| {
        if let Some([x_px, y_px]) = place_of(&event, &chart) {
            setter.set(places.nearest(x_px, y_px));
        }
    });
    let setter = picked.setter();
    let on_leave = move |_: PointerEvent| setter.set(None);
    let keyed = roving.keyed.filter(|&at| at < entries.len());
    let stop = keyed.unwrap_or_default();
    let (setter, count) = (picked.setter(), entries.len());
    let on_key = roving.on_key(
        move |key| Way::Line.led_to(stop, count, key),
        move |next| setter.set(Some(next)),
    );
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
    let frame = layout.ground.frame;
    html! {
        <figure class="card class-chart" data-testid="chart-class">
            <figcaption>
                <h2 class="section-title">{ &props.title }{ ": cores and speed-up" }</h2>
            </figcaption>
            <div class="canvas" ref={node}>
                <svg width={px(frame.width_px)} height={px(frame.height_px)} role="group"
                    aria-label="Speed-up of every result over the cores of its machine"
                    onpointermove={on_move.clone()} onpointerdown={on_move} onpointerleave={on_leave}>
                    { ground(&layout.ground, ["cores: found, or else reported", ""]) }
                    { ideal(&layout) }
                    { for props.class.groups.iter().filter_map(|group| middle(group, &layout)) }
                    <g onkeydown={on_key} onfocusin={on_focus} onfocusout={on_blur}>
                        { for entries.iter().enumerate().map(dot) }
                    </g>
                </svg>
            </div>
            <output class="hint" data-testid="class-tip" data-picture="none">
                { picked.and_then(|at| entries.get(at)).map_or_else(|| "Each dot is a result. Its modes took turns within one run; results of different times and devices differ by a few percent for no other reason.".to_owned(), in_words) }
            </output>
        </figure>
    }
}

/// The line on which every core would count in full.
fn ideal(layout: &CoresLayout) -> Html {
    let [[x1, y1], [x2, y2]] = layout.ideal_px;
    let [top, _] = layout.ground.frame.y_px;
    html! {
        <g class="axis">
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
fn dot(at: usize, entry: &Entry, at_px: [f64; 2], is_picked: bool, stop: Option<bool>) -> Html {
    let is_keyed = stop == Some(true);
    html! {
        <g key={at} class="dot" data-mode={entry.mode.id()} data-picked={is_picked.then_some("1")} data-keyed={is_keyed.then_some("1")}
            transform={place(at_px)} role="img" aria-label={in_words(entry)}
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
