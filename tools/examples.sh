#!/usr/bin/env bash
# Builds each course site of examples/ with its own generator, into
# $TARGET/examples/<name>/site. Only what changed is built.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

# The generators are quiet, offline, and leave nothing in the sources.
export PYTHONDONTWRITEBYTECODE=1 NO_MKDOCS_2_WARNING=1 NO_UPDATE_NOTIFIER=1 DOCUSAURUS_NO_PERSISTENT_CACHE=1
PYTHON=$(tool_dir course-sites-python "$(course_python_version)")/bin/python
NODE_MODULES=$(tool_dir course-sites-node "$(course_node_version)")/node_modules

# Each: SOURCE SITE.
generate_html() { cp -R "$1" "$2"; }
generate_mdbook() { mdbook build --dest-dir "$2" "$1"; }
generate_mkdocs() { "$PYTHON" -m mkdocs build --strict --quiet --config-file "$1/mkdocs.yml" --site-dir "$2"; }
generate_sphinx() { "$PYTHON" -m sphinx -q -W --doctree-dir "$1/.doctrees" "$1" "$2"; }
generate_docusaurus() {
  rm -rf "$1/node_modules"
  ln -s "$NODE_MODULES" "$1/node_modules"
  node "$NODE_MODULES/@docusaurus/core/bin/docusaurus.mjs" build "$1" --out-dir "$2"
}

# The names and the content of all that a site is made from.
inputs_of() {
  find "examples/$1" tools/examples.sh tools/versions.env -name node_modules -prune -o -type f -print | LC_ALL=C sort |
    while read -r file; do
      printf '%s\n' "$file"
      cat "$file"
    done | sha256
}

build() {
  local name=$1 place=$TARGET/examples/$1 inputs
  inputs=$(inputs_of "$name")
  [[ $(cat "$place/inputs" 2>/dev/null) == "$inputs" ]] && return
  rm -rf "$place"
  mkdir -p "$place"
  cp -R "examples/$name" "$place/source"
  "generate_$name" "$place/source" "$place/site" && printf '%s\n' "$inputs" >"$place/inputs"
}

for name in html mdbook mkdocs sphinx docusaurus; do
  step "course site ($name)" "mend examples/$name as is said above" build "$name"
done
