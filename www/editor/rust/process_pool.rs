//! The list is cut up, and the results come back in the order of the list.
use std::thread;

fn divisors(n: u32) -> usize {
    (1..=n).filter(|d| n.is_multiple_of(*d)).count()
}

pub fn main() {
    let numbers: Vec<u32> = (1..=300).collect();
    // Python takes processes here because of the GIL. Rust has none, so threads are enough, and
    // the list is lent to them instead of being copied.
    let (counts, late) = thread::scope(|scope| {
        let halves: Vec<_> = numbers
            .chunks(150)
            .map(|half| scope.spawn(move || half.iter().map(|n| divisors(*n)).collect::<Vec<_>>()))
            .collect();
        let late = scope.spawn(|| divisors(720));
        let counts: Vec<usize> = halves
            .into_iter()
            .flat_map(|half| half.join().unwrap())
            .collect();
        (counts, late.join().unwrap())
    });
    println!("720 has {late} divisors");
    let most = counts.iter().max().unwrap();
    let number = counts.iter().position(|count| count == most).unwrap() + 1;
    println!("{number} has {most}");
    assert_eq!((late, number, *most), (30, 240, 20));
}
