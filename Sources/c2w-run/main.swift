import Glibc

Glibc._exit(Program.main(Array(CommandLine.arguments.dropFirst())))
