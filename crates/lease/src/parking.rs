//! Where workers sleep that wait for a lease.

#[cfg(loom)]
use loom::sync::{Condvar, Mutex, MutexGuard};
#[cfg(not(loom))]
use std::sync::{Condvar, Mutex, MutexGuard};

/// A place to sleep.
///
/// No call to wake is lost: a sleeper says that it sleeps and falls asleep in one step of the mutex, and who wakes
/// takes the same mutex.
#[derive(Debug)]
pub struct Parking {
    door: Mutex<()>,
    bell: Condvar,
}

impl Parking {
    pub fn new() -> Self {
        Self {
            door: Mutex::new(()),
            bell: Condvar::new(),
        }
    }

    fn enter(&self) -> MutexGuard<'_, ()> {
        // It guards no data that a panic could leave half changed.
        self.door
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Sleeps until woken, if `announce` still says so.
    pub fn park(&self, announce: impl FnOnce() -> bool) {
        let door = self.enter();
        if announce() {
            drop(self.bell.wait(door));
        }
    }

    /// Wakes all who sleep; `before` takes back what they announced.
    pub fn wake_all(&self, before: impl FnOnce()) {
        let door = self.enter();
        before();
        self.bell.notify_all();
        drop(door);
    }
}
