//! `_processes`: processes and what they share. What each does is said in `lib/_process.py`.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Out, Raised, Res, Table, Wait};
use crate::natives::args::arg;
use crate::natives::table::functions;
use crate::natives::thread::seconds;
use crate::object::Body;
use crate::process::{Kind, Newborn, Patience, Pid, Received, Shared, Side, Who};
use crate::value::{Handle, Value};

/// The module `_processes`.
pub const MODULE: Table = functions! {
    "fork" ("function, /") = fork,
    "can_begin_anew" ("") = can_begin_anew,
    "begin_anew" ("") = begin_anew,
    "getpid" ("") = getpid,
    "getppid" ("") = getppid,
    "wait" ("pid, timeout, /") = wait,
    "kill" ("pid, signal, /") = kill,
    "channel" ("") = channel,
    "poll" ("channel, timeout, /") = poll,
    "length" ("channel, /") = length,
    "close" ("channel, end, /") = close,
    "semaphore" ("value, /") = semaphore,
    "acquire" ("semaphore, timeout, /") = acquire,
    "release" ("semaphore, /") = release,
    "value" ("semaphore, /") = value,
    "cells" ("kind, count, /") = cells,
    "load" ("cells, index, /") = load,
    "store" ("cells, index, number, /") = store,
};

/// The most bytes of values that were sent and are not received yet.
const MOST_SENT: usize = 256 << 20;

/// The most cells that one call can make.
const MOST_CELLS: i64 = 1 << 24;

/// An `OSError` with its number.
fn os_error(machine: &mut Machine, class: Handle, number: i64, text: &str) -> Raised {
    let text = machine.str(text);
    machine.exception(class, vec![Value::int(number), text])
}

/// A copy of this process, whose only thread calls `function`.
fn fork(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    machine.reserve(machine.heap.bytes() / 4)?;
    let parent = machine.process.pid;
    let Some(host) = machine.host.fork() else {
        let text = "Function not implemented: there are no processes here";
        return Err(os_error(machine, classes::OS_ERROR, 38, text));
    };
    let Some(pid) = machine.process.exchange.state().fork(parent) else {
        let text = "Resource temporarily unavailable";
        return Err(os_error(machine, classes::BLOCKING_IO_ERROR, 11, text));
    };
    let mut child = machine.fork(host);
    child.process.pid = pid;
    child.current.handled = Value::NONE;
    leave_waiters(&mut child);
    let none = child.tuple([]);
    let mut main = child.start(arg(args, 0), none, Value::NONE);
    main.id = machine.current.thread;
    let newborn = Newborn {
        machine: child,
        main,
    };
    let exchange = &machine.process.exchange;
    exchange.change(|state| state.add_newborn(newborn));
    Ok(Value::int(pid.into()).into())
}

/// Is there a file that a process can run again, as `__mp_main__`?
fn can_begin_anew(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let main = machine.imported.get("__main__").copied();
    if let Some(main) = main.filter(|_| machine.vm.main.is_some()) {
        machine.imported.insert("__mp_main__".into(), main);
        return Ok(Value::TRUE.into());
    }
    Ok(Value::FALSE.into())
}

/// Runs the program's module again, as one of its own.
fn begin_anew(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    match machine.main_anew()? {
        Some(function) => Ok(Out::Call(function, vec![])),
        None => machine.value_error("there is no file to begin anew"),
    }
}

/// Threads that are not copied no longer wait for locks.
fn leave_waiters(child: &mut Machine) {
    child.heap.each_body_mut(|body| {
        if let Body::Lock(lock) = body {
            lock.waiting.clear();
        }
    });
}

fn getpid(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    Ok(Value::int(machine.process.pid.into()).into())
}

fn getppid(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let pid = machine.process.pid;
    let parent = machine.process.exchange.state().parent(pid);
    Ok(Value::int(parent.into()).into())
}

/// The number of something shared; any other value names nothing.
fn number_of(machine: &mut Machine, value: Value) -> Res<usize> {
    let number = machine.want_int(value)?;
    Ok(usize::try_from(number).unwrap_or(usize::MAX))
}

fn pid_of(machine: &mut Machine, value: Value) -> Res<Pid> {
    let number = machine.want_int(value)?;
    Ok(Pid::try_from(number).unwrap_or(0))
}

fn me(machine: &Machine) -> Who {
    machine.process.who(machine.current.thread)
}

/// Does the thread wait if there is nothing, given for how many seconds it may? (-1 is for ever.)
fn patience(machine: &Machine, timeout: f64) -> Patience {
    let over = machine
        .current
        .resumed
        .is_some_and(|resumed| resumed.timed_out);
    if over || timeout == 0.0 {
        Patience::GivesUp
    } else {
        Patience::Waits
    }
}

fn wait_for(machine: &mut Machine, shared: Shared, timeout: f64) -> Out {
    let until = match machine.current.resumed {
        Some(resumed) => resumed.until,
        None if timeout < 0.0 => None,
        None => Some(machine.host.monotonic() + timeout.min(1e9)),
    };
    Out::Wait(Wait {
        lock: None,
        shared: Some(shared),
        until,
    })
}

fn wait(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (pid, timeout) = (pid_of(machine, args[0])?, seconds(machine, args[1])?);
    let (who, patience) = (me(machine), patience(machine, timeout));
    let mut state = machine.process.exchange.state();
    if state.parent(pid) != who.pid {
        drop(state);
        let text = "No child processes";
        return Err(os_error(machine, classes::CHILD_PROCESS_ERROR, 10, text));
    }
    let exit = state.exit_of(pid, who, patience);
    drop(state);
    Ok(match (exit, patience) {
        (Some(code), _) => Value::int(code.into()).into(),
        (None, Patience::GivesUp) => Value::NONE.into(),
        (None, Patience::Waits) => wait_for(machine, Shared::End(pid), timeout),
    })
}

fn kill(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (pid, signal) = (pid_of(machine, args[0])?, machine.want_int(args[1])?);
    let signal = match i32::try_from(signal) {
        Ok(signal) if (0..=64).contains(&signal) => signal,
        _ => return Err(os_error(machine, classes::OS_ERROR, 22, "Invalid argument")),
    };
    let exchange = &machine.process.exchange;
    if exchange.change(|state| state.kill(pid, signal)) {
        return Ok(Value::NONE.into());
    }
    let text = "No such process";
    Err(os_error(machine, classes::PROCESS_LOOKUP_ERROR, 3, text))
}

fn channel(machine: &mut Machine, _: &[Value]) -> Res<Out> {
    let process = &machine.process;
    let number = process.exchange.state().add_channel(process.pid);
    Ok(Value::int(number as i64).into())
}

impl Machine {
    /// Sends an encoded value to a channel.
    pub(crate) fn send_encoded(&mut self, channel: usize, data: Vec<u8>) -> Res<Out> {
        let pid = self.process.pid;
        let state = self.process.exchange.state();
        let (open, read) = (
            state.is_open(channel, pid, Side::Writing),
            state.is_read(channel),
        );
        let room = state.sent().saturating_add(data.len()) <= MOST_SENT;
        drop(state);
        if !open {
            return Err(self.error(classes::OS_ERROR, "handle is closed"));
        }
        if !read {
            let text = "Broken pipe";
            return Err(os_error(self, classes::BROKEN_PIPE_ERROR, 32, text));
        }
        if !room {
            return Err(self.exception(classes::MEMORY_ERROR, vec![]));
        }
        let exchange = &self.process.exchange;
        exchange.change(|state| state.send(channel, data));
        Ok(Value::NONE.into())
    }

    /// The oldest encoded value of a channel, or how else the call ends.
    pub(crate) fn receive_encoded(&mut self, args: &[Value]) -> Res<Result<Vec<u8>, Out>> {
        let (number, timeout) = (number_of(self, args[0])?, seconds(self, args[1])?);
        let (who, patience) = (me(self), patience(self, timeout));
        let exchange = &self.process.exchange;
        if !exchange.state().is_open(number, who.pid, Side::Reading) {
            return Err(self.error(classes::OS_ERROR, "handle is closed"));
        }
        match exchange.change(|state| state.receive(number, who, patience)) {
            Received::Value(value) => Ok(Ok(value)),
            Received::End => Err(self.exception(classes::EOF_ERROR, vec![])),
            Received::Nothing => Err(self.exception(classes::TIMEOUT_ERROR, vec![])),
            Received::Wait => {
                let shared = Shared::Channel(number as u32);
                Ok(Err(wait_for(self, shared, timeout)))
            }
        }
    }
}

fn poll(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (number, timeout) = (number_of(machine, args[0])?, seconds(machine, args[1])?);
    let (who, patience) = (me(machine), patience(machine, timeout));
    let found = machine.process.exchange.state().poll(number, who, patience);
    Ok(match found {
        Some(found) => Value::bool(found).into(),
        None => wait_for(machine, Shared::Channel(number as u32), timeout),
    })
}

/// What there is under a number, or an error.
fn known<T>(machine: &mut Machine, found: Option<T>) -> Res<T> {
    match found {
        Some(found) => Ok(found),
        None => Err(os_error(
            machine,
            classes::OS_ERROR,
            9,
            "Bad file descriptor",
        )),
    }
}

fn length(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = number_of(machine, args[0])?;
    let length = machine.process.exchange.state().length(number);
    let length = known(machine, length)?;
    Ok(Value::int(length as i64).into())
}

fn close(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (number, end) = (number_of(machine, args[0])?, machine.want_int(args[1])?);
    let process = &machine.process;
    let side = if end == 0 {
        Side::Reading
    } else {
        Side::Writing
    };
    let exchange = &process.exchange;
    exchange.change(|state| state.close(number, process.pid, side));
    Ok(Value::NONE.into())
}

fn semaphore(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let Ok(value) = u64::try_from(machine.want_int(args[0])?) else {
        return Err(os_error(machine, classes::OS_ERROR, 22, "Invalid argument"));
    };
    let number = machine.process.exchange.state().add_semaphore(value);
    Ok(Value::int(number as i64).into())
}

fn acquire(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (number, timeout) = (number_of(machine, args[0])?, seconds(machine, args[1])?);
    let (who, patience) = (me(machine), patience(machine, timeout));
    let exchange = &machine.process.exchange;
    let taken = exchange.change(|state| state.acquire(number, who, patience));
    Ok(match taken {
        Some(taken) => Value::bool(taken).into(),
        None => wait_for(machine, Shared::Semaphore(number as u32), timeout),
    })
}

fn release(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = number_of(machine, args[0])?;
    let exchange = &machine.process.exchange;
    exchange.change(|state| state.release(number));
    Ok(Value::NONE.into())
}

fn value(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let number = number_of(machine, args[0])?;
    let value = machine.process.exchange.state().value(number);
    let value = known(machine, value)?;
    Ok(machine.integer(value.cast_signed()).into())
}

fn cells(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let count = machine.want_int(args[1])?;
    let kind = match machine.as_text(args[0]) {
        Some("d") => Kind::Float,
        _ => Kind::Whole,
    };
    if !(0..=MOST_CELLS).contains(&count) {
        return Err(machine.exception(classes::MEMORY_ERROR, vec![]));
    }
    let mut state = machine.process.exchange.state();
    let number = state.add_cells(kind, count as usize);
    drop(state);
    Ok(Value::int(number as i64).into())
}

fn load(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (number, index) = (number_of(machine, args[0])?, number_of(machine, args[1])?);
    let mut state = machine.process.exchange.state();
    let cell = state.cell(number, index).map(|(kind, bits)| (kind, *bits));
    drop(state);
    Ok(match known(machine, cell)? {
        (Kind::Whole, bits) => machine.integer(bits.cast_signed()).into(),
        (Kind::Float, bits) => machine.float(f64::from_bits(bits)).into(),
    })
}

fn store(machine: &mut Machine, args: &[Value]) -> Res<Out> {
    let (number, index) = (number_of(machine, args[0])?, number_of(machine, args[1])?);
    let mut state = machine.process.exchange.state();
    let kind = state.cell(number, index).map(|(kind, _)| kind);
    drop(state);
    let new = match known(machine, kind)? {
        Kind::Whole => machine.want_int(args[2])?.cast_unsigned(),
        Kind::Float => machine.want_float(args[2])?.to_bits(),
    };
    let mut state = machine.process.exchange.state();
    if let Some((_, bits)) = state.cell(number, index) {
        *bits = new;
    }
    drop(state);
    Ok(Value::NONE.into())
}
