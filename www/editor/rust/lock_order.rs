//! Two accounts, two locks, two directions: and no deadlock, as both take the locks in one order.
use std::sync::Mutex;
use std::thread;

/// Each lock holds the money of its account. The order is up to us: Rust does not check it.
type Accounts = [Mutex<i64>; 2];

fn transfer(accounts: &Accounts, giver: usize, taker: usize) {
    for _ in 0..1_000 {
        let mut first = accounts[giver.min(taker)].lock().unwrap();
        let mut second = accounts[giver.max(taker)].lock().unwrap();
        let amount = if giver < taker { 1 } else { -1 };
        *first -= amount;
        *second += amount;
    }
}

pub fn main() {
    let accounts = [1_000, 1_000].map(Mutex::new);
    let (ada, bob) = (0, 1);
    thread::scope(|scope| {
        scope.spawn(|| transfer(&accounts, ada, bob));
        scope.spawn(|| transfer(&accounts, bob, ada));
    });
    let [ada, bob] = accounts.map(|account| account.into_inner().unwrap());
    println!("Ada: {ada}, Bob: {bob}, sum {}", ada + bob);
    assert_eq!((ada, bob), (1_000, 1_000));
}
