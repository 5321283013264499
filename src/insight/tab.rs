//! The tabs: what can be asked of runs.

/// A tab.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Who did what, when.
    #[default]
    Timeline,
    /// How it grows with the workers.
    Speedup,
    /// How small is too small.
    Grain,
}

impl Tab {
    /// Those that are shown, in order. A tab joins by a variant, a folder beside
    /// `timeline/`, and an arm in `app.rs`. To come:
    /// Compare (`compare/`), Class (`board/`), Export (`export/`).
    pub const SHOWN: [Self; 3] = [Self::Timeline, Self::Speedup, Self::Grain];

    /// Its id in the document.
    pub fn id(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Speedup => "speedup",
            Self::Grain => "grain",
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::Speedup => "Speed-up",
            Self::Grain => "Grain",
        }
    }
}
