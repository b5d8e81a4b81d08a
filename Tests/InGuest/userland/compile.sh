# The compiler, and what it made: compile.sh LEVEL [sha].
level=$1 more=$2
run() {
    gcc -w "${@:2}" -o program "$1.c" -lm -pthread && sha256sum <program && ./program "$level" "$more"
    echo "$* exit code $?"
}
gcc --version | head -n 1
printf '#include <stdio.h>\nint main(void) { puts("hello"); return 0; }\n' >hello.c
run hello
run hello -static
printf 'int main(void) { return 3; }\n' | gcc -o three -x c - && ./three
[ $? = 3 ] && echo "three ends with 3" || echo "WRONG: three does not end with 3"
run arithmetic -O0
run arithmetic -O2 -ffp-contract=off
run vectors -O2
run processes -O1
if [ "$level" -ge 2 ]; then run arithmetic -O2 -march=x86-64-v2; fi
if [ "$level" -ge 3 ]; then
    run arithmetic -O3 -march=x86-64-v3
    run arithmetic -O3 -march=x86-64-v3 -static -Wl,-z,x86-64-v3
fi
printf 'int f(int n) { return n < 2 ? n : f(n - 1) + f(n - 2); }' | gcc -O2 -S -o - -x c - | sha256sum
