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
import java.util.Optional;
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
    private static final String ENGLISH = "en";
    private static final String GERMAN = "de";

    /** Does nothing; called by {@link java.util.ServiceLoader}. */
    public CsvSourceFactory() {}

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.V1_0;
    }

    @Override
    public Text description() {
        return Text.of(CsvSourceFactory.class, "description");
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.allOf(Fact.class);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.path(Setting.LOCATION)
                        .description(Text.of(CsvSourceFactory.class, "setting.location"))
                        .required()
                        .build(),
                Setting.choice(LOCALE, ENGLISH, GERMAN)
                        .description(Text.of(CsvSourceFactory.class, "setting.locale"))
                        .byDefault(ENGLISH)
                        .build(),
                Setting.text(ENCODING)
                        .description(Text.of(CsvSourceFactory.class, "setting.encoding"))
                        .byDefault("utf-8")
                        .validator(CsvSourceFactory::encodingFault)
                        .build(),
                Setting.path(IMPORT)
                        .description(Text.of(CsvSourceFactory.class, "setting.import"))
                        .build());
    }

    /**
     * Opens a folder; whether it exists is found out by reading.
     *
     * @throws SourceException of kind {@code MISCONFIGURED} when there is no location
     */
    @Override
    public Source open(SourceSettings settings) throws SourceException {
        Path folder = settings.path(Setting.LOCATION)
                .orElseThrow(() ->
                        settings.misconfigured(Setting.LOCATION, Text.of(CsvSourceFactory.class, "location.missing")));
        String location = settings.text(Setting.LOCATION).orElse(folder.toString());
        return new TableSource(
                new FileTables(folder, location, charset(settings.text(ENCODING).orElseThrow()), settings.path(IMPORT)),
                settings.choice(LOCALE).orElseThrow().equals(GERMAN) ? Notation.DE : Notation.EN);
    }

    private static Optional<Text> encodingFault(String encoding) {
        try {
            charset(encoding);
            return Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.of(Text.of(CsvSourceFactory.class, "encoding.unknown", encoding));
        }
    }

    private static Charset charset(String encoding) {
        return Charset.forName(encoding.strip());
    }
}
