//! The handle of a thread is `std`'s future of a result: not finished, then finished.
use std::thread;
use std::time::Duration;

/// A failure is a value like any other: the type says that there may be one.
fn half(n: u32) -> Result<u32, String> {
    thread::sleep(Duration::from_millis(20));
    if n % 2 == 1 {
        return Err(format!("{n} is odd"));
    }
    Ok(n / 2)
}

pub fn main() {
    // There is no pool, so both run at once: none is pending.
    let even = thread::spawn(|| half(8));
    let odd = thread::spawn(|| half(7));
    println!("running: {} {}", !even.is_finished(), !odd.is_finished());

    // `join` waits, gives the result, and takes the handle away: no result is taken twice.
    let (even, odd) = (even.join().unwrap(), odd.join().unwrap());
    // No failure goes by unseen: `even + 1` does not compile, as there may be no number in it.
    println!("result:  {even:?}");
    println!("error:   {odd:?}");
    assert_eq!(even, Ok(4));
    assert_eq!(odd, Err("7 is odd".to_owned()));
}
