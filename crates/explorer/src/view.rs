//! What can be shown of a run's present state.

use serde::Serialize;

/// All of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct View {
    /// The threads, in the order in which they were started.
    pub threads: Vec<ViewedThread>,
    /// Globals of the program.
    pub variables: Vec<Variable>,
    /// Locks that globals name.
    pub locks: Vec<Lock>,
    /// Queues that globals name.
    pub queues: Vec<Queue>,
    /// What was printed.
    pub output: String,
    /// Seconds since the program began, where clocks are punctual.
    pub now: Option<f64>,
}

/// A thread.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ViewedThread {
    /// Its name.
    pub name: String,
    /// Can it go on?
    pub state: ThreadState,
    /// The line in which it stands, from 1 on.
    pub line: Option<u32>,
    /// That line.
    pub text: Option<String>,
    /// What it does next that others can notice, in words.
    pub next: Option<String>,
    /// The variables of its innermost call.
    pub locals: Vec<Variable>,
}

/// Can a thread go on?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ThreadState {
    /// It can.
    Ready,
    /// It waits.
    Waiting,
    /// It has ended.
    Ended,
}

/// A variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value, as `repr` has it.
    pub value: String,
}

/// A lock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lock {
    /// Its name.
    pub name: String,
    /// The thread that holds it.
    pub owner: Option<String>,
    /// Threads that wait for it.
    pub waiting: Vec<String>,
}

/// A queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Queue {
    /// Its name.
    pub name: String,
    /// What is in it, as `repr` has it.
    pub items: Vec<String>,
}
