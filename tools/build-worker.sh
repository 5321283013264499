#!/usr/bin/env bash
# Builds what is a worker of its own, as `build-worker.sh NAME`: `compiler`, `explorer` or
# `session`, for size, into $TARGET/NAME/packed. Only what changed is built.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

name=$1
case $name in
  compiler) crate=interleave-python-compiler features=web profile=app folder=$TARGET level=-Oz ;;
  # With the machine in it, as the engine for programs: that one's work is used again.
  explorer) crate=interleave-explorer features=web,small profile=program folder=$TARGET/engine level=-O3 ;;
  session) crate=interleave-python-notebook features=web,small profile=program folder=$TARGET/engine level=-O3 ;;
  *) die "no worker \"$name\": known are compiler, explorer and session" ;;
esac

compile() {
  CARGO_TARGET_DIR=$folder for_wasm small cargo build --profile "$profile" -p "$crate" --no-default-features \
    --features "$features" --bin "$name" --target "$WASM_TARGET"
}

# pack: the worker's script with the bindings, and the optimised module.
pack() {
  local wasm=$folder/$WASM_TARGET/$profile/$name.wasm out=$TARGET/$name/packed inputs
  inputs=$(cat "$wasm" "www/$name-worker.js" tools/build-worker.sh tools/lib.sh tools/shorten-names.mjs tools/versions.env | sha256)
  [[ $(cat "$out.inputs" 2>/dev/null) == "$inputs" ]] && return
  rm -rf "$out" "$out.inputs"
  wasm-bindgen --target no-modules --no-typescript --remove-name-section --remove-producers-section \
    --out-name "$name" --out-dir "$out" "$wasm" &&
    wasm-opt --strip-debug --strip-producers "${WASM_FEATURES[@]}" "$level" "$out/${name}_bg.wasm" -o "$out/${name}_bg.wasm" &&
    shorten_names "$out/$name.js" "$out/${name}_bg.wasm" &&
    cp "www/$name-worker.js" "$out/" &&
    one_script "$out" "$name" &&
    shorten_scripts "$out" &&
    printf '%s\n' "$inputs" >"$out.inputs"
}

build() { compile && pack; }

step "$name" "mend what the compiler says above" build
