#!/usr/bin/env bash
# tools/build-engine.sh NAME...: builds the engine from the same source as `threads` and as
# `single`, and both again with Python (`python-threads`, `python-single`), which is built for size
# but for what runs at each instruction; and as `plain`, which is `single` for browsers without
# SIMD. Each into $TARGET/engine-<name>/packed. Only what changed is built.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

# compile NAME. In one target folder, so that what runs at compile time is compiled once. Cargo
# would take builds that differ by their flags alone for the same, and throw the other's work away:
# a setting that changes nothing (what is stripped goes later, too) tells those with threads apart,
# and `plain` has a folder of its own. What comes out is taken from there before the next is built.
compile() {
  local std=prebuilt feature=web special='' folder=$TARGET/engine apart=() profile=release
  if [[ $1 == python-* ]]; then profile=program; fi
  if [[ $1 == *threads ]]; then
    std=atomics feature=threads special=$THREADS_FLAGS
    apart=(--config "profile.$profile.strip='none'")
  fi
  # Processes are compared with threads: the same instructions for both.
  if [[ $1 == single ]]; then special=-Ctarget-feature=+simd128; fi
  if [[ $1 == python-* ]]; then std=small feature+=,small; fi
  if [[ $1 == plain ]]; then folder+=-plain; fi
  mkdir -p "$TARGET/engine-$1"
  CARGO_TARGET_DIR=$folder WASM_FLAGS=$special for_wasm "$std" \
    cargo build --profile "$profile" ${apart[@]+"${apart[@]}"} -p interleave-engine --no-default-features --features "$feature" \
    --bin engine --target "$WASM_TARGET" --message-format json-render-diagnostics >"$TARGET/engine-$1.messages" &&
    cp "$folder/$WASM_TARGET/$profile/engine.wasm" "$TARGET/engine-$1/engine.wasm"
}

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

# ask_early PACKED: Chromium ends the whole tab where a module of a worker that is being ended asks
# for `import.meta` for the first time, as an engine does that is ended while its pool starts. So
# each asks once, when it is loaded.
ask_early() {
  local script
  grep -lF import.meta.url "$1"/engine.js "$1"/snippets/wasm-bindgen-rayon-*/src/*.js | while read -r script; do
    {
      printf 'const ownUrl = import.meta.url;\n'
      sed 's/import\.meta\.url/ownUrl/g' "$script"
    } >"$script.new"
    mv "$script.new" "$script"
  done
}

# pack NAME: the bindings, the optimised module, the worker's script.
pack() {
  local wasm=$TARGET/engine-$1/engine.wasm out=$TARGET/engine-$1/packed
  local features=() bindings=no-modules inputs
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
    if [[ $bindings == web ]]; then ask_early "$out"; fi &&
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

for name in "$@"; do
  step "engine ($name)" "mend what the compiler says above" build "$name"
  if [[ $name == python-single ]]; then
    step "library" "see what has become of crates/python/build.rs" shelve "$name"
  fi
done
