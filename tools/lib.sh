# What tools/setup, tools/run and tools/test share.  Sourced with $root set to the repository;
# the functions print only when they do something that takes time.

say() { printf '%s\n' "$*" >&2; }

# die MESSAGE [STATUS]
die() {
  say "$(basename "$0"): $1"
  exit "${2:-1}"
}

# The packages of "$@" that dpkg does not know as installed, one a line.
missing_packages() {
  local installed name
  # dpkg-query fails where it does not know a package: that is the answer, not an error.
  installed=$(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  for name in "$@"; do
    grep -qxF "installed $name" <<<"$installed" || printf '%s\n' "$name"
  done
}

# Waits for another apt that holds the lock; asks no question.
apt_get() {
  local -a command=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@")
  if ((EUID == 0)); then "${command[@]}"; else sudo "${command[@]}"; fi
}

# install_missing PACKAGE...
install_missing() {
  if ! command -v dpkg-query >/dev/null; then
    say "not a Debian system: the equivalents of these packages must be there: $*"
    return
  fi
  local -a missing
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0

  ((EUID == 0)) || command -v sudo >/dev/null ||
    die "not root, and there is no sudo; as root, run: apt-get install ${missing[*]}"
  local log="$root/build/setup.log"
  mkdir -p "$root/build"
  say "installing ${missing[*]}"
  apt_get update >"$log" 2>&1 || say "apt-get update failed (see $log); trying with the lists at hand"
  if ! apt_get install --yes --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
    tail -n 20 "$log" >&2
    die "apt-get could not install: ${missing[*]}
  All of it is in $log. Check the network and the apt sources; on Ubuntu, 'universe' must be enabled."
  fi
}

# install_for_tests COMMAND PACKAGE: a package that some tests use and that they skip without.
install_for_tests() {
  command -v "$1" >/dev/null || (install_missing "$2") ||
    say "going on without $2: the tests that want it will be skipped"
}

# configure PRESET: only where it was never done, or the presets or the folder changed.
# (Changes of CMakeLists.txt are ninja's to see.)
configure() {
  local dir="$root/build/$1"
  local stamp="$dir/.configured"
  if [[ -f $stamp && ! $root/CMakePresets.json -nt $stamp && $(<"$stamp") == "$root" ]]; then
    return
  fi
  say "configuring $1"
  rm -f "$stamp"
  mkdir -p "$dir"
  # --fresh: a cache made elsewhere, or by an older preset, must not survive.
  if ! (cd "$root" && cmake --fresh --preset "$1") >"$dir/configure.log" 2>&1; then
    tail -n 30 "$dir/configure.log" >&2
    die "configuring $1 failed (all of it is in $dir/configure.log)"
  fi
  printf '%s\n' "$root" >"$stamp"
}

# build PRESET TARGET...: silent where ninja has nothing to do.
build() {
  local dir="$root/build/$1"
  shift
  local log="$dir/build.log"
  if [[ $(ninja -C "$dir" -n "$@" 2>/dev/null | tail -n 1) == *'no work to do'* ]]; then
    return
  fi
  say "building $(basename "$dir")"
  if [[ -t 2 ]]; then
    # A person watches: ninja's own counter, one line that moves.
    ninja -C "$dir" "$@" >&2 || die "the build failed"
  elif ! ninja -C "$dir" "$@" >"$log" 2>&1; then
    grep -E -A 12 'error:|FAILED:|undefined reference' "$log" | head -n 60 >&2 ||
      tail -n 30 "$log" >&2
    die "the build failed (all of it is in $log)"
  fi
}

# prepare PRESET TARGET...: configured and built, by one caller at a time.  Two ninjas in one folder
# spoil each other's logs, and every later call builds all over.
prepare() {
  mkdir -p "$root/build"
  (
    flock 9
    configure "$1"
    build "$@"
  ) 9>"$root/build/.lock"
}

# python_environment: build/python, a virtual environment with the packages of tests/python/requirements.txt.
# Where they cannot be had, says so; the tests of the Python package are then skipped.
python_environment() {
  local environment="$root/build/python" wanted="$root/tests/python/requirements.txt"
  local stamp="$environment/.ready" log="$root/build/python.log" line
  [[ -f $stamp ]] && cmp -s "$stamp" <(printf '%s\n' "$root" && cat "$wanted") && return
  mkdir -p "$root/build"
  (
    flock 9
    say "installing the Python packages of tests/python/requirements.txt"
    rm -rf "$environment"
    python3 -m venv "$environment" >"$log" 2>&1 || exit 1
    while read -r line; do
      [[ -z $line || $line == '#'* ]] && continue
      # A line that cannot be had costs only the tests that need it; the first is needed by all.
      # shellcheck disable=SC2086
      if ! "$environment/bin/pip" install --quiet --disable-pip-version-check --retries 1 $line >>"$log" 2>&1; then
        say "not to be had, so that some tests are skipped: $line"
        [[ $line == *nanobind* ]] && exit 1
      fi
    done <"$wanted"
    { printf '%s\n' "$root" && cat "$wanted"; } >"$stamp"
  ) 9>"$root/build/.lock" ||
    say "the Python packages cannot be installed (see build/python.log): tests of the Python package are skipped"
}
