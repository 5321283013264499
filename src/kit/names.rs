//! What the page calls modes, those who do the work, and browsers.

use interleave_core::format::plural;
use interleave_core::mode::Mode;

/// A mode's name.
pub fn name(mode: Mode) -> &'static str {
    match mode {
        Mode::Sequential => "Sequential",
        Mode::Concurrent => "Concurrent",
        Mode::Parallel => "Parallel",
        Mode::Gil => "GIL (emulated)",
        Mode::Processes => "Processes",
    }
}

/// "4 workers".
pub fn workers(count: u32) -> String {
    plural(count, "worker")
}

/// Who does the work: "4 workers", "4 processes".
pub fn crew(mode: Mode, count: u32) -> String {
    match mode {
        Mode::Processes => plural(count, "process"),
        _ => workers(count),
    }
}

/// "4 cores".
pub fn cores(count: u32) -> String {
    plural(count, "core")
}

/// A browser's short name out of what it says of itself: "Firefox 153". For
/// people to read; nothing hangs on it.
pub fn browser(user_agent: &str) -> String {
    // The order matters: most browsers also name those they want to be like.
    let known = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("HeadlessChrome/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Version/", "Safari"),
    ];
    let named = known.iter().find_map(|(mark, name)| {
        let (_, rest) = user_agent.split_once(mark)?;
        let version: String = rest.chars().take_while(char::is_ascii_digit).collect();
        Some(format!("{name} {version}"))
    });
    named.unwrap_or_else(|| "a browser that does not say its name".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_worker_is_not_workers() {
        assert_eq!(workers(1), "1 worker");
        assert_eq!(workers(2), "2 workers");
        assert_eq!(crew(Mode::Processes, 1), "1 process");
        assert_eq!(crew(Mode::Processes, 2), "2 processes");
    }

    #[test]
    fn browsers_are_called_by_their_names() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";
        assert_eq!(browser(chrome), "Chrome 126");
        assert_eq!(browser(&format!("{chrome} Edg/126.0.1")), "Edge 126");
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
        assert_eq!(browser(firefox), "Firefox 128");
        let safari = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15";
        assert_eq!(browser(safari), "Safari 17");
        assert_eq!(browser(""), "a browser that does not say its name");
    }
}
