#!/usr/bin/env bash
# Trunk's post_build hook: adds the engine and the page's modules to the staged site, each
# build in a folder named after its content, and writes those names into the page. Browsers
# may keep whatever carries such a name forever. At last the service worker and the
# headers are told what the site is made of.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

page=$TRUNK_STAGING_DIR/index.html

# edit_page SED-EXPRESSION: fails when that changes nothing.
edit_page() {
  sed "$1" "$page" >"$page.new"
  if cmp -s "$page" "$page.new"; then die "index.html or Trunk.toml lost what '$1' should fill in: put it back"; fi
  mv "$page.new" "$page"
}

# folder_hash DIR: of every file's name and content.
folder_hash() {
  (cd "$1" && find . -type f | LC_ALL=C sort | while read -r file; do say "$file" && cat "$file"; done) | sha256
}

# put PLACE PACKED: copies a build to PLACE, which is named after its content from then on,
# and prints where it is.
put() {
  local place
  place=$1$(folder_hash "$2")
  mkdir -p "$(dirname "$TRUNK_STAGING_DIR/$place")"
  cp -R "$2" "$TRUNK_STAGING_DIR/$place"
  printf '%s/' "$place"
}

# stage META PLACE PACKED ATTRIBUTE=FILE...: puts a build there, and has the page's META say
# where it is, with the digests of its files.
stage() {
  local meta=$1 packed=$3 says file
  says="content=\"$(put "$2" "$packed")\""
  shift 3
  for file in "$@"; do
    says+=" data-${file%%=*}=\"$(node tools/release.mjs --digest "$packed/${file#*=}")\""
  done
  edit_page "s|<meta name=\"$meta\" content=\"\"|<meta name=\"$meta\" $says|"
}

stage_engine() { stage "engine-$1" "engine/$1-" "$TARGET/engine-$1/packed" integrity=engine_bg.wasm; }

# stage_for_programs META PLACE PACKED MODULE: puts a build there that only pages with a
# program need, and has the script of their app say so: the page itself is no larger for it.
stage_for_programs() {
  local place digest
  place=$(put "$2" "$3")
  digest=$(node tools/release.mjs --digest "$3/$4")
  printf 'Object.assign(document.head.appendChild(document.createElement("meta")),{name:"%s",content:"%s"}).dataset.integrity="%s";\n' \
    "$1" "$place" "$digest" >>"$programs/programs.js"
}

# stage_library: puts Python's library there, and has the script of the programs' app say where
# it is, which modules take which files of it, and their digests.
stage_library() {
  local packed=$TARGET/library/packed place digests=() file
  place=$(put library/ "$packed")
  for file in "$packed"/*.shelf; do
    digests+=("\"$(basename "$file" .shelf)\":\"$(node tools/release.mjs --digest "$file")\"")
  done
  printf 'Object.assign(Object.assign(document.head.appendChild(document.createElement("meta")),{name:"python-library",content:"%s"}).dataset,{modules:%s,digests:%s});\n' \
    "$place" "'$(cat "$TARGET/library/shelves.json")'" "'{$(IFS=,; echo "${digests[*]}")}'" >>"$programs/programs.js"
}

stage_module() {
  local packed=${2:-$TARGET/$1/packed} files=("script=$1.js" "integrity=$1_bg.wasm")
  if [[ -e $packed/$1.css ]]; then files+=("styles=$1.css"); fi
  stage "module-$1" "$1/" "$packed" "${files[@]}"
}

# shorten_app: the names of the app's script and module; the page gets the new digests.
shorten_app() {
  local app=("$TRUNK_STAGING_DIR"/assets/app-*.js "$TRUNK_STAGING_DIR"/assets/app-*_bg.wasm)
  local file old=()
  for file in "${app[@]}"; do old+=("$(node tools/release.mjs --digest "$file")"); done
  shorten_names "${app[@]}"
  for file in "${app[@]}"; do
    edit_page "s|${old[0]}|$(node tools/release.mjs --digest "$file")|"
    old=("${old[@]:1}")
  done
}

# Trunk names the module after what went into wasm-opt, not what came out.
rename_app() {
  local old new
  old=$(cd "$TRUNK_STAGING_DIR" && echo assets/app-*_bg.wasm)
  new=assets/app-$(sha256 <"$TRUNK_STAGING_DIR/$old")_bg.wasm
  mv "$TRUNK_STAGING_DIR/$old" "$TRUNK_STAGING_DIR/$new"
  edit_page "s|$old|$new|"
}

# Chromium warns of digests on preloads of data, so boot.js gets it by another name.
rename_digest() {
  edit_page 's|\(<link rel="preload" href="[^"]*_bg.wasm" crossorigin="anonymous"\) integrity=|\1 data-integrity=|'
}

# shorten FILE COMMAND...: what the command prints of it instead, under the name and with
# the digest of that.
shorten() {
  local file=$1 old new
  shift
  old=$(node tools/release.mjs --digest "$file")
  "$@" "$file" >"$file.new"
  new=${file%-*}-$(sha256 <"$file.new").${file##*.}
  mv "$file.new" "$file"
  edit_page "s|$old|$(node tools/release.mjs --digest "$file")|"
  mv "$file" "$new"
  edit_page "s|$(basename "$file")|$(basename "$new")|"
}

# shorten_all: what a page waits for, without what only readers of the source need.
shorten_all() {
  local file
  edit_page '/^ *<!--.*-->$/d'
  for file in "$TRUNK_STAGING_DIR"/assets/*.js; do shorten "$file" terser --module --compress --mangle --; done
  for file in "$TRUNK_STAGING_DIR"/assets/*.css; do shorten "$file" node tools/shorten-css.mjs; done
}

stage_first() {
  local name
  for name in "${FIRST_ENGINES[@]}"; do
    tools/build-engine.sh "$name"
    stage_engine "$name"
  done
  tools/build-module.sh "$FIRST_MODULE"
  stage_module "$FIRST_MODULE"
}

# Where something is staged for programs, their module comes last: its script says where.
stage_later() {
  local name
  tools/build-engine.sh "${LATER_ENGINES[@]}"
  for name in compiler explorer session; do tools/build-worker.sh "$name"; done
  tools/build-editor.sh
  tools/build-notebook.sh
  tools/build-lessons.sh
  for name in $(later_modules); do tools/build-module.sh "$name"; done
  stage_engine plain
  programs=$(mktemp -d)
  cp -R "$TARGET/programs/packed/." "$programs"
  for name in python-threads python-single; do
    stage_for_programs "engine-$name" "engine/$name-" "$TARGET/engine-$name/packed" engine_bg.wasm
  done
  stage_library
  stage_for_programs compiler compiler/ "$TARGET/compiler/packed" compiler_bg.wasm
  stage_for_programs explorer explorer/ "$TARGET/explorer/packed" explorer_bg.wasm
  stage_for_programs editor editor/ "$TARGET/editor/packed" editor.js
  stage_for_programs rust rust/ "$TARGET/rust/packed" rust.js
  stage_for_programs session session/ "$TARGET/session/packed" session_bg.wasm
  stage_for_programs notebook notebook/ "$TARGET/notebook/packed" notebook.js
  stage_for_programs lessons lessons/ "$TARGET/lessons/packed" lesson.js
  stage_module programs "$programs"
  rm -rf "$programs"
}

stage_first
if [[ ! -e $FIRST_ONLY ]]; then stage_later; fi
shorten_app
rename_app
shorten_all
rename_digest
node tools/teaching.mjs "$TRUNK_STAGING_DIR"
node tools/release.mjs "$TRUNK_STAGING_DIR"
