//! From what threads do, one after the other, to what there is at one moment.

use crate::run::{Scene, State, Thing, ThingKind, ThreadSeen};
use interleave_python::record::{Record, What};
use std::collections::BTreeMap;
use std::sync::Arc;

/// As Python calls the main thread.
pub(super) const MAIN: &str = "MainThread";
/// The most threads and things that are shown, as nobody could take in more.
const MOST_THREADS: usize = 32;
const MOST_THINGS: usize = 12;
/// The most things that are remembered: a program may make new locks for ever.
const MOST_KNOWN: usize = 1_000;

/// The place of a process, and the number of a thread in it.
type Who = (u32, u32);

/// What there is after the records so far.
#[derive(Default)]
pub(super) struct Folding {
    threads: BTreeMap<Who, Actor>,
    /// By the place of the process, and the name there.
    things: BTreeMap<(u32, Arc<str>), Known>,
    has_changed: bool,
}

struct Actor {
    name: Arc<str>,
    state: State,
    awaits: Option<Arc<str>>,
    line: u32,
}

enum Known {
    Lock {
        holder: Option<Who>,
        waiting: Vec<Who>,
    },
    Queue(u32),
    Semaphore(u32, u32),
}

impl Folding {
    /// A thread of this process did something.
    pub(super) fn add(&mut self, process: u32, record: &Record) {
        let who = (process, record.thread);
        self.has_changed = true;
        match &record.what {
            What::Named(name) => self.actor(who).name = Arc::clone(name),
            What::Start(thread) => self.actor((process, *thread)).state = State::New,
            What::Runs(_) => self.goes(who, State::Running),
            What::CanRun if self.actor(who).state == State::New => {}
            What::CanRun => self.goes(who, State::Ready),
            What::Waits(what) => self.stands(who, what.clone()),
            What::Blocked(lock) => {
                self.stands(who, Some(Arc::clone(lock)));
                if let Some((_, waiting)) = self.lock(process, lock)
                    && !waiting.contains(&who)
                {
                    waiting.push(who);
                }
            }
            What::Acquire(lock) => {
                if let Some((holder, waiting)) = self.lock(process, lock) {
                    *holder = Some(who);
                    waiting.retain(|other| *other != who);
                }
            }
            What::Release(lock) => {
                if let Some((holder, _)) = self.lock(process, lock) {
                    *holder = None;
                }
            }
            What::Put(queue) => self.queue(process, queue, 1),
            What::Get(queue) => self.queue(process, queue, -1),
            What::Permits(name, left, most) => {
                let now = Known::Semaphore(*left, *most);
                if let Some(known) = self.thing(process, name, Known::Queue(0)) {
                    *known = now;
                }
            }
            What::At(line) => self.actor(who).line = *line,
            What::Ends => self.goes(who, State::Ended),
            What::Notify(_) | What::Exception(_) => {}
        }
    }

    /// How things stand, unless that is as it was when this was last taken.
    pub(super) fn take(&mut self) -> Option<Scene> {
        if !std::mem::take(&mut self.has_changed) {
            return None;
        }
        let seen = |(who, actor): (&Who, &Actor)| ThreadSeen {
            process: who.0,
            thread: who.1,
            name: Arc::clone(&actor.name),
            state: actor.state,
            awaits: actor.awaits.clone(),
            line: actor.line,
        };
        let things = self.things.iter().take(MOST_THINGS);
        Some(Scene {
            threads: self.threads.iter().take(MOST_THREADS).map(seen).collect(),
            more_threads: self.threads.len().saturating_sub(MOST_THREADS) as u32,
            things: things
                .map(|((_, name), known)| Thing {
                    name: Arc::clone(name),
                    kind: self.kind(known),
                })
                .collect(),
        })
    }

    fn kind(&self, known: &Known) -> ThingKind {
        let name = |who: &Who| self.threads.get(who).map(|actor| Arc::clone(&actor.name));
        match known {
            Known::Lock { holder, waiting } => ThingKind::Lock {
                holder: holder.as_ref().and_then(name),
                waiting: waiting.iter().filter_map(name).collect(),
            },
            Known::Queue(items) => ThingKind::Queue(*items),
            Known::Semaphore(left, most) => ThingKind::Semaphore {
                left: *left,
                most: *most.max(left),
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
            awaits: None,
            line: 0,
        })
    }

    /// It waits for nothing any more.
    fn goes(&mut self, who: Who, state: State) {
        let actor = self.actor(who);
        actor.state = state;
        let Some(awaited) = actor.awaits.take() else {
            return;
        };
        if let Some(Known::Lock { waiting, .. }) = self.things.get_mut(&(who.0, awaited)) {
            waiting.retain(|other| *other != who);
        }
    }

    fn stands(&mut self, who: Who, awaits: Option<Arc<str>>) {
        let actor = self.actor(who);
        (actor.state, actor.awaits) = (State::Waiting, awaits);
    }

    fn thing(&mut self, process: u32, name: &Arc<str>, new: Known) -> Option<&mut Known> {
        let key = (process, Arc::clone(name));
        let has_room = self.things.len() < MOST_KNOWN || self.things.contains_key(&key);
        has_room.then(|| self.things.entry(key).or_insert(new))
    }

    fn lock(&mut self, process: u32, name: &Arc<str>) -> Option<(&mut Option<Who>, &mut Vec<Who>)> {
        let new = Known::Lock {
            holder: None,
            waiting: Vec::new(),
        };
        match self.thing(process, name, new)? {
            Known::Lock { holder, waiting } => Some((holder, waiting)),
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
mod tests {
    use super::*;

    fn after(records: &[(u32, What)]) -> Scene {
        let mut folding = Folding::default();
        for (thread, what) in records {
            let record = Record {
                at: 0.0,
                process: 7,
                thread: *thread,
                what: what.clone(),
            };
            folding.add(0, &record);
        }
        folding.take().expect("something happened")
    }

    fn states(scene: &Scene) -> Vec<(&str, &str, u32)> {
        let threads = scene.threads.iter();
        threads
            .map(|thread| (&*thread.name, thread.state.id(), thread.line))
            .collect()
    }

    #[test]
    fn a_lock_has_a_holder_and_those_who_wait() {
        let lock: Arc<str> = "'lock'".into();
        let mut records = vec![
            (0, What::Start(1)),
            (0, What::Start(2)),
            (1, What::Runs(0)),
            (1, What::Named("A".into())),
            (1, What::Acquire(Arc::clone(&lock))),
            (2, What::Runs(0)),
            (2, What::At(5)),
            (2, What::Blocked(Arc::clone(&lock))),
        ];
        let scene = after(&records);
        assert_eq!(
            states(&scene),
            [("A", "running", 0), ("thread 2", "waiting", 5)]
        );
        let kind = ThingKind::Lock {
            holder: Some("A".into()),
            waiting: vec!["thread 2".into()],
        };
        assert_eq!(scene.things[0].kind, kind);
        records.extend([
            (1, What::Release(Arc::clone(&lock))),
            (2, What::CanRun),
            (1, What::Ends),
        ]);
        let scene = after(&records);
        assert_eq!(states(&scene)[0].1, "ended");
        assert_eq!(states(&scene)[1].1, "ready");
        let kind = ThingKind::Lock {
            holder: None,
            waiting: Vec::new(),
        };
        assert_eq!(scene.things[0].kind, kind);
    }

    #[test]
    fn queues_have_items_and_semaphores_permits() {
        let scene = after(&[
            (0, What::Put("q".into())),
            (0, What::Put("q".into())),
            (1, What::Get("q".into())),
            (0, What::Permits("seats".into(), 1, 2)),
        ]);
        let kinds: Vec<_> = scene
            .things
            .iter()
            .map(|thing| thing.kind.clone())
            .collect();
        assert_eq!(
            kinds,
            [
                ThingKind::Queue(1),
                ThingKind::Semaphore { left: 1, most: 2 }
            ]
        );
    }

    #[test]
    fn of_many_threads_the_first_are_told_and_the_others_counted() {
        let records: Vec<_> = (1..=100).map(|thread| (0, What::Start(thread))).collect();
        let scene = after(&records);
        assert_eq!((scene.threads.len(), scene.more_threads), (32, 68));
        assert!(states(&scene).iter().all(|(_, state, _)| *state == "new"));
    }

    #[test]
    fn nothing_is_told_twice() {
        let mut folding = Folding::default();
        assert_eq!(folding.take(), None);
        let record = Record {
            at: 0.0,
            process: 1,
            thread: 0,
            what: What::Runs(0),
        };
        folding.add(0, &record);
        assert!(folding.take().is_some());
        assert_eq!(folding.take(), None);
    }
}
