//! Sorting of built-in values.
