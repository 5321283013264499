//! Transfers between two accounts, each under its own lock: everyone takes the locks in the same order.
use std::sync::Mutex;
use std::thread;

struct Account {
    number: usize,
    money: Mutex<i64>,
}

/// Locks both accounts in the order of their numbers, whichever way the money goes:
/// so nobody who has one of them waits for somebody who has the other.
fn transfer(from: &Account, to: &Account, amount: i64) {
    let (first, second) = if from.number < to.number {
        (from, to)
    } else {
        (to, from)
    };
    let mut one = first.money.lock().unwrap();
    let mut other = second.money.lock().unwrap();
    let sign = if from.number == first.number { 1 } else { -1 };
    *one -= sign * amount;
    *other += sign * amount;
}

pub fn main() {
    let account = |number| Account {
        number,
        money: Mutex::new(1_000),
    };
    let (ada, ben) = (account(0), account(1));
    thread::scope(|scope| {
        scope.spawn(|| (0..1_000).for_each(|_| transfer(&ada, &ben, 1)));
        scope.spawn(|| (0..1_000).for_each(|_| transfer(&ben, &ada, 1)));
    });
    assert_eq!(*ada.money.lock().unwrap(), 1_000);
    assert_eq!(*ben.money.lock().unwrap(), 1_000);
}
