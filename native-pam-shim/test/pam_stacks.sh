#!/usr/bin/env bash
# The built module in real PAM stacks: pamtester through pam_wrapper, as an ordinary program would.
set -euo pipefail
module=$1
agent=$2

work=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
mkdir "$work/services"
wrapper=$(ldconfig -p | sed -n 's/.*libpam_wrapper.so.*=> //p' | head -n 1)
matrix=$(find "$(dirname "$wrapper")" -name pam_matrix.so | head -n 1)
[ -n "$wrapper" ] && [ -n "$matrix" ] || { echo "libpam-wrapper is not installed" >&2; exit 1; }
echo "$(id -un):right:stacks" > "$work/passwords"
touch "$work/services/other"

stack() {
  cat > "$work/services/stacks" <<PAM
auth     $1 $module socket=$work/agent.sock timeout=2
auth     required $matrix passdb=$work/passwords
account  required $matrix passdb=$work/passwords
session  required $module
password required $module
PAM
}

# expect STATUS PATTERN INPUT PAMTESTER-ARGUMENTS...
expect() {
  local wanted=$1 pattern=$2 input=$3 status=0
  shift 3
  LD_PRELOAD=$wrapper PAM_WRAPPER=1 PAM_WRAPPER_SERVICE_DIR=$work/services \
    pamtester "$@" <<< "$input" > "$work/said" 2>&1 || status=$?
  if [ "$status" -ne "$wanted" ] || ! grep -q -- "$pattern" "$work/said"; then
    echo "pamtester $*: status $status, wanted $wanted and \"$pattern\", said:" >&2
    cat "$work/said" >&2
    exit 1
  fi
}

serve() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
  rm -f "$work/agent.sock"
  exec 9< <(exec "$agent" "$work/agent.sock" "$1" /dev/null)
  server=$!
  read -r -u 9 _ # it says when it listens
}

user=$(id -un)
for control in '[success=done default=ignore]' '[success=1 default=ignore]' sufficient; do
  stack "$control"
  if [ "$control" = '[success=1 default=ignore]' ]; then
    sed -i "/^auth.*matrix/a auth required pam_permit.so" "$work/services/stacks"
  fi
  serve 1
  expect 0 'successfully authenticated' '' stacks "$user" authenticate
  if grep -q assword "$work/said"; then echo "$control: a password was asked for after success" >&2; exit 1; fi
  for verdict in 2 3 4 17 20 65535; do
    serve "$verdict"
    expect 0 'successfully authenticated' right stacks "$user" authenticate
    expect 1 . wrong stacks "$user" authenticate
  done
done

stack '[success=done default=ignore]'
serve 1
expect 0 'credential info' '' stacks "$user" 'setcred(PAM_ESTABLISH_CRED)'
expect 0 'opened' '' stacks "$user" open_session
expect 0 'closed' '' stacks "$user" close_session
expect 1 'authentication info' '' stacks "$user" chauthtok
expect 0 'successfully authenticated' right -I rhost=192.0.2.1 stacks "$user" authenticate
grep -q assword "$work/said" || { echo "a remote user got in by face" >&2; exit 1; }

# Alone, with nobody to ask, it opens nothing.
kill "$server"
wait "$server" 2>/dev/null || true
server=
sed -i '/matrix/d' "$work/services/stacks"
expect 1 . '' stacks "$user" authenticate
echo "all stacks do as the manual says"
