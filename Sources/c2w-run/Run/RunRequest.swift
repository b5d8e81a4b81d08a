import Emulator
import HostPlatform
import ImageModel

/// What the guest is told, made from the command line and the image's configuration.
extension RunCommand {
    func guestConfiguration(_ host: PosixHost) -> GuestConfiguration {
        var configuration = GuestConfiguration()
        configuration.wallClockNs = host.realtimeNs()
        var entropy = [UInt8](repeating: 0, count: 64)
        entropy.withUnsafeMutableBytes { host.fillEntropy($0) }
        configuration.entropy = entropy
        configuration.hostname = ByteString(container.hostname)
        configuration.isReadOnly = container.readOnly
        configuration.files = [
            GuestConfiguration.File(path: "/etc/hostname", content: [UInt8]((container.hostname + "\n").utf8)),
            GuestConfiguration.File(
                path: "/etc/hosts",
                content: [UInt8]("127.0.0.1\tlocalhost\n::1\tlocalhost\n127.0.1.1\t\(container.hostname)\n".utf8)),
        ]
        return configuration
    }

    func processRequest(_ config: ImageConfig, fileVariables: [String]) throws -> ProcessRequest {
        let process = try ContainerProcess(
            config: config, options: container, command: Array(imageAndCommand.dropFirst()),
            fileVariables: fileVariables)
        var request = ProcessRequest(arguments: process.arguments.map { ByteString($0) })
        request.environment = process.environment.map { ByteString($0) }
        request.workingFolder = ByteString(process.workingFolder)
        request.user = ByteString(process.user)
        request.hasStdin = container.interactive
        if container.tty { request.terminal = terminalSize() ?? Emulator.TerminalSize(rows: 24, columns: 80) }
        return request
    }

    /// The size of our terminal, whichever stream is one; nil without `-t`.
    func terminalSize() -> Emulator.TerminalSize? {
        guard container.tty else { return nil }
        for stream in [StandardStream.output, .input, .error] {
            if let size = Terminal.size(of: stream) {
                return Emulator.TerminalSize(rows: size.rows, columns: size.columns)
            }
        }
        return nil
    }
}
