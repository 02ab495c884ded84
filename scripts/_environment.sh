# Sourced by the other scripts: a virtual environment with the project in it, made when it is not there yet.
# SWLS_VENV names another folder for it, PYTHON another interpreter.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
venv=${SWLS_VENV:-$root/.venv}

find_python() {
  for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "swls needs Python 3.11 or newer; set PYTHON to one" >&2
  exit 1
}

# ensure_environment WHAT STAMP: installs WHAT (words for pip) once, and again when the project's requirements change.
ensure_environment() {
  if [ ! -x "$venv/bin/python" ]; then
    "$(find_python)" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
  fi
  if [ ! -f "$venv/$2" ] || [ pyproject.toml -nt "$venv/$2" ] || [ constraints.txt -nt "$venv/$2" ]; then
    # shellcheck disable=SC2086  # the words are meant to be split
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --constraint constraints.txt $1
    touch "$venv/$2"
  fi
}
