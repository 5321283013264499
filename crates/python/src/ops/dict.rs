//! Look-ups in dictionaries.

use crate::machine::Machine;
use crate::native::Res;
use crate::value::Value;

impl Machine {
    /// The value of a key, if it is there. `None`: a comparison needs Python.
    pub fn dict_get(&mut self, _dict: Value, _key: Value) -> Res<Option<Option<Value>>> {
        Ok(None)
    }

    /// Sets the value of a key.
    pub fn dict_set(&mut self, _dict: Value, _key: Value, _value: Value) -> Res<Option<()>> {
        Ok(None)
    }

    /// Removes a key; gives its value if it was there.
    pub fn dict_remove(&mut self, _dict: Value, _key: Value) -> Res<Option<Option<Value>>> {
        Ok(None)
    }

    /// The value of a text.
    pub fn dict_get_str(&mut self, _dict: Value, _key: &str) -> Option<Value> {
        None
    }

    /// Sets the value of a text.
    pub fn dict_set_str(&mut self, _dict: Value, _key: &str, _value: Value) {}
}
