#!/usr/bin/env bash
# Installs what is missing, builds and passes all tests.
#   ./test.sh        format, build with warnings as errors, all tests, clang-tidy on what changed
#   ./test.sh --all  the same with clang-tidy on every file, the long tests, and the tests under
#                    sanitizers
set -euo pipefail
cd "$(dirname "$0")"
everything=no
[[ ${1:-} == --all ]] && everything=yes

step() { printf '\n== %s\n' "$*"; }
product=(core ocr parsers checks store review pipeline bench)

cmake/install-packages.sh

step "Format"
git ls-files '*.h' '*.cpp' | xargs clang-format --dry-run --Werror

step "Build"
cmake --preset dev >/dev/null
cmake --build --preset dev

step "Tests"
ctest --preset dev -j "$(nproc)"

step "clang-tidy"
# What changed: the last commit and what is not committed yet, unless a base is given.
base=${ROSETT_TIDY_BASE:-HEAD~1}
if [[ $everything == yes ]] || ! git rev-parse -q --verify "$base" >/dev/null; then
  files=$(git ls-files "${product[@]/%//*.cpp}")
else
  files=$(git diff --name-only --diff-filter=d "$base" -- "${product[@]/%//*.cpp}")
fi
# Findings in our own files only: clang 14 cannot parse some C++20 in the headers of qpdf and of
# GCC's standard library.
tidy() {
  grep -qF "\"$PWD/$1\"" build/dev/compile_commands.json || return 0  # not part of this build
  ! clang-tidy -p build/dev --quiet "$1" 2>/dev/null | grep -E "^$PWD/[^ ]+ (warning|error):"
}
export -f tidy
if [[ -n $files ]]; then
  echo "$files" | xargs -P "$(nproc)" -I {} bash -c 'tidy {}'
fi

if [[ $everything == yes ]]; then
  step "Long tests: 500 random kills, 2,300 hostile files"
  ROSETT_LONG_TESTS=1 build/dev/bin/test_interruption --gtest_brief=1
  ROSETT_HOSTILE_FILES=2300 build/dev/bin/test_hostile --gtest_brief=1

  for sanitizer in asan tsan; do
    step "Tests under $sanitizer"
    cmake --preset "$sanitizer" >/dev/null
    cmake --build --preset "$sanitizer"
    ctest --preset "$sanitizer" -j "$(nproc)"
  done
fi
step "Allt gick bra"
