package com.example.template;

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
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The way in. It is named in {@code META-INF/services}, has a constructor without arguments, and answers without I/O. */
public final class TemplateSourceFactory implements SourceFactory {

    @Override
    public String name() {
        return "template";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.V1_0;
    }

    @Override
    public Text description() {
        return Text.verbatim("A text file with one portal per line");
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.of(Fact.PARTNER, Fact.PORTALS, Fact.NAME, Fact.MRR, Fact.SALE);
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.path(Setting.LOCATION)
                .description("the text file")
                .required()
                .build());
    }

    @Override
    public Source open(SourceSettings settings) throws SourceException {
        Path file = settings.path(Setting.LOCATION)
                .orElseThrow(() ->
                        settings.misconfigured(Setting.LOCATION, "the location is not given: name the text file"));
        return new TableSource(new TemplateTables(file), Notation.EN);
    }
}
