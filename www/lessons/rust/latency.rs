//! How long an addition takes, and how long the start of a thread.
use std::hint::black_box;
use std::time::Instant;

/// Nanoseconds of one operation: of many, divided by their number.
fn each(count: u32, mut operation: impl FnMut(u32)) -> f64 {
    let began = Instant::now();
    for number in 0..count {
        operation(number);
    }
    began.elapsed().as_nanos() as f64 / f64::from(count)
}

pub fn main() {
    let mut sum = 0_u32;
    // Without `black_box` the compiler sees that nobody needs the sum.
    let addition = each(1_000_000, |number| {
        sum = black_box(sum.wrapping_add(number));
    });

    let thread = each(20, |_| std::thread::spawn(|| ()).join().unwrap());

    println!("an addition: {addition:.2} ns, a thread: {thread:.0} ns");
    assert!(thread > addition);
}
