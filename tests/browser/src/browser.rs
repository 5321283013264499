//! One browser under our control: how it is started, its window, its log. It
//! must not know Interleave.

use crate::Result;
use crate::driver::Driver;
use serde_json::{Value, json};
use std::fmt;
use std::path::Path;
use std::time::Duration;
use thirtyfour::{Capabilities, WebDriver};

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, or Chrome.
    Chromium,
    /// Firefox, also as ESR.
    Firefox,
    /// `WebKitGTK`'s `MiniBrowser`.
    Webkit,
}

/// A kind of window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// As most people use.
    Usual,
    /// One that remembers nothing. (The driver of `WebKitGTK` has no other.)
    Private,
}

/// Which of a browser's compilers are at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compilers {
    /// As most people have.
    All,
    /// Not `WebKit`'s best one: on pages that are left after some seconds, it takes a fifth of all
    /// that this browser computes. (In the others nothing is gained.)
    Quick,
}

/// The colours that the system is said to prefer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A browser with one window.
pub struct Browser {
    /// Which one.
    pub kind: Kind,
    /// Its name and version.
    pub version: String,
    session: WebDriver,
    driver: Driver,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];
    /// Those whose pages can get shared memory. `WebKitGTK` 2.50 says that a page is
    /// isolated, and gives it none.
    pub const SHARING: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// Why this kind cannot be tried on this machine, if so. The others can be
    /// had everywhere, so that their lack is a failure.
    pub fn lack(self) -> Option<&'static str> {
        (self == Self::Webkit && std::env::var_os("WEBKITDRIVER").is_none_or(|path| path.is_empty())).then_some(
            "WebKitGTK's driver is not on this machine (on Debian: apt-get install webkit2gtk-driver xvfb)",
        )
    }

    fn capabilities(self, window: Window) -> Capabilities {
        let is_private = window == Window::Private;
        let mut wanted = match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "args": chromium_arguments(), "binary": program("CHROMIUM", &["chromium", "google-chrome"]) },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "binary": program("FIREFOX", &["firefox-esr", "firefox"]),
                    "prefs": {
                        "browser.shell.checkDefaultBrowser": false,
                        // A claim goes through thousands of addresses.
                        "dom.navigation.navigationRateLimit.count": 0,
                        "dom.navigation.locationChangeRateLimit.count": 0,
                    },
                },
            }),
            // The driver knows its own browser.
            Self::Webkit => json!({}),
        };
        if is_private && self == Self::Chromium {
            wanted["goog:chromeOptions"]["args"] =
                json!([&chromium_arguments()[..], &["--incognito"]].concat());
        }
        if is_private && self == Self::Firefox {
            wanted["moz:firefoxOptions"]["prefs"]["browser.privatebrowsing.autostart"] =
                json!(true);
        }
        let Value::Object(mut wanted) = wanted else {
            return Capabilities::default();
        };
        // A fast machine must not take a page for loaded before it is.
        wanted.insert("pageLoadStrategy".into(), "normal".into());
        Capabilities::from(wanted)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        })
    }
}

impl Browser {
    /// Starts a browser without a visible window.
    pub async fn start(kind: Kind) -> Result<Self> {
        Self::start_with(kind, Window::Usual, Compilers::All).await
    }

    /// Starts a browser with this kind of window, and with these compilers.
    pub async fn start_with(kind: Kind, window: Window, compilers: Compilers) -> Result<Self> {
        let driver = Driver::start(kind, compilers).await?;
        let session = WebDriver::new(driver.url.clone(), kind.capabilities(window)).await?;
        session.set_script_timeout(Duration::from_mins(2)).await?;
        let said = |key| session.capabilities().get(key).and_then(Value::as_str);
        let name = said("browserName").unwrap_or("browser");
        let version = format!(
            "{name} {}",
            said("browserVersion").unwrap_or("of unknown version")
        );
        let browser = Self {
            kind,
            version,
            session,
            driver,
        };
        browser.resize(1280, 900).await?;
        Ok(browser)
    }

    /// Leaves all that is open for a new tab: another process shows its pages.
    pub async fn renew(&self) -> Result {
        let old = self.session.windows().await?;
        let new = self.session.new_tab().await?;
        for tab in old {
            self.session.switch_to_window(tab).await?;
            self.session.close_window().await?;
        }
        self.session.switch_to_window(new).await?;
        self.resize(1280, 900).await
    }

    /// The process that has started this browser.
    pub fn driver_process(&self) -> Option<u32> {
        self.driver.process()
    }

    /// The `WebDriver` session.
    pub fn session(&self) -> &WebDriver {
        &self.session
    }

    /// Opens an address, and waits until it is loaded.
    pub async fn goto(&self, url: &str) -> Result {
        Ok(self.session.goto(url).await?)
    }

    /// What a function's body returns, evaluated in the page.
    pub async fn evaluate(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self
            .session
            .execute(script, arguments)
            .await?
            .json()
            .clone())
    }

    /// What an expression's promise comes to, evaluated in the page.
    pub async fn wait_for(&self, promise: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            ({promise}).then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let outcome = self.session.execute_async(script, Vec::new()).await?;
        let mut outcome = outcome.json().clone();
        match outcome.get("error") {
            Some(error) => Err(format!("{promise}: {error}").into()),
            None => Ok(outcome["value"].take()),
        }
    }

    /// What a promise comes to, which is a number.
    pub async fn number(&self, promise: &str) -> Result<f64> {
        let value = self.wait_for(promise).await?;
        Ok(value
            .as_f64()
            .ok_or_else(|| format!("{promise} gave {value}"))?)
    }

    /// Gives the page this size, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Result {
        if self.kind == Kind::Chromium {
            // Its window does not get as narrow as a phone.
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", size)
                .await?;
            return Ok(());
        }
        let frame = self.evaluate(
            "return [outerWidth - innerWidth, outerHeight - innerHeight]",
            Vec::new(),
        );
        let frame = frame.await?;
        let outer = |inner: u32, axis: usize| inner + frame[axis].as_u64().unwrap_or(0) as u32;
        self.session
            .set_window_rect(0, 0, outer(width, 0), outer(height, 1))
            .await?;
        Ok(())
    }

    /// Says which colours the system prefers. Only Chromium can be told.
    pub async fn prefer(&self, scheme: Scheme) -> Result {
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": value },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.devtools("Emulation.setEmulatedMedia", features)
            .await?;
        Ok(())
    }

    /// One command of Chromium's own protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        Ok(self.session.cdp().send_raw(method, parameters).await?)
    }

    /// What Chromium logged since the last call: messages that are errors. This
    /// also holds failed requests, which no script can see.
    pub async fn take_logged_errors(&self) -> Result<Vec<String>> {
        let entries = self.session.browser_log().await?;
        let errors = entries.into_iter().filter(|entry| entry.level == "SEVERE");
        Ok(errors.map(|entry| entry.message).collect())
    }

    /// Keeps what the page shows as a picture.
    pub async fn screenshot(&self, path: &Path) -> Result {
        Ok(self.session.screenshot(path).await?)
    }

    /// Ends the browser and its driver.
    pub async fn quit(self) -> Result {
        Ok(self.session.quit().await?)
    }
}

/// Quiet and alone: no window, no network, no first-run pages. A root user, as
/// in containers, must do without the sandbox.
fn chromium_arguments() -> Vec<&'static str> {
    vec![
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // What the address bar would show: more work than the start of all else.
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
        // A claim goes through thousands of addresses.
        "--disable-ipc-flooding-protection",
    ]
}

/// The program that a variable names, or else the first of these that `PATH` has.
fn program(variable: &str, names: &[&str]) -> String {
    if let Ok(program) = std::env::var(variable) {
        return program;
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = names.iter().find_map(|name| {
        let places = std::env::split_paths(&path).map(|folder| folder.join(name));
        places.into_iter().find(|place| place.exists())
    });
    found.map_or_else(|| names[0].to_owned(), |place| place.display().to_string())
}
