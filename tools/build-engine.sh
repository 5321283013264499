#!/usr/bin/env bash
# Builds the engine twice from the same source, `threads` and `single`, each into
# $TARGET/engine-<name>/packed. Only what changed is built.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

# compile threads|single. A target folder each: their flags differ, and each would
# throw the other's work away.
compile() {
  local std=prebuilt feature=web special=
  if [[ $1 == threads ]]; then std=atomics feature=threads special=$THREADS_FLAGS; fi
  CARGO_TARGET_DIR=$TARGET/engine-$1 WASM_FLAGS=$special for_wasm "$std" \
    cargo build --release -p interleave-engine --no-default-features --features "$feature" --bin engine --target "$WASM_TARGET"
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

# one_script PACKED: the worker's script with the bindings inside, instead of an import.
# WebKit asks the host for what a worker imports, past the service worker, so an import
# would not work offline. (The workers of a pool import the bindings by themselves, so
# the build with a pool keeps them apart; WebKit does not run it.)
one_script() {
  local import='import init, * as engine from "./engine.js";' script=$1/engine-worker.js
  grep -qxF "$import" "$script" || die "engine-worker.js lost the line '$import': put it back"
  {
    cat "$1/engine.js"
    printf 'const engine = wasm_bindgen, init = wasm_bindgen;\n'
    grep -vxF "$import" "$script"
  } >"$script.new"
  mv "$script.new" "$script"
  rm "$1/engine.js"
}

# shorten_scripts PACKED: what a page waits for, without what only readers need.
shorten_scripts() {
  find "$1" -name '*.js' | while read -r script; do
    terser --module --compress --mangle --output "$script" "$script"
  done
}

# pack threads|single: the bindings, the optimised module, the worker's script.
pack() {
  local wasm=$TARGET/engine-$1/$WASM_TARGET/release/engine.wasm out=$TARGET/engine-$1/packed
  local features=("${WASM_FEATURES[@]}") bindings=no-modules inputs
  inputs=$(cat "$wasm" www/engine-worker.js tools/build-engine.sh tools/versions.env | sha256)
  [[ $(cat "$out.inputs" 2>/dev/null) == "$inputs" ]] && return
  if [[ $1 == threads ]]; then
    features+=(--enable-threads --enable-simd)
    bindings=web
  fi
  rm -rf "$out" "$out.inputs"
  wasm-bindgen --target "$bindings" --no-typescript --remove-name-section --remove-producers-section \
    --out-name engine --out-dir "$out" "$wasm" &&
    quiet_helper "$out" &&
    wasm-opt -O3 --strip-debug --strip-producers "${features[@]}" "$out/engine_bg.wasm" -o "$out/engine_bg.wasm" &&
    cp www/engine-worker.js "$out/" &&
    if [[ $bindings == no-modules ]]; then one_script "$out"; fi &&
    shorten_scripts "$out" &&
    printf '%s\n' "$inputs" >"$out.inputs"
}

build() { compile "$1" && pack "$1"; }

for name in threads single; do
  step "engine ($name)" "mend what the compiler says above" build "$name"
done
