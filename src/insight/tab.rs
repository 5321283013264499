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
    Granularity,
    /// Two results side by side.
    Compare,
    /// What a class has found.
    Class,
    /// Results as files, and back.
    Export,
}

impl Tab {
    /// All of them, in order. A tab joins by a variant, a folder beside
    /// `timeline/`, and an arm in `app.rs`.
    const ALL: [Self; 6] = [
        Self::Timeline,
        Self::Speedup,
        Self::Granularity,
        Self::Compare,
        Self::Class,
        Self::Export,
    ];

    /// Those that are shown. A frame in another page has no Export: such frames
    /// may often not save files, and its page gets each result as a message.
    pub fn shown(is_embedded: bool) -> impl Iterator<Item = Self> {
        let is_shown = move |tab: &Self| !(is_embedded && *tab == Self::Export);
        Self::ALL.into_iter().filter(is_shown)
    }

    /// Its id in the document.
    pub fn id(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Speedup => "speedup",
            Self::Granularity => "granularity",
            Self::Compare => "compare",
            Self::Class => "class",
            Self::Export => "export",
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::Speedup => "Speed-up",
            Self::Granularity => "Granularity",
            Self::Compare => "Compare",
            Self::Class => "Class",
            Self::Export => "Export",
        }
    }

    /// The name that tests hold on to.
    pub fn testid(self) -> String {
        match self {
            // Promised before there were tabs.
            Self::Export => "export".to_owned(),
            _ => format!("tab-{}", self.id()),
        }
    }
}
