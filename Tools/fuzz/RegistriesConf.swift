import ImageModel
import RegistryClient

func registriesConfSeeds() -> [[UInt8]] {
    [
        """
        unqualified-search-registries = ["docker.io", 'quay.io'] # two
        credential-helpers = ["containers-auth.json"]
        [[registry]]
        prefix = "docker.io/library"
        location = "internal.example:5000/hub"
        insecure = true
        mirror-by-digest-only = true
        [[registry.mirror]]
        location = "localhost:5001/a"
        pull-from-mirror = "tag-only"
        [[registry]]
        prefix = "*.example.com"
        blocked = false
        mirror = [{location = "m", insecure = false}]
        [aliases]
        "alpine" = "docker.io/library/alpine"
        a.b = \"""
          long \\u00e9 \\
          \"""
        """,
        #"{"auths":{"docker.io":{"auth":"dXNlcjpwdw=="}},"credHelpers":{"a":"b"},"credsStore":"x"}"#,
        #"{"ServerURL":"x","Username":"<token>","Secret":"s"}"#,
    ].map { Array($0.utf8) }
}

/// The files that say how registries are reached: what is taken from them leads to names that are right.
func fuzzRegistriesConf(_ input: UnsafeRawBufferPointer) {
    let bytes = [UInt8](input)
    _ = try? DockerConfig(parsing: bytes).credentials(registry: "docker.io", repository: "library/alpine")
    _ = try? DockerConfig(parsingLegacy: bytes)
    _ = try? CredentialChain.credentials(bytes)
    guard var config = try? RegistriesConfig(parsing: bytes) else { return }
    config.apply(config)
    for name in ["alpine", "a.example.com/b:1", "localhost:5000/x@sha256:" + String(repeating: "0", count: 64)] {
        guard let references = try? config.references(for: name) else { continue }
        precondition(!references.isEmpty, "a name that stands for nothing")
        for reference in references {
            guard let endpoints = try? config.endpoints(for: reference) else { continue }
            precondition(endpoints.last?.isMirror == false, "the registry itself is the last that is asked")
            for endpoint in endpoints {
                let again = try? ImageReference(endpoint.reference.text)
                precondition(again == endpoint.reference, "a place that is no name")
                precondition(endpoint.reference.digest == reference.digest, "another image")
            }
        }
    }
}
