//! What the page is made of. Components draw what they are given and say what
//! was clicked; they must not know the laboratory (the picture, which looks at
//! a run once a frame, alone does) nor keep what the state keeps.

mod controls;
mod environment;
mod glyph;
mod masthead;
mod modes;
mod more;
mod notices;
mod picture;
mod run_bar;
mod slider;
mod table;
mod timings;
mod verdict;
mod workload;

pub use controls::Controls;
pub use environment::EnvironmentCard;
pub use masthead::Masthead;
pub use notices::Notices;
pub use picture::Picture;
pub use run_bar::RunBar;
pub use table::TimingsTable;
pub use timings::TimingsChart;
pub use verdict::VerdictPanel;
