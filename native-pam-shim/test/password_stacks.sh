#!/usr/bin/env bash
# How the agent learns that the password was used: the built module beside the real pam_unix, before and after it, under
# every control that a stack may give it. Run as root: in a mount namespace of its own it has a user with a password.
set -euo pipefail
if [ "${3:-}" != inside ]; then
  exec unshare --mount --propagation private "$0" "$1" "$2" inside
fi
module=$1
agent=$2

work=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  umount /etc/passwd /etc/shadow 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
mkdir "$work/services"
touch "$work/services/other"
user=kao-stacks
(cat /etc/passwd; echo "$user:x:64999:64999::/:/bin/sh") > "$work/passwd"
(cat /etc/shadow; echo "$user:$(perl -e 'print crypt("right", q($6$stacks$))'):19000:0:99999:7:::") > "$work/shadow"
chmod 600 "$work/shadow"
mount --bind "$work/passwd" /etc/passwd
mount --bind "$work/shadow" /etc/shadow
wrapper=$(ldconfig -p | sed -n 's/.*libpam_wrapper.so.*=> //p' | head -n 1)
[ -n "$wrapper" ] || { echo "libpam-wrapper is not installed" >&2; exit 1; }

face="$module socket=$work/agent.sock timeout=2"
# stack NAME LINE...: the auth lines of what is tested now.
stack() {
  name=$1
  shift
  printf 'auth %s\n' "$@" > "$work/services/stacks"
  printf 'account required pam_unix.so\n' >> "$work/services/stacks"
}

# An agent that gives this verdict, and this one to who has pressed Enter.
serve() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
  rm -f "$work/agent.sock"
  exec 9< <(exec "$agent" "$work/agent.sock" "$1" "$work/heard" "${2:-0}")
  server=$!
  read -r -u 9 _ # it says when it listens
}

# enters TYPED yes|no HEARD: whether the stack lets somebody in who answers its questions with TYPED, a line each, and
# what the agent has heard afterwards: "face" for each time it is asked, "password" when it is told of one.
enters() {
  local entered=yes heard
  : > "$work/heard"
  LD_PRELOAD=$wrapper PAM_WRAPPER=1 PAM_WRAPPER_SERVICE_DIR=$work/services \
    pamtester stacks "$user" authenticate 'setcred(PAM_ESTABLISH_CRED)' <<< "$1" > "$work/said" 2>&1 || entered=no
  heard=$(sed "s/authenticate $user/face/; s/password-used $user/password/" "$work/heard" | tr '\n' ' ')
  if [ "$entered" != "$2" ] || [ "$heard" != "$3" ]; then
    echo "$name, typing \"$1\": let in $entered, wanted $2; the agent heard \"$heard\", wanted \"$3\"; said:" >&2
    cat "$work/said" >&2
    exit 1
  fi
}

unix='required pam_unix.so nodelay'
for control in sufficient '[success=done default=ignore]' '[success=2 default=ignore]'; do
  stack "face $control, then pam_unix" "$control $face" "$unix" 'requisite pam_permit.so' 'required pam_permit.so'
  serve 1
  enters '' yes 'face '
  for verdict in 2 4 17 25; do
    serve "$verdict"
    enters right yes 'face password '
    enters wrong no 'face '
  done
done

# Both are needed. Who is let in has shown the face as well, so nothing is said of the password.
stack 'face required, then pam_unix' "required $face" "$unix"
serve 1
enters right yes 'face '
enters wrong no 'face '
serve 2
enters right no 'face '

# The right password ends it before the face is asked, and nobody can say any more what it was.
stack 'pam_unix sufficient, then face' 'sufficient pam_unix.so nodelay' "required $face"
serve 1
enters right yes ''
enters wrong yes 'face '
serve 2
enters wrong no 'face '

stack 'pam_unix required, then face sufficient' "$unix" "sufficient $face" 'required pam_permit.so'
serve 1
enters right yes 'face '
enters wrong no 'face '
serve 2
enters right yes 'face password '
enters wrong no 'face '

stack 'pam_unix with a jump over the face' '[success=1 default=ignore] pam_unix.so nodelay' "requisite $face" \
  'required pam_permit.so'
serve 2
enters right yes ''
enters wrong no 'face '

# Enter first. Whoever types the password there is asked for it no second time.
stack 'face after Enter, then pam_unix' "[success=done default=ignore] $face" "$unix"
serve 26 1
enters '' yes 'face face '
enters right yes 'face password '
enters wrong no 'face '
serve 26 2
enters $'\nright' yes 'face face password '
echo "the agent hears of the password whenever it can be told"
