package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.tables.Notation;
import dev.tierwise.adapter.tables.TableSource;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.SpiVersion;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The adapter {@code csv}: reads a folder of CSV files as Excel, LibreOffice and databases write them.
 *
 * <p>A source that it opens reports every problem of the folder and never gives up at the first. It throws only when
 * its thread is interrupted.
 */
public final class CsvSourceFactory implements SourceFactory {

    private static final String LOCALE = "locale";
    private static final String ENCODING = "encoding";
    private static final String IMPORT = "import";

    /** Does nothing; called by {@link java.util.ServiceLoader}. */
    public CsvSourceFactory() {}

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public String description() {
        return descriptionText().toString();
    }

    @Override
    public Text descriptionText() {
        return Text.of(CsvSourceFactory.class, "description");
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.allOf(Fact.class);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.path(Setting.LOCATION, Text.of(CsvSourceFactory.class, "setting.location"))
                        .asRequired(),
                Setting.text(LOCALE, Text.of(CsvSourceFactory.class, "setting.locale"))
                        .withDefault("en"),
                Setting.text(ENCODING, Text.of(CsvSourceFactory.class, "setting.encoding"))
                        .withDefault("utf-8"),
                Setting.path(IMPORT, Text.of(CsvSourceFactory.class, "setting.import")));
    }

    /**
     * Opens a folder; whether it exists is found out by reading.
     *
     * @throws SourceException of kind {@code MISCONFIGURED} when there is no location, or the locale or the encoding is
     *                         not known
     */
    @Override
    public Source open(SourceSettings settings) throws SourceException {
        Path folder = settings.path(Setting.LOCATION)
                .orElseThrow(() -> misconfigured(Text.of(CsvSourceFactory.class, "location.missing")));
        String location = settings.text(Setting.LOCATION).orElse(folder.toString());
        return new TableSource(
                new FileTables(
                        folder,
                        location,
                        charset(settings.text(ENCODING).orElse("utf-8")),
                        settings.path(IMPORT)),
                notation(settings.text(LOCALE).orElse("en")));
    }

    private static Notation notation(String locale) throws SourceException {
        if (locale.strip().equalsIgnoreCase("en")) {
            return Notation.EN;
        }
        if (locale.strip().equalsIgnoreCase("de")) {
            return Notation.DE;
        }
        throw misconfigured(Text.of(CsvSourceFactory.class, "locale.unknown", locale));
    }

    private static Charset charset(String encoding) throws SourceException {
        try {
            return Charset.forName(encoding.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw misconfigured(Text.of(CsvSourceFactory.class, "encoding.unknown", encoding));
        }
    }

    private static SourceException misconfigured(Text message) {
        return new SourceException(SourceException.Kind.MISCONFIGURED, message);
    }
}
