//! What several test files share: experiments with made-up times, and reports and
//! traces of every shape.

// Each of them uses its share of this.
#![allow(dead_code)]

pub mod measuring;
pub mod reports;
pub mod traces;
