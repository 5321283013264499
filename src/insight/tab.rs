//! The tabs: what can be asked of runs.

/// A tab.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Who did what, when.
    #[default]
    Timeline,
}

impl Tab {
    /// Those that are shown, in order. A tab joins by a variant, a folder beside
    /// `timeline/`, and an arm in `app.rs`. To come: Speed-up (`speedup/`),
    /// Grain (`grain/`), Compare (`compare/`), Class (`board/`), Export (`export/`).
    pub const SHOWN: [Self; 1] = [Self::Timeline];

    /// Its id in the document.
    pub fn id(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
        }
    }
}
