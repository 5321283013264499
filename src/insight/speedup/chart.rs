//! The chart of the speed-up: the ideal, the guess, what was measured with its
//! intervals, and both laws. Where things lie is `plot::speedup`'s business.

use super::guess::{Drawing, handles};
use super::series::{Point, Series};
use crate::kit::glyph::outline;
use crate::kit::ground::{ground, place, place_of};
use crate::kit::names::crew;
use crate::kit::term::{self, Term};
use crate::kit::use_width;
use crate::plot::speedup::SpeedupLayout;
use interleave_core::experiment::guess::Guess;
use interleave_core::format::{px, ratio};
use interleave_core::stats::laws::{Law, ideal};
use std::rc::Rc;
use yew::prelude::*;

/// What the chart shows, and whom it tells what is drawn on it.
#[derive(Clone, PartialEq, Properties)]
pub struct SpeedupChartProps {
    /// What it shows.
    pub series: Rc<Series>,
    /// The learner drew.
    pub on_guess: Callback<Guess>,
}

/// The chart.
#[component]
pub fn SpeedupChart(props: &SpeedupChartProps) -> Html {
    let node = use_node_ref();
    let width_px = use_width(node.clone());
    let stroke = use_mut_ref(|| None::<[f64; 2]>);
    let series = &props.series;
    let layout = SpeedupLayout::new(width_px, series.most(), series.highest());
    let drawing = Drawing {
        series: Rc::clone(series),
        layout: layout.clone(),
        on_guess: props.on_guess.clone(),
    };
    let (begin, go_on) = (drawing.clone(), drawing.clone());
    let (held, under_way) = (Rc::clone(&stroke), stroke);
    let (down_node, move_node) = (node.clone(), node.clone());
    let on_down = Callback::from(move |event: PointerEvent| {
        let place = begin.meant(&down_node, &event);
        begin.stroke(place, place);
        held.replace(place);
    });
    let on_move = Callback::from(move |event: PointerEvent| {
        let place = go_on.meant(&move_node, &event);
        let before = under_way.replace(place);
        if before.is_some() {
            go_on.stroke(before, place);
        }
    });
    html! {
        <figure class="card curve" data-testid="chart-speedup" data-mode={series.mode.id()}
            data-drawable={series.may_guess.then_some("1")}>
            <figcaption>
                <h3 class="section-title">{ "Speed-up by the number of workers" }</h3>
                { legend(series) }
            </figcaption>
            <div class="canvas" ref={node}>
                if width_px > 0.0 {
                    <svg width={px(width_px)} height={px(layout.frame.height_px)} role="group"
                        aria-label="Speed-up against the number of workers"
                        onpointerdown={on_down} onpointermove={on_move}>
                        <g aria-hidden="true">{ ground(&layout.ground(&series.counts), ["", "workers"]) }</g>
                        <path class="ideal" d={layout.line([(1.0, ideal(1.0)), (f64::from(series.most()), ideal(f64::from(series.most())))])} />
                        { guessed(series, &layout) }
                        { laws(series, &layout) }
                        { measured(series, &layout) }
                        if series.may_guess { { handles(&drawing) } }
                    </svg>
                }
            </div>
        </figure>
    }
}

impl Drawing {
    /// What the place of a pressed pointer means; `None` where nothing is drawn.
    fn meant(&self, chart: &NodeRef, event: &PointerEvent) -> Option<[f64; 2]> {
        if !self.series.may_guess || event.buttons() & 1 == 0 {
            return None;
        }
        Some(self.layout.meant(place_of(event, chart)?))
    }

    fn stroke(&self, from: Option<[f64; 2]>, to: Option<[f64; 2]>) {
        if let (Some(from), Some(to)) = (from, to) {
            let mut guess = self.series.guess.clone();
            guess.draw(&self.series.counts, from, to);
            self.on_guess.emit(guess);
        }
    }
}

fn guessed(series: &Series, layout: &SpeedupLayout) -> Html {
    let curve = series.counts.iter();
    let curve = curve.map(|&workers| (f64::from(workers), series.guess.at(workers)));
    html! {
        if !series.guess.is_empty() {
            <path class="guessed" d={layout.line(curve)} />
        }
    }
}

fn laws(series: &Series, layout: &SpeedupLayout) -> Html {
    let Some(laws) = series.laws else {
        return html! {};
    };
    let law_choice = |law| series.fits_better(law).then_some("1");
    html! {
        <>
            <path class="amdahl" data-better={law_choice(Law::Amdahl)} d={layout.curve(|workers| laws.amdahl.predict(workers))} />
            <path class="usl" data-better={law_choice(Law::Usl)} d={layout.curve(|workers| laws.usl.predict(workers))} />
        </>
    }
}

fn measured(series: &Series, layout: &SpeedupLayout) -> Html {
    let point = |point: &Point| {
        let at = layout.place(f64::from(point.workers), point.speedup);
        let x = px(at[0]);
        let end = |speedup| px(layout.place(1.0, speedup)[1]);
        let title = format!(
            "{}: {} times as fast",
            crew(series.mode, point.workers),
            ratio(point.speedup)
        );
        html! {
            <g key={point.workers} class="measured" data-workers={point.workers.to_string()}>
                <title>{ title }</title>
                if let Some([low, high]) = point.ci95 {
                    <path class="interval" d={format!("M{x} {}V{}", end(low), end(high))} />
                }
                <path d={outline(series.mode)} transform={format!("{} scale(1.5)", place(at))} />
            </g>
        }
    };
    html! { <g>{ for series.points.iter().map(point) }</g> }
}

/// What is drawn, by its strokes.
fn legend(series: &Series) -> Html {
    let entry = |class: &'static str, name: Html| {
        html! {
            <li>
                <svg viewBox="0 0 24 10" aria-hidden="true"><path {class} data-better="1" d="M1 5H23" /></svg>
                { name }
            </li>
        }
    };
    let law = |law: Law, name: Term| {
        let verdict = if series.fits_better(law) {
            ", fits better"
        } else {
            ""
        };
        html! { <span>{ name.draw() }{ verdict }</span> }
    };
    html! {
        <ul class="legend">
            if !series.points.is_empty() {
                <li class="of-mode" data-mode={series.mode.id()}>
                    <svg viewBox="-12 -5 24 10" aria-hidden="true"><path class="interval" d="M0-5V5" /><path d={outline(series.mode)} /></svg>
                    { "measured, with " }{ term::CI95.draw() }
                </li>
            }
            { entry("ideal", html! { "ideal" }) }
            if !series.guess.is_empty() { { entry("guessed", html! { "your guess" }) } }
            if series.laws.is_some() {
                { entry("amdahl", law(Law::Amdahl, term::AMDAHL)) }
                { entry("usl", law(Law::Usl, term::USL)) }
            }
        </ul>
    }
}
