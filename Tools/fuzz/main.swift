// fuzz TARGET [--seconds N] [--seed N] [FILE…]
//
// Runs a parser of outside bytes on mutations of the files (or of the target's own seeds) until the time is over.
// A crash is a trap of the process; the input that caused it is left in ./fuzz-crash-TARGET. With `--replay` the
// files are run once, unchanged: that is how a found crash becomes a test.
import Glibc

let targets: [FuzzTarget] = [
    FuzzTarget("GuestControl", seeds: guestControlSeeds, fuzzGuestControl),
    FuzzTarget("Virtqueue", seeds: virtqueueSeeds, fuzzVirtqueue),
    FuzzTarget("X86Decoder", seeds: x86DecoderSeeds, fuzzX86Decoder),
    FuzzTarget("X86Memory", seeds: x86MemorySeeds, fuzzX86Memory),
    FuzzTarget("X86Processor", seeds: x86ProcessorSeeds, fuzzX86Processor),
    FuzzTarget("JSON", seeds: jsonSeeds, fuzzJSON),
    FuzzTarget("Manifest", seeds: manifestSeeds, fuzzManifest),
    FuzzTarget("Reference", seeds: referenceSeeds, fuzzReference),
    FuzzTarget("Layout", seeds: layoutSeeds, fuzzLayout),
    FuzzTarget("RegistryServer", seeds: registryServerSeeds, fuzzRegistryServer),
    FuzzTarget("RegistriesConf", seeds: registriesConfSeeds, fuzzRegistriesConf),
    FuzzTarget("NinePCodec", seeds: NinePFuzz.codecSeeds) { NinePFuzz.codec($0) },
    FuzzTarget("NinePSession", seeds: NinePFuzz.sessionSeeds) { NinePFuzz.session($0) },
    FuzzTarget("Tar", seeds: tarSeeds, fuzzTar),
    FuzzTarget("Layer", seeds: layerSeeds, fuzzLayer),
    FuzzTarget("trace", seeds: traceSeeds, fuzzTrace),
    FuzzTarget("prefetch", seeds: prefetchSeeds, fuzzPrefetch),
    FuzzTarget("level", seeds: levelSeeds, fuzzLevel),
    FuzzTarget("LayerIndex", seeds: layerIndexSeeds, fuzzLayerIndex),
    FuzzTarget("TOC", seeds: tocSeeds, fuzzTOC),
    FuzzTarget("ZstdChunked", seeds: zstdChunkedSeeds, fuzzZstdChunked),
    FuzzTarget("ZTOC", seeds: zTOCSeeds, fuzzZTOC),
    FuzzTarget("SpanTable", seeds: spanTableSeeds, fuzzSpanTable),
    FuzzTarget("GzipCheckpoints", seeds: gzipSeeds, fuzzGzipCheckpoints),
    FuzzTarget("CacheArea", seeds: cacheAreaSeeds, fuzzCacheArea),
    FuzzTarget("X86Platform", seeds: x86PlatformSeeds, fuzzX86Platform),
    FuzzTarget("X86Kernel", seeds: x86KernelSeeds, fuzzX86Kernel),
]

FuzzDriver(targets: targets).main(CommandLine.arguments)
