#!/usr/bin/env bash
# Builds the lessons into $TARGET/lessons/packed: their script (with parts that only some
# lessons have as files of their own), their styles, their texts, and a list of these. Only
# what changed is built.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

bundle() {
  local out=$TARGET/lessons/packed inputs
  inputs=$(cat www/lessons/*.js www/lessons/*.css www/lessons/texts/* www/lessons/rust/* tools/build-lessons.sh tools/lessons.mjs | sha256)
  [[ $(cat "$out.inputs" 2>/dev/null) == "$inputs" ]] && return
  rm -rf "$out" "$out.inputs"
  mkdir -p "$out"
  www/editor/node_modules/.bin/esbuild www/lessons/lesson.js www/lessons/ladder-worker.js --bundle --splitting --minify --format=esm --target=es2022 \
    --chunk-names='[name]-[hash]' --log-level=warning --outdir="$out" &&
    node tools/shorten-css.mjs www/lessons/lesson.css >"$out/lesson.css" &&
    cp www/lessons/texts/*.md www/lessons/rust/*.rs "$out/" &&
    node tools/lessons.mjs www/lessons/texts >"$out/lessons.json" &&
    printf '%s\n' "$inputs" >"$out.inputs"
}

link_editor_packages
step "lessons" "mend what is said above" bundle
