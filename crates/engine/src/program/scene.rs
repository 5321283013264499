//! From what threads do, one after the other, to what there is at one moment.

use crate::run::{Scene, State, Thing, ThingKind, ThreadSeen};
use interleave_python::record::{Record, Standing, What};
use std::collections::BTreeMap;
use std::sync::Arc;

/// As Python calls the main thread.
pub(super) const MAIN: &str = "MainThread";
/// The most threads and things that are shown, as nobody could take in more.
const MOST_THREADS: usize = 32;
const MOST_THINGS: usize = 12;
/// The most things that are remembered: a program may make new locks for ever.
const MOST_KNOWN: usize = 1_000;
/// The most changes of a thread that are told at a time, far more than have a pixel each.
const MOST_CHANGES: usize = 64;

/// The place of a process, and the number of a thread in it.
type Who = (u32, u32);

/// What there is after the records so far.
#[derive(Default)]
pub(super) struct Folding {
    threads: BTreeMap<Who, Actor>,
    /// By the place of the process, and the name there.
    things: BTreeMap<(u32, Arc<str>), Known>,
    has_changed: bool,
    /// When the last of it happened, in seconds of the run.
    at: f64,
}

struct Actor {
    name: Arc<str>,
    state: State,
    /// Since the last look.
    changes: Vec<(f64, State)>,
    awaits: Option<Arc<str>>,
    line: u32,
}

impl Actor {
    fn becomes(&mut self, state: State, at: f64) {
        self.state = state;
        if self.changes.len() == MOST_CHANGES {
            self.changes.pop();
        }
        self.changes.push((at * 1e3, state));
    }
}

enum Known {
    Lock(Lock),
    Queue(u32),
    /// Whatever tells by itself how it stands.
    Other(Standing),
}

#[derive(Default)]
struct Lock {
    holder: Option<Who>,
    /// How often the holder has taken it, if that was told.
    depth: u32,
    waiting: Vec<Who>,
}

impl Folding {
    /// A thread of this process did something.
    pub(super) fn add(&mut self, process: u32, record: &Record) {
        let who = (process, record.thread);
        self.has_changed = true;
        // Workers may tell in another order.
        self.at = self.at.max(record.at);
        match &record.what {
            What::Named(name) => self.actor(who).name = Arc::clone(name),
            What::Start(thread) => self
                .actor((process, *thread))
                .becomes(State::New, record.at),
            What::Runs(_) => self.goes(who, State::Running, record.at),
            What::CanRun if self.actor(who).state == State::New => {}
            What::CanRun => self.goes(who, State::Ready, record.at),
            What::Waits(what) => self.stands(who, what.clone(), record.at),
            What::Blocked(lock) => {
                self.stands(who, Some(Arc::clone(lock)), record.at);
                if let Some(lock) = self.lock(process, lock)
                    && !lock.waiting.contains(&who)
                {
                    lock.waiting.push(who);
                }
            }
            What::Acquire(lock) => {
                if let Some(lock) = self.lock(process, lock) {
                    lock.holder = Some(who);
                    lock.waiting.retain(|other| *other != who);
                }
            }
            What::Release(lock) => {
                if let Some(lock) = self.lock(process, lock) {
                    lock.holder = None;
                }
            }
            What::Put(queue) => self.queue(process, queue, 1),
            What::Get(queue) => self.queue(process, queue, -1),
            What::Stands(name, standing) => self.stand(process, name, *standing),
            What::At(line) => self.actor(who).line = *line,
            What::Ends => self.goes(who, State::Ended, record.at),
            What::Notify(_) | What::Exception(_) => {}
        }
    }

    /// How things stand, unless that is as it was when this was last taken.
    pub(super) fn take(&mut self) -> Option<Scene> {
        if !std::mem::take(&mut self.has_changed) {
            return None;
        }
        let seen = |(who, actor): (&Who, &mut Actor)| ThreadSeen {
            process: who.0,
            thread: who.1,
            name: Arc::clone(&actor.name),
            state: actor.state,
            changes: std::mem::take(&mut actor.changes),
            awaits: actor.awaits.clone(),
            line: actor.line,
        };
        let threads = self.threads.iter_mut().take(MOST_THREADS);
        let threads = threads.map(seen).collect();
        let own = self.in_order();
        Some(Scene {
            threads,
            more_threads: self.threads.len().saturating_sub(MOST_THREADS) as u32,
            things: own
                .iter()
                .take(MOST_THINGS)
                .map(|&key| Thing {
                    process: key.0,
                    name: Arc::clone(&key.1),
                    kind: self.kind(&self.things[key]),
                })
                .collect(),
            more_things: own.len().saturating_sub(MOST_THINGS) as u32,
            at_ms: self.at * 1e3,
        })
    }

    /// What the program made itself. Locks come last: of these there may be many.
    fn in_order(&self) -> Vec<&(u32, Arc<str>)> {
        let own = self.things.iter().filter(|(key, _)| !self.is_inner(key));
        let (mut others, mut locks) = (Vec::new(), Vec::new());
        for (key, known) in own {
            match known {
                Known::Lock(_) => locks.push(key),
                Known::Queue(_) | Known::Other(_) => others.push(key),
            }
        }
        others.append(&mut locks);
        others
    }

    /// Is this a lock that something else is made of, which the program sees only as a whole?
    fn is_inner(&self, (process, name): &(u32, Arc<str>)) -> bool {
        let Some(name) = name.strip_prefix("lock '") else {
            return false;
        };
        let name = name.strip_suffix('\'').unwrap_or(name);
        let ends = name.match_indices('.').map(|(at, _)| at);
        ends.chain([name.len()]).any(|end| {
            let whole = (*process, Arc::from(&name[..end]));
            self.things.contains_key(&whole)
        })
    }

    /// Something tells how it stands.
    fn stand(&mut self, process: u32, name: &Arc<str>, standing: Standing) {
        if let Standing::Depth(depth) = standing {
            // The lock itself is told of, too.
            let lock = format!("lock '{name}'").into();
            if let Some(lock) = self.lock(process, &lock) {
                lock.depth = depth;
            }
        } else if let Some(known) = self.thing(process, name, Known::Queue(0)) {
            *known = Known::Other(standing);
        }
    }

    fn kind(&self, known: &Known) -> ThingKind {
        let name = |who: &Who| self.threads.get(who).map(|actor| Arc::clone(&actor.name));
        match known {
            Known::Lock(lock) => ThingKind::Lock {
                holder: lock.holder.as_ref().and_then(name),
                depth: lock.depth,
                waiting: lock.waiting.iter().filter_map(name).collect(),
            },
            Known::Queue(items) => ThingKind::Queue(*items),
            Known::Other(standing) => match *standing {
                Standing::Permits(left, most) => ThingKind::Semaphore {
                    left,
                    most: most.max(left),
                },
                Standing::Event(is_set) => ThingKind::Event(is_set),
                Standing::Barrier(there, of) => ThingKind::Barrier { there, of },
                Standing::Condition(waiting) | Standing::Depth(waiting) => {
                    ThingKind::Condition(waiting)
                }
            },
        }
    }

    fn actor(&mut self, who: Who) -> &mut Actor {
        self.threads.entry(who).or_insert_with(|| Actor {
            name: match who.1 {
                0 => MAIN.into(),
                number => format!("thread {number}").into(),
            },
            state: State::Running,
            changes: Vec::new(),
            awaits: None,
            line: 0,
        })
    }

    /// It waits for nothing any more.
    fn goes(&mut self, who: Who, state: State, at: f64) {
        let actor = self.actor(who);
        actor.becomes(state, at);
        let Some(awaited) = actor.awaits.take() else {
            return;
        };
        if let Some(Known::Lock(lock)) = self.things.get_mut(&(who.0, awaited)) {
            lock.waiting.retain(|other| *other != who);
        }
    }

    fn stands(&mut self, who: Who, awaits: Option<Arc<str>>, at: f64) {
        let actor = self.actor(who);
        actor.becomes(State::Waiting, at);
        actor.awaits = awaits;
    }

    fn thing(&mut self, process: u32, name: &Arc<str>, new: Known) -> Option<&mut Known> {
        let key = (process, Arc::clone(name));
        let has_room = self.things.len() < MOST_KNOWN || self.things.contains_key(&key);
        has_room.then(|| self.things.entry(key).or_insert(new))
    }

    fn lock(&mut self, process: u32, name: &Arc<str>) -> Option<&mut Lock> {
        match self.thing(process, name, Known::Lock(Lock::default()))? {
            Known::Lock(lock) => Some(lock),
            _ => None,
        }
    }

    fn queue(&mut self, process: u32, name: &Arc<str>, by: i32) {
        if let Some(Known::Queue(items)) = self.thing(process, name, Known::Queue(0)) {
            *items = items.saturating_add_signed(by);
        }
    }
}

#[cfg(test)]
mod tests;
