//! `import` and `from … import …`.

use super::Lowering;
use interleave_python_code::Op;
use ruff_python_ast::{StmtImport, StmtImportFrom};

impl Lowering<'_> {
    pub(super) fn import(&mut self, node: &StmtImport) {
        self.at(node.range);
        for alias in &node.names {
            let mark = self.unit.mark();
            let module = self.unit.temp();
            let path = alias.name.as_str();
            let name = self.unit.short_name(path);
            let d = u8::from(alias.asname.is_some());
            self.emit_d(Op::Import, d, module, name, 0);
            let first = path.split('.').next().unwrap_or(path);
            let bound = alias.asname.as_ref().map_or(first, |name| name.as_str());
            self.store_name(bound, module);
            self.unit.release(mark);
        }
    }

    pub(super) fn import_from(&mut self, node: &StmtImportFrom) {
        let path = node.module.as_ref().map_or("", |module| module.as_str());
        if path == "__future__" && node.level == 0 {
            return;
        }
        self.at(node.range);
        let module = self.unit.temp();
        let name = self.unit.short_name(path);
        let level = u16::try_from(node.level).unwrap_or(u16::MAX);
        self.emit_d(Op::Import, 1, module, name, level);
        for alias in &node.names {
            if alias.name.as_str() == "*" {
                self.emit(Op::ImportStar, module, 0, 0);
                continue;
            }
            let mark = self.unit.mark();
            let value = self.unit.temp();
            let name = self.unit.short_name(alias.name.as_str());
            self.emit(Op::ImportFrom, value, module, name);
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store_name(bound.as_str(), value);
            self.unit.release(mark);
        }
    }
}
