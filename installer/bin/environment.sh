# Read by the three commands: which Java, and where Kao's files are. Needs $here.
java=$here/runtime/bin/java
if [ ! -x "$java" ]; then
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null || { echo "kao: Java 17 is needed (Debian: apt-get install openjdk-17-jre-headless)" >&2; exit 5; }
fi

# Always in the same order: Java remembers classes of one class path only.
kao_jars=$(LC_ALL=C; printf '%s:' "$here"/lib/*.jar)
kao_jars=${kao_jars%:}

# libfreenect2 would choose OpenGL, which ends the process where there is no display; its memory
# stays flat with one arena.
export LIBFREENECT2_PIPELINE=cpu LIBFREENECT2_LOGGER_LEVEL="${LIBFREENECT2_LOGGER_LEVEL:-warning}" MALLOC_ARENA_MAX=1

# Every native library lies unpacked in native/; JNA would also ask ldconfig where libraries are, and needs none of it.
kao_options="-Dkao.home=$here -Dkao.models=$here/models -Donnxruntime.native.path=$here/native -Djna.boot.library.path=$here/native -Djna.nounpack=true -Djna.platform.library.path=$here/native -Dorg.newsclub.net.unix.library.override=$here/native/libjunixsocket-native.so -Dorg.bytedeco.javacpp.cachedir=${CACHE_DIRECTORY:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/kao}"
