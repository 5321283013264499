//! How the chart is looked at, and what keys, wheels and pointers make of that.
//! Shares are of the width of the axis, from 0 to 1.

use crate::insight::same::Same;
use crate::plot::timeline::steps::Step;
use crate::plot::timeline::view::View;
use crate::plot::timeline::{Place, Timeline};
use std::rc::Rc;
use yew::prelude::*;

/// How many times closer one key press zooms.
const KEY_ZOOM: f64 = 1.6;
/// A key moves by this share.
const KEY_MOVE: f64 = 0.2;
/// A wheel zooms to twice as close within this many pixels.
const WHEEL_PX: f64 = 240.0;
/// A pointer that went less far than this has clicked.
const CLICK_PX: f64 = 5.0;

/// How the chart is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Which part of the time is shown.
    pub view: View,
    /// The bar that is picked out.
    pub picked: Option<Place>,
    /// Whether keys did that.
    pub is_keyed: bool,
    /// The task that is followed through all runs.
    pub task: Option<u32>,
}

/// What can happen to that.
pub enum Act {
    /// Another timeline came.
    Reset(f64),
    /// So many times closer, around a share of the axis.
    Zoom(f64, f64),
    /// Closer around the picked bar, or the middle.
    ZoomByKey(f64, Same<Timeline>),
    /// Later by a share of what is shown.
    Move(f64),
    /// All of it.
    Whole,
    /// A pointer is over this bar.
    Point(Option<Place>),
    /// A key leads on.
    Step(Step, Same<Timeline>),
    /// Follow the task of the picked bar; if it is followed, no more, unless it is a thread.
    Follow(Same<Timeline>),
    /// Follow nothing.
    LetGo,
}

impl Look {
    /// At all of a time.
    pub fn at_all(whole_ms: f64) -> Self {
        Self {
            view: View::whole(whole_ms),
            picked: None,
            is_keyed: false,
            task: None,
        }
    }

    fn step(&mut self, timeline: &Timeline, step: Step) {
        let from = self.picked.filter(|&place| timeline.bar(place).is_some());
        let to = match from {
            Some(from) => Some(timeline.step(from, step)),
            None => timeline.first(),
        };
        self.picked = to;
        self.is_keyed = true;
        if let Some(bar) = to.and_then(|place| timeline.bar(place)) {
            self.view = self.view.showing(bar.start_ms, bar.end_ms);
        }
    }

    /// Follows the task of the picked bar, or no longer. (A thread of a program is followed
    /// on: who goes from span to span of it looks at their lines.)
    fn follow(&mut self, timeline: &Timeline) {
        let task = self.picked.and_then(|place| timeline.bar(place));
        let task = task.map(|bar| bar.task);
        self.task = task.filter(|_| timeline.is_program() || task != self.task);
    }

    fn at_share_ms(&self, share: f64) -> f64 {
        self.view.start_ms + share * self.view.length_ms()
    }
}

impl Reducible for Look {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut look = *self;
        match act {
            Act::Reset(whole_ms) => look = Self::at_all(whole_ms),
            Act::Zoom(times, share) => look.view = look.view.closer(times, look.at_share_ms(share)),
            Act::ZoomByKey(times, timeline) => {
                let bar = look.picked.and_then(|place| timeline.bar(place));
                let middle_ms = bar.map(|bar| f64::midpoint(bar.drawn_ms, bar.end_ms));
                let around_ms = middle_ms.unwrap_or_else(|| look.at_share_ms(0.5));
                look.view = look.view.closer(times, around_ms);
            }
            Act::Move(share) => look.view = look.view.later(share * look.view.length_ms()),
            Act::Whole => look.view = look.view.closer(0.0, 0.0),
            Act::Point(place) => {
                look.picked = place;
                look.is_keyed = false;
            }
            Act::Step(step, timeline) => look.step(&timeline, step),
            Act::Follow(timeline) => look.follow(&timeline),
            Act::LetGo => look.task = None,
        }
        Rc::new(look)
    }
}

/// What a key asks for.
pub fn key(event: &KeyboardEvent, timeline: &Same<Timeline>) -> Option<Act> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let same = || timeline.clone();
    Some(match (event.key().as_str(), event.shift_key()) {
        ("ArrowLeft", true) => Act::Move(-KEY_MOVE),
        ("ArrowRight", true) => Act::Move(KEY_MOVE),
        ("ArrowLeft", false) => Act::Step(Step::Previous, same()),
        ("ArrowRight", false) => Act::Step(Step::Next, same()),
        ("ArrowUp", _) => Act::Step(Step::Above, same()),
        ("ArrowDown", _) => Act::Step(Step::Below, same()),
        ("+" | "=", _) => Act::ZoomByKey(KEY_ZOOM, same()),
        ("-" | "_", _) => Act::ZoomByKey(1.0 / KEY_ZOOM, same()),
        ("0" | "Home", _) => Act::Whole,
        ("Enter" | " ", _) => Act::Follow(same()),
        _ => return None,
    })
}

/// What a wheel asks for: across it moves, and up and down it zooms, if it was
/// meant for the chart and not for the page.
pub fn wheel(event: &WheelEvent, is_meant: bool, share: f64, width_px: f64) -> Option<Act> {
    // In pixels, lines or pages.
    let unit_px = [1.0, 24.0, 400.0];
    let unit_px = unit_px[(event.delta_mode() as usize).min(2)];
    let (x_px, y_px) = (event.delta_x() * unit_px, event.delta_y() * unit_px);
    // A pinch on a touchpad comes as a wheel with Ctrl.
    if event.ctrl_key() || event.meta_key() || (is_meant && y_px.abs() > x_px.abs()) {
        // Its steps are small.
        let strength = if event.ctrl_key() && y_px.abs() < 50.0 {
            4.0
        } else {
            1.0
        };
        return Some(Act::Zoom((-y_px * strength / WHEEL_PX).exp2(), share));
    }
    let across_px = if event.shift_key() && x_px == 0.0 {
        y_px
    } else {
        x_px
    };
    (across_px != 0.0
        && across_px.abs() >= x_px.abs()
        && (event.shift_key() || x_px.abs() > y_px.abs()))
    .then(|| Act::Move(across_px / width_px))
}

/// The pointers that are down, by their ids, and where they are across.
#[derive(Default)]
pub struct Pointers {
    down: Vec<(i32, f64)>,
    travelled_px: f64,
}

/// What pointers that move ask for.
pub enum Dragged {
    /// Nothing is held: it points.
    Points,
    /// One pointer is held: the view moves along, by this many pixels.
    By(f64),
    /// Two are: the view zooms by this factor, around there.
    Pinched {
        /// So many times.
        times: f64,
        /// Between both, in pixels.
        around_px: f64,
    },
}

impl Pointers {
    /// A pointer goes down.
    pub fn press(&mut self, id: i32, x_px: f64) {
        if self.down.is_empty() {
            self.travelled_px = 0.0;
        }
        self.down.retain(|&(other, _)| other != id);
        self.down.push((id, x_px));
        if self.down.len() > 1 {
            self.travelled_px = CLICK_PX;
        }
    }

    /// A pointer moves.
    pub fn drag(&mut self, id: i32, x_px: f64) -> Dragged {
        let spread = |down: &[(i32, f64)]| (down[0].1 - down[1].1).abs().max(1.0);
        let before_px = (self.down.len() >= 2).then(|| spread(&self.down));
        let Some(held) = self.down.iter_mut().find(|(other, _)| *other == id) else {
            return Dragged::Points;
        };
        let by_px = x_px - held.1;
        held.1 = x_px;
        self.travelled_px += by_px.abs();
        match before_px {
            Some(before_px) => Dragged::Pinched {
                times: spread(&self.down) / before_px,
                around_px: f64::midpoint(self.down[0].1, self.down[1].1),
            },
            None if self.travelled_px < CLICK_PX => Dragged::By(0.0),
            None => Dragged::By(by_px),
        }
    }

    /// A pointer goes up; whether it only clicked.
    pub fn release(&mut self, id: i32) -> bool {
        let was_down = self.down.iter().any(|&(other, _)| other == id);
        self.down.retain(|&(other, _)| other != id);
        was_down && self.down.is_empty() && self.travelled_px < CLICK_PX
    }
}
