#!/usr/bin/env bash
# Builds the engine twice from the same source, `threads` and `single`, and puts
# each in a folder named after its content, for browsers to cache forever.
# As Trunk's post_build hook it also writes those names into the staged page;
# without TRUNK_STAGING_DIR it only builds. Only what changed is built.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

choose_road || die "no Rust $RUST_VERSION found: run make setup"
add_tools_to_path

# Since late 2025 +atomics alone no longer makes the memory shared: the linker
# must be told, and wasm-bindgen needs the exports to start a thread.
THREADS_FLAGS="-Ctarget-feature=+atomics,+bulk-memory,+mutable-globals,+simd128
  -Clink-arg=--shared-memory -Clink-arg=--import-memory -Clink-arg=--max-memory=1073741824
  -Clink-arg=--export=__wasm_init_tls -Clink-arg=--export=__tls_size
  -Clink-arg=--export=__tls_align -Clink-arg=--export=__tls_base -Clink-arg=--export=__heap_base"

# What rustc assumes of every browser since 1.82, so wasm-opt may as well.
WASM_FEATURES=(--enable-bulk-memory --enable-multivalue --enable-mutable-globals
  --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext)

# compile threads|single: the plain wasm module, at $TARGET/engine-$1/.../engine.wasm
compile() {
  local std=prebuilt feature=engine flags=
  if [[ $1 == threads ]]; then
    std=atomics feature=threads flags=$(tr -s ' \n' ' ' <<<"$THREADS_FLAGS")
  fi
  # A target folder each: different flags would throw each other's work away.
  CARGO_TARGET_DIR=$TARGET/engine-$1 WASM_FLAGS=$flags for_wasm "$std" \
    cargo build --release --no-default-features --features "$feature" --bin engine --target "$WASM_TARGET"
}

# pack threads|single: bindings and optimisation, into $TARGET/engine-$1/packed
pack() {
  local wasm=$TARGET/engine-$1/$WASM_TARGET/release/engine.wasm out=$TARGET/engine-$1/packed features=() key
  key=$(cat "$wasm" www/engine-worker.js tools/build-engine.sh tools/versions.env | sha256sum)
  [[ $(cat "$out.key" 2>/dev/null) == "$key" ]] && return
  [[ $1 == threads ]] && features=(--enable-threads --enable-simd)
  rm -rf "$out" "$out.key"
  wasm-bindgen --target web --no-typescript --remove-name-section --remove-producers-section \
    --out-name engine --out-dir "$out" "$wasm" &&
    wasm-opt -O3 --strip-debug --strip-producers "${WASM_FEATURES[@]}" "${features[@]}" \
      "$out/engine_bg.wasm" -o "$out/engine_bg.wasm" &&
    cp www/engine-worker.js "$out/" &&
    printf '%s\n' "$key" >"$out.key"
}

build() { compile "$1" && pack "$1"; }

content_hash() {
  (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum) | sha256sum | cut -c1-16
}

# stage threads|single: into the site, under its content's name.
stage() {
  local packed=$TARGET/engine-$1/packed path page=$TRUNK_STAGING_DIR/index.html
  path=engine/$1-$(content_hash "$packed")/
  mkdir -p "$TRUNK_STAGING_DIR/engine"
  cp -R "$packed" "$TRUNK_STAGING_DIR/${path%/}"
  grep -q "<meta name=\"engine-$1\" content=\"" "$page" ||
    die "index.html has lost its <meta name=\"engine-$1\" content=\"\">: put it back"
  sed "s|<meta name=\"engine-$1\" content=\"[^\"]*\"|<meta name=\"engine-$1\" content=\"$path\"|" "$page" >"$page.new"
  mv "$page.new" "$page"
}

for name in threads single; do
  step "engine ($name)" "the compiler's message is above" build "$name"
  if [[ -n ${TRUNK_STAGING_DIR:-} ]]; then stage "$name"; fi
done
