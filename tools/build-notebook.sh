#!/usr/bin/env bash
# Builds the page's part for notebooks into $TARGET/notebook/packed: its script as one file, and
# its styles. Only what changed is built.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

bundle() {
  local out=$TARGET/notebook/packed inputs
  inputs=$(cat www/notebook/*.js www/notebook/*.css www/lessons/dom.js www/printed.js tools/build-notebook.sh | sha256)
  [[ $(cat "$out.inputs" 2>/dev/null) == "$inputs" ]] && return
  rm -rf "$out" "$out.inputs"
  mkdir -p "$out"
  www/editor/node_modules/.bin/esbuild www/notebook/notebook.js --bundle --minify --format=esm --target=es2022 --log-level=warning --outdir="$out" &&
    node tools/shorten-css.mjs www/notebook/notebook.css >"$out/notebook.css" &&
    printf '%s\n' "$inputs" >"$out.inputs"
}

link_editor_packages
step "notebook" "mend what is said above" bundle
