//! A queue need not be waited for: it can say at once that it is empty or full.
use std::sync::mpsc::{self, TryRecvError, TrySendError};

pub fn main() {
    let (sender, receiver) = mpsc::sync_channel(1);

    // No exceptions: the answer is a value, and the compiler warns of one that nobody looks at.
    let nothing = receiver.try_recv();
    assert_eq!(nothing, Err(TryRecvError::Empty));
    println!("Empty: nothing to get");

    sender.try_send("a letter").unwrap();
    // A `send` with a time limit is not stable yet; `recv_timeout` is. What did not fit comes
    // back with the error, so it is not lost.
    let refused = sender.try_send("another one");
    assert_eq!(refused, Err(TrySendError::Full("another one")));
    println!("Full: no room now");

    let first = receiver.recv().unwrap();
    let more = receiver.try_iter().count();
    println!("in it: {first} and {more} more");
    assert_eq!((first, more), ("a letter", 0));
}
