//! Workers that run one program together. Each is a thread of the computer, or of the browser.

use crate::schedule::End;

/// A program, and how many workers run it.
pub trait Crew: Sync {
    /// How many workers it is for.
    fn workers(&self) -> usize;

    /// What one worker does, by its number, until the program ends. Each number is called once, on a thread of its own.
    fn work(&self, number: usize);

    /// Ends the program where it stands, soon.
    fn stop(&self);

    /// How the program ended, if it has.
    fn ended(&self) -> Option<End>;
}
