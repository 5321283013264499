//! What a code imports.

use crate::{Code, Const, Op};
use std::collections::BTreeSet;

impl Code {
    /// The modules that it may import, by the first part of their names. Who calls `__import__`
    /// may import any: then that name is among them.
    pub fn imports(&self) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        self.add_imports(&mut found);
        found
    }

    fn add_imports<'a>(&'a self, found: &mut BTreeSet<&'a str>) {
        let imports = self.instrs.iter().filter(|instr| instr.op == Op::Import);
        let names = imports.filter(|instr| instr.c == 0);
        let names = names.filter_map(|instr| self.names.get(usize::from(instr.b)));
        found.extend(names.filter_map(|name| name.split('.').next()));
        found.extend(
            self.names
                .iter()
                .map(String::as_str)
                .filter(|name| *name == "__import__"),
        );
        for constant in &self.consts {
            if let Const::Code(inner) = constant {
                inner.add_imports(found);
            }
        }
    }
}
