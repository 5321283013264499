//! A producer and a consumer, with a bounded queue between them.
use std::sync::mpsc;
use std::thread;

pub fn main() {
    // A bounded queue: who sends into a full one waits.
    let (sender, receiver) = mpsc::sync_channel(2);
    let mut used: Vec<u32> = thread::scope(|scope| {
        for producer in 0..3 {
            let sender = sender.clone();
            scope.spawn(move || {
                for number in 0..4 {
                    sender.send(producer * 4 + number).unwrap();
                }
            });
        }
        // Ours is one, too: while it is there, the loop below would not end.
        drop(sender);
        receiver.into_iter().collect()
    });
    used.sort_unstable();
    assert_eq!(used, (0..12).collect::<Vec<_>>());
}
