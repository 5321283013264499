//! Serves the built site on a port of its own, and so from an origin of its
//! own; blocks or holds files on request, and keeps a log of what was asked
//! for. It must not know what the files are.

use crate::Result;
use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// Where this package's own scripts are found on every site.
pub const OWN_FOLDER: &str = "/__tests";
/// Where the packages are that the benchmark measures against, if `RIVALS` names their folder.
pub const PACKAGES: &str = "/__npm";
/// Where axe is, which looks for barriers, if `AXE` names its folder.
pub const AXE: &str = "/__axe";
/// The same site once more, as on a host that gives it a folder.
pub const ANY_FOLDER: &str = "/any/folder";
/// The probe comes before any script of the page. By its own file: the page's
/// policy forbids inline scripts.
const PROBE: &str = "<head><script src=\"/__tests/probe.js\"></script>";

/// How often a request that is held is looked at.
const GLANCE: Duration = Duration::from_millis(20);

/// Which headers a site sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Headers {
    /// Those of `dist/_headers`, as hosts like Netlify would.
    Declared,
    /// None, as many static hosts do: the page is not isolated.
    None,
    /// Only the two that isolate a page, as a course site that does so itself.
    Isolating,
}

const ISOLATING: [(&str, &str); 2] = [
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
];

/// Whether the page is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    /// `www/probe.js` runs before the page's own scripts.
    Installed,
    /// The page is exactly as it was built.
    Absent,
}

/// Whether the site has its service worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceWorker {
    /// It answers from its store, and for the prices' network.
    Served,
    /// Its script is missing. Otherwise it would answer what a scenario blocks,
    /// edits or counts here.
    Missing,
}

/// Whether browsers may keep files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// All but the page: for sites that many pages are opened of.
    Allowed,
    /// Nothing, so that the log has every file that a page asks for.
    Forbidden,
    /// As browsers see fit: the site says nothing of it.
    Untold,
}

/// The service worker's script, under the name that stays.
const SERVICE_WORKER: &str = "/service-worker.js";

/// A site, served until it is dropped.
pub struct Site {
    address: SocketAddr,
    rules: Arc<Rules>,
    serving: JoinHandle<()>,
}

struct Rules {
    headers: Vec<(HeaderName, HeaderValue)>,
    probe: Probe,
    caching: Caching,
    service_worker: ServiceWorker,
    dist: Mutex<PathBuf>,
    faults: Mutex<Vec<(String, Fault)>>,
    is_dark: AtomicBool,
    log: Mutex<Vec<String>>,
}

/// What happens to requests whose path contains a given text.
#[derive(Clone, Copy)]
enum Fault {
    Blocked,
    Failing,
    Held,
    Garbled,
    Truncated,
    Edited(Edit),
}

/// A text in a file, and what is served in its place.
#[derive(Clone, Copy)]
pub struct Edit {
    /// What the file says.
    pub from: &'static str,
    /// What is served instead.
    pub to: &'static str,
}

impl Site {
    /// Serves the folder that `DIST` names, or `dist/`, but for its service worker.
    pub async fn start(headers: Headers, probe: Probe) -> Result<Self> {
        let caching = match probe {
            Probe::Installed => Caching::Forbidden,
            Probe::Absent => Caching::Untold,
        };
        Self::start_with(headers, probe, caching, ServiceWorker::Missing).await
    }

    /// The same with a probe, for many pages: nobody blocks, edits or counts its files.
    pub async fn start_shared(headers: Headers) -> Result<Self> {
        Self::start_with(
            headers,
            Probe::Installed,
            Caching::Allowed,
            ServiceWorker::Missing,
        )
        .await
    }

    /// Serves the whole folder, as it was built. (The service worker takes nothing
    /// for the page that is not the release's, so there can be no probe in it.)
    pub async fn start_whole(headers: Headers) -> Result<Self> {
        Self::start_with(
            headers,
            Probe::Absent,
            Caching::Untold,
            ServiceWorker::Served,
        )
        .await
    }

    async fn start_with(
        headers: Headers,
        probe: Probe,
        caching: Caching,
        service_worker: ServiceWorker,
    ) -> Result<Self> {
        let dist = dist()?;
        let headers = match headers {
            Headers::Declared => declared_headers(&dist).await?,
            Headers::None => Vec::new(),
            Headers::Isolating => ISOLATING
                .map(|(name, value)| {
                    (
                        HeaderName::from_static(name),
                        HeaderValue::from_static(value),
                    )
                })
                .to_vec(),
        };
        let rules = Arc::new(Rules {
            headers,
            probe,
            caching,
            service_worker,
            dist: Mutex::new(dist),
            faults: Mutex::default(),
            is_dark: AtomicBool::new(false),
            log: Mutex::default(),
        });
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
        let mut router = Router::new().nest_service(OWN_FOLDER, ServeDir::new(own));
        if let Some(rivals) = std::env::var_os("RIVALS") {
            router = router.nest_service(PACKAGES, ServeDir::new(rivals));
        }
        if let Some(axe) = std::env::var_os("AXE") {
            router = router.nest_service(AXE, ServeDir::new(axe));
        }
        let router = router
            .nest_service(ANY_FOLDER, files(&rules))
            .fallback_service(files(&rules))
            .layer(from_fn_with_state(Arc::clone(&rules), attend));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let serving = tokio::spawn(async move {
            // Ends when this task is aborted; an error would show as a page
            // that cannot be reached.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self {
            address,
            rules,
            serving,
        })
    }

    /// The address of a path on this site, `/` first.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// From now on, paths that contain this text are not found.
    pub fn block(&self, part: &str) {
        self.add_fault(part, Fault::Blocked);
    }

    /// From now on, paths that contain this text are an error of the server's.
    pub fn fail(&self, part: &str) {
        self.add_fault(part, Fault::Failing);
    }

    /// From now on, of files whose paths contain this text only the first half is served.
    pub fn truncate(&self, part: &str) {
        self.add_fault(part, Fault::Truncated);
    }

    /// From now on, paths that contain this text are not answered until it is let go.
    pub fn hold(&self, part: &str) {
        self.add_fault(part, Fault::Held);
    }

    /// Whatever is held is answered now, as the faults say that were added after it.
    pub fn let_go(&self) {
        lock(&self.rules.faults).retain(|(_, fault)| !matches!(fault, Fault::Held));
    }

    /// From now on, paths that contain this text are answered with nonsense.
    pub fn garble(&self, part: &str) {
        self.add_fault(part, Fault::Garbled);
    }

    /// From now on, paths that contain this text are served with an edit.
    pub fn edit(&self, part: &str, edit: Edit) {
        self.add_fault(part, Fault::Edited(edit));
    }

    /// From now on, all is served at once again.
    pub fn mend(&self) {
        lock(&self.rules.faults).clear();
    }

    /// From now on, another folder is served: a new release.
    pub fn release(&self, dist: PathBuf) {
        *lock(&self.rules.dist) = dist;
    }

    /// From now on, there is nobody at this address.
    pub fn go_dark(&self) {
        self.serving.abort();
        // Connections that are open yet.
        self.rules.is_dark.store(true, Ordering::Relaxed);
    }

    /// The paths asked for since the last call of this, in order.
    pub fn take_log(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.rules.log))
    }

    fn add_fault(&self, part: &str, fault: Fault) {
        lock(&self.rules.faults).push((part.to_owned(), fault));
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Rules {
    fn fault(&self, path: &str) -> Option<Fault> {
        let faults = lock(&self.faults);
        let fault = faults.iter().find(|(part, _)| path.contains(part));
        fault.map(|(_, fault)| *fault)
    }
}

/// The folder that holds the built site.
pub fn dist() -> Result<PathBuf> {
    let folder = std::env::var_os("DIST").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"),
        PathBuf::from,
    );
    if folder.join("index.html").exists() {
        return Ok(folder);
    }
    Err(format!("{} holds no site: run make build", folder.display()).into())
}

/// The files of the release that is served.
fn files(rules: &Arc<Rules>) -> Router {
    let of_release = async |State(rules): State<Arc<Rules>>, request: Request| {
        let dist = lock(&rules.dist).clone();
        match ServeDir::new(dist).try_call(request).await {
            Ok(response) => response.into_response(),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                StatusCode::NOT_FOUND.into_response()
            }
            Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        }
    };
    Router::new()
        .fallback(of_release)
        .with_state(Arc::clone(rules))
}

async fn attend(State(rules): State<Arc<Rules>>, request: Request, next: Next) -> Response {
    if rules.is_dark.load(Ordering::Relaxed) {
        // Ends the connection without an answer, and without a word.
        resume_unwind(Box::new("dark"));
    }
    let path = request.uri().path().to_owned();
    lock(&rules.log).push(path.clone());
    while let Some(Fault::Held) = rules.fault(&path) {
        tokio::time::sleep(GLANCE).await;
    }
    let mut response = match rules.fault(&path) {
        None if path.ends_with(SERVICE_WORKER)
            && rules.service_worker == ServiceWorker::Missing =>
        {
            StatusCode::NOT_FOUND.into_response()
        }
        Some(Fault::Blocked) => StatusCode::NOT_FOUND.into_response(),
        Some(Fault::Failing) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Some(Fault::Garbled) => "nonsense".into_response(),
        Some(Fault::Truncated) => truncated(next.run(request).await).await,
        Some(Fault::Edited(edit)) => edited(next.run(request).await, edit).await,
        None if path == "/" && rules.probe == Probe::Installed => watched_page(&rules).await,
        None | Some(Fault::Held) => next.run(request).await,
    };
    let headers = response.headers_mut();
    if let Some(words) = cache_control(rules.caching, &path) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(words));
    }
    headers.extend(rules.headers.iter().cloned());
    response
}

fn cache_control(caching: Caching, path: &str) -> Option<&'static str> {
    match caching {
        Caching::Allowed if path == "/" => Some("no-store"),
        Caching::Allowed => Some("max-age=3600"),
        Caching::Forbidden => Some("no-store"),
        Caching::Untold => None,
    }
}

/// A file's text, edited. An edit that finds nothing is told, and gives a file that no
/// scenario can go on with.
async fn edited(response: Response, edit: Edit) -> Response {
    let mut has_matched = true;
    let response = changed(response, |bytes| {
        let text = String::from_utf8_lossy(&bytes);
        has_matched = text.contains(edit.from);
        text.replace(edit.from, edit.to).into_bytes()
    })
    .await;
    if has_matched {
        return response;
    }
    eprintln!(
        "a file is to be served with an edit, and does not say {:?}",
        edit.from
    );
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// The first half of a file.
async fn truncated(response: Response) -> Response {
    changed(response, |mut bytes| {
        bytes.truncate(bytes.len() / 2);
        bytes
    })
    .await
}

/// A file with another content.
async fn changed(response: Response, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Response {
    let kind = response.headers().get(CONTENT_TYPE).cloned();
    let Ok(bytes) = to_bytes(response.into_body(), usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let kind = kind.unwrap_or(HeaderValue::from_static("text/plain"));
    ([(CONTENT_TYPE, kind)], change(bytes.into())).into_response()
}

/// The page, with the probe before everything else.
async fn watched_page(rules: &Rules) -> Response {
    let file = lock(&rules.dist).join("index.html");
    let page = async {
        let page = tokio::fs::read_to_string(file).await?;
        Result::Ok(page.replacen("<head>", PROBE, 1))
    };
    match page.await {
        Ok(page) => ([(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// The headers for every path, from a file in Netlify's format.
async fn declared_headers(dist: &Path) -> Result<Vec<(HeaderName, HeaderValue)>> {
    let text = tokio::fs::read_to_string(dist.join("_headers")).await?;
    let block = text.lines().skip_while(|line| line.trim() != "/*").skip(1);
    let lines = block.take_while(|line| line.starts_with([' ', '\t']));
    let header = |line: &str| -> Result<_> {
        let (name, value) = line.split_once(':').ok_or("a header has a colon")?;
        Ok((name.trim().parse()?, value.trim().parse()?))
    };
    lines.map(header).collect()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A list of words is whole even if a holder of the lock panicked.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
