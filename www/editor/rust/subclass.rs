//! What a thread works with is a value: it is moved into the thread, and comes back with `join`.
use std::thread;

struct Sum {
    name: String,
    first: u32,
    last: u32,
    total: u32,
}

impl Sum {
    fn new(first: u32, last: u32) -> Self {
        let name = format!("sum from {first}");
        Self {
            name,
            first,
            last,
            total: 0,
        }
    }

    /// There are no subclasses, and no need for one: `self` belongs to the thread as long as that
    /// runs. Nobody can look at `total` too early, because nobody else has it.
    fn run(mut self) -> Self {
        for number in self.first..self.last {
            self.total += number;
        }
        println!("{} is {}", self.name, self.total);
        self
    }
}

pub fn main() {
    let sums = [Sum::new(0, 5_000), Sum::new(5_000, 10_000)];
    let threads = sums.map(|sum| thread::spawn(|| sum.run()));
    let sums = threads.map(|thread| thread.join().unwrap());
    let together: u32 = sums.iter().map(|sum| sum.total).sum();
    println!("together {together}");
    assert_eq!(together, 49_995_000);
}
