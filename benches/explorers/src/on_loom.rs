//! All schedules by Loom.

use crate::{Outcomes, is_deadlock};
use std::panic::{set_hook, take_hook};
use std::process::exit;
use std::sync::Arc;

/// Runs a program in every schedule. Loom does not go on after the first that deadlocks: it panics,
/// and once more while it lets go of the locks that are held, so what there is to say is said before.
pub fn explore(program: fn() -> String) {
    let outcomes = Arc::new(Outcomes::default());
    let found = Arc::clone(&outcomes);
    let usual = take_hook();
    set_hook(Box::new(move |panic| {
        if !is_deadlock(panic.payload()) {
            return usual(panic);
        }
        outcomes.add("deadlock");
        println!("it ends at the first deadlock");
        exit(0);
    }));
    loom::model::Builder::new().check(move || found.add(&program()));
    println!("exhausted");
}
