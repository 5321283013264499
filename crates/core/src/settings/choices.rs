//! Keys of the URL's table that choose one of a few ids: pages, lessons, and how a
//! program is run and explored.
//!
//! It must not know what a page shows or what a rule means.

/// Makes an enum whose variants have ids, in the order in which the table lists them.
macro_rules! choices {
    ($(#[$of_enum:meta])* $name:ident { $($(#[$of_variant:meta])* $variant:ident = $id:literal,)* }) => {
        $(#[$of_enum])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$of_variant])* $variant,)*
        }

        impl $name {
            /// All of them, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
            const IDS: &[&str] = &[$($id,)*];

            /// Its id in URLs.
            pub fn id(self) -> &'static str {
                Self::IDS[self as usize]
            }

            /// The one with this id, if there is one.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.get(place(Self::IDS, id)?).copied()
            }
        }
    };
}

choices! {
    /// What the page shows.
    #[derive(Default)]
    Page {
        /// The playground.
        #[default]
        Play = "play",
        /// A lesson.
        Lesson = "lesson",
        /// A program, to be run and explored.
        Code = "code",
        /// What Interleave is.
        About = "about",
    }
}

choices! {
    /// The lessons, in the order of the course.
    Lesson {
        /// Cooks, pans and dishes.
        Kitchen = "kitchen",
        /// Where time goes that nobody computes in.
        Latency = "latency",
        /// Who is next.
        Scheduler = "scheduler",
        /// Several threads in one memory.
        Threads = "threads",
        /// An update that is lost.
        Race = "race",
        /// Everybody waits for somebody.
        Deadlock = "deadlock",
        /// Producers and consumers.
        Queue = "queue",
        /// Python's one lock.
        Gil = "gil",
        /// Memories of their own.
        Processes = "processes",
        /// Answers that come later.
        Futures = "futures",
        /// What more cores are worth.
        Parallel = "parallel",
        /// Locks, semaphores, conditions, barriers.
        Primitives = "primitives",
    }
}

choices! {
    /// Where in a program another thread may come in.
    #[derive(Default)]
    Switch {
        /// Between any two instructions.
        #[default]
        Anywhere = "anywhere",
        /// Where the GIL of `CPython` 3.10 and later allows it.
        Cpython310 = "3.10",
        /// Where that of `CPython` 3.8 does.
        Cpython38 = "3.8",
    }
}

choices! {
    /// When a sleep or a timeout of a program ends, to the explorer.
    #[derive(Default)]
    Time {
        /// At any moment.
        #[default]
        Any = "any",
        /// In the order of the times that were asked for.
        Punctual = "punctual",
    }
}

choices! {
    /// Whether two outputs with the same lines in another order are the same outcome.
    #[derive(Default)]
    Order {
        /// They are.
        #[default]
        Bag = "bag",
        /// They are not.
        Exact = "exact",
    }
}

/// Not generic, so that all choices share it.
fn place(ids: &[&str], id: &str) -> Option<usize> {
    ids.iter().position(|&known| known == id)
}
