//! One of three calls fails. The others keep their results, and the failure is a value.
use std::thread;

/// The type says that it may fail, so the caller has to handle that.
fn price(exchange: &str) -> Result<usize, String> {
    match exchange {
        "bitstamp" => Err("no answer".to_owned()),
        _ => Ok(6_400 + exchange.len()),
    }
}

pub fn main() {
    let exchanges = ["kraken", "bitstamp", "okex"];
    let results = thread::scope(|scope| {
        let asked = exchanges.map(|exchange| scope.spawn(move || price(exchange)));
        asked.map(|thread| thread.join().unwrap())
    });
    for result in &results {
        match result {
            Ok(price) => println!("price {price}"),
            Err(why) => println!("failed: {why}"),
        }
    }
    assert_eq!(results, [Ok(6_406), Err("no answer".to_owned()), Ok(6_404)]);

    // Who wants all or nothing collects them so, and gets the first failure.
    let all: Result<Vec<usize>, String> = results.into_iter().collect();
    assert!(all.is_err());
}
