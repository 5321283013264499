//! Waits until there is something on the shelf.
use std::sync::{Condvar, Mutex};
use std::thread;

/// A `Condvar` has no lock of its own. The lock holds the cakes, so nobody can look without it.
#[derive(Default)]
struct Shop {
    cakes: Mutex<Vec<String>>,
    changed: Condvar,
}

impl Shop {
    fn sell(&self) -> String {
        let cakes = self.cakes.lock().unwrap();
        // This is the `while`: it looks again after each waking, so it cannot be forgotten.
        let no_cakes = |cakes: &mut Vec<String>| cakes.is_empty();
        let mut cakes = self.changed.wait_while(cakes, no_cakes).unwrap();
        cakes.pop().unwrap()
    }

    fn bake(&self) {
        for number in 0..2 {
            self.cakes.lock().unwrap().push(format!("cake {number}"));
            self.changed.notify_all();
        }
    }
}

pub fn main() {
    let shop = Shop::default();
    let mut sold = thread::scope(|scope| {
        let sellers = [(); 2].map(|()| scope.spawn(|| shop.sell()));
        shop.bake();
        sellers.map(|seller| seller.join().unwrap())
    });
    sold.sort();
    println!("sold: {sold:?}");
    assert_eq!(sold, ["cake 0", "cake 1"]);
}
