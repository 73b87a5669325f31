#!/usr/bin/env bash
# Installs what is missing, builds, and puts the samples through an inbox: scans in, workbook out.
set -euo pipefail
cd "$(dirname "$0")"

cmake/install-packages.sh
cmake --preset release >build.log 2>&1 || { cat build.log >&2; exit 1; }
echo "Bygger (första gången några minuter) …" >&2
cmake --build --preset release >build.log 2>&1 || { tail -n 60 build.log >&2; exit 1; }
rm -f build.log

data=build/demo
rosett=build/release/bin/rosett
rm -rf "$data"
mkdir -p "$data/inbox"
cp samples/rosett.toml "$data/"
"$rosett" --data "$data" register import personer samples/personer.csv
for sample in samples/*/; do
  find "$sample" -maxdepth 1 -type f ! -name '*.expected.jsonl' -exec cp {} "$data/inbox/" \;
done
"$rosett" --data "$data" watch --once
echo
echo "Arbetsboken: $PWD/$data/export/avvikelser.xlsx"
echo "Allt som lästes, som JSON: $rosett --data $data export --format jsonl"
