import ImageModel

/// What a layer says of itself.
extension ImageLayer {
    func progress() -> LayerProgress {
        lock.withLock {
            var phase: LayerProgress.Phase
            switch content {
            case .cached, .kept, .mapped, .keptMapped: phase = .complete
            case .lazy: phase = isPassRunning && fetchedBytes > 0 ? .fetching : .indexed
            case .none, .growing:
                if isPassRunning, fetchedBytes > 0 || index != nil {
                    phase = .fetching
                } else {
                    phase = index != nil ? .indexed : .waiting
                }
            }
            if failure != nil || trouble != nil { phase = .failed }
            return LayerProgress(
                digest: descriptor.digest, phase: phase, fetchedBytes: fetchedBytes, totalBytes: descriptor.sizeBytes)
        }
    }

    func status() -> LayerStatus {
        var status = lock.withLock { statusLocked() }
        let traffic = lock.withLock { blob }?.traffic ?? BlobTraffic()
        status.fetchedBytes = traffic.receivedBytes
        status.requests = traffic.requests
        return status
    }

    func statusLocked() -> LayerStatus {
        var status = LayerStatus(
            digest: descriptor.digest.text, mediaType: descriptor.mediaType, serving: "waiting",
            reason: "nothing was asked of it yet", totalBytes: descriptor.sizeBytes)
        status.neededBytes = neededBytes
        status.isVerified = isVerified && failure == nil
        status.index = foreign?.format ?? (index == nil ? "" : "own")
        status.indexBytes = foreign?.indexBytes ?? 0
        switch content {
        case .cached, .mapped:
            status.serving = "cached"
            status.reason = "all of it is in the cache"
            status.hereBytes = descriptor.sizeBytes
        case .kept, .keptMapped:
            status.serving = "cached"
            status.reason = "all of it is here, but the cache did not take it"
            status.hereBytes = descriptor.sizeBytes
        case .lazy(let lazy):
            status.serving = "lazy"
            status.reason = foreign.map { "it has an index: \($0.format)" } ?? "an earlier run has indexed it"
            status.hereBytes = lazy.hereBytes.stored
            status.neededBytes = lazy.fetchedBytes
        case .growing:
            status.serving = "streaming"
            status.reason =
                index == nil
                ? "there is no index of it: streamed once, indexed for the next run"
                : "there is an index of its names, but no way to read in the middle"
            if settings.fill == .none { status.reason += ", as far as it is read" }
            if let foreignReason { status.reason += " (\(foreignReason))" }
            status.hereBytes = fetchedBytes
        case .none:
            if index != nil { status.reason = "its names are known, of its bytes nothing was read" }
        }
        // Wrong bytes are not got over by time.
        if let lazyTrouble,
            lazyTrouble.failure.isForGood
                || host.monotonicNs() &- lazyTrouble.atNs < ImageLayer.lazyTroubleShownNs
        {
            status.reason += "; a read has failed: " + lazyTrouble.failure.message
        }
        if let trouble { status.reason += "; stopped: " + trouble.failure.message }
        if let failure {
            status.serving = "failed"
            status.reason = failure.message
        }
        return status
    }

    /// Stored bytes that a running pass has not got yet; nil if none runs, or it pauses.
    var missingBytes: UInt64? {
        lock.withLock {
            guard isPassRunning, settings.fill != .none || endsSoon else { return nil }
            return descriptor.sizeBytes - min(fetchedBytes, descriptor.sizeBytes)
        }
    }

    /// The cached index is no good.
    package func forgetIndex() { cache.forgetIndex() }

    /// Gives up what runs. What waits gets `.cancelled`.
    func cancel() {
        let tickets = lock.withLock { () -> [Ticket] in
            isCancelled = true
            defer { indexTicket = nil }
            return demand.takeAll() + (indexTicket.map { [$0] } ?? [])
        }
        lock.withLock { blob }?.close()
        order.leave(member)
        for ticket in tickets { board.fire(ticket) }
    }
}
