//! What stands around the bars, as crisp text: runs' and lanes' names,
//! utilisations, the axis, and the tip.

use super::words;
use crate::kit::glyph::outline;
use crate::kit::ground::{ground, place as transform};
use crate::plot::timeline::layout::{Layout, RunLayout, TrackLayout};
use crate::plot::timeline::view::View;
use crate::plot::timeline::{Place, Run, Timeline, Track};
use interleave_core::format::{self, px};
use yew::prelude::*;

/// How much room the name of a lane needs.
const NAME_PX: f64 = 13.0;
/// A character's width, generously: text cannot be measured before it is drawn.
const CHARACTER_PX: f64 = 7.0;
/// How high a tip is: without its lines, and each of these.
const TIP_PX: [f64; 2] = [8.0, 17.0];
/// So much of a thread's name has room where it is narrow.
const MOST_OF_NAME: usize = 11;
/// A tip has no more lines that say what a bar is.
const MOST_LINES: usize = 3;
const GAP_PX: f64 = 8.0;

/// All of it.
pub fn frame(timeline: &Timeline, layout: &Layout, view: &View, picked: Option<Place>) -> Html {
    let runs = timeline.runs.iter().zip(&layout.runs);
    html! {
        <svg class="frame" width={px(layout.width_px)} height={px(layout.height_px)} aria-hidden="true">
            { for runs.map(|(run, lies)| names(run, lies, layout)) }
            { axis(timeline, layout, view) }
            { picked.map(|place| tip(timeline, layout, view, place)).unwrap_or_default() }
        </svg>
    }
}

fn names(run: &Run, lies: &RunLayout, layout: &Layout) -> Html {
    let length_ms = run.end_ms();
    let thick_px = lies
        .tracks
        .first()
        .map_or(NAME_PX, |track| track.height_px + 3.0);
    let every = (NAME_PX / thick_px).ceil().max(1.0) as usize;
    let tracks = run.tracks.iter().zip(&lies.tracks).step_by(every);
    html! {
        <g class="run-names" data-mode={run.mode.id()} transform={transform([0.0, lies.top_px])}>
            <path d={outline(run.mode)} transform="translate(6 15) scale(1.2)" />
            <text x="18" y="19"><tspan class="strong">{ words::run(run) }</tspan>
                <tspan class="quiet" dx="8">{ words::label(run) }</tspan></text>
            <text class="strong" x={px(layout.x_px[1])} y="19" text-anchor="end">{ format::ms(length_ms) }</text>
            <g transform={transform([0.0, -lies.top_px])}>
                { for tracks.map(|(track, lies)| name(track, *lies, layout, length_ms)) }
            </g>
        </g>
    }
}

/// A lane's name left of its track, and its utilisation right of it; where it is
/// narrow, only its number, or the beginning of a thread's name.
fn name(track: &Track, lies: TrackLayout, layout: &Layout, length_ms: f64) -> Html {
    let [top_px, bottom_px] = lies.row_px(0);
    let y = px(f64::midpoint(top_px, bottom_px) + 4.0);
    let short = if track.is_thread {
        words::cut(&track.name, MOST_OF_NAME)
    } else {
        track.name.rsplit(' ').next().unwrap_or_default().to_owned()
    };
    html! {
        <>
            <text class="quiet" x={px(layout.x_px[0] - 8.0)} y={y.clone()} text-anchor="end">
                { if layout.is_wide() { track.name.clone() } else { short } }
            </text>
            if layout.is_wide() {
                <text class="quiet" x={px(layout.x_px[1] + 8.0)} {y}>{ format::percent(track.utilisation(length_ms)) }</text>
            }
        </>
    }
}

fn axis(timeline: &Timeline, layout: &Layout, view: &View) -> Html {
    let beside = match (layout.is_wide(), timeline.is_program()) {
        (false, _) => "",
        (true, false) => "share of it computing",
        (true, true) => "share of it running",
    };
    ground(&layout.ground(view), ["time since the run began", beside])
}

fn tip(timeline: &Timeline, layout: &Layout, view: &View, place: Place) -> Html {
    let (Some(bar), Some([what, when]), Some(lies)) = (
        timeline.bar(place),
        words::bar(timeline, place),
        layout.track(place),
    ) else {
        return html! {};
    };
    let scale = layout.scale(view);
    let [left_px, right_px] = layout.x_px;
    let [start_px, end_px] =
        [bar.drawn_ms, bar.end_ms].map(|ms| scale.px(ms).clamp(left_px, right_px));
    let room = ((layout.width_px - 16.0) / CHARACTER_PX) as usize;
    let mut told = if timeline.is_program() {
        words::wrapped(&what, room, MOST_LINES)
    } else {
        vec![what]
    };
    told.push(when);
    let characters = told.iter().map(|line| line.chars().count()).max();
    let half_px = characters.unwrap_or_default() as f64 * CHARACTER_PX / 2.0 + 8.0;
    let [around_px, line_px] = TIP_PX;
    let high_px = around_px + told.len() as f64 * line_px;
    let x_px = f64::midpoint(start_px, end_px)
        .min(layout.width_px - half_px)
        .max(half_px);
    let [top_px, bottom_px] = lies.row_px(place.row);
    let above_px = top_px - GAP_PX - high_px;
    let y_px = if above_px >= 0.0 {
        above_px
    } else {
        bottom_px + GAP_PX
    };
    let last = told.len();
    let text = (1..).zip(told).map(|(number, line)| {
        let class = (number < last).then_some("strong");
        html! { <text {class} y={px(number as f64 * line_px)}>{ line }</text> }
    });
    html! {
        <g class="tip" transform={transform([x_px, y_px])} text-anchor="middle">
            <rect x={px(-half_px)} width={px(2.0 * half_px)} height={px(high_px)} rx="6" />
            { for text }
        </g>
    }
}
