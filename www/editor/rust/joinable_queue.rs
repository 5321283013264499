//! Two workers take numbers from one channel, and send their cubes through another.
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

/// Threads need no processes in Rust to compute at once. They need no end mark either: the loop
/// ends when nobody can send any more.
fn cube(todo: &Mutex<mpsc::Receiver<u64>>, cubes: &mpsc::Sender<u64>) {
    let next = || todo.lock().unwrap().recv().ok();
    while let Some(number) = next() {
        cubes.send(number.pow(3)).unwrap();
    }
}

pub fn main() {
    let (todo, receiver) = mpsc::channel();
    let (sender, cubes) = mpsc::channel();
    let shared = Arc::new(Mutex::new(receiver));
    for _ in 0..2 {
        let (receiver, sender) = (Arc::clone(&shared), sender.clone());
        thread::spawn(move || cube(&receiver, &sender));
    }
    for number in 0..5 {
        todo.send(number).unwrap();
    }
    // There is no `task_done`: all is done when all results have come.
    let mut done: Vec<u64> = cubes.iter().take(5).collect();
    done.sort_unstable();
    println!("{done:?}");
    assert_eq!(done, [0, 1, 8, 27, 64]);
}
