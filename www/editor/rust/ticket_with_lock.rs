//! Question and sale under one lock: nobody comes in between.
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// The guard is the only way to the number, and holds the lock as long as it lives. To break it,
/// one would have to lock twice: once for the question, and once more for the sale.
fn buy(name: &str, tickets: &Mutex<u32>) -> bool {
    let mut tickets = tickets.lock().unwrap();
    if *tickets == 0 {
        println!("{name} comes too late");
        return false;
    }
    thread::sleep(Duration::from_millis(10));
    *tickets -= 1;
    println!("{name} has a ticket");
    true
}

pub fn main() {
    let tickets = Mutex::new(1);
    let [ada, bob] = thread::scope(|scope| {
        let ada = scope.spawn(|| buy("Ada", &tickets));
        let bob = scope.spawn(|| buy("Bob", &tickets));
        [ada.join().unwrap(), bob.join().unwrap()]
    });
    let left = tickets.into_inner().unwrap();
    println!("tickets left: {left}");
    assert_eq!(left, 0);
    assert_ne!(ada, bob);
}
