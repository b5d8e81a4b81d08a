"""Runs the Embedded build of the core in wasmtime.

    embedded-run.py MODULE check            the checks of the core; exits 1 if any failed
    embedded-run.py MODULE exec PROGRAM     a riscv64 executable on its CPU; exits as the program does
    embedded-run.py MODULE records IN OUT   records of x86-64 instructions, with its results in them; exits 1 if any is wrong
"""
import sys

import wasmtime


def main():
    module_path, verb, *rest = sys.argv[1:]
    config = wasmtime.Config()
    config.cache = True
    engine = wasmtime.Engine(config)
    store = wasmtime.Store(engine)
    module = wasmtime.Module.from_file(engine, module_path)
    memory = None

    def write(pointer, count):
        pointer, count = pointer & 0xFFFFFFFF, count & 0xFFFFFFFF
        sys.stdout.buffer.write(memory.read(store, pointer, pointer + count))

    imports = []
    for item in module.imports:
        if (item.module, item.name) != ("host", "write"):
            sys.exit(f"the module imports {item.module}.{item.name}, which no embedder offers")
        imports.append(wasmtime.Func(store, item.type, write))
    exports = wasmtime.Instance(store, module, imports).exports(store)
    memory = exports["memory"]
    if verb == "check":
        code = min(exports["c2w_embedded_check"](store), 1)
    else:
        with open(rest[0], "rb") as file:
            content = file.read()
        address = exports["c2w_embedded_allocate"](store, len(content))
        memory.write(store, content, address)
        run = exports["c2w_embedded_exec" if verb == "exec" else "c2w_embedded_records"]
        code = run(store, address, len(content))
        if verb == "records":
            start = address & 0xFFFFFFFF
            with open(rest[1], "wb") as file:
                file.write(memory.read(store, start, start + len(content)))
            code = min(abs(code), 1)
    sys.stdout.buffer.flush()
    sys.exit(code)


main()
