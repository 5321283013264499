//! Terms of statistics and of scaling, each with what it means: shown under the
//! pointer, with the focus and at a tap (`.term` in `www/styles.css`), and told to
//! screen readers as the term's description. It must not know where a term stands.

use yew::prelude::*;

/// A term that can explain itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    name: &'static str,
    meaning: &'static str,
}

/// The middle of the samples.
pub const MEDIAN: Term = Term {
    name: "Median",
    meaning: "Half of the samples took less time, half took more. Outliers hardly move it.",
};
/// What the box of a chart shows.
pub const QUARTILES: Term = Term {
    name: "Quartiles",
    meaning: "A quarter of the samples took less time than the first quartile, a quarter more than the third. The middle half lies between.",
};
/// Samples far from the others.
pub const OUTLIERS: Term = Term {
    name: "Outliers",
    meaning: "Samples far from the median, compared with the usual spread (modified z-score above 3.5). They are marked, and counted like all others.",
};
/// Samples that do not count.
pub const DISCARDED: Term = Term {
    name: "Discarded",
    meaning: "Samples that were disturbed because this page was out of view. They do not count, and were measured again.",
};
/// How sure a ratio is.
pub const CI95: Term = Term {
    name: "95 % CI",
    meaning: "95 % confidence interval. If the whole measurement were repeated many times, about 95 of 100 such intervals would contain the true value.",
};
/// How many times as fast.
pub const SPEED_UP: Term = Term {
    name: "Speed-up",
    meaning: "The median time of the baseline, divided by the median time of this row: 2 means twice as fast.",
};
/// What a worker contributes.
pub const EFFICIENCY: Term = Term {
    name: "Efficiency",
    meaning: "Speed-up divided by the number of workers. At 100 %, every worker adds as much as the first.",
};
/// The serial share by one row alone.
pub const KARP_FLATT: Term = Term {
    name: "Serial (Karp–Flatt)",
    meaning: "The share of the work that would have to be serial to explain the speed-up of this row alone.",
};
/// The simpler law of speed-up.
pub const AMDAHL: Term = Term {
    name: "Amdahl",
    meaning: "Amdahl’s law: the serial share of the work limits the speed-up, however many workers there are.",
};
/// The law of speed-up with two parameters.
pub const USL: Term = Term {
    name: "Universal scalability",
    meaning: "Universal scalability law: workers wait for each other (contention), and each pair of them has to agree (coherency), so that more workers can be slower.",
};

/// Those that head columns of tables.
const OF_COLUMNS: [Term; 8] = [
    MEDIAN, QUARTILES, OUTLIERS, DISCARDED, CI95, SPEED_UP, EFFICIENCY, KARP_FLATT,
];

/// The title of a column, which explains itself if it is one of the terms.
pub fn column(title: &str) -> Html {
    let term = OF_COLUMNS.iter().find(|term| term.name == title);
    term.map_or_else(|| html! { title.to_owned() }, |term| term.draw())
}

impl Term {
    /// The term; a button, so that the keyboard and a tap reach its explanation.
    pub fn draw(self) -> Html {
        let Self { name, meaning } = self;
        html! { <button type="button" class="term" aria-description={meaning}>{ name }</button> }
    }
}
