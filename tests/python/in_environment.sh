#!/bin/sh
# Runs a test with the Python of tools/setup --test; skips where there is none.
python="$(dirname "$0")/../../build/python/bin/python"
if [ ! -f "$(dirname "$0")/../../build/python/.ready" ]; then
  echo "skipped: tools/setup --test could not install the Python packages (build/python.log)"
  exit 77
fi
exec "$python" "$@"
