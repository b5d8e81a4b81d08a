# OpenSSL's digests, ciphers, MACs and keys, against known answers and on data; openssl speed runs through. With `short`, of
# the ciphers only those in common use.
wanted=.
[ "$1" = short ] && wanted='^-(aes-(128|256)-(cbc|ctr|ecb|cfb8)|chacha20|camellia-256-cbc|des-ede3-cbc|sm4)$'
say() { echo "== $*"; }
openssl version
both='-provider legacy -provider default'
seq 20000 >data
known() { [ "$2" = "$3" ] && echo "known answer: $1" || echo "WRONG $1: $2 not $3"; }
hex() { od -An -v -tx1 | tr -d ' \n'; }
unhex() { perl -e 'print pack "H*", shift' "$1"; }

say known answers
known 'SHA-256 (FIPS 180-4)' "$(printf abc | openssl dgst -r -sha256 | cut -c1-64)" ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
known 'SHA-1 (FIPS 180-4)' "$(printf abc | openssl dgst -r -sha1 | cut -c1-40)" a9993e364706816aba3e25717850c26c9cd0d89d
known 'SHA-512 (FIPS 180-4)' "$(printf abc | openssl dgst -r -sha512 | cut -c1-64)" ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a
known 'SHA3-256 (FIPS 202)' "$(printf abc | openssl dgst -r -sha3-256 | cut -c1-64)" 3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532
known 'MD5 (RFC 1321)' "$(printf abc | openssl dgst -r -md5 | cut -c1-32)" 900150983cd24fb0d6963f7d28e17f72
known 'AES-128 (FIPS 197)' "$(unhex 00112233445566778899aabbccddeeff | openssl enc -aes-128-ecb -nopad -K 000102030405060708090a0b0c0d0e0f | hex)" 69c4e0d86a7b0430d8cdb78070b4c55a
known 'AES-256 (FIPS 197)' "$(unhex 00112233445566778899aabbccddeeff | openssl enc -aes-256-ecb -nopad -K 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | hex)" 8ea2b7ca516745bfeafc49904b496089
known 'ChaCha20 (RFC 8439, 2.4.2)' "$(printf "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it." | openssl enc -chacha20 -K 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f -iv 01000000000000000000004a00000000 | hex | cut -c1-64)" 6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b
known 'HMAC-SHA-256 (RFC 4231)' "$(printf 'what do ya want for nothing?' | openssl dgst -r -sha256 -hmac Jefe | cut -c1-64)" 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843
known 'PBKDF2 (RFC 7914)' "$(openssl kdf -keylen 64 -kdfopt digest:SHA256 -kdfopt pass:passwd -kdfopt salt:salt -kdfopt iter:1 PBKDF2 | tr -d ':\n' | cut -c1-32)" 55AC046E56E3089FEC1691C22544B605
known 'scrypt (RFC 7914)' "$(openssl kdf -keylen 64 -kdfopt pass: -kdfopt salt: -kdfopt n:16 -kdfopt r:1 -kdfopt p:1 SCRYPT | tr -d ':\n' | cut -c1-32)" 77D6576238657B203B19CA42C18A0497

say digests
openssl list -digest-commands; openssl list -digest-algorithms | sort | sha256sum
for name in $(openssl list -digest-commands); do
    openssl dgst $both -r "-$name" data
    openssl dgst $both -r "-$name" -hmac key data
done 2>&1
say ciphers
# Some are there only where the processor has AES's instructions.
openssl list -cipher-algorithms | grep -v CBC-HMAC | sort | sha256sum
key=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20212223
# A wrapped 3DES key has random bytes.
for name in $(openssl enc -list | grep -o -- '-[a-z0-9-]*' | sort -u | grep -v des3-wrap | grep -E -e "$wanted"); do
    bytes=$(openssl enc $both "$name" -K "$key" -iv ffeeddccbbaa99887766554433221100 -in data 2>/dev/null | tee packed | sha256sum)
    openssl enc $both -d "$name" -K "$key" -iv ffeeddccbbaa99887766554433221100 -in packed 2>/dev/null | cmp -s - data && echo "$name $bytes there and back" || echo "$name $bytes"
done
say MACs
openssl mac -macopt cipher:AES-256-CBC -macopt hexkey:${key:0:64} -in data CMAC; openssl mac -macopt cipher:AES-128-GCM -macopt hexkey:${key:0:32} -macopt hexiv:${key:0:24} -in data GMAC
openssl mac -macopt hexkey:${key:0:64} -in data Poly1305; openssl mac -macopt hexkey:${key:0:32} -in data SipHash
say keys
openssl prime -generate -bits 128 >/dev/null && openssl prime 340282366920938463463374607431768211507 340282366920938463463374607431768211505
for kind in 'RSA -pkeyopt rsa_keygen_bits:1024' 'EC -pkeyopt ec_paramgen_curve:P-256' 'EC -pkeyopt ec_paramgen_curve:P-521' ED25519; do
    openssl genpkey -quiet -algorithm $kind -out key.pem && openssl pkey -in key.pem -pubout -out public.pem && openssl pkey -in key.pem -check -noout
    openssl pkeyutl -sign -rawin -in numbers.txt -inkey key.pem -out signature 2>/dev/null || { head -c 100 data >numbers.txt; openssl pkeyutl -sign -rawin -in numbers.txt -inkey key.pem -out signature; }
    openssl pkeyutl -verify -rawin -in numbers.txt -pubin -inkey public.pem -sigfile signature && echo "$kind"
done
# Two X25519 keys, and what they share.
x25519() { perl -e 'print pack "H*", $ARGV[0] . $ARGV[1]' "$1" "$2"; }
x25519 302e020100300506032b656e04220420 77076d0a7318a57d3c16c17251b26645c6db9f7a6a6d7e3a6f7e8a8f4b6a5a2c >a.der
x25519 302a300506032b656e032100 de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f >b.der
openssl pkeyutl -derive -inkey a.der -keyform DER -peerkey b.der -peerform DER | hex; echo
say speed
# Figures and what the processor has are not compared.
openssl speed -mr -seconds 1 -bytes 1024 -evp aes-128-gcm 2>/dev/null | grep '^+F' | sed 's/:[0-9.]*$/:N/'
for what in sha256 chacha20-poly1305; do openssl speed -mr -seconds 1 -bytes 1024 -evp $what 2>/dev/null | grep '^+F' | sed 's/:[0-9.]*$/:N/'; done
openssl speed -mr -seconds 1 rsa1024 ecdsap256 2>/dev/null | grep '^+F' | sed 's/:[0-9.:]*$/:N/'
echo "exit code $?"
