//! A course site of `examples/`, as its generator built it, on an origin of its
//! own: `localhost`, which is another site than the playground's `127.0.0.1`. It
//! sends no headers but a file's type, and must not know what its pages show.

use crate::Result;
use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// What the examples say where a teacher says where the playground is.
const PLACEHOLDER: &str = "https://interleave.example";

/// A course site, served until it is dropped.
pub struct Course {
    port: u16,
    serving: JoinHandle<()>,
}

impl Course {
    /// Serves what a generator built, with the playground at this address.
    pub async fn start(generator: &str, playground: &str) -> Result<Self> {
        let folder = folder_of(generator)?;
        let router = Router::new()
            .fallback_service(ServeDir::new(folder))
            .layer(from_fn_with_state(playground.to_owned(), fill_in));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let serving = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { port, serving })
    }

    /// The address of a path on this site, `/` first.
    pub fn url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.port)
    }
}

impl Drop for Course {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Where `tools/examples.sh` left the site.
fn folder_of(generator: &str) -> Result<PathBuf> {
    let examples = std::env::var_os("EXAMPLES").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/examples"),
        PathBuf::from,
    );
    let folder = examples.join(generator).join("site");
    if folder.exists() {
        return Ok(folder);
    }
    Err(format!("{} is missing: run tools/examples.sh", folder.display()).into())
}

/// The playground's address, wherever the site names it: in pages and scripts.
async fn fill_in(State(playground): State<String>, request: Request, next: Next) -> Response {
    let (head, body) = next.run(request).await.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let kind = head.headers.get(CONTENT_TYPE).cloned();
    let is_text = kind.as_ref().is_some_and(|kind| {
        kind.to_str()
            .is_ok_and(|kind| kind.starts_with("text/html") || kind.contains("javascript"))
    });
    if !is_text {
        return Response::from_parts(head, bytes.into());
    }
    let text = String::from_utf8_lossy(&bytes).replace(PLACEHOLDER, &playground);
    let headers: HeaderMap = kind.map(|kind| (CONTENT_TYPE, kind)).into_iter().collect();
    (head.status, headers, text).into_response()
}
