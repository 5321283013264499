//! Functions of floats to the last digit that CPython prints.
//!
//! CPython takes them from the C library, whose result is the nearest float in all but one of a
//! thousand cases. Natively, Rust takes them from there too. Those that it brings for WebAssembly
//! are off by a digit in 3 (`sin`) to 10 (`exp`) of a hundred cases, so pxfm's stand in their place.

#[cfg(not(target_family = "wasm"))]
mod platform {
    pub(super) fn exp(x: f64) -> f64 {
        x.exp()
    }
    pub(super) fn ln(x: f64) -> f64 {
        x.ln()
    }
    pub(super) fn pow(x: f64, y: f64) -> f64 {
        x.powf(y)
    }
    pub(super) fn sin(x: f64) -> f64 {
        x.sin()
    }
    pub(super) fn cos(x: f64) -> f64 {
        x.cos()
    }
}

#[cfg(target_family = "wasm")]
mod platform {
    pub(super) use pxfm::{f_cos as cos, f_exp as exp, f_log as ln, f_pow as pow, f_sin as sin};
}

/// e to the power of `x`.
pub fn exp(x: f64) -> f64 {
    platform::exp(x)
}

/// The natural logarithm.
pub fn ln(x: f64) -> f64 {
    platform::ln(x)
}

/// `x` to the power of `y`.
pub fn pow(x: f64, y: f64) -> f64 {
    platform::pow(x, y)
}

/// The sine of an angle in radians.
pub fn sin(x: f64) -> f64 {
    platform::sin(x)
}

/// The cosine of an angle in radians.
pub fn cos(x: f64) -> f64 {
    platform::cos(x)
}
