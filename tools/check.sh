#!/usr/bin/env bash
# What can be said without running anything: versions and headers agree, documents name
# what there is, format, lints of every build, layering, the JavaScript's types. Seconds
# when warm.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

LINT_HINT="mend what is said above"

# --- things that are written in two places ------------------------------------

locked_version() { grep -A1 "^name = \"$1\"$" Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p'; }

check_versions() {
  [[ $(locked_version wasm-bindgen) == "$WASM_BINDGEN_VERSION" ]] ||
    die "Cargo.lock has wasm-bindgen $(locked_version wasm-bindgen), tools/versions.env $WASM_BINDGEN_VERSION: make them equal"
  step "Cargo.lock" "run cargo metadata once without --locked, and commit Cargo.lock" \
    cargo metadata --locked --format-version 1
}

# The headers of all pages, as `name: value` lines.
hosts_headers() { sed -n '/^\/\*$/,/^$/s/^  //p' www/_headers | sort -f; }
trunks_headers() { sed -n '/^\[serve.headers\]/,/^\[\[/s/^\([A-Za-z-]*\) = "\(.*\)"$/\1: \2/p' Trunk.toml | sort -f; }

# Of nginx's `add_header Name "value" always;` and Caddy's `Name "value"`; what
# is said of caching is not for all files.
samples_headers() {
  sed -nE 's/^[[:space:]]*(add_header )?([A-Z][A-Za-z-]+) "(.*)"( always;)?$/\2: \3/p' "$1" | grep -v '^Cache-Control' | sort -f
}

check_headers() {
  diff <(hosts_headers) <(trunks_headers) ||
    die "www/_headers and Trunk.toml's [serve.headers] differ as shown above: make them equal"
  local sample
  for sample in docs/hosts/nginx.conf docs/hosts/Caddyfile; do
    diff <(hosts_headers) <(samples_headers "$sample") ||
      die "www/_headers and $sample differ as shown above: make them equal"
  done
}

check_embed() {
  local bytes
  bytes=$(gzip -9 -c www/embed.js | wc -c)
  ((bytes < 3000)) || die "www/embed.js is $bytes bytes, gzipped: every course page loads it, keep it under 3000"
}

check_documents() {
  step "paths in documents" "correct the paths that are named above" \
    node tools/check-paths.mjs README.md ARCHITECTURE.md CHANGELOG.md SECURITY.md docs/*.md
}

# --- Rust ---------------------------------------------------------------------

clippy() { cargo clippy "$@" -- -D warnings; }

# clippy_wasm prebuilt|small PROFILE PACKAGE FEATURES: the profile is the one it is
# built with, so that macros and build scripts are compiled once.
clippy_wasm() {
  for_wasm "$1" cargo clippy --profile "$2" -p "$3" --no-default-features --features "$4" --lib --bins \
    --target "$WASM_TARGET" -- -D warnings
}

clippy_threads() {
  # As tools/build-engine.sh tells those with threads apart, so that neither undoes the other's work.
  CARGO_PROFILE_PROGRAM_STRIP=none CARGO_TARGET_DIR=$TARGET/engine WASM_FLAGS=$THREADS_FLAGS \
    clippy_wasm small program interleave-engine threads,small
}

# What workers are made of is Rust as any other: wasm would compile all that it needs once more.
OF_WORKERS=interleave-explorer/web,interleave-python-notebook/web,interleave-python-compiler/web

# The native lints beside those for wasm: neither keeps both cores busy to its end.
check_rust() {
  step "format" "run cargo fmt --all" cargo fmt --all --check -- --color never
  step "format (benches/explorers)" "run cargo fmt in benches/explorers" \
    cargo fmt --manifest-path benches/explorers/Cargo.toml --check -- --color never
  local native pages
  step "lints (native)" "$LINT_HINT" clippy --workspace --all-targets --features "$OF_WORKERS" &
  native=$!
  pages=$(page_modules)
  step "lints (page)" "$LINT_HINT" clippy_wasm prebuilt app interleave "${pages//$'\n'/,}"
  step "lints (engine, single)" "$LINT_HINT" clippy_wasm prebuilt app interleave-engine web
  step "lints (engine, threads and Python)" "$LINT_HINT" clippy_threads
  wait "$native" || exit 1
  step "layering" "keep to the order of src/lib.rs" cargo test --quiet --test layering
}

# --- scripts ------------------------------------------------------------------

check_scripts() {
  # ESLint's configuration finds its rules there.
  NODE_PATH=$(tool_dir js-lints "$JS_TOOLS_VERSION")/node_modules
  export NODE_PATH
  link_editor_packages
  step "types (page)" "$LINT_HINT" tsc -p tools/js/page.json
  step "types (workers)" "$LINT_HINT" tsc -p tools/js/workers.json
  step "eslint" "$LINT_HINT" eslint --config tools/js/eslint.config.cjs www tests/browser/www tools/*.mjs
  if have shellcheck; then
    step "shellcheck" "$LINT_HINT" shellcheck --external-sources tools/*.sh .ci/run
  fi
}

check_versions
check_headers
check_embed
check_documents
check_rust
check_scripts
