//! The runs under way, one track per lane, read from where the workers note what they
//! do: with each frame, and seldom while a run is timed. Nobody is asked for anything.

use super::chart::Chart;
use crate::bridge::{Live, link, now_ms};
use crate::insight::same::Same;
use crate::kit::use_looks;
use crate::plot::timeline::{Run, Timeline, Track};
use gloo_events::{EventListener, EventListenerOptions};
use interleave_core::mode::Mode;
use interleave_core::recording::What;
use interleave_core::settings::Theme;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Short runs follow each other quickly; of each mode, a run is shown for so long
/// before a newer one takes its place.
const SHOWN_MS: f64 = 500.0;
/// How long a program's lanes are not drawn again: beside them, somebody types.
const PROGRAM_PAUSE_MS: u32 = 50;
/// As `www/redraw.js` has it: nothing is drawn so soon after a key, unless it has waited for
/// that long.
const AFTER_KEY_MS: u32 = 150;
const LATEST_MS: f64 = 1_000.0;

/// What the chart needs to know.
#[derive(Clone, PartialEq, Properties)]
pub struct LiveChartProps {
    /// The colours that the page was given.
    pub theme: Option<Theme>,
    /// Whether a program runs.
    pub is_program: bool,
}

/// The chart of the runs under way.
#[component]
pub fn LiveChart(props: &LiveChartProps) -> Html {
    let seen = use_state(|| (Same::new(Timeline::default()), 0.0));
    let look = use_memo(props.is_program, |&is_program| {
        let watch = Watch {
            is_program,
            ..Watch::default()
        };
        let (watch, setter) = (RefCell::new(watch), seen.setter());
        let keys = is_program.then(Keys::listen);
        Callback::from(move |()| {
            let mut watch = watch.borrow_mut();
            let now_ms = now_ms();
            if keys.as_ref().is_some_and(|keys| watch.rests(keys, now_ms)) {
                return AFTER_KEY_MS;
            }
            let live = link::live_in_app();
            let shown = live.as_ref().and_then(|live| watch.look(live, now_ms));
            watch.looked_ms = now_ms;
            if let Some(shown) = shown {
                watch.longest_ms = watch.longest_ms.max(shown.end_ms());
                setter.set((Same::new(shown), watch.longest_ms));
            }
            let lively_ms = if is_program { PROGRAM_PAUSE_MS } else { 0 };
            live.map_or(0, |live| live.pause_ms(lively_ms))
        })
    });
    use_looks(true, (*look).clone());
    let (timeline, least_ms) = (*seen).clone();
    html! { <Chart {timeline} theme={props.theme} is_live=true {least_ms} /> }
}

/// When the last key was pressed.
struct Keys {
    pressed_ms: Rc<Cell<f64>>,
    _listener: Option<EventListener>,
}

impl Keys {
    fn listen() -> Self {
        let pressed_ms = Rc::new(Cell::new(f64::NEG_INFINITY));
        let pressed = Rc::clone(&pressed_ms);
        let note = move |_: &web_sys::Event| pressed.set(now_ms());
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&window, "keydown", options, note)
        });
        Self {
            pressed_ms,
            _listener: listener,
        }
    }
}

/// What was seen so far.
#[derive(Default)]
struct Watch {
    timeline: Timeline,
    /// Whether a program runs.
    is_program: bool,
    /// When it was looked at last.
    looked_ms: f64,
    /// The number of the run that is looked at, and its mode's place in the timeline.
    run: u32,
    place: Option<usize>,
    /// How many records of each lane were read.
    read: Vec<u32>,
    /// Since when each run of the timeline is shown.
    since_ms: Vec<f64>,
    /// The longest time that was shown, so that the axis does not jump about.
    longest_ms: f64,
}

impl Watch {
    /// Whether it is between two keys of somebody who types.
    fn rests(&self, keys: &Keys, now_ms: f64) -> bool {
        now_ms - keys.pressed_ms.get() < f64::from(AFTER_KEY_MS)
            && now_ms - self.looked_ms < LATEST_MS
    }

    /// Takes in what is new; what is to be shown now, if it is anything else.
    fn look(&mut self, live: &Live, now_ms: f64) -> Option<Timeline> {
        if live.run() != self.run {
            self.run = live.run();
            self.place = live.mode().and_then(|mode| self.begin(mode, live, now_ms));
        }
        let place = self.place?;
        let mut is_new = self.read_records(place, live);
        let mut shown = self.timeline.clone();
        // What a lane is at has no end yet but now, as nearly as the page can tell.
        let run_ms = now_ms - self.since_ms[place];
        for (lane, track) in (0..).zip(&mut shown.runs[place].tracks) {
            if let Some((kind, task, since_ms)) = live.open(lane) {
                is_new = true;
                track.add(task, kind, [since_ms, run_ms.max(since_ms)]);
            }
        }
        is_new.then_some(shown)
    }

    fn read_records(&mut self, place: usize, live: &Live) -> bool {
        let run = &mut self.timeline.runs[place];
        let mut is_new = false;
        for (lane, (track, read)) in (0..).zip(run.tracks.iter_mut().zip(&mut self.read)) {
            for record in live.records(lane, *read) {
                *read += 1;
                is_new = true;
                if let What::Span(kind) = record.what {
                    track.add(record.task, kind, [record.start_ms(), record.end_ms()]);
                }
            }
            // The oldest may have been overwritten before they were seen.
            *read = live.written(lane).max(*read);
        }
        is_new
    }

    /// Makes room for a run, unless one of its mode has only just been shown.
    fn begin(&mut self, mode: Mode, live: &Live, now_ms: f64) -> Option<usize> {
        let runs = &mut self.timeline.runs;
        let place = runs.iter().position(|run| run.mode == mode);
        let place = place.unwrap_or_else(|| {
            runs.push(Run {
                mode,
                label: mode.label(),
                is_program: self.is_program,
                tracks: Vec::new(),
            });
            self.since_ms.push(f64::NEG_INFINITY);
            runs.len() - 1
        });
        if now_ms - self.since_ms[place] < SHOWN_MS {
            return None;
        }
        self.since_ms[place] = now_ms;
        let name = |lane| format!("{} {}", mode.worker(), lane + 1);
        let tracks = (0..live.lanes()).map(|lane| Track::new(mode, &name(lane)));
        runs[place] = Run {
            mode,
            label: mode.label(),
            is_program: self.is_program,
            tracks: tracks.collect(),
        };
        self.read = vec![0; live.lanes() as usize];
        Some(place)
    }
}
