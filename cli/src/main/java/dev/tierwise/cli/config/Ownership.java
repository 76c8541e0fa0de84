package dev.tierwise.cli.config;

import dev.tierwise.domain.text.Text;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/**
 * Whether only the user and the administrator of the machine can have written a file or folder. Where files have no POSIX permissions,
 * as on Windows, everything passes: a user's own files are private there by default.
 */
public final class Ownership {

    private static final String ADMINISTRATOR = "root";

    /** Belongs on Linux to whoever runs the process, also where the user has no name. */
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private Ownership() {}

    /**
     * What speaks against a file that decides what is done: it belongs to somebody else, or others can change it. Links are followed.
     *
     * @return in words that go on after its name; empty when nothing does
     * @throws IOException when its attributes cannot be read
     */
    public static Optional<Text> objection(Path path) throws IOException {
        Optional<PosixFileAttributes> attributes = attributes(path);
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        UserPrincipal owner = attributes.get().owner();
        if (!owner.equals(user(path.getFileSystem())) && !isAdministrator(owner, path.getFileSystem())) {
            return Optional.of(Text.of(Ownership.class, "owner.other", owner.getName()));
        }
        return isWritableByOthers(attributes.get())
                ? Optional.of(Text.of(Ownership.class, "owner.writable"))
                : Optional.empty();
    }

    /**
     * The same for a file that others may not even read. Of a file that the
     * administrator made for a user, the group may: it was chosen.
     *
     * @throws IOException when its attributes cannot be read
     */
    static Optional<Text> objectionToSecret(Path path) throws IOException {
        Optional<PosixFileAttributes> attributes = attributes(path);
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        Set<PosixFilePermission> permissions = attributes.get().permissions();
        UserPrincipal owner = attributes.get().owner();
        boolean groupIsChosen =
                isAdministrator(owner, path.getFileSystem()) && !owner.equals(user(path.getFileSystem()));
        return permissions.contains(PosixFilePermission.OTHERS_READ)
                        || (permissions.contains(PosixFilePermission.GROUP_READ) && !groupIsChosen)
                ? Optional.of(Text.of(Ownership.class, "owner.readable"))
                : objection(path);
    }

    private static Optional<PosixFileAttributes> attributes(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        return view == null ? Optional.empty() : Optional.of(view.readAttributes());
    }

    /** The group counts as others, unless it is the user's own, which many systems make for each user. */
    private static boolean isWritableByOthers(PosixFileAttributes attributes) {
        return attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                || (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                        && !attributes
                                .group()
                                .getName()
                                .equals(attributes.owner().getName()));
    }

    private static UserPrincipal user(FileSystem files) throws IOException {
        return Files.exists(THIS_PROCESS)
                ? Files.getOwner(THIS_PROCESS)
                : files.getUserPrincipalLookupService().lookupPrincipalByName(System.getProperty("user.name"));
    }

    private static boolean isAdministrator(UserPrincipal owner, FileSystem files) throws IOException {
        return owner.equals(files.getUserPrincipalLookupService().lookupPrincipalByName(ADMINISTRATOR));
    }
}
