//! No lock is taken twice: who has it passes on what is in it.
use std::sync::Mutex;
use std::thread;

/// `std` has no stable lock that its holder may take again, and seldom needs one: this function
/// wants the lines themselves. To have them, the caller must have the lock already.
fn add(lines: &mut Vec<String>, line: String) {
    lines.push(line);
}

fn add_all(name: char, lock: &Mutex<Vec<String>>) {
    let mut lines = lock.lock().unwrap();
    for number in 0..3 {
        add(&mut lines, format!("{name}{number}"));
    }
}

pub fn main() {
    let lock = Mutex::new(Vec::new());
    thread::scope(|scope| {
        scope.spawn(|| add_all('a', &lock));
        scope.spawn(|| add_all('b', &lock));
    });
    let lines = lock.into_inner().unwrap().concat();
    let is_whole = ["a0a1a2b0b1b2", "b0b1b2a0a1a2"].contains(&lines.as_str());
    println!("whole: {is_whole}");
    assert!(is_whole);
}
