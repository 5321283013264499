//! The chart of the granularity: speed-up against elements per task, and where it
//! breaks even. Where things lie is `plot::granularity`'s business.

use crate::kit::glyph::outline;
use crate::kit::ground::{ground, place};
use crate::kit::use_width;
use crate::plot::granularity::GranularityLayout;
use interleave_core::experiment::granularity::{GranularityPoint, GranularityResult, Outcome};
use interleave_core::format::{count, duration, px, ratio};
use std::rc::Rc;
use yew::prelude::*;

/// What the chart shows.
#[derive(Clone, PartialEq, Properties)]
pub struct GranularityChartProps {
    /// What was found.
    pub found: Rc<GranularityResult>,
}

/// The chart.
#[component]
pub fn GranularityChart(props: &GranularityChartProps) -> Html {
    let node = use_node_ref();
    let width_px = use_width(node.clone());
    let found = &*props.found;
    let points = &found.points;
    let ends = [points.first(), points.last()].map(|point| point.map_or(1.0, |point| point.chunk));
    let highest = points.iter().map(|point| point.ci95[1]);
    let layout = GranularityLayout::new(width_px, ends, highest.fold(1.0, f64::max));
    let curve = points.iter().map(|point| (point.chunk, point.speedup));
    let element = found.workload.about().element;
    let counts = format!(
        "{} per task",
        element.map_or("elements", |element| element.many)
    );
    html! {
        <figure class="card curve" data-testid="chart-granularity" data-mode={found.mode.id()}>
            <figcaption>
                <h3 class="section-title">{ "Speed-up by the size of a task" }</h3>
                <ul class="legend">
                    <li class="of-mode" data-mode={found.mode.id()}>
                        <svg viewBox="-12 -5 24 10" aria-hidden="true"><path class="interval" d="M0-5V5" /><path d={outline(found.mode)} /></svg>
                        { "measured, with " }{ crate::kit::term::CI95.draw() }
                    </li>
                    <li><svg viewBox="0 0 24 10" aria-hidden="true"><path class="even" d="M1 5H23" /></svg>{ "breaks even" }</li>
                </ul>
            </figcaption>
            <div class="canvas" ref={node}>
                if width_px > 0.0 {
                    <svg width={px(width_px)} height={px(layout.frame.height_px)} role="img" aria-label={found.words()}>
                        { limit(found, &layout, ends) }
                        <g aria-hidden="true">{ ground(&layout.ground(), ["", &counts]) }</g>
                        <path class="even" d={layout.line([(ends[0], 1.0), (ends[1], 1.0)])} />
                        <path class="through" d={layout.line(curve)} />
                        { for points.iter().map(|it| point(found, &layout, it)) }
                    </svg>
                }
            </div>
        </figure>
    }
}

fn point(found: &GranularityResult, layout: &GranularityLayout, point: &GranularityPoint) -> Html {
    let at = layout.place(point.chunk, point.speedup);
    let [low, high] = point.ci95.map(|speedup| px(layout.place(1.0, speedup)[1]));
    let chunk = count(point.chunk.round() as u64);
    let title = format!(
        "{chunk} per task, {} of work: {} times as fast",
        duration(point.work_ms),
        ratio(point.speedup),
    );
    html! {
        <g class="measured" key={chunk}>
            <title>{ title }</title>
            <path class="interval" d={format!("M{} {low}V{high}", px(at[0]))} />
            <path d={outline(found.mode)} transform={format!("{} scale(1.5)", place(at))} />
        </g>
    }
}

/// Where it breaks even: the line, and how sure that is.
fn limit(found: &GranularityResult, layout: &GranularityLayout, ends: [f64; 2]) -> Html {
    let Outcome::From(limit) = found.outcome else {
        return html! {};
    };
    let [top, bottom] = layout.frame.y_px;
    let x = |chunk: f64| layout.place(chunk, 1.0)[0];
    let [low, high] = [
        limit.ci95[0].unwrap_or(ends[0]),
        limit.ci95[1].unwrap_or(ends[1]),
    ]
    .map(x);
    let at = x(limit.chunk);
    html! {
        <g class="limit">
            <rect x={px(low)} width={px((high - low).max(1.0))} y={px(top)} height={px(bottom - top)} />
            <path d={format!("M{} {}V{}", px(at), px(top), px(bottom))} />
        </g>
    }
}
