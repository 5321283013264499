//! Which local names are certainly bound at a place of the code.

use super::unit::Reg;

/// The registers that certainly hold a value; or nothing can come here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Flow {
    bound: Vec<bool>,
    unreachable: bool,
}

impl Flow {
    /// Nothing can come here.
    pub(super) fn never() -> Self {
        Self {
            bound: Vec::new(),
            unreachable: true,
        }
    }

    pub(super) fn is_reachable(&self) -> bool {
        !self.unreachable
    }

    pub(super) fn is_bound(&self, reg: Reg) -> bool {
        self.unreachable || self.bound.get(usize::from(reg)).copied().unwrap_or(false)
    }

    pub(super) fn bind(&mut self, reg: Reg) {
        let index = usize::from(reg);
        if self.bound.len() <= index {
            self.bound.resize(index + 1, false);
        }
        if let Some(place) = self.bound.get_mut(index) {
            *place = true;
        }
    }

    pub(super) fn unbind(&mut self, reg: Reg) {
        if let Some(place) = self.bound.get_mut(usize::from(reg)) {
            *place = false;
        }
    }

    /// Two ways meet: what is bound on both.
    pub(super) fn meet(&mut self, other: &Self) {
        if other.unreachable {
            return;
        }
        if self.unreachable {
            self.clone_from(other);
            return;
        }
        self.bound.truncate(other.bound.len());
        for (own, other) in self.bound.iter_mut().zip(&other.bound) {
            *own = *own && *other;
        }
    }
}
