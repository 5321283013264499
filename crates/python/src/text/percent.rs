//! `%` of texts and of bytes.
