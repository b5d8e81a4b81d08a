# `make demo` runs a Debian riscv64 image from a registry; `make test` runs all tests. Both set up what they need.

SWIFT_BUILD = swift build -c release
ARCH = riscv64

.PHONY: all setup build guest image demo test unit check format bench embedded fuzz clean

all: build

setup:            ## Debian packages and wasmtime; nothing to do the second time
	scripts/setup.sh

build: setup      ## the program: .build/release/c2w-run
	$(SWIFT_BUILD) --product c2w-run

guest: setup      ## the generic guest image, in the cache folder
	guest/build.sh $(ARCH)

image: setup      ## a Debian 13 riscv64 image, in the cache folder
	scripts/debian-image.sh >/dev/null

demo: build guest image
	examples/registry/run.sh

test: setup guest image
	scripts/test.sh

unit: setup       ## the tests that need no guest
	swift test -c release --skip SystemTests

check: setup      ## format, lint, generated code up to date
	scripts/check.sh

format:
	git ls-files '*.swift' | grep -v /Generated/ | xargs swift format format --in-place --parallel

bench: build guest image
	Benchmarks/run.sh

embedded: setup   ## the core as Embedded Swift for wasm32, run in wasmtime
	scripts/embedded.sh

fuzz: setup       ## each fuzz target for FUZZ_SECONDS
	scripts/fuzz.sh

clean:
	rm -rf .build .build-embedded
