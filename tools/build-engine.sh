#!/usr/bin/env bash
# Builds the engine from the same source as `threads` and as `single`, and both again with
# Python, which is built for size but for what runs at each instruction; and as `plain`, which is
# `single` for browsers without SIMD. Each into $TARGET/engine-<name>/packed. Only what changed
# is built.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

# compile NAME. A target folder for each: their flags differ, and each would throw the other's
# work away.
compile() {
  local std=prebuilt feature=web special=
  if [[ $1 == *threads ]]; then std=atomics feature=threads special=$THREADS_FLAGS; fi
  # Processes are compared with threads: the same instructions for both.
  if [[ $1 == single ]]; then special=-Ctarget-feature=+simd128; fi
  if [[ $1 == python-* ]]; then std=small feature+=,small; fi
  CARGO_TARGET_DIR=$TARGET/engine-$1 WASM_FLAGS=$special for_wasm "$std" \
    cargo build --profile "$(profile "$1")" -p interleave-engine --no-default-features --features "$feature" --bin engine --target "$WASM_TARGET" \
    --message-format json-render-diagnostics >"$TARGET/engine-$1.messages"
}

profile() { if [[ $1 == python-* ]]; then echo program; else echo release; fi; }

# quiet_helper PACKED: wasm-bindgen-rayon 1.3 starts its workers with the parameters
# of an older wasm-bindgen, which warns of it on the console, once a worker.
quiet_helper() {
  local helper old="pkg.default(data.module, data.memory)"
  for helper in "$1"/snippets/wasm-bindgen-rayon-*/src/workerHelpers.no-bundler.js; do
    if [[ ! -e $helper ]]; then continue; fi
    grep -qF "$old" "$helper" || die "$helper has changed: see whether it still needs mending"
    sed -i.bak "s/$old/pkg.default({ module_or_path: data.module, memory: data.memory })/" "$helper"
    rm "$helper.bak"
  done
}

# pack NAME: the bindings, the optimised module, the worker's script.
pack() {
  local wasm out=$TARGET/engine-$1/packed
  local features=() bindings=no-modules inputs
  wasm=$TARGET/engine-$1/$WASM_TARGET/$(profile "$1")/engine.wasm
  inputs=$(cat "$wasm" www/engine-worker.js tools/build-engine.sh tools/lib.sh tools/shorten-names.mjs tools/versions.env | sha256)
  [[ $(cat "$out.inputs" 2>/dev/null) == "$inputs" ]] && return
  if [[ $1 == single ]]; then features=(--enable-simd); fi
  if [[ $1 == *threads ]]; then
    features=(--enable-threads --enable-simd)
    bindings=web
  fi
  rm -rf "$out" "$out.inputs"
  wasm-bindgen --target "$bindings" --no-typescript --remove-name-section --remove-producers-section \
    --out-name engine --out-dir "$out" "$wasm" &&
    quiet_helper "$out" &&
    wasm-opt -O3 --strip-debug --strip-producers "${WASM_FEATURES[@]}" ${features[@]+"${features[@]}"} \
      "$out/engine_bg.wasm" -o "$out/engine_bg.wasm" &&
    shorten_names "$out/engine.js" "$out/engine_bg.wasm" ${features[@]+"${features[@]}"} &&
    cp www/engine-worker.js "$out/" &&
    if [[ $bindings == no-modules ]]; then one_script "$out" engine; fi &&
    shorten_scripts "$out" &&
    printf '%s\n' "$inputs" >"$out.inputs"
}

# shelve NAME: what that build has of Python's library in files of their own (crates/python/build.rs)
# into $TARGET/library/packed, and which modules take which of them beside it.
shelve() {
  local out
  out=$(sed -n 's|^{"reason":"build-script-executed".*/crates/python#.*"out_dir":"\([^"]*\)".*|\1|p' "$TARGET/engine-$1.messages")
  [[ -e $out/shelves.json ]] || return
  rm -rf "$TARGET/library"
  mkdir -p "$TARGET/library/packed"
  cp "$out"/*.shelf "$TARGET/library/packed/"
  rm "$TARGET/library/packed/first.shelf"
  cp "$out/shelves.json" "$TARGET/library/"
}

build() { compile "$1" && pack "$1"; }

for name in threads single plain python-threads python-single; do
  step "engine ($name)" "mend what the compiler says above" build "$name"
done
step "library" "see what has become of crates/python/build.rs" shelve python-single
