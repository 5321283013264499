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
const TIP_PX: f64 = 42.0;
const GAP_PX: f64 = 8.0;

/// All of it.
pub fn frame(timeline: &Timeline, layout: &Layout, view: &View, picked: Option<Place>) -> Html {
    let runs = timeline.runs.iter().zip(&layout.runs);
    html! {
        <svg class="frame" width={px(layout.width_px)} height={px(layout.height_px)} aria-hidden="true">
            { for runs.map(|(run, lies)| names(run, lies, layout)) }
            { axis(layout, view) }
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
/// narrow, only its number.
fn name(track: &Track, lies: TrackLayout, layout: &Layout, length_ms: f64) -> Html {
    let [top_px, bottom_px] = lies.row_px(0);
    let y = px(f64::midpoint(top_px, bottom_px) + 4.0);
    let short = track.name.rsplit(' ').next().unwrap_or_default().to_owned();
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

fn axis(layout: &Layout, view: &View) -> Html {
    let beside = if layout.is_wide() {
        "share of it computing"
    } else {
        ""
    };
    ground(&layout.ground(view), ["time since the run began", beside])
}

fn tip(timeline: &Timeline, layout: &Layout, view: &View, place: Place) -> Html {
    let (Some(track), Some(bar), Some(lies)) = (
        timeline.track(place),
        timeline.bar(place),
        layout.track(place),
    ) else {
        return html! {};
    };
    let scale = layout.scale(view);
    let [left_px, right_px] = layout.x_px;
    let [start_px, end_px] =
        [bar.drawn_ms, bar.end_ms].map(|ms| scale.px(ms).clamp(left_px, right_px));
    let [what, when] = words::bar(track, bar);
    let characters = what.chars().count().max(when.chars().count());
    let half_px = characters as f64 * CHARACTER_PX / 2.0 + 8.0;
    let x_px = f64::midpoint(start_px, end_px)
        .min(layout.width_px - half_px)
        .max(half_px);
    let [top_px, bottom_px] = lies.row_px(place.row);
    let above_px = top_px - GAP_PX - TIP_PX;
    let y_px = if above_px >= 0.0 {
        above_px
    } else {
        bottom_px + GAP_PX
    };
    html! {
        <g class="tip" transform={transform([x_px, y_px])} text-anchor="middle">
            <rect x={px(-half_px)} width={px(2.0 * half_px)} height={px(TIP_PX)} rx="6" />
            <text class="strong" y="17">{ what }</text>
            <text y="34">{ when }</text>
        </g>
    }
}
