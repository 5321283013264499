//! Two locks in opposite orders, but who cannot have the second gives back the first.
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// A `Mutex` has no time limit: `lock` waits for ever, and `try_lock` not at all.
fn eat(name: &str, first: &Mutex<()>, second: &Mutex<()>, nap: Duration) {
    for tries in 1.. {
        let has_first = first.lock().unwrap();
        thread::sleep(Duration::from_millis(5));
        if second.try_lock().is_ok() {
            println!("{name} has eaten, at try {tries}");
            return;
        }
        // A lock is given back when its guard is dropped.
        drop(has_first);
        thread::sleep(nap);
    }
}

pub fn main() {
    let (fork, knife) = (Mutex::new(()), Mutex::new(()));
    thread::scope(|scope| {
        // `std` has no random numbers. That the naps differ is enough: they do not meet for ever.
        scope.spawn(|| eat("Ada", &fork, &knife, Duration::from_millis(1)));
        scope.spawn(|| eat("Bob", &knife, &fork, Duration::from_millis(9)));
    });
    // The scope has ended, so both have eaten.
    println!("nobody is stuck");
    assert!(fork.try_lock().is_ok() && knife.try_lock().is_ok());
}
