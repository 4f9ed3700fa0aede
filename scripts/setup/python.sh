# Sets `python` to a Python that is new enough, or ends with one sentence. Sourced, because an old Python
# could not even read the set-up code.
python=
seen=
for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
  [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
  if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    python=$candidate
    break
  fi
  [ -n "$seen" ] || seen=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
done
if [ -z "$python" ]; then
  found=${seen:+"only Python $seen is here"}
  echo "Python 3.11 or newer is needed, but ${found:-there is no Python here}; install one (Debian: apt-get install python3) or name it with PYTHON=/its/path." >&2
  exit 2
fi
