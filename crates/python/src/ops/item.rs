//! `a[key]` of built-in values.

use crate::machine::Machine;
use crate::native::Res;
use crate::value::Value;

impl Machine {
    /// `value[key]`.
    pub fn get_item(&mut self, _value: Value, _key: Value) -> Res<Option<Value>> {
        Ok(None)
    }

    /// `value[key] = item`.
    pub fn set_item(&mut self, _value: Value, _key: Value, _item: Value) -> Res<Option<()>> {
        Ok(None)
    }

    /// `del value[key]`.
    pub fn delete_item(&mut self, _value: Value, _key: Value) -> Res<Option<()>> {
        Ok(None)
    }
}
