//! The compiler as a module of its own, in a worker of its own (`www/compiler-worker.js`):
//! a page that runs no program loads no parser, and no page waits for one.

use interleave_python_compiler::{Hint, Problem, Target, compile, hints, problems_of_cell, told};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

/// Compiles a program: gives an object with its `code`, as bytes, and the modules that it may
/// import (`Code::imports`) in `imports`; or with the `problems`, each with `kind`, `message`,
/// `line` (from 1) and `column` (in characters, from 0), `endLine` and `endColumn` (the one after
/// the last), and perhaps `hint`, which says what to do, and `instead`, what takes the place of
/// its line; and with what `CPython` would say of them in `told`.
#[wasm_bindgen(js_name = compile)]
pub fn compile_program(source: &str, file: &str) -> Object {
    let result = Object::new();
    match compile(source, Target::Module) {
        Ok(code) => {
            let bytes = Uint8Array::from(code.to_bytes().as_slice());
            set(&result, "code", &bytes);
            let imports = code.imports().into_iter().map(JsValue::from_str);
            set(&result, "imports", &imports.collect::<Array>());
        }
        Err(problems) => {
            set(&result, "told", &told(&problems, file, source).into());
            let check = |source: &str| compile(source, Target::Module).err().unwrap_or_default();
            set(&result, "problems", &listed(source, &problems, &check));
        }
    }
    result
}

/// Of a notebook's cell: gives an object with its `problems`, as above, perhaps none.
#[wasm_bindgen(js_name = check)]
pub fn check_cell(source: &str) -> Object {
    let result = Object::new();
    let problems = problems_of_cell(source);
    let listed = listed(source, &problems, &problems_of_cell);
    set(&result, "problems", &listed);
    result
}

fn listed(source: &str, problems: &[Problem], check: &dyn Fn(&str) -> Vec<Problem>) -> Array {
    let hints = hints(source, problems, check);
    problems
        .iter()
        .zip(&hints)
        .map(|(problem, hint)| plain(problem, hint.as_ref()))
        .collect()
}

fn plain(problem: &Problem, hint: Option<&Hint>) -> JsValue {
    let plain = Object::new();
    for (name, value) in [
        ("kind", problem.kind.into()),
        ("message", problem.message.as_str().into()),
        ("line", problem.line.into()),
        ("column", problem.column.into()),
        ("endLine", problem.end_line.into()),
        ("endColumn", problem.end_column.into()),
    ] {
        set(&plain, name, &value);
    }
    if let Some(hint) = hint {
        set(&plain, "hint", &hint.words.as_str().into());
    }
    if let Some(instead) = hint.and_then(|hint| hint.instead.as_deref()) {
        set(&plain, "instead", &instead.into());
    }
    plain.into()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A fresh plain object takes any property.
    let _ = Reflect::set(object, &name.into(), value);
}

fn main() {}
