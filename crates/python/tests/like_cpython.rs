//! Numbers and texts answer as CPython 3.11 does. (`expected/generate.py` wrote the tables.)

mod common;
#[path = "common/table.rs"]
mod table;

use interleave_python::text::float::repr_float;
use interleave_python::text::quote::{quote_ascii, quote_str};
use interleave_python_code::Binary;
use serde_json::json;
use table::{call, check, outcome, value};

#[test]
fn operators() {
    check("operations", |machine, row| {
        let op = Binary::ALL
            .into_iter()
            .find(|op| row[0] == format!("{op:?}"))
            .expect("an operator");
        let (a, b) = (value(machine, &row[1]), value(machine, &row[2]));
        let result = machine.binary(op, a, b);
        outcome(machine, result)
    });
}

#[test]
fn floats_are_shown() {
    check("floats", |machine, row| {
        let number = value(machine, &row[0]);
        json!(repr_float(machine.want_float(number).unwrap_or(0.0)))
    });
}

#[test]
fn format_specifications() {
    check("formats", |machine, row| {
        let number = value(machine, &row[0]);
        let result = machine.format(number, row[1].as_str().expect("a specification"));
        let result = result.map(|text| text.map(|text| machine.str(text)));
        outcome(machine, result)
    });
}

#[test]
fn percent_formats() {
    check("percents", |machine, row| {
        let (text, args) = (value(machine, &row[0]), value(machine, &row[1]));
        let result = machine.binary(Binary::Mod, text, args);
        outcome(machine, result)
    });
}

#[test]
fn methods_of_texts_and_bytes() {
    calls("methods");
}

#[test]
fn methods_and_functions_of_numbers() {
    calls("calls");
}

fn calls(table: &str) {
    check(table, |machine, row| {
        let args: Vec<_> = match row[1].as_array() {
            Some(args) => args.iter().map(|arg| value(machine, arg)).collect(),
            None => Vec::new(),
        };
        let result = call(machine, row[0].as_str().expect("a name"), &args);
        outcome(machine, result)
    });
}

#[test]
fn texts_are_quoted() {
    for row in table::table("quotes") {
        let text = row[0].as_str().expect("a text");
        assert_eq!(row[1], quote_str(text));
        assert_eq!(row[2], quote_ascii(text));
    }
}
