//! Many requests, a thread each: all answers in their order, failures among them.
use std::thread;

fn fetch(server: &str) -> Result<String, String> {
    match server {
        "B" => Err("B does not answer".to_owned()),
        _ => Ok(server.to_lowercase()),
    }
}

/// Asks all of them at the same time, and gives what came in their order.
fn fetch_all(servers: &[&str]) -> Vec<Result<String, String>> {
    thread::scope(|scope| {
        let asked: Vec<_> = servers
            .iter()
            .map(|server| scope.spawn(move || fetch(server)))
            .collect();
        asked.into_iter().map(|one| one.join().unwrap()).collect()
    })
}

pub fn main() {
    // The first failure, and nothing else.
    let all: Result<Vec<String>, String> = fetch_all(&["A", "B", "C"]).into_iter().collect();
    assert_eq!(all, Err("B does not answer".to_owned()));

    // What came, and what failed.
    let (came, failed): (Vec<_>, Vec<_>) = fetch_all(&["A", "B", "C"])
        .into_iter()
        .partition(Result::is_ok);
    assert_eq!((came.len(), failed.len()), (2, 1));
}
