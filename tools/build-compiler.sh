#!/usr/bin/env bash
# Builds the compiler for its worker, for size, into $TARGET/compiler/packed. Only what
# changed is built.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

compile() {
  for_wasm small cargo build --profile app -p interleave-python-compiler --features web --bin compiler \
    --target "$WASM_TARGET"
}

# pack: the worker's script with the bindings, and the optimised module.
pack() {
  local wasm=$TARGET/$WASM_TARGET/app/compiler.wasm out=$TARGET/compiler/packed inputs
  inputs=$(cat "$wasm" www/compiler-worker.js tools/build-compiler.sh tools/lib.sh tools/shorten-names.mjs tools/versions.env | sha256)
  [[ $(cat "$out.inputs" 2>/dev/null) == "$inputs" ]] && return
  rm -rf "$out" "$out.inputs"
  wasm-bindgen --target no-modules --no-typescript --remove-name-section --remove-producers-section \
    --out-name compiler --out-dir "$out" "$wasm" &&
    wasm-opt --strip-debug --strip-producers "${WASM_FEATURES[@]}" -Oz "$out/compiler_bg.wasm" -o "$out/compiler_bg.wasm" &&
    shorten_names "$out/compiler.js" "$out/compiler_bg.wasm" &&
    cp www/compiler-worker.js "$out/" &&
    one_script "$out" compiler &&
    shorten_scripts "$out" &&
    printf '%s\n' "$inputs" >"$out.inputs"
}

build() { compile && pack; }

step "compiler" "mend what the compiler says above" build
