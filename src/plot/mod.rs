//! Pure geometry of charts: from numbers to pixels and to the words on them.
//!
//! It must not know how a chart is drawn: there are no web types here, and no
//! colours. Pixels are CSS pixels from the chart's upper left corner.

pub mod cores;
pub mod granularity;
pub mod ground;
pub mod scale;
pub mod speedup;
pub mod square;
pub mod timeline;
pub mod timings;
