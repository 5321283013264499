//! How many elements a task of a data-parallel workload has: its chunk. The chunk determines the number of tasks and the other
//! way round; learners may choose either. Must not know what an element is.

use super::{About, Params, Slider, Spread};

impl About {
    /// How many elements there are in all: as many as the size has; or, if the params give
    /// a chunk, the chunk times the number of tasks, but no more than the largest size has.
    /// 0 where the work has no elements.
    pub fn elements(&self, params: Params) -> u64 {
        let (Some(element), Some(size)) = (self.element, self.size) else {
            return 0;
        };
        let Some(chunk) = params.chunk else {
            return (element.count)(params.size);
        };
        let tasks = u64::from(self.tasks.clamp(params.tasks));
        let chunk = u64::from(chunk.max(element.least));
        (chunk * tasks).min((element.count)(size.max))
    }

    /// How many elements a task has, rounded; `None` where the work is not of
    /// elements. Beyond what a `u32` holds, as many as it holds.
    pub fn chunk(&self, params: Params) -> Option<u32> {
        self.element?;
        Some(share(
            self.elements(params),
            self.tasks.clamp(params.tasks).into(),
        ))
    }

    /// The number of tasks that gives each about this many elements, as far as the range
    /// of tasks allows.
    pub fn tasks_of_chunk(&self, size: u32, chunk: u32) -> u32 {
        // As many as a `u32` holds, or more: see [`About::chunk`].
        if chunk == u32::MAX {
            return self.tasks.min;
        }
        let params = Params {
            tasks: 1,
            size,
            latency_ms: 0,
            seed: 0,
            chunk: None,
        };
        self.tasks
            .clamp(share(self.elements(params), chunk.max(1).into()))
    }

    /// The chunks that a learner may choose for a size; `None` where the work is
    /// not of elements.
    pub fn chunks(&self, size: u32) -> Option<Slider> {
        let element = self.element?;
        let with = |tasks| {
            self.chunk(Params {
                tasks,
                size,
                latency_ms: 0,
                seed: 0,
                chunk: None,
            })
        };
        Some(Slider {
            label: "Chunk",
            unit: element.many,
            min: with(self.tasks.max)?,
            max: with(self.tasks.min)?,
            default: with(self.tasks.default)?,
            spread: Spread::Logarithmic,
        })
    }
}

/// An equal share, rounded, at least 1.
fn share(all: u64, parts: u64) -> u32 {
    let share = (all + parts / 2) / parts;
    u32::try_from(share).unwrap_or(u32::MAX).max(1)
}
