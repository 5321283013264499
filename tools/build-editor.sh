#!/usr/bin/env bash
# Builds the editor of programs into $TARGET/editor/packed: our script and CodeMirror as one
# file, with the licences of what is in it; and its examples in Rust into $TARGET/rust/packed,
# a script that only comes when it is wanted. Only what changed is built.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

# The licence of each package that the bundle has something of.
licences() {
  node -e '
    const { readFileSync } = require("node:fs");
    const { inputs } = JSON.parse(readFileSync(process.argv[1]));
    const of = (file) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file);
    const folders = new Map(Object.keys(inputs).map(of).filter(Boolean).map(([folder, name]) => [name, folder]));
    for (const [name, folder] of [...folders].sort()) console.log(`${name}\n\n${readFileSync(`${folder}LICENSE`, "utf8")}`);
  ' "$1"
}

bundle() {
  local out=$TARGET/editor/packed inputs
  inputs=$(cat www/editor/*.js www/editor/*.json www/editor/examples/* tools/build-editor.sh | sha256)
  [[ $(cat "$out.inputs" 2>/dev/null) == "$inputs" ]] && return
  rm -rf "$out" "$out.inputs"
  mkdir -p "$out"
  www/editor/node_modules/.bin/esbuild www/editor/editor.js --bundle --minify --loader:.py=text --format=esm --target=es2022 \
    --log-level=warning --metafile="$TARGET/editor/inputs.json" --outfile="$out/editor.js" &&
    licences "$TARGET/editor/inputs.json" >"$out/licences.txt" &&
    printf '%s\n' "$inputs" >"$out.inputs"
}

bundle_rust() {
  local out=$TARGET/rust/packed inputs
  inputs=$(cat www/editor/rust.js www/editor/rust/* tools/build-editor.sh | sha256)
  [[ $(cat "$out.inputs" 2>/dev/null) == "$inputs" ]] && return
  rm -rf "$out" "$out.inputs"
  mkdir -p "$out"
  www/editor/node_modules/.bin/esbuild www/editor/rust.js --bundle --minify --loader:.rs=text --format=esm --target=es2022 \
    --log-level=warning --outdir="$out" &&
    printf '%s\n' "$inputs" >"$out.inputs"
}

link_editor_packages
step "editor" "mend what esbuild says above" bundle
step "examples in Rust" "mend what esbuild says above" bundle_rust
