//! A thread is alive, then over; and it lives only once.
use std::thread;
use std::time::Duration;

fn nap() {
    thread::sleep(Duration::from_millis(20));
}

pub fn main() {
    // No thread is new and not yet started. A builder is only the plan of one: a name, a stack.
    let plan = thread::Builder::new().name("napper".to_owned());
    println!("new:     there is no thread yet");

    let thread = plan.spawn(nap).unwrap();
    println!(
        "started: {} {:?}",
        !thread.is_finished(),
        thread.thread().id()
    );
    assert_eq!(thread.thread().name(), Some("napper"));

    thread.join().unwrap();
    println!("joined:  its handle is gone");
    // thread.join();  does not compile: `join` took the handle, so nothing is left to use again
}
