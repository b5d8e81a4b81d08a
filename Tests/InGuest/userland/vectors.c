// Intrinsics of the x86-64 levels up to the one named, of AES and PCLMULQDQ with level 2, and of SHA if named: vectors LEVEL [sha]
#include <immintrin.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 0x9e3779b97f4a7c15u;
static uint64_t random64(void) {
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

static void show(const char *name, const void *bytes, int count) {
    printf("%s ", name);
    for (int i = 0; i < count; i++) printf("%02x", ((const uint8_t *)bytes)[i]);
    putchar('\n');
}
#define SHOW(name, type, value) do { type shown = (value); show(name, &shown, sizeof shown); } while (0)

static __m128i random128(void) { return _mm_set_epi64x((long long)random64(), (long long)random64()); }
__attribute__((target("avx2"))) static __m256i random256(void) { return _mm256_set_epi64x((long long)random64(), (long long)random64(), (long long)random64(), (long long)random64()); }

static void level1(void) {
    __m128i a = random128(), b = random128();
    SHOW("paddsb", __m128i, _mm_adds_epi8(a, b));
    SHOW("pmaddwd", __m128i, _mm_madd_epi16(a, b));
    SHOW("psadbw", __m128i, _mm_sad_epu8(a, b));
    SHOW("packuswb", __m128i, _mm_packus_epi16(a, b));
    SHOW("punpckhwd", __m128i, _mm_unpackhi_epi16(a, b));
    SHOW("pshufd", __m128i, _mm_shuffle_epi32(a, 0x1b));
    SHOW("pmuludq", __m128i, _mm_mul_epu32(a, b));
    SHOW("psraw", __m128i, _mm_srai_epi16(a, 3));
    SHOW("cvtdq2ps", __m128, _mm_cvtepi32_ps(a));
    SHOW("cvtdq2pd", __m128d, _mm_cvtepi32_pd(b));
    __m128d x = _mm_cvtepi32_pd(a), y = _mm_cvtepi32_pd(b);
    SHOW("divpd", __m128d, _mm_div_pd(x, y));
    SHOW("sqrtpd", __m128d, _mm_sqrt_pd(_mm_mul_pd(x, x)));
    SHOW("minpd", __m128d, _mm_min_pd(x, y));
    SHOW("cvttpd2dq", __m128i, _mm_cvttpd_epi32(_mm_div_pd(x, y)));
    SHOW("cmpltps", __m128, _mm_cmplt_ps(_mm_castsi128_ps(a), _mm_castsi128_ps(b)));
    printf("%d %d %d\n", _mm_movemask_epi8(a), _mm_comilt_sd(x, y), _mm_cvtsd_si32(x));
}

__attribute__((target("ssse3,sse4.1,sse4.2,popcnt"))) static void level2(void) {
    __m128i a = random128(), b = random128();
    SHOW("pshufb", __m128i, _mm_shuffle_epi8(a, b));
    SHOW("palignr", __m128i, _mm_alignr_epi8(a, b, 5));
    SHOW("pmaddubsw", __m128i, _mm_maddubs_epi16(a, b));
    SHOW("pmulld", __m128i, _mm_mullo_epi32(a, b));
    SHOW("mpsadbw", __m128i, _mm_mpsadbw_epu8(a, b, 5));
    SHOW("phminposuw", __m128i, _mm_minpos_epu16(a));
    SHOW("blendvpd", __m128d, _mm_blendv_pd(_mm_castsi128_pd(a), _mm_castsi128_pd(b), _mm_castsi128_pd(random128())));
    SHOW("roundpd", __m128d, _mm_round_pd(_mm_set_pd(-2.5, 1e15 + 0.5), 0));
    SHOW("dpps", __m128, _mm_dp_ps(_mm_cvtepi32_ps(a), _mm_cvtepi32_ps(b), 0xf5));
    __m128i text = _mm_loadu_si128((const __m128i *)"a text of no use"), set = _mm_loadu_si128((const __m128i *)"eiou\0aaaaaaaaaaa");
    printf("%d %d %d\n", _mm_cmpistri(set, text, 0), _mm_cmpestri(set, 4, text, 12, 0x14), _mm_cmpistrc(text, set, 0xc));
    SHOW("pcmpistrm", __m128i, _mm_cmpistrm(set, text, 0x40));
    printf("%u %llu %d\n", _mm_crc32_u32(1, (unsigned)random64()), (unsigned long long)_mm_crc32_u64(2, random64()), _mm_popcnt_u32((unsigned)random64()));
}

__attribute__((target("aes,pclmul"))) static void crypto(void) {
    __m128i a = random128(), b = random128();
    SHOW("aesenc", __m128i, _mm_aesenc_si128(a, b));
    SHOW("aesdeclast", __m128i, _mm_aesdeclast_si128(a, b));
    SHOW("aeskeygen", __m128i, _mm_aeskeygenassist_si128(a, 0x1b));
    SHOW("aesimc", __m128i, _mm_aesimc_si128(b));
    SHOW("pclmulqdq", __m128i, _mm_clmulepi64_si128(a, b, 0x10));
}

__attribute__((target("sha,sse4.1"))) static void sha(void) {
    __m128i a = random128(), b = random128(), c = random128();
    SHOW("sha256rnds2", __m128i, _mm_sha256rnds2_epu32(a, b, c));
    SHOW("sha256msg1", __m128i, _mm_sha256msg1_epu32(a, b));
    SHOW("sha256msg2", __m128i, _mm_sha256msg2_epu32(a, b));
    SHOW("sha1rnds4", __m128i, _mm_sha1rnds4_epu32(a, b, 2));
    SHOW("sha1nexte", __m128i, _mm_sha1nexte_epu32(a, b));
    SHOW("sha1msg1", __m128i, _mm_sha1msg1_epu32(a, b));
    SHOW("sha1msg2", __m128i, _mm_sha1msg2_epu32(a, b));
}

__attribute__((target("avx2,fma,bmi,bmi2,f16c,lzcnt,movbe"))) static void level3(void) {
    __m256i a = random256(), b = random256();
    SHOW("vpshufb", __m256i, _mm256_shuffle_epi8(a, b));
    SHOW("vpermd", __m256i, _mm256_permutevar8x32_epi32(a, b));
    SHOW("vperm2i128", __m256i, _mm256_permute2x128_si256(a, b, 0x31));
    SHOW("vpsllvd", __m256i, _mm256_sllv_epi32(a, _mm256_and_si256(b, _mm256_set1_epi32(63))));
    SHOW("vpmovsxbw", __m256i, _mm256_cvtepi8_epi16(_mm256_castsi256_si128(a)));
    SHOW("vpackusdw", __m256i, _mm256_packus_epi32(a, b));
    __m256d x = _mm256_cvtepi32_pd(_mm256_castsi256_si128(a)), y = _mm256_cvtepi32_pd(_mm256_castsi256_si128(b));
    SHOW("vfmadd", __m256d, _mm256_fmadd_pd(x, y, _mm256_div_pd(x, y)));
    SHOW("vfmsubadd", __m256d, _mm256_fmsubadd_pd(x, y, x));
    SHOW("vaddsubpd", __m256d, _mm256_addsub_pd(x, y));
    SHOW("vhaddpd", __m256d, _mm256_hadd_pd(x, y));
    SHOW("vcmppd", __m256d, _mm256_cmp_pd(x, y, _CMP_NGE_UQ));
    SHOW("vcvtps2ph", __m128i, _mm256_cvtps_ph(_mm256_cvtepi32_ps(_mm256_srai_epi32(a, 16)), 0));
    int table[64];
    for (int i = 0; i < 64; i++) table[i] = (int)random64();
    __m256i index = _mm256_and_si256(b, _mm256_set1_epi32(63));
    SHOW("vpgatherdd", __m256i, _mm256_mask_i32gather_epi32(a, table, index, b, 4));
    SHOW("vgatherqpd", __m256d, _mm256_i64gather_pd((double *)table, _mm256_and_si256(b, _mm256_set1_epi64x(31)), 8));
    int out[8] = {0};
    _mm256_maskstore_epi32(out, b, a);
    show("vpmaskmov", out, sizeof out);
    uint64_t p = random64(), q = random64();
    printf("%llx %llx %llx %llx %llx %llx %llx %llx %llx\n", (unsigned long long)_pdep_u64(p, q), (unsigned long long)_pext_u64(p, q), (unsigned long long)_bzhi_u64(p, 33),
           (unsigned long long)_andn_u64(p, q), (unsigned long long)_blsr_u64(p), (unsigned long long)_bextr_u64(p, 7, 21), (unsigned long long)_lzcnt_u64(p >> 9), (unsigned long long)_tzcnt_u64(q << 11),
           (unsigned long long)__builtin_bswap64(p));
}

int main(int count, char **arguments) {
    int level = count > 1 ? atoi(arguments[1]) : 1;
    __builtin_cpu_init();
    for (int round = 0; round < 50; round++) {
        level1();
        if (level >= 2) {
            if (!__builtin_cpu_supports("sse4.2")) return puts("no SSE4.2"), 1;
            level2();
            crypto();
            if (count > 2 && !strcmp(arguments[2], "sha")) sha();
        }
        if (level >= 3) {
            if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma") || !__builtin_cpu_supports("bmi2")) return puts("no AVX2"), 1;
            level3();
        }
    }
    return 0;
}
