import ArgumentParser

/// `c2w-run` itself: the list of commands.
struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "c2w-run",
        abstract: "Run or look into any OCI image straight from where it lives.",
        usage: """
            c2w-run [OPTIONS] IMAGE [COMMAND [ARG...]]
            c2w-run ls|cat|cp|tar|inspect|serve [OPTIONS] IMAGE ...
            c2w-run mount [OPTIONS] IMAGE DIR, c2w-run unmount DIR, c2w-run status [DIR]
            c2w-run index [--push] [OPTIONS] IMAGE
            c2w-run cache ls|gc|rm
            """,
        discussion: """
            The image's bytes are fetched as they are needed; the container runs in an emulated riscv64 or \
            x86-64 Linux machine, without a daemon, root or KVM.

            IMAGE is alpine, localhost:5000/debian:trixie or name@sha256:...; https://HOST/PATH[#REF] for an OCI \
            layout over http; oci:DIR[:REF], oci-archive:FILE[:REF] or docker-archive:FILE[:REF].

            Exit code: the container's own; 125 if c2w-run fails, 126 and 127 if the command cannot be run or is \
            not there, 128+N after signal N, 64 for wrong usage.

            Environment: C2W_GUEST (guest image), C2W_CREDS (USER:PASSWORD), C2W_CACHE_SIZE (16g), XDG_CACHE_HOME.

            'c2w-run run' in full runs an image that is named like a command.
            """,
        version: "0.1.0",
        subcommands: [
            RunCommand.self, ListCommand.self, CatCommand.self, CopyCommand.self, InspectCommand.self,
            ServeCommand.self, TarCommand.self, MountCommand.self, UnmountCommand.self, StatusCommand.self,
            CacheCommand.self, IndexCommand.self,
        ] + reserved)

    /// Every word that is a command and not an image.
    static let names: Set<String> = Set(
        configuration.subcommands.map { $0.configuration.commandName ?? "" })
}
