//! What this browser can do, found by trying it, not by its name.

use interleave_core::mode::Mode;
use interleave_core::programs::ARE_RUN;
use js_sys::{Object, Reflect, WebAssembly};
use wasm_bindgen::prelude::*;
use web_sys::Url;

/// What this browser can do, here and now.
#[derive(Clone, Debug, PartialEq)]
pub struct Features {
    /// Whether the page is isolated from other sites' pages, as it claims.
    pub cross_origin_isolated: bool,
    /// Whether memory can be shared between workers, as a trial shows.
    pub shared_memory: bool,
    /// Cores the browser reports.
    pub hardware_concurrency: u32,
    /// The browser, as it names itself.
    pub user_agent: String,
}

/// Why a mode cannot run here, and the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// One sentence on what is missing.
    pub reason: &'static str,
    /// Whether it may run in a tab of its own.
    pub another_tab_helps: bool,
}

/// The builds of the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Build {
    /// With a pool of workers over shared memory.
    Threads,
    /// One worker, memory of its own.
    Single,
    /// As `Threads`, with Python.
    PythonThreads,
    /// As `Single`, with Python.
    PythonSingle,
}

impl Build {
    /// Whether it starts a pool.
    pub(super) fn has_pool(self) -> bool {
        matches!(self, Self::Threads | Self::PythonThreads)
    }

    /// Its name in the page's head; those without Python have it in results, too.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Threads => "threads",
            Self::Single => "single",
            Self::PythonThreads => "python-threads",
            Self::PythonSingle => "python-single",
        }
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = crossOriginIsolated)]
    static CROSS_ORIGIN_ISOLATED: Option<bool>;
}

/// A module that uses one instruction of fixed-width SIMD (`i8x16.popcnt`),
/// which the builds `threads` and `single` need. From the specification's binary format:
/// one type `() -> v128`, one function `i32.const 0; i8x16.splat; i8x16.popcnt`.
const SIMD_MODULE: [u8; 31] = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253,
    15, 253, 98, 11,
];

impl Features {
    /// Finds out.
    pub fn detect() -> Self {
        let navigator = web_sys::window().map(|window| window.navigator());
        let hardware_concurrency = navigator
            .as_ref()
            .map_or(1.0, web_sys::Navigator::hardware_concurrency);
        Self {
            cross_origin_isolated: CROSS_ORIGIN_ISOLATED.with(|flag| flag.unwrap_or(false)),
            shared_memory: can_share_memory() && can_simd(),
            hardware_concurrency: hardware_concurrency as u32,
            user_agent: navigator
                .and_then(|it| it.user_agent().ok())
                .unwrap_or_default(),
        }
    }

    /// `None` if a program, or else a workload, can run in this mode here; otherwise why
    /// not, and the way out.
    pub fn refusal(&self, mode: Mode, is_program: bool) -> Option<Refusal> {
        // (`Settings::modes_without` has the same rule.)
        if ARE_RUN && is_program && !mode.has_pool() {
            return Some(Refusal {
                reason: "A program brings its own threads and processes; choose GIL or parallel.",
                another_tab_helps: false,
            });
        }
        // Without a pool, the threads of a program take turns on one worker.
        let does_without = ARE_RUN && is_program && mode == Mode::Gil;
        if !mode.has_pool() || self.shared_memory || does_without {
            return None;
        }
        Some(match (self.cross_origin_isolated, is_framed()) {
            (true, _) => Refusal {
                reason: "Threads need shared memory, which this browser does not offer: open this page in a current Chrome, Edge or Firefox.",
                another_tab_helps: false,
            },
            (false, true) => Refusal {
                reason: "Threads need shared memory, which this browser does not give to a page embedded in another.",
                another_tab_helps: true,
            },
            (false, false) => Refusal {
                reason: "Threads need shared memory, which browsers only give to isolated pages.",
                another_tab_helps: true,
            },
        })
    }

    /// Whether a service worker answers this page's requests, here and now: then
    /// there is a server to ask.
    pub fn has_server() -> bool {
        let container = web_sys::window().map(|window| window.navigator());
        let field = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).ok();
        container
            .and_then(|navigator| field(&navigator, "serviceWorker"))
            .and_then(|container| field(&container, "controller"))
            .filter(JsValue::is_object)
            .and_then(|controller| field(&controller, "scriptURL")?.as_string())
            // That of a folder above may have an eye on this page, but no prices.
            .is_some_and(|url| Some(url) == address_of("service-worker.js"))
    }

    /// The build for this browser.
    pub(super) fn build(&self) -> Build {
        if self.shared_memory {
            Build::Threads
        } else {
            Build::Single
        }
    }

    /// The same, with Python.
    pub(super) fn build_with_python(&self) -> Build {
        if self.shared_memory {
            Build::PythonThreads
        } else {
            Build::PythonSingle
        }
    }
}

/// The address of a file of this site.
pub(super) fn address_of(path: &str) -> Option<String> {
    let base = web_sys::window()?.document()?.base_uri().ok()??;
    Some(Url::new_with_base(path, &base).ok()?.href())
}

/// Some browsers claim isolation but have no shared memory, so try to make one.
fn can_share_memory() -> bool {
    let has_constructor = Reflect::has(&js_sys::global(), &"SharedArrayBuffer".into());
    has_constructor.unwrap_or(false) && shared_memory().is_ok()
}

fn shared_memory() -> Result<(), JsValue> {
    let descriptor = Object::new();
    for (key, value) in [
        ("initial", JsValue::from(1)),
        ("maximum", 1.into()),
        ("shared", true.into()),
    ] {
        Reflect::set(&descriptor, &key.into(), &value)?;
    }
    let memory = WebAssembly::Memory::new(&descriptor)?;
    memory
        .buffer()
        .dyn_into::<js_sys::SharedArrayBuffer>()
        .map(|_| ())
}

/// Whether this page is shown within another.
fn is_framed() -> bool {
    let window = web_sys::window();
    let top = window
        .as_ref()
        .and_then(|window| window.top().ok().flatten());
    top != window
}

/// Whether modules with SIMD can be used.
pub(super) fn can_simd() -> bool {
    let bytes = js_sys::Uint8Array::from(SIMD_MODULE.as_slice());
    WebAssembly::validate(&bytes).unwrap_or(false)
}
