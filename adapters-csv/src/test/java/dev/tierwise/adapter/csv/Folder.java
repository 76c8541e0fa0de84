package dev.tierwise.adapter.csv;

import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;

/** A folder of real files, read by the real adapter. */
final class Folder {

    private final Path path;
    private final SourceSettings.Builder settings = SourceSettings.builder();
    private ZoneId zone = ZoneId.of("UTC");

    Folder(Path path) {
        this.path = path;
        settings.path(Setting.LOCATION, "agency", path);
    }

    Folder with(String file, String... lines) {
        return withText(file, String.join("\n", lines) + "\n");
    }

    Folder withText(String file, String text) {
        return withBytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    Folder withText(String file, String text, Charset charset) {
        return withBytes(file, text.getBytes(charset));
    }

    Folder withBytes(String file, byte[] bytes) {
        try {
            Files.write(path.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Folder locale(String locale) {
        settings.text("locale", locale);
        return this;
    }

    Folder encoding(String encoding) {
        settings.text("encoding", encoding);
        return this;
    }

    /** As the application gives them. */
    private SourceSettings settings() {
        return settings.build().withDefaults(new CsvSourceFactory().settings());
    }

    Folder zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    /** Only what is said about certifications and portals. */
    Recording read() {
        Recording recording = new Recording();
        try (Source source = new CsvSourceFactory().open(settings())) {
            source.read(request(), recording);
        } catch (SourceException e) {
            throw new AssertionError(e);
        }
        return recording;
    }

    /** Only what is said about the partner. */
    Recording readPartner() {
        Recording recording = new Recording();
        try (Source source = new CsvSourceFactory().open(settings())) {
            source.readPartner(Instant.MAX, recording);
        } catch (SourceException e) {
            throw new AssertionError(e);
        }
        return recording;
    }

    Recording readAll() {
        Recording recording = new Recording();
        try (Source source = new CsvSourceFactory().open(settings())) {
            source.readPartner(Instant.MAX, recording);
            source.read(request(), recording);
        } catch (SourceException e) {
            throw new AssertionError(e);
        }
        return recording;
    }

    ReadRequest request() {
        return new ReadRequest(
                zone,
                List.of(LocalDate.of(2018, 3, 15)),
                Period.ofDays(30),
                Instant.now().plusSeconds(600));
    }
}
