#!/bin/sh
# Looks at sites, and at boards as pages, in a real Chromium, opened from their folders:
#
#   tests/site/check.sh FOLDER...
#
# Each kind of page at the width of a phone, a tablet and a desk, light and dark: axe finds nothing; nothing scrolls
# sideways at 320 px or with texts twice as large; everything is reached by keys; search, filters and my programme
# work by keys, with and without a store; lists and links work without script; nothing comes from elsewhere. Prints
# each complaint and ends with 1 when there is one. Then spoils copies of the first folder and ends with 1 when a
# check misses that. The first folder holds the made-up city of 600 events; the tests of the crate `site` write it and
# others: tmp/site in the target folder. Needs node, npm and Chromium (CHROMIUM names it); keeps what it fetches in
# target/site-check. A tool for tests: nothing of it is shipped.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=${CARGO_TARGET_DIR:-$here/../../target}/site-check
[ $# -gt 0 ] || { echo "usage: $0 FOLDER..." >&2; exit 2; }
browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$browser" ] || { echo "chromium is missing; on Debian: apt-get install chromium" >&2; exit 2; }
for program in node npm; do
    command -v "$program" >/dev/null || { echo "$program is missing" >&2; exit 2; }
done
mkdir -p "$work"

# Made anew when what it is made from has changed.
if ! cmp -s "$here/package-lock.json" "$work/made-from.json"; then
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$work/"
    (cd "$work" && npm ci --silent)
    cp "$here/package-lock.json" "$work/made-from.json"
fi
cp "$here"/*.mjs "$work/"
# Full paths, for node runs elsewhere.
for folder in "$@"; do
    set -- "$@" "$(cd "$folder" && pwd)"
    shift
done
exec node "$work/main.mjs" "$browser" "$@"
