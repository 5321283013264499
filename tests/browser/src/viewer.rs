//! speedscope, a public viewer of traces, as its npm package has it, on an origin
//! of its own and with one trace to show. It must not know where the trace is from.

use crate::Result;
use crate::site::OWN_FOLDER;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// Where the trace is.
const TRACE: &str = "/trace.json";
/// Before the viewer's own script: what watches it, and keeps what it saves.
const WATCHERS: &str =
    "<head><script src=\"/__tests/probe.js\"></script><script src=\"/__tests/saved.js\"></script>";

/// The viewer, served until it is dropped.
pub struct Viewer {
    port: u16,
    serving: JoinHandle<()>,
}

impl Viewer {
    /// Serves it with this trace.
    pub async fn start(trace: String) -> Result<Self> {
        let folder = folder()?;
        let page = tokio::fs::read_to_string(folder.join("index.html")).await?;
        let page = page.replacen("<head>", WATCHERS, 1);
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
        let router = Router::new()
            .route(
                "/",
                get(async || ([(CONTENT_TYPE, "text/html; charset=utf-8")], page)),
            )
            .route(
                TRACE,
                get(async || ([(CONTENT_TYPE, "application/json")], trace)),
            )
            .nest_service(OWN_FOLDER, ServeDir::new(own))
            .fallback_service(ServeDir::new(folder));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let serving = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { port, serving })
    }

    /// The address that opens it with the trace.
    pub fn url(&self) -> String {
        let origin = format!("http://127.0.0.1:{}", self.port);
        format!("{origin}/#profileURL={origin}{TRACE}")
    }
}

impl Drop for Viewer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// What `make setup` installed.
fn folder() -> Result<PathBuf> {
    let folder = std::env::var_os("SPEEDSCOPE").map(PathBuf::from);
    let folder = folder.filter(|folder| folder.join("index.html").exists());
    folder.ok_or_else(|| {
        "speedscope is missing: run make setup, or set SPEEDSCOPE to the folder of its release"
            .into()
    })
}
