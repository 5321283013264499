//! Several marks as one stop of the Tab key: arrow keys, Home and End take the
//! focus from one to another. It must not know what the marks are.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, SvgElement};
use yew::prelude::*;

/// How the arrow keys go along a list of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Right and up to the next one, left and down to the one before, as far as
    /// the ends.
    Line,
    /// Right and left only; the first one follows the last.
    Ring,
}

impl Way {
    /// The place, among `count`, that a key leads to; `None` if the key leads
    /// nowhere.
    pub fn led_to(self, from: usize, count: usize, key: &str) -> Option<usize> {
        let last = count.checked_sub(1)?;
        match (key, self) {
            ("ArrowRight", Self::Ring) => Some((from + 1) % count),
            ("ArrowLeft", Self::Ring) => Some((from + last) % count),
            ("ArrowRight" | "ArrowUp", Self::Line) => Some((from + 1).min(last)),
            ("ArrowLeft" | "ArrowDown", Self::Line) => Some(from.saturating_sub(1)),
            ("Home", _) => Some(0),
            ("End", _) => Some(last),
            _ => None,
        }
    }
}

/// Which mark the keys have led to.
#[derive(Clone, PartialEq)]
pub struct Roving<T: 'static> {
    /// The mark, if keys were used. It is drawn with `data-keyed`, by which the
    /// focus finds it, and with a `tabindex`.
    pub keyed: Option<T>,
    moves: u32,
    setter: UseStateSetter<(Option<T>, u32)>,
}

impl<T: Copy + 'static> Roving<T> {
    /// What a key does within a list: `led_to` says where it leads, and `told` is
    /// told so.
    pub fn on_key(
        &self,
        led_to: impl Fn(&str) -> Option<T> + 'static,
        told: impl Fn(T) + 'static,
    ) -> Callback<KeyboardEvent> {
        let (setter, moves) = (self.setter.clone(), self.moves);
        Callback::from(move |event: KeyboardEvent| {
            if let Some(next) = led_to(&event.key()) {
                event.prevent_default();
                setter.set((Some(next), moves.wrapping_add(1)));
                told(next);
            }
        })
    }
}

/// Remembers the mark that keys have led to, and takes the focus there. The
/// reference is that of an element around all marks.
#[hook]
pub fn use_roving<T: Copy + PartialEq + 'static>(around: NodeRef) -> Roving<T> {
    let state = use_state_eq(|| (None::<T>, 0_u32));
    let (keyed, moves) = *state;
    // By the number of moves: the same mark is led to again after a click elsewhere.
    use_effect_with((moves, around), |(moves, around)| {
        if *moves > 0 {
            focus_keyed(around);
        }
    });
    Roving {
        keyed,
        moves,
        setter: state.setter(),
    }
}

fn focus_keyed(around: &NodeRef) {
    let around = around.cast::<Element>();
    let mark = around.and_then(|around| around.query_selector("[data-keyed]").ok().flatten());
    let Some(mark) = mark else { return };
    // Fails only for what cannot take the focus; then nothing is to be done.
    let _ = match mark.dyn_into::<SvgElement>() {
        Ok(mark) => mark.focus(),
        Err(mark) => mark.unchecked_into::<HtmlElement>().focus(),
    };
}

#[cfg(test)]
mod tests {
    use super::Way::{Line, Ring};

    #[test]
    fn a_line_ends_and_a_ring_does_not() {
        assert_eq!(Line.led_to(2, 3, "ArrowRight"), Some(2));
        assert_eq!(Line.led_to(0, 3, "ArrowLeft"), Some(0));
        assert_eq!(Ring.led_to(2, 3, "ArrowRight"), Some(0));
        assert_eq!(Ring.led_to(0, 3, "ArrowLeft"), Some(2));
    }

    #[test]
    fn keys_lead_to_the_next_mark_and_to_the_ends() {
        for way in [Line, Ring] {
            assert_eq!(way.led_to(1, 4, "ArrowRight"), Some(2));
            assert_eq!(way.led_to(1, 4, "ArrowLeft"), Some(0));
            assert_eq!(way.led_to(1, 4, "Home"), Some(0));
            assert_eq!(way.led_to(1, 4, "End"), Some(3));
            assert_eq!(way.led_to(1, 4, "Tab"), None);
            assert_eq!(way.led_to(0, 0, "End"), None, "nothing is there");
        }
        assert_eq!(Line.led_to(1, 4, "ArrowUp"), Some(2));
        assert_eq!(
            Ring.led_to(1, 4, "ArrowUp"),
            None,
            "a list of tabs lies flat"
        );
    }
}
