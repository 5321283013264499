#!/usr/bin/env bash
# tools/build-module.sh NAME: builds a module of the page that comes later into
# $TARGET/NAME/packed, as Trunk builds the app: Cargo's feature NAME, its bin NAME,
# and www/NAME.css if there is one. Only what changed is built.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

name=$1
styles=www/$name.css

compile() {
  for_wasm small cargo build --profile app --no-default-features --features "$name" --bin "$name" \
    --target "$WASM_TARGET"
}

# pack: the bindings, the optimised module, the styles.
pack() {
  local wasm=$TARGET/$WASM_TARGET/app/$name.wasm out=$TARGET/$name/packed inputs files
  files=("$wasm" tools/build-module.sh tools/lib.sh tools/shorten-names.mjs tools/versions.env)
  if [[ -e $styles ]]; then files+=("$styles" tools/shorten-css.mjs); fi
  inputs=$(cat "${files[@]}" | sha256)
  [[ $(cat "$out.inputs" 2>/dev/null) == "$inputs" ]] && return
  rm -rf "$out" "$out.inputs"
  wasm-bindgen --target web --no-typescript --remove-name-section --remove-producers-section \
    --out-name "$name" --out-dir "$out" "$wasm" &&
    wasm-opt --strip-debug --strip-producers "${WASM_FEATURES[@]}" "${SMALLER[@]}" "$out/${name}_bg.wasm" -o "$out/${name}_bg.wasm" &&
    shorten_names "$out/$name.js" "$out/${name}_bg.wasm" &&
    terser --module --compress --mangle --output "$out/$name.js" "$out/$name.js" &&
    if [[ -e $styles ]]; then node tools/shorten-css.mjs "$styles" >"$out/$name.css"; fi &&
    printf '%s\n' "$inputs" >"$out.inputs"
}

build() { compile && pack; }

step "$name" "mend what the compiler says above" build
