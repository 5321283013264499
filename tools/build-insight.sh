#!/usr/bin/env bash
# Builds the module that shows what happened in runs into $TARGET/insight/packed,
# as Trunk builds the app. Only what changed is built.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

compile() {
  for_wasm small cargo build --profile app --no-default-features --features insight --bin insight \
    --target "$WASM_TARGET"
}

# pack: the bindings and the optimised module.
pack() {
  local wasm=$TARGET/$WASM_TARGET/app/insight.wasm out=$TARGET/insight/packed inputs
  inputs=$(cat "$wasm" tools/build-insight.sh tools/lib.sh tools/versions.env | sha256)
  [[ $(cat "$out.inputs" 2>/dev/null) == "$inputs" ]] && return
  rm -rf "$out" "$out.inputs"
  wasm-bindgen --target web --no-typescript --remove-name-section --remove-producers-section \
    --out-name insight --out-dir "$out" "$wasm" &&
    wasm-opt --strip-debug --strip-producers "${WASM_FEATURES[@]}" "${SMALLER[@]}" "$out/insight_bg.wasm" -o "$out/insight_bg.wasm" &&
    terser --module --compress --mangle --output "$out/insight.js" "$out/insight.js" &&
    printf '%s\n' "$inputs" >"$out.inputs"
}

build() { compile && pack; }

step "insight" "mend what the compiler says above" build
