//! Can 900 threads be started? Each waits, so together they take about as long as one.
use std::sync::Mutex;
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

pub fn main() {
    let arrived = Mutex::new(Vec::new());
    let began = Instant::now();
    thread::scope(|scope| {
        for _ in 0..900 {
            // Each thread of the system has a stack of its own: two megabytes, if nobody asks for
            // less. `spawn_scoped` says if there is no room for another one; `spawn` would panic.
            let small = Builder::new().stack_size(128 * 1024);
            let started = small.spawn_scoped(scope, || {
                thread::sleep(Duration::from_millis(50));
                arrived.lock().unwrap().push(thread::current().id());
            });
            assert!(started.is_ok());
        }
        println!("all are started");
    });
    let arrived = arrived.into_inner().unwrap().len();
    println!("{arrived} threads, {:.1} s", began.elapsed().as_secs_f64());
    assert_eq!(arrived, 900);
}
