//! `repr` and `str` of built-in values.

use crate::classes;
use crate::machine::Machine;
use crate::native::Res;
use crate::object::{Body, Exception, Set, View, address};
use crate::ops::walk::{DEPTH, Stop, Walk, is_builtin};
use crate::text::float::repr_float;
use crate::text::quote::{quote_ascii, quote_bytes, quote_str};
use crate::value::{Handle, Value};
use interleave_python_code::Compare;
use num_bigint::BigInt;
use std::fmt::Write;

/// An integer of more bits has more than 4,300 digits.
const SHOWN_BITS: u64 = 14_285;
const SHOWN_DIGITS: usize = 4300;
const TOO_DEEP: &str = " while getting the repr of an object";

/// A text in the making, and the containers that it is within.
#[derive(Default)]
struct Writer {
    text: String,
    within: Vec<Handle>,
}

impl Machine {
    /// `repr(value)`.
    ///
    /// # Errors
    /// `RecursionError` where values are nested too deeply, `ValueError` for an integer of too many digits.
    pub fn repr(&mut self, value: Value) -> Res<Option<String>> {
        let mut writer = Writer::default();
        let walk = self.write(&mut writer, value).map(|()| writer.text);
        self.walked(walk, Compare::Eq, TOO_DEEP)
    }

    /// As the built-in class of what it holds shows a value, whatever its own class defines.
    ///
    /// # Errors
    /// As `repr`.
    pub fn repr_plain(&mut self, value: Value) -> Res<Option<String>> {
        let mut writer = Writer::default();
        let walk = self.write_plain(&mut writer, value).map(|()| writer.text);
        self.walked(walk, Compare::Eq, TOO_DEEP)
    }

    /// `ascii(value)`, from `repr(value)`.
    pub fn ascii_of(repr: &str) -> String {
        if repr.is_ascii() {
            return repr.to_owned();
        }
        let mut text = String::new();
        for char in repr.chars() {
            if char.is_ascii() {
                text.push(char);
            } else {
                let quoted = quote_ascii(char.encode_utf8(&mut [0; 4]));
                text.push_str(quoted.trim_matches('\''));
            }
        }
        text
    }

    /// `str(value)`.
    ///
    /// # Errors
    /// As `repr`.
    pub fn str_of(&mut self, value: Value) -> Res<Option<String>> {
        if self.overrides(value, &["__str__"]) {
            return Ok(None);
        }
        if self.overrides(value, &["__repr__"])
            && !matches!(self.body(value), Some(Body::Exception(_) | Body::Str(_)))
        {
            return Ok(None);
        }
        self.str_plain(value)
    }

    /// As the built-in class of what it holds shows a value, whatever its own class defines.
    ///
    /// # Errors
    /// As `repr`.
    pub fn str_plain(&mut self, value: Value) -> Res<Option<String>> {
        match self.body(value) {
            Some(Body::Str(text)) => Ok(Some(text.text.to_string())),
            Some(Body::Exception(exception)) => {
                let args = exception.args;
                self.message(value, args)
            }
            _ => self.repr_plain(value),
        }
    }

    /// The message of an exception, from its arguments.
    fn message(&mut self, exception: Value, args: Value) -> Res<Option<String>> {
        let items = match self.body(args) {
            Some(Body::Tuple(items)) => items.to_vec(),
            _ => Vec::new(),
        };
        match items[..] {
            [] => Ok(Some(String::new())),
            [key] if self.is_instance(exception, classes::KEY_ERROR) => self.repr(key),
            [text] => self.str_of(text),
            [number, text] if self.is_instance(exception, classes::OS_ERROR) => {
                let (number, text) = (self.str_of(number)?, self.str_of(text)?);
                Ok(number
                    .zip(text)
                    .map(|(number, text)| format!("[Errno {number}] {text}")))
            }
            [number, text, file, ..] if self.is_instance(exception, classes::OS_ERROR) => {
                let (number, text) = (self.str_of(number)?, self.str_of(text)?);
                let file = self.repr(file)?;
                Ok(number
                    .zip(text)
                    .zip(file)
                    .map(|((number, text), file)| format!("[Errno {number}] {text}: {file}")))
            }
            _ => self.repr(args),
        }
    }

    fn write(&self, out: &mut Writer, value: Value) -> Walk<()> {
        if self.overrides(value, &["__repr__"]) {
            return Err(Stop::Python);
        }
        self.write_plain(out, value)
    }

    fn write_plain(&self, out: &mut Writer, value: Value) -> Walk<()> {
        let Some(handle) = value.as_handle() else {
            write_constant(out, value);
            return Ok(());
        };
        match self.heap.get(handle).whole() {
            Body::Str(text) => out.text.push_str(&quote_str(&text.text)),
            Body::Int(number) => write_big(out, number, value)?,
            Body::Float(number) => out.text.push_str(&repr_float(*number)),
            Body::Bytes(bytes) => out.text.push_str(&quote_bytes(bytes)),
            Body::ByteArray(bytes) => {
                let _ = write!(out.text, "bytearray({})", quote_bytes(bytes));
            }
            Body::List(items) => self.write_all(out, handle, ["[", "]"], items)?,
            Body::Tuple(items) => {
                let end = if items.len() == 1 { ",)" } else { ")" };
                self.write_all(out, handle, ["(", end], items)?;
            }
            Body::Dict(dict) => {
                let items: Vec<Value> = dict.iter().flat_map(|(key, value)| [key, value]).collect();
                write_within(out, handle, ["{", "}"], |out| self.write_pairs(out, &items))?;
            }
            Body::Set(set) => self.write_set(out, handle, set)?,
            Body::Range(range) => {
                let _ = write!(out.text, "range({}, {}", range.start, range.stop);
                if range.step != 1 {
                    let _ = write!(out.text, ", {}", range.step);
                }
                out.text.push(')');
            }
            Body::Slice(parts) => self.write_all(out, handle, ["slice(", ")"], &parts[..])?,
            Body::View(view, dict) => self.write_view(out, handle, *view, *dict)?,
            Body::Exception(exception) => self.write_exception(out, handle, exception)?,
            _ => self.write_object(out, handle)?,
        }
        Ok(())
    }

    fn write_all(
        &self,
        out: &mut Writer,
        handle: Handle,
        brackets: [&str; 2],
        items: &[Value],
    ) -> Walk<()> {
        write_within(out, handle, brackets, |out| self.write_items(out, items))
    }

    fn write_items(&self, out: &mut Writer, items: &[Value]) -> Walk<()> {
        for (place, item) in items.iter().enumerate() {
            if place > 0 {
                out.text.push_str(", ");
            }
            self.write(out, *item)?;
        }
        Ok(())
    }

    /// Keys and values by turns.
    fn write_pairs(&self, out: &mut Writer, items: &[Value]) -> Walk<()> {
        for (place, item) in items.iter().enumerate() {
            match place {
                0 => {}
                _ if place % 2 == 0 => out.text.push_str(", "),
                _ => out.text.push_str(": "),
            }
            self.write(out, *item)?;
        }
        Ok(())
    }

    fn write_set(&self, out: &mut Writer, handle: Handle, set: &Set) -> Walk<()> {
        let class = self.heap.class(handle);
        let name = self.name_of_class(class);
        if set.is_empty() {
            let _ = write!(out.text, "{name}()");
            return Ok(());
        }
        let items: Vec<Value> = set.iter().collect();
        if class == classes::SET {
            return self.write_all(out, handle, ["{", "}"], &items);
        }
        let start = format!("{name}({{");
        self.write_all(out, handle, [&start, "})"], &items)
    }

    fn write_view(&self, out: &mut Writer, handle: Handle, view: View, of: Value) -> Walk<()> {
        let Some(Body::Dict(dict)) = self.body(of) else {
            return Ok(());
        };
        match view {
            View::Keys => {
                let keys: Vec<Value> = dict.iter().map(|(key, _)| key).collect();
                self.write_all(out, handle, ["dict_keys([", "])"], &keys)
            }
            View::Values => {
                let values: Vec<Value> = dict.iter().map(|(_, value)| value).collect();
                self.write_all(out, handle, ["dict_values([", "])"], &values)
            }
            View::Items => write_within(out, handle, ["dict_items([", "])"], |out| {
                for (place, (key, value)) in dict.iter().enumerate() {
                    out.text.push_str(if place > 0 { ", (" } else { "(" });
                    self.write_items(out, &[key, value])?;
                    out.text.push(')');
                }
                Ok(())
            }),
        }
    }

    fn write_exception(&self, out: &mut Writer, handle: Handle, exception: &Exception) -> Walk<()> {
        out.text
            .push_str(&self.name_of_class(self.heap.class(handle)));
        match self.body(exception.args) {
            Some(Body::Tuple(args)) => self.write_all(out, handle, ["(", ")"], args),
            _ => {
                out.text.push_str("()");
                Ok(())
            }
        }
    }

    fn write_object(&self, out: &mut Writer, handle: Handle) -> Walk<()> {
        let class = self.heap.class(handle);
        let at = address(handle.0);
        match self.heap.get(handle).whole() {
            Body::Class(_) => {
                let _ = write!(out.text, "<class '{}'>", self.full_name(handle));
            }
            Body::Function(function) => {
                let name = self.as_text(function.qualname).unwrap_or_default();
                let _ = write!(out.text, "<function {name} at {at}>");
            }
            Body::Native(native) => self.write_native(out, native.name, None),
            Body::Method { function, receiver } => self.write_method(out, *function, *receiver)?,
            Body::Generator(generator)
                if matches!(
                    class,
                    classes::GENERATOR | classes::COROUTINE | classes::ASYNC_GENERATOR
                ) =>
            {
                let (kind, name) = (
                    self.name_of_class(class),
                    self.function_name(generator.function),
                );
                let _ = write!(out.text, "<{kind} object {name} at {at}>");
            }
            Body::Module(module) => {
                let module = self.modules.get(module.0 as usize);
                let (name, file) = module.map_or(("", ""), |module| {
                    (module.name.as_str(), module.file.as_str())
                });
                let from = if file.is_empty() || module.is_some_and(|module| module.own) {
                    "(built-in)".to_owned()
                } else {
                    format!("from '{file}'")
                };
                let _ = write!(out.text, "<module '{name}' {from}>");
            }
            Body::Lock(lock) => {
                let state = if lock.held { "locked" } else { "unlocked" };
                let _ = write!(out.text, "<{state} _thread.lock object at {at}>");
            }
            Body::ClassMethod(inner) => self.write_wrapped(out, "classmethod", *inner)?,
            Body::StaticMethod(inner) => self.write_wrapped(out, "staticmethod", *inner)?,
            Body::Super { class, receiver } => {
                let class = class
                    .as_handle()
                    .map_or(String::new(), |class| self.name_of_class(class));
                let receiver = self.class_name(*receiver);
                let _ = write!(out.text, "<super: <class '{class}'>, <{receiver} object>>");
            }
            Body::Code(code) => {
                let linked = self.linked(*code);
                let file = &self.modules[linked.module.0 as usize].file;
                let _ = write!(
                    out.text,
                    "<code object {} at {at}, file \"{file}\", line {}>",
                    linked.code.name, linked.code.first_line
                );
            }
            _ => {
                let _ = write!(out.text, "<{} object at {at}>", self.full_name(class));
            }
        }
        Ok(())
    }

    fn write_wrapped(&self, out: &mut Writer, kind: &str, inner: Value) -> Walk<()> {
        let _ = write!(out.text, "<{kind}(");
        self.write(out, inner)?;
        out.text.push_str(")>");
        Ok(())
    }

    fn write_native(&self, out: &mut Writer, name: &str, receiver: Option<Value>) {
        let (owner, short) = name.rsplit_once('.').unwrap_or(("", name));
        let _ = match (receiver, owner) {
            (Some(receiver), _) => {
                let class = self.class_name(receiver);
                let at = receiver.as_handle().map_or_else(
                    || format!("{:#x}", self.id(receiver)),
                    |handle| address(handle.0),
                );
                write!(
                    out.text,
                    "<built-in method {short} of {class} object at {at}>"
                )
            }
            (None, "") => write!(out.text, "<built-in function {short}>"),
            (None, owner) if short.starts_with("__") => {
                write!(out.text, "<slot wrapper '{short}' of '{owner}' objects>")
            }
            (None, owner) => write!(out.text, "<method '{short}' of '{owner}' objects>"),
        };
    }

    fn write_method(&self, out: &mut Writer, function: Value, receiver: Value) -> Walk<()> {
        if let Some(Body::Native(native)) = self.body(function) {
            self.write_native(out, native.name, Some(receiver));
            return Ok(());
        }
        let name = self.function_name(function);
        let _ = write!(out.text, "<bound method {name} of ");
        self.write(out, receiver)?;
        out.text.push('>');
        Ok(())
    }

    fn function_name(&self, function: Value) -> String {
        match self.body(function) {
            Some(Body::Function(function)) => self
                .as_text(function.qualname)
                .unwrap_or_default()
                .to_owned(),
            _ => "?".to_owned(),
        }
    }

    /// The name of a class with those of its module and of what it stands in.
    pub fn full_name(&self, class: Handle) -> String {
        let Body::Class(found) = self.heap.get(class).whole() else {
            return String::new();
        };
        let module = self
            .symbols
            .find("__module__")
            .and_then(|name| found.names.get(name))
            .and_then(|module| self.as_text(module));
        match module {
            Some(module) if module != "builtins" && !is_builtin(class) => {
                format!("{module}.{}", found.qualname)
            }
            _ => found.qualname.clone(),
        }
    }
}

fn write_big(out: &mut Writer, number: &BigInt, value: Value) -> Walk<()> {
    let text = if number.bits() > SHOWN_BITS {
        String::new()
    } else {
        number.to_string()
    };
    if text.is_empty() || text.trim_start_matches('-').len() > SHOWN_DIGITS {
        return Err(Stop::Digits(value));
    }
    out.text.push_str(&text);
    Ok(())
}

fn write_constant(out: &mut Writer, value: Value) {
    let text = match value {
        Value::NONE => "None",
        Value::TRUE => "True",
        Value::FALSE => "False",
        Value::ELLIPSIS => "Ellipsis",
        Value::NOT_IMPLEMENTED => "NotImplemented",
        _ => {
            if let Some(number) = value.as_small() {
                let _ = write!(out.text, "{number}");
            } else if let Some(number) = value.as_float() {
                out.text.push_str(&repr_float(number));
            } else {
                out.text.push_str("<NULL>");
            }
            return;
        }
    };
    out.text.push_str(text);
}

fn write_within(
    out: &mut Writer,
    handle: Handle,
    [start, end]: [&str; 2],
    inner: impl FnOnce(&mut Writer) -> Walk<()>,
) -> Walk<()> {
    if out.within.contains(&handle) {
        let _ = match end {
            "])" => write!(out.text, "..."),
            _ => write!(out.text, "{start}...{}", end.trim_start_matches(',')),
        };
        return Ok(());
    }
    if out.within.len() >= DEPTH {
        return Err(Stop::Deep);
    }
    out.within.push(handle);
    out.text.push_str(start);
    inner(out)?;
    out.text.push_str(end);
    out.within.pop();
    Ok(())
}
