//! All orders in which workers can take turns: `RUSTFLAGS="--cfg loom" cargo test -p interleave-lease --release`.
#![cfg(loom)]

use interleave_lease::Lease;
use loom::cell::UnsafeCell;
use loom::sync::Arc;
use loom::thread;

/// A count that only the lock guards: loom reports every access that it does not order.
struct Shared {
    lease: Lease,
    count: UnsafeCell<usize>,
}

impl Shared {
    fn new() -> Arc<Self> {
        Arc::new(Self {
            lease: Lease::new(),
            count: UnsafeCell::new(0),
        })
    }

    #[allow(unsafe_code)]
    fn read(&self) -> usize {
        self.count.with(|count| unsafe { *count })
    }

    #[allow(unsafe_code)]
    fn add(&self) {
        self.count.with_mut(|count| unsafe { *count += 1 });
    }
}

/// Reads, changes alone, and reads again.
fn change(shared: &Shared) {
    shared.lease.enter();
    let before = shared.read();
    shared.lease.alone();
    shared.add();
    shared.lease.together();
    assert!(shared.read() > before);
    shared.lease.leave();
}

/// Reads on both sides of a safe point.
fn look(shared: &Shared) {
    shared.lease.enter();
    let before = shared.read();
    if shared.lease.wanted() {
        shared.lease.step_aside();
    }
    assert!(shared.read() >= before);
    shared.lease.leave();
}

/// `switches`: how often, at most, a worker is interrupted where it need not be.
fn check(workers: &'static [fn(&Shared)], sum: usize, switches: usize) {
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(switches);
    model.check(move || {
        let shared = Shared::new();
        let others: Vec<_> = workers[1..]
            .iter()
            .map(|work| {
                let (work, shared) = (*work, Arc::clone(&shared));
                thread::spawn(move || work(&shared))
            })
            .collect();
        workers[0](&shared);
        for other in others {
            other.join().unwrap();
        }
        shared.lease.enter();
        assert_eq!(shared.read(), sum);
        shared.lease.leave();
    });
}

#[test]
fn two_writers_lose_no_change() {
    check(&[change, change], 2, 3);
}

#[test]
fn a_reader_sees_a_change_whole_or_not_at_all() {
    check(&[look, change], 1, 3);
}

#[test]
fn two_writers_and_a_reader_all_come_to_their_end() {
    check(&[change, look, change], 2, 1);
}

#[test]
fn who_is_alone_without_waiting_is_alone() {
    fn attempt(shared: &Shared) {
        shared.lease.enter();
        if shared.lease.try_alone() {
            shared.add();
            shared.lease.together();
        } else {
            shared.lease.alone();
            shared.add();
            shared.lease.together();
        }
        shared.lease.leave();
    }
    check(&[attempt, attempt], 2, 3);
}
