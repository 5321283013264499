//! Marks a line of the program, as a line of a traceback does. Who shows the program is
//! not known here: `www/code.js` and `www/program.js` listen.

use web_sys::{CustomEvent, CustomEventInit};

/// Asks for a line, counted from 1, to be marked.
pub fn mark(line: u32) {
    let init = CustomEventInit::new();
    init.set_detail(&line.into());
    let event = CustomEvent::new_with_event_init_dict("interleave:line", &init).ok();
    if let Some((window, event)) = web_sys::window().zip(event) {
        // Fails only for an event that is under way.
        let _ = window.dispatch_event(&event);
    }
}
