//! The address bar: settings under way replace the current entry of the
//! history, and each run makes an entry of its own, so that Back restores the
//! settings of the run before. Not so in a frame, where Back is the host page's.
//! It must not know what the settings mean.

use super::embedder::embedder;
use interleave_core::settings::Settings;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// The address bar.
pub struct Address {
    /// What the current entry goes back to when a run makes a new one.
    entry: RefCell<Entry>,
}

/// An entry of the history as it was arrived at, or run.
struct Entry {
    /// As it was written, without its `#`.
    written: String,
    /// As we would write the same settings.
    canonical: String,
}

/// What the address bar says behind the `#`.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

impl Address {
    /// The address bar of a page that was opened with these settings.
    pub fn new(settings: &Settings) -> Self {
        let entry = RefCell::new(Entry::here(settings));
        Self { entry }
    }

    /// The user went to another entry of the history, or wrote one.
    pub fn arrive(&self, settings: &Settings) {
        self.entry.replace(Entry::here(settings));
    }

    /// Shows settings that have not been run yet.
    pub fn draft(&self, settings: &Settings) {
        let fragment = settings.to_fragment();
        let entry = self.entry.borrow();
        replace(if fragment == entry.canonical {
            &entry.written
        } else {
            &fragment
        });
    }

    /// Makes an entry of settings that are run now.
    pub fn commit(&self, settings: &Settings) {
        let fragment = settings.to_fragment();
        let is_new = {
            let entry = self.entry.borrow();
            let is_new = fragment != entry.canonical && embedder().is_none();
            if is_new {
                replace(&entry.written);
            }
            is_new
        };
        if is_new {
            push(&fragment);
        } else {
            replace(&fragment);
        }
        self.arrive(settings);
    }
}

impl Entry {
    fn here(settings: &Settings) -> Self {
        Self {
            written: fragment(),
            canonical: settings.to_fragment(),
        }
    }
}

fn replace(fragment_wanted: &str) {
    if fragment_wanted == fragment() {
        return;
    }
    if let Some((history, url)) = history_and_url(fragment_wanted) {
        // Refused in a sandboxed frame, or when called too often: the address
        // then stays behind, which harms nothing.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

fn push(fragment: &str) {
    if let Some((history, url)) = history_and_url(fragment) {
        // As above.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

fn history_and_url(fragment: &str) -> Option<(web_sys::History, String)> {
    let window = web_sys::window()?;
    let location = window.location();
    let mut url = location.pathname().ok()? + &location.search().ok()?;
    if !fragment.is_empty() {
        url.push('#');
        url.push_str(fragment);
    }
    Some((window.history().ok()?, url))
}
