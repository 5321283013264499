//! Operations of containers, against CPython's answers (`containers/cases.txt`, which `containers/generate.py` writes).

mod common;
#[path = "containers/literal.rs"]
mod literal;

use common::Stage;
use interleave_python::natives::{CLASS_TABLES, MODULE_TABLES};
use interleave_python::object::Body;
use interleave_python::object::{Dict, Set};
use interleave_python::{Machine, Out, Raised, Res, Value, classes};
use interleave_python_code::{Binary, Compare};
use literal::{Reader, text_of};

/// Calls a native with arguments by position.
fn call(machine: &mut Machine, table: &str, name: &str, given: &[Value]) -> Res<Option<Value>> {
    let class = classes::ALL
        .iter()
        .position(|(class, _)| *class == table)
        .unwrap_or(usize::MAX);
    let native = CLASS_TABLES
        .iter()
        .filter(|(handle, _)| handle.0 as usize == class)
        .chain(&[])
        .flat_map(|(_, rows)| rows.iter())
        .chain(
            MODULE_TABLES
                .iter()
                .filter(|(module, _)| *module == table)
                .flat_map(|(_, rows)| rows.iter()),
        )
        .find(|(found, _)| *found == name)
        .map_or_else(|| panic!("{table}.{name} is missing"), |(_, native)| native);
    let args = bind(machine, native.signature, given);
    match (native.run)(machine, &args)? {
        Out::Value(value) => Ok(Some(value)),
        _ => Ok(None),
    }
}

/// The arguments by position, and the defaults of the rest.
fn bind(machine: &mut Machine, signature: &str, given: &[Value]) -> Vec<Value> {
    let mut given = given.iter().copied();
    let mut args = Vec::new();
    let mut keywords_only = false;
    for part in signature.split(", ").filter(|part| !part.is_empty()) {
        let (name, default) = part.split_once('=').unwrap_or((part, "?"));
        let value = match name {
            "/" => continue,
            "*" => {
                keywords_only = true;
                continue;
            }
            _ if name.starts_with("**") => Some(machine.new_dict(Dict::default())),
            _ if name.starts_with('*') => {
                keywords_only = true;
                let rest: Vec<Value> = given.by_ref().collect();
                Some(machine.tuple(rest))
            }
            _ if keywords_only => None,
            _ => given.next(),
        };
        args.push(match value {
            Some(value) => value,
            None if default == "?" => Value::UNBOUND,
            None => Reader::read(machine, default),
        });
    }
    args
}

fn list_of(machine: &mut Machine, iterable: Option<Value>) -> Res<Option<Value>> {
    let items = match iterable {
        Some(iterable) => machine.items_of(iterable)?,
        None => None,
    };
    Ok(items.map(|items| machine.list(items)))
}

fn run(machine: &mut Machine, operation: &str, args: &[Value]) -> Res<Option<Value>> {
    if let Some(op) = Compare::ALL.iter().find(|op| op.symbol() == operation) {
        return Ok(machine.compare(*op, args[0], args[1])?.map(Value::bool));
    }
    let (symbol, in_place) = match operation.strip_suffix('=') {
        Some(symbol) => (symbol, true),
        None => (operation, false),
    };
    if let Some(op) = Binary::ALL.iter().find(|op| op.symbol() == symbol) {
        return machine.sequence_binary(*op, args[0], args[1], in_place);
    }
    if operation.len() > 5
        && let Some((class, method)) = operation.split_once('.')
    {
        let result = call(machine, class, method, args)?;
        return Ok(result.map(|result| machine.tuple([result, args[0]])));
    }
    match operation {
        "[]" => machine.get_item(args[0], args[1]),
        "[]=" => Ok(machine
            .set_item(args[0], args[1], args[2])?
            .map(|()| args[0])),
        "del[]" => Ok(machine.delete_item(args[0], args[1])?.map(|()| args[0])),
        "hash" => {
            let hash = machine.hash(args[0])?;
            Ok(hash.map(|hash| machine.integer(hash.cast_signed())))
        }
        "str" => {
            let text = machine.str_of(args[0])?;
            Ok(text.map(|text| machine.str(text)))
        }
        "bool" => Ok(machine.truth(args[0]).map(Value::bool)),
        "list" => list_of(machine, Some(args[0])),
        "set" => {
            let set = machine.new_set(classes::SET, Set::default());
            call(machine, "set", "__init__", &[set, args[0]])?;
            Ok(Some(set))
        }
        "reversed" | "zip" | "enumerate" => {
            let class = Value::NONE;
            let args = [&[class], args].concat();
            let iterator = call(machine, operation, "__new__", &args)?;
            list_of(machine, iterator)
        }
        _ => call(machine, "builtins", operation, args),
    }
}

/// As the cases show an answer.
fn show(machine: &mut Machine, answer: Res<Option<Value>>) -> String {
    match answer {
        Ok(Some(value)) => match machine.repr(value) {
            Ok(text) => text.unwrap_or_else(|| "repr asks Python".into()),
            Err(raised) => show(machine, Err(raised)),
        },
        Ok(None) => "asks Python".into(),
        Err(Raised(exception)) => {
            let class = machine.class_name(exception);
            format!("{class}: {}", text_of(machine, exception))
        }
    }
}

#[test]
fn containers_answer_as_in_cpython() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in include_str!("containers/cases.txt").lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [operation, arguments @ .., expected] = &parts[..] else {
            panic!("no case: {line}");
        };
        let mut machine = Stage::default().bare_machine();
        let args: Vec<Value> = arguments
            .iter()
            .map(|argument| Reader::read(&mut machine, argument))
            .collect();
        let answer = run(&mut machine, operation, &args);
        let answer = show(&mut machine, answer);
        count += 1;
        // Items of a dictionary are compared with other sets in Python.
        let left =
            answer == "asks Python" && arguments.iter().any(|text| text.starts_with("items"));
        if answer != *expected && !left {
            wrong.push(format!(
                "{operation} {}\n     is {answer}\n not {expected}",
                arguments.join(" , ")
            ));
        }
    }
    assert!(count > 400, "only {count} cases");
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn what_is_nested_too_deeply_is_refused() {
    let mut machine = Stage::default().bare_machine();
    let (mut a, mut b) = (machine.list(vec![]), machine.list(vec![]));
    for _ in 0..1000 {
        (a, b) = (machine.list(vec![a]), machine.list(vec![b]));
    }
    let message = |machine: &mut Machine, raised: Option<Raised>| {
        raised.map(|Raised(exception)| (machine.class_name(exception), text_of(machine, exception)))
    };
    let compared = machine.equal(a, b).err();
    assert_eq!(
        message(&mut machine, compared),
        Some((
            "RecursionError".into(),
            "maximum recursion depth exceeded in comparison".into()
        ))
    );
    let shown = machine.repr(a).err();
    assert_eq!(
        message(&mut machine, shown),
        Some((
            "RecursionError".into(),
            "maximum recursion depth exceeded while getting the repr of an object".into()
        ))
    );
}

#[test]
fn what_contains_itself_is_shown_once() {
    let mut machine = Stage::default().bare_machine();
    let list = machine.list(vec![Value::int(1)]);
    machine.list_mut(list, |items| items.push(list));
    let pair = machine.tuple([list]);
    machine.list_mut(list, |items| items.push(pair));
    assert_eq!(machine.repr(list), Ok(Some("[1, [...], ([...],)]".into())));
}

#[test]
fn a_change_of_size_ends_an_iteration() {
    let mut machine = Stage::default().bare_machine();
    for (literal, expected) in [
        (
            "{1: 2}",
            "RuntimeError: dictionary changed size during iteration",
        ),
        (
            "items({1: 2})",
            "RuntimeError: dictionary changed size during iteration",
        ),
        ("{1}", "RuntimeError: Set changed size during iteration"),
    ] {
        let container = Reader::read(&mut machine, literal);
        let Ok(Some(iterator)) = machine.iterator(container) else {
            panic!("{literal} has no iterator");
        };
        let changed = match machine.body(container) {
            Some(Body::View(_, dict)) => *dict,
            _ => container,
        };
        let _ = machine.dict_set(changed, Value::int(9), Value::NONE);
        let _ = machine.set_add(changed, Value::int(9));
        let mut ask = || {
            let next = machine.next(iterator).map(|_| None);
            show(&mut machine, next)
        };
        assert_eq!(
            (ask(), ask()),
            (expected.into(), expected.into()),
            "{literal}"
        );
    }
}

#[test]
fn objects_of_a_class_with_methods_in_python_are_left_to_python() {
    let mut machine = Stage::default().bare_machine();
    let object = Value::object(classes::OBJECT);
    let class = machine.add_class("C", "C", vec![object], classes::OBJECT);
    let handle = class.as_handle().unwrap_or(classes::OBJECT);
    let attributes = interleave_python::object::Attributes {
        shape: interleave_python::object::ShapeId(0),
        slots: vec![],
    };
    let instance = machine.heap.alloc(handle, Body::Instance(attributes));
    let one = machine.list(vec![Value::int(1), instance]);
    let other = machine.list(vec![Value::int(1), Value::int(2)]);
    assert_eq!(machine.equal(one, other), Ok(Some(false)), "identity");
    assert!(matches!(machine.hash(instance), Ok(Some(_))));
    for name in [
        "__eq__",
        "__hash__",
        "__lt__",
        "__repr__",
        "__len__",
        "__iter__",
        "__contains__",
        "__getitem__",
    ] {
        let symbol = machine.symbol(name);
        if let Body::Class(class) = &mut *machine.heap.get_mut(handle) {
            class.names.set(symbol, Value::TRUE);
        }
    }
    assert_eq!(machine.equal(one, other), Ok(None));
    assert_eq!(machine.hash(instance), Ok(None));
    assert_eq!(machine.compare(Compare::Lt, one, other), Ok(None));
    assert_eq!(machine.repr(one), Ok(None));
    assert_eq!(machine.length(instance), Ok(None));
    assert_eq!(machine.truth(instance), None);
    assert_eq!(machine.iterator(instance), Ok(None));
    assert_eq!(machine.contains(instance, Value::NONE), Ok(None));
    assert_eq!(machine.contains(other, instance), Ok(None));
    assert_eq!(machine.get_item(instance, Value::NONE), Ok(None));
    let dict = machine.new_dict(Dict::default());
    assert_eq!(machine.dict_set(dict, instance, Value::NONE), Ok(None));
    assert_eq!(
        machine.sort_by_keys(&[instance, instance], &[instance, instance], false),
        Ok(None)
    );
}
