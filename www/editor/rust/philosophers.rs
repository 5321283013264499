//! Four philosophers, four forks. The last one reaches for the lower fork first.
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// A fork is a lock with nothing in it. Rust does not know of the order in which they are to be
/// taken: this line keeps it, or nobody does.
fn dine(seat: usize, forks: &[Mutex<()>; 4]) {
    let (left, right) = (seat, (seat + 1) % 4);
    let _low = forks[left.min(right)].lock().unwrap();
    thread::sleep(Duration::from_millis(4));
    let _high = forks[left.max(right)].lock().unwrap();
    println!("philosopher {seat} eats");
    thread::sleep(Duration::from_millis(10));
    // Both forks are put down here: guards are dropped at the end of their block.
}

pub fn main() {
    let forks = [(); 4].map(Mutex::new);
    thread::scope(|scope| {
        for seat in 0..4 {
            let forks = &forks;
            scope.spawn(move || dine(seat, forks));
        }
    });
    println!("all have eaten");
    assert!(forks.iter().all(|fork| fork.try_lock().is_ok()));
}
