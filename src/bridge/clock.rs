//! The page's clock. It must not know what is timed.

/// Milliseconds since the page began, 0 where there is no clock.
pub fn now_ms() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}
