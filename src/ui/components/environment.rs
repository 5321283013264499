//! Where the result was measured: numbers without their circumstances mean
//! nothing.

use crate::ui::words;
use interleave_core::experiment::report::Environment;
use interleave_core::format;
use yew::prelude::*;

/// The circumstances, in words; they are known from the first engine on.
pub fn environment_card(environment: Option<&Environment>) -> Html {
    html! {
        <section class="card environment" data-testid="environment" aria-labelledby="environment-title">
            <h2 class="section-title" id="environment-title">{ "This machine" }</h2>
            if let Some(environment) = environment {
                <dl>{ facts(environment) }</dl>
                <p class="prose hint">
                    { "All of it runs on this device, in this page. Nothing you do here is sent anywhere. \
                       Other programs and tabs use the same cores: close them for steadier numbers." }
                </p>
            } else {
                <p class="hint">{ "Known once the engine has started." }</p>
            }
        </section>
    }
}

fn facts(environment: &Environment) -> Html {
    let Environment {
        hardware_concurrency,
        cores_found,
        timer_step_ms,
        network,
        ..
    } = environment;
    let found = match cores_found {
        Some(found) if found < hardware_concurrency => {
            format!("at least {found} found by loading them all: others may have been busy")
        }
        Some(found) => format!("{found} found by loading them all"),
        None => "counted at the first run".to_owned(),
    };
    html! {
        <>
            { fact("Browser", words::browser(&environment.user_agent)) }
            { fact("Cores", format!("{hardware_concurrency} reported by the browser; {found}")) }
            { fact("Engine", engine(&environment.engine)) }
            { fact("Isolation", isolation(environment.cross_origin_isolated, &environment.engine)) }
            { fact("Clock", format!("moves in steps of {}", format::ms(*timer_step_ms))) }
            { fact("Prices", prices(*network)) }
            { fact("Version", format!("Interleave {}", env!("CARGO_PKG_VERSION"))) }
        </>
    }
}

fn fact(term: &'static str, words: String) -> Html {
    html! { <div><dt>{ term }</dt><dd>{ words }</dd></div> }
}

fn engine(build: &str) -> String {
    match build {
        "threads" => "threads: workers share one memory".to_owned(),
        "single" => "single: one worker with a memory of its own".to_owned(),
        other => other.to_owned(),
    }
}

fn prices(network: bool) -> String {
    let words = if network {
        "asked of this site's service worker, over the browser's network"
    } else {
        "timers: there is no service worker to ask"
    };
    words.to_owned()
}

fn isolation(is_isolated: bool, build: &str) -> String {
    let words = match (is_isolated, build) {
        (true, "single") => "yes, says this browser; but it gives no shared memory",
        (true, _) => "yes: this page is kept apart from others, so it may share memory",
        (false, _) => "no: the host or a surrounding page does not allow shared memory",
    };
    words.to_owned()
}
