//! `_re`: patterns for `lib/re.py`. Places are counted in characters.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Res, Table};
use crate::natives::args::arg;
use crate::natives::table::functions;
use crate::object::{Body, State};
use crate::regex::{Found, Mode, Program, Stopped, parse};
use crate::value::Value;
use std::sync::Arc;

/// The module `_re`.
pub const MODULE: Table = functions! {
    "compile" ("pattern, flags, /") = compile,
    "find" ("program, text, start, end, mode, /") = find,
    "find_all" ("program, text, start, end, limit, /") = find_all,
};

#[derive(Debug)]
struct Compiled(Arc<Program>);

impl State for Compiled {
    fn copy(&self) -> Box<dyn State> {
        Box::new(Self(Arc::clone(&self.0)))
    }

    fn as_any(&mut self) -> &mut dyn std::any::Any {
        self
    }
}

/// `(program, groups, names, flags)`; or of a pattern with a fault `(None, message, place)`.
fn compile(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let pattern = text_of(machine, arg(args, 0))?;
    let flags = machine.want_int(arg(args, 1))? as u32;
    let made = parse(&pattern, flags).and_then(|tree| Ok((Program::new(&tree)?, tree)));
    let (program, tree) = match made {
        Ok(made) => made,
        Err(problem) => {
            let message = machine.str(problem.message);
            let place = match problem.place {
                Some(place) => machine.integer(place as i64),
                None => Value::NONE,
            };
            return Ok(machine.tuple(vec![Value::NONE, message, place]).into());
        }
    };
    let mut names = Vec::new();
    for (name, group) in tree.names {
        let pair = vec![machine.str(name), machine.integer(group as i64)];
        names.push(machine.tuple(pair));
    }
    let names = machine.list(names);
    let program = machine.heap.alloc(
        classes::STATE,
        Body::State(Box::new(Compiled(Arc::new(program)))),
    );
    let groups = machine.integer(tree.groups as i64);
    let flags = machine.integer(i64::from(tree.flags));
    Ok(machine.tuple(vec![program, groups, names, flags]).into())
}

fn text_of(machine: &mut Machine, value: Value) -> Res<String> {
    match machine.as_text(value) {
        Some(text) => Ok(text.to_owned()),
        None => machine.type_error("expected string or bytes-like object"),
    }
}

struct Task {
    program: Arc<Program>,
    text: Vec<char>,
    start: usize,
    end: usize,
}

fn task(machine: &mut Machine, args: &[Value]) -> Res<Task> {
    let state = arg(args, 0).as_handle();
    let program = state.and_then(|handle| match &mut *machine.heap.get_mut(handle) {
        Body::State(state) => state
            .as_any()
            .downcast_ref::<Compiled>()
            .map(|compiled| Arc::clone(&compiled.0)),
        _ => None,
    });
    let Some(program) = program else {
        return machine.type_error("a compiled pattern is required");
    };
    let length = match machine.as_text(arg(args, 1)) {
        Some(text) => text.len(),
        None => return machine.type_error("expected string or bytes-like object"),
    };
    machine.reserve(length * size_of::<char>())?;
    let text: Vec<char> = text_of(machine, arg(args, 1))?.chars().collect();
    let bound = |number: i64| usize::try_from(number.max(0)).unwrap_or(usize::MAX);
    let start = bound(machine.want_int(arg(args, 2))?).min(text.len());
    let end = bound(machine.want_int(arg(args, 3))?).min(text.len());
    Ok(Task {
        program,
        text,
        start,
        end,
    })
}

fn stopped<T>(machine: &mut Machine, _: Stopped) -> Res<T> {
    Err(machine.error(
        classes::RUNTIME_ERROR,
        "this pattern takes too long on this text",
    ))
}

/// The last group, and the places of all groups one after another; -1 of one that did not fit.
fn spans(machine: &mut Machine, found: &Found) -> Value {
    let mut parts = vec![match found.last {
        Some(group) => machine.integer(group as i64),
        None => Value::NONE,
    }];
    for group in &found.groups {
        let (from, to) = group.map_or((-1, -1), |(from, to)| (from as i64, to as i64));
        parts.push(machine.integer(from));
        parts.push(machine.integer(to));
    }
    machine.tuple(parts)
}

fn find(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let task = task(machine, args)?;
    let mode = match machine.want_int(arg(args, 4))? {
        0 => Mode::Search,
        1 => Mode::Match,
        _ => Mode::Full,
    };
    if task.start > task.end {
        return Ok(Value::NONE.into());
    }
    let found = task
        .program
        .find(&task.text, task.start, task.end, mode, None);
    match found {
        Ok(Some(found)) => Ok(spans(machine, &found).into()),
        Ok(None) => Ok(Value::NONE.into()),
        Err(error) => stopped(machine, error),
    }
}

/// All matches that do not overlap; with a limit above 0, at most that number of them.
fn find_all(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let task = task(machine, args)?;
    let limit = machine.want_int(arg(args, 4))?;
    let limit = usize::try_from(limit).ok().filter(|&limit| limit > 0);
    let mut all = Vec::new();
    let (mut start, mut not_empty_at) = (task.start, None);
    while start <= task.end && limit.is_none_or(|limit| all.len() < limit) {
        let found = task
            .program
            .find(&task.text, start, task.end, Mode::Search, not_empty_at);
        let found = match found {
            Ok(Some(found)) => found,
            Ok(None) => break,
            Err(error) => return stopped(machine, error),
        };
        if let Some(&Some((from, to))) = found.groups.first() {
            start = to;
            not_empty_at = (from == to).then_some(to);
        }
        machine.reserve(found.groups.len() * 16)?;
        all.push(spans(machine, &found));
    }
    Ok(machine.list(all).into())
}
