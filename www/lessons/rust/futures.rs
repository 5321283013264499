//! Four questions at once, of which two fail: `join` brings each failure back.
use std::thread;

fn ask(name: &str) -> Result<usize, String> {
    if name == "B" || name == "D" {
        return Err(format!("{name} does not answer"));
    }
    Ok(name.len())
}

pub fn main() {
    let results: Vec<Result<usize, String>> = thread::scope(|scope| {
        let asked: Vec<_> = ["A", "B", "C", "D"]
            .map(|name| scope.spawn(move || ask(name)))
            .into();
        asked.into_iter().map(|one| one.join().unwrap()).collect()
    });
    // ask("B");  is a warning: this `Result` may be an `Err`, which should be handled
    let failed = results.iter().filter(|result| result.is_err()).count();
    assert_eq!((results.len() - failed, failed), (2, 2));
}
