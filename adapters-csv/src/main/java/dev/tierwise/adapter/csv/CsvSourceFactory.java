package dev.tierwise.adapter.csv;

import dev.tierwise.application.spi.Fact;
import dev.tierwise.application.spi.Setting;
import dev.tierwise.application.spi.Source;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.application.spi.SourceSettings;
import dev.tierwise.application.spi.SpiVersion;
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
        return "A folder of CSV files: partner.csv, portals.csv, users.csv, app_usage.csv, certifications.csv, sales.csv";
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.allOf(Fact.class);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.path(Setting.LOCATION, "the folder that holds the files")
                        .asRequired(),
                Setting.text(LOCALE, "how numbers and days are written: en (1125.50) or de (1.125,50 and 15.03.2018)")
                        .withDefault("en"),
                Setting.text(
                                ENCODING,
                                "the encoding of files without a byte order mark: utf-8, windows-1252 or another that Java knows")
                        .withDefault("utf-8"));
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
                .orElseThrow(() -> misconfigured("the location is not given: name the folder that holds the files"));
        String location = settings.text(Setting.LOCATION).orElse(folder.toString());
        return new CsvSource(
                folder,
                location,
                notation(settings.text(LOCALE).orElse("en")),
                charset(settings.text(ENCODING).orElse("utf-8")));
    }

    private static Notation notation(String locale) throws SourceException {
        if (locale.strip().equalsIgnoreCase("en")) {
            return Notation.EN;
        }
        if (locale.strip().equalsIgnoreCase("de")) {
            return Notation.DE;
        }
        throw misconfigured("the locale '" + locale + "' is not known; --csv-locale takes en or de");
    }

    private static Charset charset(String encoding) throws SourceException {
        try {
            return Charset.forName(encoding.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw misconfigured(
                    "the encoding '" + encoding + "' is not known; --csv-encoding takes, for instance, windows-1252");
        }
    }

    private static SourceException misconfigured(String message) {
        return new SourceException(SourceException.Kind.MISCONFIGURED, message);
    }
}
