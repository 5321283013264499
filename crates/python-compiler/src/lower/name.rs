//! Reading, writing and deleting names.

use super::Lowering;
use super::unit::Reg;
use crate::scope::{Kind, Place};
use interleave_python_code::Op;

impl Lowering<'_> {
    /// The register of a local name, if it can be an operand: the name is bound, and nothing rebinds it before its use.
    pub(super) fn in_place(&self, name: &str) -> Option<Reg> {
        let mangled = self.mangled(name);
        let symbol = self.scope()?.symbols.get(&mangled)?;
        if symbol.place != Place::Local || symbol.walrus {
            return None;
        }
        self.unit.names.get(&mangled).copied()
    }

    /// Raises if a local name is unbound.
    pub(super) fn check(&mut self, name: &str, reg: Reg) {
        if self.unit.flow.is_bound(reg) {
            return;
        }
        let index = self.unit.short_name(name);
        self.emit(Op::Check, reg, 0, index);
        self.unit.flow.bind(reg);
    }

    fn register(&self, mangled: &str) -> Reg {
        self.unit.names.get(mangled).copied().unwrap_or(0)
    }

    pub(super) fn load_name(&mut self, name: &str, dest: Reg) {
        let mangled = self.mangled(name);
        let place = self.place(&mangled);
        match place {
            Place::Local => {
                let reg = self.register(&mangled);
                self.check(&mangled, reg);
                if reg != dest {
                    self.emit(Op::Move, dest, reg, 0);
                }
            }
            Place::Cell | Place::Free => {
                let cell = self.register(&mangled);
                let index = self.unit.short_name(&mangled);
                let d = u8::from(place == Place::Free);
                self.emit_d(Op::LoadCell, d, dest, cell, index);
            }
            Place::Global => {
                let index = self.unit.name(&mangled);
                self.emit_wide(Op::LoadGlobal, dest, index);
            }
            Place::Name => {
                let index = self.unit.short_name(&mangled);
                self.emit(Op::LoadName, dest, 0, index);
            }
            Place::NameOrFree => {
                let cell = self.register(&mangled);
                let index = self.unit.short_name(&mangled);
                self.emit(Op::Move, dest, cell, 0);
                self.emit(Op::LoadNameOrCell, dest, 0, index);
            }
        }
    }

    pub(super) fn store_name(&mut self, name: &str, value: Reg) {
        let mangled = self.mangled(name);
        match self.place(&mangled) {
            Place::Local => {
                let reg = self.register(&mangled);
                if reg != value {
                    self.emit(Op::Move, reg, value, 0);
                }
                self.unit.flow.bind(reg);
            }
            Place::Cell | Place::Free => {
                let cell = self.register(&mangled);
                self.emit(Op::StoreCell, value, cell, 0);
            }
            Place::Global => {
                let index = self.unit.name(&mangled);
                self.emit_wide(Op::StoreGlobal, value, index);
            }
            Place::Name | Place::NameOrFree => {
                let index = self.unit.short_name(&mangled);
                self.emit(Op::StoreName, value, 0, index);
            }
        }
    }

    pub(super) fn delete_name(&mut self, name: &str) {
        let mangled = self.mangled(name);
        let place = self.place(&mangled);
        match place {
            Place::Local => {
                let reg = self.register(&mangled);
                self.check(&mangled, reg);
                self.unbind(reg);
            }
            Place::Cell | Place::Free => {
                let cell = self.register(&mangled);
                let index = self.unit.short_name(&mangled);
                self.emit_d(
                    Op::DeleteCell,
                    u8::from(place == Place::Free),
                    0,
                    cell,
                    index,
                );
            }
            Place::Global => {
                let index = self.unit.name(&mangled);
                self.emit_wide(Op::DeleteGlobal, 0, index);
            }
            Place::Name | Place::NameOrFree => {
                let index = self.unit.short_name(&mangled);
                self.emit(Op::DeleteName, 0, 0, index);
            }
        }
    }

    /// Deletes a name that a program may have deleted already: `except E as name` does at its end.
    pub(super) fn forget_name(&mut self, name: &str) {
        let mangled = self.mangled(name);
        if self.place(&mangled) == Place::Local {
            let reg = self.register(&mangled);
            self.unbind(reg);
            return;
        }
        let mark = self.unit.mark();
        let none = self.unit.temp();
        self.load_none(none);
        self.store_name(name, none);
        self.delete_name(name);
        self.unit.release(mark);
    }

    fn unbind(&mut self, reg: Reg) {
        self.emit(Op::Unbind, reg, 0, 0);
        self.unit.flow.unbind(reg);
    }

    /// Where control comes in from several places, a name that is deleted anywhere is not certainly bound.
    pub(super) fn forget_deleted(&mut self) {
        let Some(scope) = self.scope() else { return };
        for name in &scope.order {
            let deleted = scope.symbols.get(name).is_some_and(|symbol| symbol.deleted);
            if deleted && let Some(reg) = self.unit.names.get(name).copied() {
                self.unit.flow.unbind(reg);
            }
        }
    }

    /// The register where a local name's value can be put at once.
    pub(super) fn local_target(&self, name: &str) -> Option<Reg> {
        let mangled = self.mangled(name);
        if self.place(&mangled) != Place::Local || self.kind() == Kind::Class {
            return None;
        }
        self.unit.names.get(&mangled).copied()
    }
}
