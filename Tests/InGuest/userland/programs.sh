# Interpreters and tools that images bring along.
say() { echo "== $*"; }
for tool in bash perl sqlite3 git apt-get dpkg-query awk sed gzip bzip2 xz factor base64 python3; do
    command -v $tool >/dev/null || echo "WRONG: there is no $tool"
done

say bash
bash --version | head -n 1
bash -c 'i=1; for ((n = 1; n <= 20; n++)); do ((i *= n)); echo $((i)) $((i % 1000003)) $((i >> n)) $((i ^ 0x5555)) $((-7 / 2)) $((-7 % 3)) $((2 ** n)); done'
bash -c 'declare -A ages=([ann]=41 [bob]=7); for name in "${!ages[@]}"; do echo "$name ${ages[$name]}"; done | sort; list=({1..300}); echo "${#list[@]} ${list[@]: -3} ${list[*]/%9/x}" | cksum'
bash -c 'f() { (( $1 < 2 )) && echo $1 || echo $(($(f $(($1 - 1))) + $(f $(($1 - 2))))); }; f 7; printf "%s %5.3f %x %o %q\n" a 2.7182818 255 8 "b c"; [[ abc123 =~ ([a-z]+)([0-9]+) ]] && echo "${BASH_REMATCH[2]}"; echo $((9223372036854775807 + 1))'
bash -c 'trap "echo got TERM" TERM; kill -TERM $$; (exit 3); echo $?; kill -SEGV $BASHPID' 2>/dev/null
echo $?

say perl
perl -e '
    printf "%.17g %s %d %e\n", 1 / 3, 2 ** 0.5, -7 / 2, 1e300 * 10; print 9007199254740993 + 0, " ", 0xffffffff * 0xffffffff, " ", ~0, " ", 1e15 + 0.3, "\n";
    my ($s, $h) = (12345, 0);
    for (1 .. 200000) { $s = ($s * 1103515245 + 12345) & 0x7fffffff; $h = ($h * 31 + ($s >> 8)) % 4294967291; } print "$h\n";
    my $t = 0; $t += sin($_) * cos($_) / sqrt($_) + exp(-$_ / 1000) + atan2($_, 3) for 1 .. 20000; printf "%.15g\n", $t;
    my %n; $n{$_ % 997} .= chr(97 + $_ % 26) for 1 .. 20000; print join(",", map { "$_$n{$_}" } sort { $a <=> $b } keys %n) =~ tr/a-e//, "\n";
    my $text = join " ", map { ("lorem", "ipsum$_", "dolor" x ($_ % 3), "a\xe9\x{263a}b") } 1 .. 2000;
    my $c = 0; $c++ while $text =~ /(?<w>\b\w+?)(\d+)(?=\s)(?!\s\s)/g; print "$c\n"; (my $u = $text) =~ s/(\w)(\w*)/\U$1\E$2/g; print length($u), " ", unpack("%32C*", do { utf8::encode(my $v = $u); $v }), "\n";
    print "aaaaaaaaaaaaaaaaaaaaaaaa" =~ /^(a+)+$/ ? "yes" : "no", " ", "x" x 30 . "y" =~ /(x+x+)+y/ ? 1 : 0, "\n";
    print join(" ", unpack("A2 n N v V q d> f", pack("A2 n N v V q d> f", "hi", 258, 16909060, 513, 67305985, -5, 3.14159, 2.5))), "\n";
    print join(" ", sort { $a <=> $b } map { ($_ * 7919) % 1009 } 1 .. 100), "\n";'
perl -MDigest::SHA=sha512_hex -MDigest::MD5=md5_hex -MMath::BigInt -MMath::BigFloat -MPOSIX=fmod,strtod,floor -MStorable -MData::Dumper -e '
    print sha512_hex("x" x 1000), " ", md5_hex("y" x 1000), "\n", Math::BigInt->new(3)->bpow(500), "\n", Math::BigFloat->bpi(120), "\n", fmod(-7.5, 2), " ", floor(-0.5), "\n";
    local $Data::Dumper::Sortkeys = 1; print Data::Dumper->Dump([Storable::thaw(Storable::freeze({a => [1, 2.5, "c"], b => \"d"}))]);'

say sqlite3
sqlite3 :memory: "
    create table t(id integer primary key, a integer, b real, c text);
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
        insert into t select i, (i * 7919) % 10007, i / 7.0, printf('%05d-%s', i, hex(i * i)) from n;
    create index x on t(a, c);
    select count(*), sum(a), total(b), avg(b), max(c), min(b), group_concat(a) from t where a < 9;
    select a % 10, count(*), round(sum(b), 3) from t group by 1 order by 2 desc, 1;
    select sum(t.a * u.a) from t join t u on u.id = t.a where u.b > 100;
    update t set b = b * b - a, c = upper(c) || c where id % 3 = 0; delete from t where a between 100 and 200;
    select count(*), sum(length(c)), sum(b), sum(a * id % 1000003) from t;
    pragma integrity_check; select sqlite_version(), 9223372036854775807 + 1, 1e308 * 10, -7 / 2, -7 % 3, 0.1 + 0.2, cast('0x1' as integer), round(2.5), abs(-9.5);"
sqlite3 :memory: -cmd 'create table d(x)' "with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000) insert into d select i from n; select x, sum(x) over (order by x rows 5 preceding) from d where x % 500 = 0; select json_group_array(x) from d where x < 5;"

say git
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@b.c GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@b.c
export GIT_AUTHOR_DATE='1700000000 +0000' GIT_COMMITTER_DATE='1700000000 +0000' GIT_CONFIG_NOSYSTEM=1
git init -q -b main repository && cd repository
for n in 1 2 3 4 5; do seq $((n * 100)) >"file$n"; mkdir -p "d$n" && seq 5 >"d$n/x"; git add . && git commit -q -m "commit $n"; done
git checkout -q -b side HEAD~2 && seq 7 >other && git add other && git commit -q -m side && git merge -q -m merge main
git log --format='%H %T %s' --graph; git diff --stat HEAD~1; git gc -q --aggressive; git fsck --full --strict; git count-objects -v | grep -v size
git archive HEAD | sha256sum; git blame -s file3 | sha256sum; git grep -c 77; cd ..

say apt
apt-get --version | head -n 1; dpkg --print-architecture; dpkg-query -W | sha256sum; apt-config dump | wc -l; dpkg --compare-versions 1:2.3~rc1 lt 1:2.3 && echo lower

say texts
seq 50000 | awk '{ s += $1 * log($1); x[$1 % 13] += sqrt($1) } END { printf "%.9g\n", s; for (i = 0; i < 13; i++) printf "%.6f ", x[i]; print "" }'
seq 30000 | sed -E 's/([0-9])([0-9])/\2\1/g; /7$/d' | sort -n -k1.2 | uniq -c | tail -n 3; seq 20000 | sort -R --random-source=/etc/passwd | md5sum
seq 60000 >numbers; for tool in 'gzip -9n' 'bzip2' 'xz -6'; do $tool -c numbers >packed; sha256sum <packed; ${tool%% *} -dc packed | cmp - numbers && echo "$tool"; done
for sum in md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum cksum sum; do $sum <numbers; done; base64 numbers | tail -n 1; factor 18446744073709551557 1000000016000000063
python3 -c 'import ssl, sqlite3, ctypes, decimal, fractions, random, zlib; random.seed(7); print(random.random(), random.gauss(0, 1), ssl.OPENSSL_VERSION, decimal.Decimal(2).sqrt(), fractions.Fraction(0.1), hash(1e100), ctypes.CDLL("libm.so.6").abs(-3), sum(0.1 for _ in range(10)))'
