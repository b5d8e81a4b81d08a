import HostPlatform
import Testing

/// Which of an image's platforms is taken, and what is said where there is no machine for any.
@Suite(.serialized) struct PlatformTests {
    let c2wRun: Installation

    init() throws { c2wRun = try Installation() }

    /// An image for each of the platforms, made by umoci, under one index in that order. `/which` holds the platform's
    /// name.
    private func layout(_ platforms: [String]) throws -> String {
        let layout = c2wRun.scratch[platforms.joined().replacing("/", with: "-")]
        try c2wRun.scratch.write(
            "make.sh",
            #"""
            set -euo pipefail
            layout=$1
            umoci init --layout "$layout"
            for platform in $2; do
                IFS=/ read -r os architecture variant <<<"$platform"
                tag=$architecture$variant
                umoci new --image "$layout:$tag"
                umoci config --image "$layout:$tag" --architecture "$architecture" --os "$os" --config.cmd /which
                printf '%s' "$platform" >"$layout.which"
                tar -cf "$layout.tar" --transform 's|.*|which|' --absolute-names "$layout.which"
                umoci raw add-layer --image "$layout:$tag" "$layout.tar"
                jq --arg tag "$tag" --arg os "$os" --arg architecture "$architecture" --arg variant "$variant" '
                    .manifests[] | select(.annotations."org.opencontainers.image.ref.name" == $tag)
                    | del(.annotations)
                    | .platform = ({os: $os, architecture: $architecture}
                        + if $variant == "" then {} else {variant: $variant} end)' "$layout/index.json"
            done | jq -s '{schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests: .}' \
                >"$layout.manifest"
            digest=$(sha256sum <"$layout.manifest" | cut -d" " -f1)
            cp "$layout.manifest" "$layout/blobs/sha256/$digest"
            jq -n --arg digest "sha256:$digest" --argjson size "$(stat -c %s "$layout.manifest")" '
                {schemaVersion: 2, manifests: [{mediaType: "application/vnd.oci.image.index.v1+json",
                 digest: $digest, size: $size}]}' >"$layout/index.json"
            """#)
        try tool("bash", c2wRun.scratch["make.sh"], layout, platforms.joined(separator: " "))
        return layout
    }

    /// Pushed by skopeo; its name in the registry.
    private func push(_ platforms: String...) throws -> String {
        let name = "which:" + platforms.joined(separator: "-").replacing("linux/", with: "").replacing("/", with: "")
        return try RegistryServer.shared.get().push("oci:" + layout(platforms), as: name)
    }

    private func which(_ arguments: String...) throws -> String {
        let finished = try c2wRun(["cat"] + arguments + ["/which"])
        #expect(finished.status == 0, "\(finished.errors)")
        return finished.output
    }

    @Test(
        "The first of riscv64, amd64 from its lowest level up, and 386 is taken, whatever the index's order",
        arguments: [
            (["linux/amd64", "linux/riscv64"], "linux/riscv64"), (["linux/riscv64", "linux/amd64"], "linux/riscv64"),
            (["linux/386", "linux/amd64"], "linux/amd64"), (["linux/386", "linux/arm64"], "linux/386"),
            (["linux/amd64/v3", "linux/amd64/v2", "linux/amd64"], "linux/amd64"),
            (["linux/amd64/v3", "linux/arm/v7"], "linux/amd64/v3"), (["linux/amd64/v4", "linux/386"], "linux/386"),
        ])
    func preference(_ offered: [String], _ taken: String) throws {
        let name = try push(offered[0], offered[1], offered.count > 2 ? offered[2] : "linux/s390x")
        #expect(try which(name) == taken)
        // From the cache too, where the registry is not asked.
        #expect(try which("--pull", "never", name) == taken)
    }

    @Test("--platform takes another, and that does not change what is taken without it")
    func askedByName() throws {
        let name = try push("linux/amd64", "linux/riscv64", "linux/arm64/v8")
        #expect(try which("--platform", "linux/amd64", name) == "linux/amd64")
        #expect(try which("--platform", "arm64", name) == "linux/arm64/v8")
        #expect(try which(name) == "linux/riscv64")
        #expect(try which("--pull", "never", "--platform", "x86_64", name) == "linux/amd64")
        #expect(try which("--pull", "never", name) == "linux/riscv64")
    }

    @Test("What a tag has lost or got since counts from the next look on")
    func aTagThatMoves() throws {
        let (both, one) = (try layout(["linux/amd64", "linux/riscv64"]), try layout(["linux/amd64"]))
        func point(_ layout: String) throws -> String {
            try RegistryServer.shared.get().push("oci:" + layout, as: "which:moving")
        }
        let name = try point(both)
        #expect(try which(name) == "linux/riscv64")
        _ = try point(one)
        #expect(try which("--pull", "always", name) == "linux/amd64")
        #expect(try which("--pull", "never", name) == "linux/amd64")
        _ = try point(both)
        #expect(try which("--pull", "always", name) == "linux/riscv64")
        #expect(try which("--pull", "never", name) == "linux/riscv64")
    }

    @Test(
        "An image for a machine that there is not ends with one line that says so",
        arguments: [
            ("linux/amd64", "linux/amd64/v4", "linux/amd64/v3, linux/386"),
            ("linux/arm64", nil, "it has linux/arm64"),
            ("linux/s390x", "linux/s390x", "the machine runs linux/riscv64"),
        ] as [(String, String?, String)])
    func noMachine(_ offered: String, _ asked: String?, _ words: String) throws {
        let name = try push(offered)
        let finished = try c2wRun((asked.map { ["--platform", $0] } ?? []) + [name])
        #expect(finished.status == 125 && finished.stdout.isEmpty)
        #expect(finished.errors.hasPrefix("c2w-run: ") && finished.errors.contains(words), "\(finished.errors)")
        #expect(finished.errors.contains("linux/riscv64"), "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
    }

    @Test(
        "An image for linux/386 runs on the x86-64 machine",
        .enabled(if: Guest.x86_64.debian != nil, "needs `make image`"))
    func aThirtyTwoBitImageRuns() throws {
        // Debian's static busybox for i386 is in the amd64 image.
        let debian = "oci:" + (try #require(Guest.x86_64.debian))
        let copied = try run(
            [
                "sh", "-c", #"exec "$0" cat "$1" /bin/busybox >"$2""#, Installation.program, debian,
                c2wRun.scratch["busybox"],
            ],
            environment: c2wRun.environment)
        try #require(copied.status == 0, "\(copied.errors)")
        try c2wRun.scratch.write(
            "make386.sh",
            """
            set -euo pipefail
            cd "$1"
            mkdir -p root/bin root/dev root/proc root/sys; cp busybox root/bin/; chmod 755 root/bin/busybox
            umoci init --layout oci386; umoci new --image oci386:latest
            umoci config --image oci386:latest --os linux --architecture 386 --config.cmd /bin/busybox --config.cmd arch
            tar -C root -cf root.tar .
            umoci raw add-layer --image oci386:latest root.tar
            """)
        try tool("bash", c2wRun.scratch["make386.sh"], c2wRun.scratch.path)
        let image = "oci:" + c2wRun.scratch["oci386"]
        let finished = try c2wRun(
            image, "/bin/busybox", "sh", "-c", "echo $((6 * 7)); exec /bin/busybox sha256sum /bin/busybox")
        #expect(finished.status == 0 && finished.stderr.isEmpty, "\(finished.errors)")
        let digest = try tool("sha256sum", c2wRun.scratch["busybox"]).prefix(64)
        #expect(finished.output == "42\n\(digest)  /bin/busybox\n")
    }
}
