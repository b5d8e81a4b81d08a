# `make demo` runs Debian images for riscv64 and amd64 from a registry; `make test` runs all tests. Both set up what they need.

SWIFT_BUILD = swift build -c release
ARCH = riscv64 x86_64

.PHONY: all setup build guest image lazy-images demo test unit compare userland check format bench bench-lazy embedded fuzz clean

all: build

setup:            ## Debian packages and wasmtime; nothing to do the second time
	scripts/setup.sh

build: setup      ## the program: .build/release/c2w-run
	$(SWIFT_BUILD) --product c2w-run

guest: setup      ## the generic guest images, in the cache folder
	for arch in $(ARCH); do guest/build.sh $$arch || exit 1; done

image: setup      ## Debian 13 for riscv64 and Debian 12 for amd64, images in the cache folder
	for arch in $(ARCH); do scripts/debian-image.sh $$arch >/dev/null || exit 1; done

lazy-images: setup ## a Debian image of 1.5 GB in every lazy format, in the cache folder; half an hour the first time
	scripts/lazy-images.sh >/dev/null

demo: build guest image
	examples/registry/run.sh

test: setup guest image
	scripts/test.sh

unit: setup       ## the tests that need no guest
	swift test -c release --skip SystemTests

compare: build lazy-images ## the big image and the stacks, in every lazy format, against what umoci unpacks
	scripts/compare-lazy.sh

CPU = v1,v2,v3
userland: build guest image ## python3's tests, perl, gcc, openssl, 32-bit programs and more in the amd64 guest, against a chroot
	scripts/userland.sh --cpu $(CPU)

check: setup      ## format, lint, generated code up to date
	scripts/check.sh

format:
	git ls-files '*.swift' | grep -v /Generated/ | xargs swift format format --in-place --parallel

PART = 1,2,3,4
bench: build guest image bench-lazy ## beside QEMU, pullers, squashfuse and ratarmount, as ratios
	Benchmarks/run.sh

bench-lazy: build guest lazy-images ## PART=1 first runs, 2 indexed, 3 full pass and mount (walks: mount alone), 4 offline
	Benchmarks/lazy.sh --part $(PART)

embedded: setup   ## the core as Embedded Swift for wasm32, run in wasmtime
	scripts/embedded.sh

fuzz: setup       ## each fuzz target for FUZZ_SECONDS
	scripts/fuzz.sh

clean:
	rm -rf .build .build-embedded
