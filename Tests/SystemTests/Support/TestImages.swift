import HostPlatform

/// Images that the tests make with other people's tools, and the trees that those tools say they hold.
enum TestImages {
    /// A small image of two layers with every kind of file, and what umoci unpacks it to.
    static let small = Result { () throws -> SmallImage in try SmallImage() }
}

/// Two layers: one of GNU tar, then one that deletes, replaces and adds.
final class SmallImage: Sendable {
    let scratch: Scratch
    /// The layout's folder; its only reference is `latest`.
    let layout: String
    /// The root file system as umoci unpacks it.
    let truth: String

    init() throws {
        scratch = try Scratch()
        layout = scratch["oci"]
        truth = scratch["bundle"] + "/rootfs"
        try scratch.write(
            "make.sh",
            #"""
            set -euo pipefail
            cd "$1"
            mkdir -p one/etc one/usr/bin one/dev "one/with space" one/gone one/deep/er
            echo hello >one/etc/motd
            echo first >one/etc/replaced
            printf '\000\001\377binary' >one/usr/bin/tool
            head -c 3000000 /dev/zero | tr '\0' 'x' >one/big
            truncate -s 50M one/sparse; printf end | dd of=one/sparse bs=1 seek=52428797 conv=notrunc status=none
            : >one/empty
            chmod 4755 one/usr/bin/tool; chmod 1777 one/deep; chmod 0000 one/empty
            ln one/etc/motd one/etc/motd2; ln one/etc/motd one/hardlink
            ln -s etc/motd one/relative; ln -s /etc/motd one/absolute; ln -s loop one/loop
            ln -s ../../../../../etc/motd one/deep/er/up; ln -s usr one/folder-link
            ln -s /nowhere one/dangling
            echo x >"one/with space/$(printf 'new\nline')"; echo x >"one/with space/$(printf '\033[31mred')"
            mknod one/dev/null c 1 3; mknod one/dev/disk b 8 1; mkfifo one/fifo
            chown 1000:1001 one/etc/motd; chown -h 5:6 one/relative
            touch -h -d '2001-02-03 04:05:06.789 UTC' one/relative one/etc/motd one/big
            touch -d '1969-12-31 23:59:00 UTC' one/empty
            setfattr -n user.comment -v 'a value' one/big 2>/dev/null || true
            echo x >one/gone/file
            mkdir -p two/etc two/added
            echo second >two/etc/replaced
            : >two/.wh.gone
            echo new >two/added/file
            touch -d '2020-01-01 UTC' two/added
            tar -C one --numeric-owner --xattrs --format=pax --sparse -cf one.tar .
            tar -C two --numeric-owner -cf two.tar .
            umoci init --layout oci
            umoci new --image oci:latest
            umoci config --image oci:latest --architecture riscv64 --os linux \
                --config.env A=from-image --config.env B=kept --config.workingdir /etc \
                --config.entrypoint /usr/bin/tool --config.cmd one --config.cmd two \
                --config.user 1000:1001 --config.label key=value
            umoci raw add-layer --image oci:latest one.tar
            umoci raw add-layer --image oci:latest two.tar
            umoci unpack --image oci:latest bundle
            """#)
        try tool("bash", scratch["make.sh"], scratch.path)
    }
}
