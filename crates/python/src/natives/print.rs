//! Built-in functions of texts and files: `print`, `repr`, `format`, `open`; and what is refused.

use crate::classes;
use crate::host::Stream;
use crate::machine::Machine;
use crate::native::{Out, Raised, Res, Table};
use crate::natives::protocol::answer;
use crate::natives::table::functions;
use crate::object::Body;
use crate::value::Value;

/// Functions of `builtins`.
pub const MODULE: Table = functions! {
    "print" ("*args, sep=None, end=None, file=None, flush=False") = print,
    "repr" ("obj, /") = repr,
    "ascii" ("obj, /") = ascii,
    "format" ("value, format_spec='', /") = format,
    "open" ("file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None") = open,
    "input" ("prompt='', /") = input,
    "exec" ("source, globals=None, locals=None, /, *, closure=None") = exec,
    "eval" ("source, globals=None, locals=None, /") = eval,
    "compile" ("source, filename, mode, flags=0, dont_inherit=False, optimize=-1") = compile,
    "breakpoint" ("*args, **kwargs") = breakpoint,
};

/// What stands between or after the texts that are printed.
fn separator(machine: &mut Machine, name: &str, value: Value, default: &str) -> Res<String> {
    if value.is_none() {
        return Ok(default.to_owned());
    }
    match machine.as_text(value) {
        Some(text) => Ok(text.to_owned()),
        None => {
            let class = machine.class_name(value);
            machine.type_error(format!("{name} must be None or a string, not {class}"))
        }
    }
}

fn print(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let [values, sep, end, file, flush] = *args else {
        return Ok(Value::NONE.into());
    };
    let between = separator(machine, "sep", sep, " ")?;
    let after = separator(machine, "end", end, "\n")?;
    let file = if file.is_none() {
        redirected(machine)
    } else {
        Some(file)
    };
    if let Some(file) = file {
        return machine.prelude("_print_to", vec![values, sep, end, file, flush]);
    }
    let values = match machine.body(values) {
        Some(Body::Tuple(values)) => values.to_vec(),
        _ => Vec::new(),
    };
    let mut text = String::new();
    for (place, value) in values.iter().enumerate() {
        if place > 0 {
            text.push_str(&between);
        }
        match machine.str_of(*value) {
            Ok(Some(part)) => text.push_str(&part),
            // What stands before it is printed, as if all were printed one by one.
            Err(raised) => {
                let thread = machine.current.thread;
                machine.host.write(Stream::Out, thread, &text);
                return Err(raised);
            }
            Ok(None) => {
                let values = machine.list(values);
                return machine.prelude("_print", vec![values, sep, end]);
            }
        }
    }
    text.push_str(&after);
    let thread = machine.current.thread;
    machine.host.write(Stream::Out, thread, &text);
    Ok(Value::NONE.into())
}

/// What a program put in the place of `sys.stdout`.
fn redirected(machine: &Machine) -> Option<Value> {
    let sys = machine.imported.get("sys").copied()?;
    let stdout = machine.module_name(sys, "stdout")?;
    let original = machine.module_name(sys, "__stdout__")?;
    (stdout != original).then_some(stdout)
}

fn repr(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = machine.repr(args[0])?;
    answer(machine, text, Machine::str, "_repr", args)
}

fn ascii(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let text = machine.repr(args[0])?;
    let ascii = |machine: &mut Machine, text: String| machine.str(Machine::ascii_of(&text));
    answer(machine, text, ascii, "_ascii", args)
}

fn format(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let Some(spec) = machine.as_text(args[1]).map(str::to_owned) else {
        let class = machine.class_name(args[1]);
        return machine.type_error(format!("format() argument 2 must be str, not {class}"));
    };
    let text = machine.format(args[0], &spec)?;
    answer(machine, text, Machine::str, "_format_value", args)
}

fn open(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let Some(path) = machine.as_text(args[0]).map(str::to_owned) else {
        if machine.overrides(args[0], &["__fspath__"]) {
            return machine.prelude("_open_path", args.to_vec());
        }
        let class = machine.class_name(args[0]);
        return machine.type_error(format!(
            "expected str, bytes or os.PathLike object, not {class}"
        ));
    };
    let mode = machine.as_text(args[1]).unwrap_or_default().to_owned();
    check_mode(machine, &mode)?;
    if mode.contains(['w', 'a', 'x', '+']) {
        return Err(file_error(
            machine,
            classes::PERMISSION_ERROR,
            (13, "Permission denied (files are read-only here)"),
            args[0],
        ));
    }
    let Some(bytes) = machine.host.file(&path) else {
        let error = (2, "No such file or directory");
        return Err(file_error(
            machine,
            classes::FILE_NOT_FOUND_ERROR,
            error,
            args[0],
        ));
    };
    machine.reserve(bytes.len() * 2)?;
    if mode.contains('b') {
        let content = machine
            .heap
            .alloc(classes::BYTES, Body::Bytes(bytes.into()));
        return machine.prelude("_open_bytes", vec![args[0], args[1], content]);
    }
    let text = String::from_utf8_lossy(&bytes);
    let text = if args[5].is_none() {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.into_owned()
    };
    let content = machine.str(text);
    machine.prelude("_open_text", vec![args[0], args[1], content, args[3]])
}

fn check_mode(machine: &mut Machine, mode: &str) -> Res<()> {
    let count = |chars: &[char]| mode.chars().filter(|char| chars.contains(char)).count();
    let known = mode.chars().all(|char| "rwaxbt+".contains(char));
    let twice = mode.chars().any(|char| mode.matches(char).count() > 1);
    if !known || twice {
        return machine.value_error(format!("invalid mode: '{mode}'"));
    }
    if count(&['b', 't']) > 1 {
        return machine.value_error("can't have text and binary mode at once");
    }
    if count(&['r', 'w', 'a', 'x']) != 1 {
        return machine.value_error("must have exactly one of create/read/write/append mode");
    }
    Ok(())
}

/// An error of a file: `[Errno 2] No such file or directory: 'x'`.
fn file_error(
    machine: &mut Machine,
    class: crate::value::Handle,
    (number, message): (i64, &str),
    path: Value,
) -> Raised {
    let message = machine.str(message);
    machine.exception(class, vec![Value::int(number), message, path])
}

fn refuse(machine: &mut Machine, message: &str) -> Res<Out> {
    Err(machine.error(classes::OS_ERROR, message))
}

fn input(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    refuse(
        machine,
        "input() is not available here: a program that runs in the page cannot ask for a line",
    )
}

fn exec(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    refuse(
        machine,
        "exec() is not available here: programs are compiled before they run",
    )
}

fn eval(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    refuse(
        machine,
        "eval() is not available here: programs are compiled before they run",
    )
}

fn compile(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    refuse(
        machine,
        "compile() is not available here: programs are compiled before they run",
    )
}

fn breakpoint(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    refuse(
        machine,
        "breakpoint() is not available here: step through the program instead",
    )
}
