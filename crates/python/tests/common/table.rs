//! Tables of CPython's answers: values read from them, and calls of natives.

use crate::common::Stage;
use interleave_python::classes;
use interleave_python::native::Native;
use interleave_python::natives::{CLASS_TABLES, MODULE_TABLES};
use interleave_python::object::{Body, Dict};
use interleave_python::{Machine, Out, Raised, Res, Value};
use num_bigint::BigInt;
use serde_json::Value as Json;

/// A table of expectations.
pub fn table(name: &str) -> Vec<Json> {
    let path = format!("{}/tests/expected/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the table is there");
    serde_json::from_str(&text).expect("the table is JSON")
}

fn hex(text: &Json) -> Vec<u8> {
    let text = text.as_str().expect("hexadecimal digits");
    (0..text.len() / 2)
        .map(|place| u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).expect("a byte"))
        .collect()
}

/// A value of a table.
pub fn value(machine: &mut Machine, json: &Json) -> Value {
    let (kind, content) = match json {
        Json::Null => return Value::NONE,
        Json::Bool(yes) => return Value::bool(*yes),
        Json::String(text) => return machine.str(text.as_str()),
        Json::Object(map) => map.iter().next().expect("a kind"),
        other => panic!("{other} is no value"),
    };
    let items = |machine: &mut Machine| {
        let items = content.as_array().expect("items");
        items
            .iter()
            .map(|item| value(machine, item))
            .collect::<Vec<_>>()
    };
    match kind.as_str() {
        "int" => {
            let number: BigInt = content.as_str().expect("digits").parse().expect("a number");
            machine.big(number)
        }
        "float" => {
            let bytes: [u8; 8] = hex(content).try_into().expect("eight bytes");
            machine.float(f64::from_be_bytes(bytes))
        }
        "bytes" => machine.bytes(hex(content)),
        "bytearray" => machine
            .heap
            .alloc(classes::BYTEARRAY, Body::ByteArray(hex(content))),
        "list" => {
            let items = items(machine);
            machine.list(items)
        }
        "tuple" => {
            let items = items(machine);
            machine.tuple(items)
        }
        "dict" => {
            let dict = machine.new_dict(Dict::default());
            for pair in content.as_array().expect("pairs") {
                let (key, item) = (value(machine, &pair[0]), value(machine, &pair[1]));
                let _ = machine.dict_set(dict, key, item);
            }
            dict
        }
        "class" => Value::object(match content.as_str() {
            Some("int") => classes::INT,
            Some("float") => classes::FLOAT,
            other => panic!("no class {other:?}"),
        }),
        _ => Value::NOT_IMPLEMENTED,
    }
}

/// A value as it would stand in a table.
pub fn shown(machine: &Machine, value: Value) -> Json {
    let digits = |bytes: &[u8]| {
        let pairs: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        pairs.concat()
    };
    let float = |number: f64| {
        let number = if number.is_nan() { f64::NAN } else { number };
        serde_json::json!({"float": digits(&number.to_be_bytes())})
    };
    if let Some(yes) = value.as_bool() {
        return Json::Bool(yes);
    }
    if let Some(number) = value.as_small() {
        return serde_json::json!({"int": number.to_string()});
    }
    if let Some(number) = value.as_float() {
        return float(number);
    }
    let all = |items: &[Value]| items.iter().map(|item| shown(machine, *item)).collect();
    match machine.body(value) {
        None if value.is_none() => Json::Null,
        None => serde_json::json!({"constant": "NotImplemented"}),
        Some(Body::Int(number)) => serde_json::json!({"int": number.to_string()}),
        Some(Body::Float(number)) => float(*number),
        Some(Body::Str(text)) => Json::String(text.text.to_string()),
        Some(Body::Bytes(bytes)) => serde_json::json!({"bytes": digits(bytes)}),
        Some(Body::ByteArray(bytes)) => serde_json::json!({"bytearray": digits(bytes)}),
        Some(Body::List(items)) => serde_json::json!({"list": Json::Array(all(items))}),
        Some(Body::Tuple(items)) => serde_json::json!({"tuple": Json::Array(all(items))}),
        Some(Body::Dict(dict)) => {
            let pairs: Vec<Json> = dict
                .iter()
                .map(|(key, item)| serde_json::json!([shown(machine, key), shown(machine, item)]))
                .collect();
            serde_json::json!({"dict": pairs})
        }
        Some(other) => Json::String(format!("{other:?}")),
    }
}

/// What a call gave, as it would stand in a table.
pub fn outcome(machine: &Machine, result: Res<Option<Value>>) -> Json {
    match result {
        Ok(Some(value)) => serde_json::json!([shown(machine, value)]),
        Ok(None) => serde_json::json!(["not natively"]),
        Err(Raised(raised)) => {
            let Some(Body::Exception(exception)) = machine.body(raised) else {
                panic!("no exception");
            };
            let args = shown(machine, exception.args);
            serde_json::json!([machine.class_name(raised), args["tuple"]])
        }
    }
}

/// Calls a native by its full name, with arguments by position.
pub fn call(machine: &mut Machine, name: &str, given: &[Value]) -> Res<Option<Value>> {
    let native = find(name);
    let mut args = Vec::new();
    for (place, parameter) in native
        .signature
        .split(", ")
        .filter(|part| !matches!(*part, "/" | "*" | ""))
        .enumerate()
    {
        let default = parameter.split_once('=').map(|(_, default)| default);
        args.push(match (given.get(place), default) {
            (Some(value), _) => *value,
            (None, Some("None")) => Value::NONE,
            (None, Some("True")) => Value::TRUE,
            (None, Some("False")) => Value::FALSE,
            (None, Some("?")) => Value::UNBOUND,
            (None, Some(text)) => match text.parse() {
                Ok(number) => Value::int(number),
                Err(_) => machine.str(text.trim_matches('\'')),
            },
            (None, None) => panic!("{name} needs {parameter}"),
        });
    }
    match (native.run)(machine, &args)? {
        Out::Value(value) => Ok(Some(value)),
        _ => Ok(None),
    }
}

fn find(name: &str) -> &'static Native {
    let by_class = CLASS_TABLES.iter().map(|(_, table)| *table);
    // Other modules have functions of the same names.
    let by_module = MODULE_TABLES
        .iter()
        .filter(|(module, _)| *module == "builtins")
        .map(|(_, table)| *table);
    by_class
        .chain(by_module)
        .flatten()
        .map(|(_, native)| native)
        .find(|native| native.name == name)
        .unwrap_or_else(|| panic!("there is no native {name}"))
}

/// Fails with all rows that differ, if there are any.
pub fn check(name: &str, mut answer: impl FnMut(&mut Machine, &[Json]) -> Json) {
    let mut machine = Stage::default().bare_machine();
    let rows = table(name);
    assert!(!rows.is_empty());
    let mut wrong = Vec::new();
    for row in &rows {
        let cells = row.as_array().expect("cells");
        let (expected, asked) = cells.split_last().expect("an expectation");
        let answer = answer(&mut machine, asked);
        if answer != *expected {
            wrong.push(format!("{row}\n    gave {answer}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} differ:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
}
