#!/usr/bin/env bash
# Serves the site with the headers of Trunk.toml, and rebuilds what changes.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

port=${PORT:-8080}
choose_road || die "no Rust $RUST_VERSION found: run make setup"
add_tools_to_path

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

if listening; then die "port $port is taken: try make serve PORT=$((port + 1))"; fi
(
  until listening; do sleep 0.2; done
  say "Interleave is on http://127.0.0.1:$port (Ctrl-C ends it)"
) &
for_wasm prebuilt trunk serve --quiet --release --address 127.0.0.1 --port "$port"
