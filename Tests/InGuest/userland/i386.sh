# 32-bit programs: Debian's own, static and dynamic, and what gcc -m32 makes.
for tool in hello busybox bc gcc; do command -v $tool >/dev/null || echo "WRONG: there is no $tool"; done
file() { od -An -tx1 -j4 -N1 "$(command -v "$1")" | tr -d ' '; }
echo "$(file hello) $(file busybox) $(file bc)"
hello; hello -g 'a greeting'
busybox | head -n 1; seq 3000 | busybox sha256sum; seq 3000 | busybox md5sum; seq 300 | busybox awk '{ s += $1 / 7 } END { print s }'
busybox sh -c 'i=0; while [ $i -lt 300 ]; do i=$((i + 1)); done; echo $i $((7 * 6)); echo abc | sed s/b/x/ | tr a-z A-Z; expr 12345678 \* 87654321; cal 9 1752 2>/dev/null; printf "%d %x %s\n" 5 255 z'
seq 20000 | busybox gzip | busybox gunzip | busybox md5sum; busybox ls -l /etc/debian_version; busybox vi --help 2>&1 | head -n 1; busybox dc -e '2 100 ^ p' 2>&1
echo 'scale=60; 4*a(1); e(1); l(2); s(1); sqrt(2); 2^200; obase=16; 2^70+12345' | bc -l
run() {
    gcc -m32 -w -Wl,-z,notext,--no-warnings "${@:2}" -o program "$1.c" -lm -pthread && sha256sum <program && ./program
    echo "$* exit code $?"
}
run old -O0
run old -O2 -static
run old -O1 -msse2 -mfpmath=sse -no-pie
run processes -O1
run processes -O1 -static -march=pentium
run floats -O0
run floats -O2 -static
