//! What events on the chart do: from keys, wheel and pointers to acts. What they
//! ask for is `gestures`' business.

use super::gestures::{Act, Dragged, Look, Pointers, key, wheel};
use super::line;
use crate::insight::same::Same;
use crate::kit::ground::place_of;
use crate::plot::timeline::layout::Layout;
use crate::plot::timeline::{Place, Timeline};
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// What the chart's handlers need.
#[derive(Clone)]
pub struct Gestures {
    /// The element around the chart.
    pub node: NodeRef,
    /// Told what to do.
    pub look: UseReducerDispatcher<Look>,
    /// What is shown,
    pub timeline: Same<Timeline>,
    /// where it lies,
    pub layout: Rc<Layout>,
    /// and how it is looked at.
    pub view: Look,
    /// Whether lines of bars are those of the program on the page.
    pub has_lines: bool,
}

/// The pointers that are down, kept from event to event.
pub type HeldPointers = Rc<RefCell<Pointers>>;

/// A pointer is taken away, as when the browser scrolls instead.
pub fn on_cancel(pointers: &HeldPointers) -> Callback<PointerEvent> {
    let pointers = Rc::clone(pointers);
    Callback::from(move |event: PointerEvent| {
        pointers.borrow_mut().release(event.pointer_id());
    })
}

impl Gestures {
    /// What a key asks for.
    pub fn on_key(&self) -> Callback<KeyboardEvent> {
        let gestures = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(act) = key(&event, &gestures.timeline) {
                event.prevent_default();
                let picked = gestures.view.picked;
                let follows = matches!(act, Act::Follow(_));
                gestures.look.dispatch(act);
                gestures.mark_line(picked.filter(|_| follows));
            }
        })
    }

    /// A pointer goes down.
    pub fn on_press(&self, pointers: &HeldPointers) -> Callback<PointerEvent> {
        let (gestures, pointers) = (self.clone(), Rc::clone(pointers));
        Callback::from(move |event: PointerEvent| {
            let (Some([x_px, _]), Some(stage)) =
                (gestures.at(&event), gestures.node.cast::<Element>())
            else {
                return;
            };
            // Refused only for a pointer that is gone.
            let _ = stage.set_pointer_capture(event.pointer_id());
            pointers.borrow_mut().press(event.pointer_id(), x_px);
        })
    }

    /// A pointer moves: it points, drags or pinches.
    pub fn on_drag(&self, pointers: &HeldPointers) -> Callback<PointerEvent> {
        let (gestures, pointers) = (self.clone(), Rc::clone(pointers));
        Callback::from(move |event: PointerEvent| {
            let Some([x_px, y_px]) = gestures.at(&event) else {
                return;
            };
            let act = match pointers.borrow_mut().drag(event.pointer_id(), x_px) {
                Dragged::Points => Act::Point(gestures.hit([x_px, y_px])),
                Dragged::By(0.0) => return,
                Dragged::By(by_px) => Act::Move(-by_px / gestures.axis_px()),
                Dragged::Pinched { times, around_px } => {
                    Act::Zoom(times, gestures.share(around_px))
                }
            };
            gestures.look.dispatch(act);
        })
    }

    /// A pointer goes up; one that has clicked picks a bar.
    pub fn on_release(&self, pointers: &HeldPointers) -> Callback<PointerEvent> {
        let (gestures, pointers) = (self.clone(), Rc::clone(pointers));
        Callback::from(move |event: PointerEvent| {
            let has_clicked = pointers.borrow_mut().release(event.pointer_id());
            let Some(place) = gestures.at(&event).filter(|_| has_clicked) else {
                return;
            };
            match gestures.hit(place) {
                Some(bar) => {
                    gestures.look.dispatch(Act::Point(Some(bar)));
                    gestures
                        .look
                        .dispatch(Act::Follow(gestures.timeline.clone()));
                    gestures.mark_line(Some(bar));
                }
                None => gestures.look.dispatch(Act::LetGo),
            }
        })
    }

    /// A pointer leaves.
    pub fn on_leave(&self) -> Callback<PointerEvent> {
        let (look, is_keyed) = (self.look.clone(), self.view.is_keyed);
        Callback::from(move |event: PointerEvent| {
            // A finger that is lifted leaves as well, and its bar stays picked.
            if !is_keyed && event.pointer_type() == "mouse" {
                look.dispatch(Act::Point(None));
            }
        })
    }

    /// The focus leaves.
    pub fn on_leave_focus(&self) -> Callback<FocusEvent> {
        let look = self.look.clone();
        Callback::from(move |_: FocusEvent| look.dispatch(Act::Point(None)))
    }

    /// Marks the line of a bar in the program.
    fn mark_line(&self, place: Option<Place>) {
        let bar = place.and_then(|place| self.timeline.bar(place));
        let line = bar.and_then(|bar| bar.line);
        if let Some(line) = line.filter(|_| self.has_lines) {
            line::mark(line);
        }
    }

    fn turn(&self, event: &WheelEvent) {
        let Some([x_px, _]) = self.at(event) else {
            return;
        };
        let document = web_sys::window().and_then(|window| window.document());
        let focused = document.and_then(|document| document.active_element());
        // Who has clicked on the chart means it; who only scrolls past it does not.
        let is_meant = focused.is_some() && focused == self.node.cast::<Element>();
        if let Some(act) = wheel(event, is_meant, self.share(x_px), self.axis_px()) {
            event.prevent_default();
            self.look.dispatch(act);
        }
    }

    /// Where an event happened, from the chart's upper left corner.
    fn at(&self, event: &web_sys::MouseEvent) -> Option<[f64; 2]> {
        place_of(event, &self.node)
    }

    fn hit(&self, place_px: [f64; 2]) -> Option<Place> {
        self.layout.hit(&self.timeline, &self.view.view, place_px)
    }

    fn axis_px(&self) -> f64 {
        let [left_px, right_px] = self.layout.x_px;
        right_px - left_px
    }

    fn share(&self, x_px: f64) -> f64 {
        ((x_px - self.layout.x_px[0]) / self.axis_px()).clamp(0.0, 1.0)
    }
}

/// Listens to the wheel. Not by the framework, whose listeners cannot keep the
/// page from scrolling.
#[hook]
pub fn use_wheel(gestures: &Gestures) {
    let gestures = gestures.clone();
    let deps = (
        gestures.node.clone(),
        gestures.timeline.clone(),
        Rc::clone(&gestures.layout),
        gestures.view,
    );
    use_effect_with(deps, move |(node, ..)| {
        let listener = node.cast::<Element>().map(|element| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&element, "wheel", options, move |event| {
                if let Some(event) = event.dyn_ref::<WheelEvent>() {
                    gestures.turn(event);
                }
            })
        });
        move || drop(listener)
    });
}
