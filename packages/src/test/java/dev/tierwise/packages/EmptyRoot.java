package dev.tierwise.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierwise.packages.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The smallest Debian that packages can be installed into, in a folder: it has no Java, and nothing of this machine. */
final class EmptyRoot implements AutoCloseable {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path BASE = TARGET.resolve("empty-root");

    private final Path folder;

    private EmptyRoot(Path folder) {
        this.folder = folder;
    }

    /** Makes one; where that cannot be done tests are skipped, or fail if {@code TIERWISE_PACKAGES=required}. */
    static EmptyRoot make(String name) throws IOException, InterruptedException {
        Path folder = TARGET.resolve(name);
        Ended made = Shell.run(TARGET, "sh", "-ec", """
                [ "$(id -u)" = 0 ] || { echo 'only root can change the root' >&2; exit 1; }
                . /etc/os-release
                # what comes over a network may come the next time
                for attempt in 1 2 3; do
                  [ ! -e "$1" ] || break
                  rm -rf "$1.making"
                  if debootstrap --variant=minbase "$VERSION_CODENAME" "$1.making"; then
                    mv "$1.making" "$1"
                  fi
                done
                [ -e "$1" ]
                ! grep -q " $2/proc " /proc/mounts || umount "$2/proc"
                rm -rf --one-file-system "$2"
                cp -a "$1" "$2"
                mount -t proc proc "$2/proc" || mount --bind /proc "$2/proc"
                """, "sh", BASE.toString(), folder.toString());
        if (!Required.now()) {
            assumeTrue(made.exitCode() == 0, () -> "no empty root: " + made.err());
        }
        assertThat(made.exitCode()).as(made.err()).isZero();
        return new EmptyRoot(folder);
    }

    /** Copies files to where a user would have loaded them down to. */
    Path put(String folderInside, Path... files) throws IOException {
        Path there = Files.createDirectories(inside(folderInside));
        for (Path file : files) {
            Files.copy(file, there.resolve(file.getFileName()));
        }
        return there;
    }

    Path inside(String path) {
        return folder.resolve(path.substring(1));
    }

    /** Runs a line of a shell there, as root. */
    Ended sh(String folderInside, String line) throws IOException, InterruptedException {
        return Shell.run(
                folder,
                Map.of(),
                List.of("chroot", folder.toString(), "sh", "-c", "cd " + folderInside + " && " + line));
    }

    /** Starts a program there, as a user of it. */
    Process start(String user, String... command) throws IOException {
        return Shell.started(
                        folder,
                        Map.of("HOME", "/nonexistent"),
                        Stream.concat(Stream.of("chroot", "--userspec=" + user, folder.toString()), Stream.of(command))
                                .toList())
                .redirectErrorStream(true)
                .redirectOutput(TARGET.resolve("serve.log").toFile())
                .start();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Ended gone = Shell.run(
                TARGET, "sh", "-ec", "umount \"$1/proc\" && rm -rf --one-file-system \"$1\"", "sh", folder.toString());
        assertThat(gone.exitCode()).as(gone.err()).isZero();
    }
}
