//! What settings say of a program. Nothing of it is unpacked or run here.

use super::{Order, Settings, Switch, Time, push_choice};
use crate::mode::Mode;

/// What a link says of a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// The program, packed: base64url without padding, at most [`super::MAX_PACKED_BYTES`],
    /// never empty.
    pub code: Option<String>,
    /// An interleaving to replay: letters, digits and `-._~`, at most
    /// [`super::MAX_PACKED_BYTES`], never empty.
    pub schedule: Option<String>,
    /// Where another thread may come in.
    pub switch: Switch,
    /// When sleeps and timeouts end.
    pub time: Time,
    /// Whether the order of lines counts.
    pub order: Order,
    /// The most preemptions; `None` is without a bound.
    pub bound: Option<u32>,
}

impl Program {
    /// Adds what is not the default.
    pub(super) fn push_pairs(&self, pairs: &mut Vec<(&str, String)>) {
        let texts = [("code", &self.code), ("schedule", &self.schedule)];
        let given = |(key, text): (_, &Option<String>)| Some((key, text.clone()?));
        pairs.extend(texts.into_iter().filter_map(given));
        push_choice(pairs, "switch", self.switch.id(), Switch::default().id());
        push_choice(pairs, "time", self.time.id(), Time::default().id());
        push_choice(pairs, "order", self.order.id(), Order::default().id());
        pairs.extend(self.bound.map(|bound| ("bound", bound.to_string())));
    }
}

/// The modes of programs: under a GIL, and without one.
pub const MODES: [Mode; 2] = [Mode::Gil, Mode::Parallel];

impl Settings {
    /// Takes the program that they carry, in the modes that programs have unless some of these
    /// were asked for; says whether there is one.
    pub(super) fn choose_program(&mut self) -> bool {
        let there_is_one = self.program.code.is_some();
        if there_is_one && !self.is_program {
            self.is_program = true;
            if !self.modes.iter().all(|mode| MODES.contains(mode)) {
                self.modes = MODES.to_vec();
            }
        }
        there_is_one
    }
}
