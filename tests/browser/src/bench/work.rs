//! What is measured: the CPU-bound workloads, and their sizes.

/// A workload at one size.
#[derive(Clone, Copy)]
pub struct Work {
    /// Its id.
    pub id: &'static str,
    /// Into how many tasks it is cut.
    pub tasks: u32,
    /// How much it is, in the workload's own unit.
    pub size: u32,
}

/// The seed of all inputs.
pub const SEED: u32 = 1;
/// How many workers everyone has.
pub const WORKERS: u32 = 2;

/// At sizes that take JavaScript half a second at most, in the slower browser.
pub const CPU_BOUND: [Work; 6] = [
    Work::new("primes", 10, 15_492_781),
    Work::new("mandelbrot", 64, 512),
    Work::new("matmul", 16, 640),
    Work::new("montecarlo", 16, 20),
    Work::new("sort", 16, 4_000),
    Work::new("hash", 16, 32),
];

/// The same at sizes that Python can do in seconds.
pub const FOR_PYTHON: [Work; 6] = [
    Work::new("primes", 10, 15_492_781),
    Work::new("mandelbrot", 16, 128),
    Work::new("matmul", 16, 128),
    Work::new("montecarlo", 16, 1),
    Work::new("sort", 16, 400),
    Work::new("hash", 16, 64),
];

impl Work {
    const fn new(id: &'static str, tasks: u32, size: u32) -> Self {
        Self { id, tasks, size }
    }

    /// Whether it is asked for: all are, unless `WORKLOADS` names some.
    pub fn is_wanted(self) -> bool {
        std::env::var("WORKLOADS").map_or(true, |wanted| wanted.split(',').any(|id| id == self.id))
    }

    /// The page's address for it.
    pub fn fragment(self, modes: &str, repeats: u32) -> String {
        let Self { id, tasks, size } = self;
        format!(
            "#workload={id}&tasks={tasks}&size={size}&seed={SEED}&workers={WORKERS}&modes={modes}&repeats={repeats}"
        )
    }

    /// In words: its name and size.
    pub fn words(self) -> String {
        format!("`{}`, size {}, {} tasks", self.id, self.size, self.tasks)
    }
}
