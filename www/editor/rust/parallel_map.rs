//! One call for a whole list, with the same extra argument for each.
use std::thread;
use std::time::{Duration, Instant};

fn dish(name: &str, minutes: u64, cook: &str) -> String {
    thread::sleep(Duration::from_millis(minutes * 2));
    format!("{name} by {cook}")
}

/// `std` has no parallel map (the crate `rayon` has), but it is short: start all, then join all.
fn parallel_map<T: Send, R: Send>(list: Vec<T>, call: impl Fn(T) -> R + Sync) -> Vec<R> {
    let call = &call;
    thread::scope(|scope| {
        let start = |item| scope.spawn(move || call(item));
        // Without this `collect` each would be joined before the next one is started.
        let threads: Vec<_> = list.into_iter().map(start).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    })
}

pub fn main() {
    let menu = vec![("soup", 8), ("rice", 12), ("cake", 20)];
    let (cook, began) = ("Ada", Instant::now());
    // The extra argument is what the closure borrows.
    let dishes = parallel_map(menu, |(name, minutes)| dish(name, minutes, cook));
    for text in &dishes {
        println!("{text}");
    }
    println!("all in {} ms", began.elapsed().as_millis());
    assert_eq!(dishes, ["soup by Ada", "rice by Ada", "cake by Ada"]);
}
