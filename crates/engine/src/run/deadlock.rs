//! Who waits for whom at the end of a run of which every thread waits. It must not know where
//! that is shown.

/// Every thread that waits, for ever.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deadlock {
    /// The first ones, in the order of their processes and numbers.
    pub waiting: Vec<Hung>,
    /// How many more there are.
    pub more: u32,
}

/// A thread that waits for ever. Threads go by the numbers that they have in a trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hung {
    /// The place of its process among those of the run, in the order of their start.
    pub process: u32,
    /// Its number in that process; the main thread is 0.
    pub thread: u32,
    /// What it is called.
    pub name: String,
    /// What it waits for: `lock 'left'`, `the end of Ada`.
    pub wants: String,
    /// In which line of the program; 0: that is not known.
    pub line: u32,
    /// Which thread of the same process holds that, by number and name.
    pub holder: Option<(u32, String)>,
}
