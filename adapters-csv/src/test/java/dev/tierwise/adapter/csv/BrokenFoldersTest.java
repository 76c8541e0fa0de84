package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tierwise.spi.Origin;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file system may have in store, and what must never end in a stack trace. */
class BrokenFoldersTest {

    @TempDir
    Path path;

    @Test
    void aMissingFolderIsOneErrorAndNoMissingFiles() {
        Recording said = new Folder(path.resolve("nowhere")).readAll();
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith("agency:1:1: ")
                .contains("no such folder");
        assertThat(said.missing).isEmpty();
        assertThat(said.facts).isEmpty();
    }

    @Test
    void itIsReportedAlsoWhereThePartnerIsNotAskedFor() {
        assertThat(new Folder(path.resolve("nowhere")).read().errors).hasSize(1);
    }

    @Test
    void aFileInPlaceOfTheFolderIsAnError() throws IOException {
        Path file = Files.createFile(path.resolve("portals.csv"));
        assertThat(new Folder(file).readAll().errors)
                .singleElement()
                .asString()
                .startsWith("agency:1:1: ")
                .contains("folder");
        assertThat(new Folder(file.resolve("deeper")).readAll().errors)
                .singleElement()
                .asString()
                .startsWith("agency:1:1: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner.csv", "portals.csv", "users.csv", "app_usage.csv", "certifications.csv"})
    void aFolderInPlaceOfAFileIsAnError(String file) throws IOException {
        Files.createDirectory(path.resolve(file));
        Recording said = new Folder(path).readAll();
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith(file + ":1:1: ")
                .contains("folder");
    }

    @Test
    void anUnreadableFileIsAnError() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Folder folder = new Folder(path).with("portals.csv", "portal_id", "P1");
        Path file = path.resolve("portals.csv");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("the superuser reads everything").isFalse();
        assertThat(folder.read().errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:1:1: ")
                .contains("access is denied");
    }

    @Test
    void aLinkThatLeadsNowhereOrToItselfIsAnError() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Files.createSymbolicLink(path.resolve("portals.csv"), path.resolve("portals.csv"));
        Files.createSymbolicLink(path.resolve("users.csv"), path.resolve("nowhere"));
        assertThat(new Folder(path).read().errors)
                .satisfiesExactly(
                        error -> assertThat(error).startsWith("portals.csv:1:1: "),
                        error -> assertThat(error).startsWith("users.csv:1:1: "));
    }

    @Test
    void aLinkToAFileIsRead() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        new Folder(path).with("elsewhere.csv", "portal_id", "P1");
        Files.createSymbolicLink(path.resolve("portals.csv"), path.resolve("elsewhere.csv"));
        assertThat(new Folder(path).read().facts).containsExactly("portal P1");
    }

    @Test
    void aDeviceIsNotWaitedFor() throws IOException {
        assumeThat(Path.of("/dev/zero")).exists();
        Files.createSymbolicLink(path.resolve("portals.csv"), Path.of("/dev/zero"));
        assertThat(new Folder(path).read().errors).singleElement().asString().startsWith("portals.csv:1:1: ");
    }

    @Test
    void theProblemsOfAllFilesAreCollected() {
        Recording said = new Folder(path)
                .with("partner.csv", "name,email_domains", "A,@")
                .with("portals.csv", "portal_id,mrr", "P1,x", "\"P2\"x,5")
                .with("users.csv", "portal_id,email", "P1,x")
                .with("app_usage.csv", "portal_id,app,used_on", "P1,\"crm")
                .with("certifications.csv", "certification,awarded_on", "x,")
                .with("sales.csv", "portal_id,product,sold_on", "P1,Sales Hub,")
                .readAll();
        assertThat(said.errors)
                .extracting(error -> error.substring(0, error.indexOf(": ")))
                .containsExactly(
                        "partner.csv:2:2",
                        "portals.csv:2:2",
                        "portals.csv:3:1",
                        "users.csv:1:1",
                        "users.csv:2:2",
                        "app_usage.csv:2:2",
                        "certifications.csv:2:2",
                        "sales.csv:2:3");
        assertThat(said.origins)
                .filteredOn(Origin.InFile.class::isInstance)
                .extracting(origin -> ((Origin.InFile) origin).order())
                .isSorted();
    }

    @ParameterizedTest
    @ValueSource(chars = {'x', ',', '"'})
    void aLineOf200MegabytesIsAnErrorAndNotKept(char of) throws IOException {
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) of);
        try (OutputStream out = Files.newOutputStream(path.resolve("portals.csv"))) {
            out.write("portal_id,name\nP1,Acme\nP2,".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200; i++) {
                out.write(block);
            }
        }
        Recording said = new Folder(path).read();
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:3:1: ")
                .contains("longer than");
        assertThat(said.facts).containsExactly("portal P1", "P1 name [Acme]");
    }

    @Test
    void soIsAHeaderOf200Megabytes() throws IOException {
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) ';');
        try (OutputStream out = Files.newOutputStream(path.resolve("portals.csv"))) {
            for (int i = 0; i < 200; i++) {
                out.write(block);
            }
        }
        assertThat(new Folder(path).read().errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:1:1: ")
                .contains("longer than");
    }

    @Test
    void aRowOfAMillionCharactersIsRead() {
        String note = "x".repeat(DecodedReader.MOST_CHARACTERS_IN_ROW - 5);
        assertThat(new Folder(path)
                        .with("portals.csv", "portal_id,note", "P1," + note, "P2,")
                        .read()
                        .facts)
                .containsExactly("portal P1", "portal P2");
    }

    @Test
    void wrongValuesAreShownOnOneLineAndCutShort() {
        assertThat(new Folder(path)
                        .withText("portals.csv", "portal_id,mrr\nP1,\"1\n2\u001B[31m" + "3".repeat(1000) + "\"\n")
                        .read()
                        .errors)
                .singleElement()
                .asString()
                .doesNotContain("\n")
                .doesNotContain("\u001B")
                .contains("'1 2 [31m333")
                .hasSizeLessThan(300);
    }

    @Test
    void anInterruptEndsTheReading() throws Exception {
        new Folder(path).with("portals.csv", "portal_id", "P1");
        SourceSettings settings = SourceSettings.builder()
                .path(Setting.LOCATION, "agency", path)
                .build()
                .withDefaults(new CsvSourceFactory().settings());
        try (Source source = new CsvSourceFactory().open(settings)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> source.read(new Folder(path).request(), new Recording()))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.UNAVAILABLE));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }
}
