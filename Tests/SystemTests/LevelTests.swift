import HostPlatform
import Testing

/// Programs that say which level of x86-64 they need, and processors that have it or not.
@Suite(.serialized, .enabled(if: Guest.x86_64.isBuilt, "needs `make guest`"))
struct LevelTests {
    let c2wRun: Installation

    init() throws { c2wRun = try Installation() }

    /// Two images made by umoci, `plain` and one for amd64/v3, of the same static programs, made by gcc: each prints
    /// whether its processor has SSE4.2, and whether it has AVX2.
    private static let layout = Result {
        let scratch = try Scratch()
        try scratch.write(
            "level.c",
            #"""
            #include <stdio.h>
            int main(void) {
                __builtin_cpu_init();
                printf("%d%d\n", __builtin_cpu_supports("sse4.2") != 0, __builtin_cpu_supports("avx2") != 0);
            }
            """#)
        try scratch.write(
            "make.sh",
            #"""
            set -euo pipefail
            cd "$1"
            mkdir root
            gcc -static -o root/plain level.c
            for level in 2 3 4; do gcc -static -Wl,-z,x86-64-v$level -o root/v$level level.c; done
            printf '#!/v3 argument\n' >root/script
            chmod 755 root/script
            tar -C root -cf root.tar .
            umoci init --layout oci
            umoci new --image oci:plain
            umoci config --image oci:plain --architecture amd64 --os linux --config.env PATH=/none:/ --config.cmd plain
            umoci raw add-layer --image oci:plain root.tar
            jq '.manifests |= map(del(.annotations) + {platform: {os: "linux", architecture: "amd64", variant: "v3"}})' \
                oci/index.json >variant
            digest=$(sha256sum <variant | cut -d" " -f1)
            cp variant oci/blobs/sha256/$digest
            jq --arg digest "sha256:$digest" --argjson size "$(stat -c %s variant)" '
                .manifests += [{mediaType: "application/vnd.oci.image.index.v1+json", digest: $digest, size: $size,
                    annotations: {"org.opencontainers.image.ref.name": "variant"}}]' oci/index.json >index.json
            mv index.json oci/index.json
            """#)
        try tool("bash", scratch["make.sh"], scratch.path)
        return (scratch, "oci:" + scratch["oci"])
    }

    private func image(_ tag: String = "plain") throws -> String { try LevelTests.layout.get().1 + ":" + tag }

    @Test(
        "The processor is as --cpu says, else v2, or what the program needs",
        arguments: [
            ([], "plain", "10"), ([], "v2", "10"), ([], "v3", "11"), ([], "script", "11"), ([], "/script", "11"),
            (["--cpu", "v1"], "plain", "00"), (["--cpu", "v2"], "v2", "10"), (["--cpu", "v3"], "v2", "11"),
            (["--platform", "linux/amd64"], "v3", "11"), (["--cpu", "v3"], "script", "11"),
        ])
    func chosen(_ options: [String], _ program: String, _ features: String) throws {
        let finished = try c2wRun(options + [image(), program])
        #expect(finished.status == 0 && finished.output == features + "\n", "\(finished.errors)")
        #expect(finished.errors.isEmpty, "\(finished.errors)")
    }

    @Test(
        "A program that needs more than the processor has is not started; one line says why",
        arguments: [
            (["--cpu", "v1"], "v2", "/v2 needs x86-64-v2, the CPU is v1: use --cpu v2"),
            (["--cpu", "v2"], "v3", "/v3 needs x86-64-v3, the CPU is v2: use --cpu v3"),
            (
                ["--cpu", "v2", "--platform", "linux/amd64"], "/script",
                "/v3 needs x86-64-v3, the CPU is v2: use --cpu v3"
            ),
            ([], "/v4", "/v4 needs x86-64-v4, the CPU is v2, and none is higher than v3"),
            (["--cpu", "v3"], "/v4", "/v4 needs x86-64-v4, the CPU is v3, and none is higher than v3"),
        ])
    func refused(_ options: [String], _ program: String, _ line: String) throws {
        let finished = try c2wRun(options + [image(), program])
        #expect(finished.status == 125 && finished.stdout.isEmpty)
        #expect(
            finished.errors.hasPrefix("c2w-run: ") && finished.errors.hasSuffix(": " + line + "\n"),
            "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
    }

    @Test("An image for amd64/v3 needs v3, whatever its program says")
    func variant() throws {
        for platform in [[], ["--platform", "linux/amd64/v3"]] {
            let finished = try c2wRun(platform + [image("variant")])
            #expect(finished.status == 0 && finished.output == "11\n", "\(platform) \(finished.errors)")
        }
        let finished = try c2wRun("--cpu", "v2", image("variant"))
        #expect(finished.status == 125)
        #expect(finished.errors.hasSuffix("is for linux/amd64/v3, the CPU is v2: use --cpu v3\n"), "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
    }
}
