# Sets `python` to a Python that is new enough, or ends with one sentence. Sourced, because an old Python
# could not even read the set-up code.
python=
bare=
old=
# Each candidate is run, not only looked up: version managers leave stubs for versions that are switched off.
# -E -s: what PYTHONPATH and the like bring in is not ours.
probe='import sys
if sys.version_info < (3, 11):
    print("old %d.%d" % sys.version_info[:2])
else:
    try:
        import ensurepip, venv
        print("complete")
    except ImportError:
        print("bare")'
for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
  [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
  case $("$candidate" -E -s -c "$probe" 2>/dev/null) in
    complete) python=$candidate && break ;;
    bare) bare=${bare:-$candidate} ;;
    old*) old=${old:-$("$candidate" -E -s -c "$probe" 2>/dev/null)} ;;
  esac
done
# One without venv will do where the environment is made already; where not, the set-up code says what to install.
python=${python:-$bare}
if [ -z "$python" ]; then
  found=${old:+"only Python ${old#old } is here"}
  echo "Python 3.11 or newer is needed, but ${found:-there is no Python here}; install one (Debian: apt-get install python3-venv) or name it with PYTHON=/its/path." >&2
  exit 2
fi
