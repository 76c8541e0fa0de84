package dev.tierwise.cli.config;

import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.application.suggest.Nearest;
import dev.tierwise.cli.programme.ProgrammeReference;
import dev.tierwise.cli.yaml.Findings;
import dev.tierwise.cli.yaml.YamlFields;
import dev.tierwise.cli.yaml.YamlFile;
import dev.tierwise.cli.yaml.YamlMapping;
import dev.tierwise.cli.yaml.YamlNode;
import dev.tierwise.cli.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a configuration file, complaining about everything that is wrong with it. */
public final class ConfigurationReader {

    private static final Pattern DOMAIN = Pattern.compile("[^\\s@.]+(\\.[^\\s@.]+)*");

    private final Adapters adapters;
    private final Map<String, String> variables;

    /**
     * @param variables the environment variables, for secrets
     */
    public ConfigurationReader(Adapters adapters, Map<String, String> variables) {
        this.adapters = adapters;
        this.variables = variables;
    }

    /**
     * Reads everything.
     *
     * @param options win over what the file says about the sources
     * @throws dev.tierwise.cli.UserException when the file is wrong, with every error as {@code name:line:column:
     *                                        message} on a line of its own; or when an option concerns no source
     */
    public Configuration read(ConfigurationFile file, AdapterOptions options) {
        Configuration configuration = new Reading(file).read(Optional.of(options));
        if (!configuration.sources().isEmpty()) {
            options.checkUsed(configuration.sources());
        }
        return configuration;
    }

    /**
     * Reads everything but the sources, for when the command line names others: then their adapters and secrets need not
     * be there.
     *
     * @throws dev.tierwise.cli.UserException as {@link #read} does
     */
    public Configuration readWithoutSources(ConfigurationFile file) {
        return new Reading(file).read(Optional.empty());
    }

    private final class Reading {

        private final ConfigurationFile file;
        private final Findings findings = new Findings();

        Reading(ConfigurationFile file) {
            this.file = file;
        }

        Configuration read(Optional<AdapterOptions> options) {
            Configuration configuration = YamlFile.read(file.path(), file.name(), findings)
                    .map(mapping -> configuration(mapping.fields(findings), options))
                    .orElse(Configuration.NONE);
            findings.throwErrors();
            return configuration;
        }

        private Configuration configuration(YamlFields fields, Optional<AdapterOptions> options) {
            Optional<ProgrammeReference> programme = fields.optionalScalar("programme", "a programme's id or file")
                    .map(scalar -> new ProgrammeReference(scalar.place().toString(), scalar.text(), file.folder()));
            PartnerConfiguration partner = fields.optionalMapping(
                            "partner", "the keys 'name', 'email-domains' and 'time-zone'")
                    .map(this::partner)
                    .orElse(PartnerConfiguration.NONE);
            Map<String, BigDecimal> rates = fields.optionalMapping("rates", "a rate for each currency: {EUR: 1.17}")
                    .map(this::rates)
                    .orElse(Map.of());
            List<ConfiguredSource> sources = fields.optionalList("sources", "a list of sources")
                    .flatMap(list -> options.map(o -> sources(list.items(), o)))
                    .orElse(List.of());
            fields.end();
            return new Configuration(programme, partner, rates, sources);
        }

        private PartnerConfiguration partner(YamlMapping mapping) {
            YamlFields fields = mapping.fields(findings);
            Optional<String> name = fields.optionalScalar("name", "the partner's name")
                    .filter(scalar -> check(scalar, !scalar.text().isBlank(), "the partner's name is blank"))
                    .map(YamlScalar::text);
            Set<String> domains = new LinkedHashSet<>();
            String expected = "the part of an address after the @, such as nordlicht.example";
            fields.optionalList("email-domains", "a list of e-mail domains").ifPresent(list -> {
                if (list.items().isEmpty()) {
                    findings.error(list.place(), "expected at least one e-mail domain");
                }
                for (YamlNode item : list.items()) {
                    item.asScalar(findings, expected)
                            .filter(scalar -> check(
                                    scalar,
                                    DOMAIN.matcher(scalar.text()).matches(),
                                    "expected " + expected + ", found '" + scalar.text() + "'"))
                            .ifPresent(scalar -> domains.add(scalar.text().toLowerCase(Locale.ROOT)));
                }
            });
            Optional<ZoneId> zone = fields.optionalScalar("time-zone", "a time zone such as Europe/Berlin")
                    .flatMap(this::zone);
            fields.end();
            return new PartnerConfiguration(name, domains, zone);
        }

        private Optional<ZoneId> zone(YamlScalar scalar) {
            try {
                return Optional.of(ZoneId.of(scalar.text()));
            } catch (DateTimeException e) {
                findings.error(
                        scalar.place(),
                        "there is no time zone '" + scalar.text() + "'"
                                + Nearest.to(scalar.text(), ZoneId.getAvailableZoneIds())
                                        .map(nearest -> "; did you mean '" + nearest + "'?")
                                        .orElse("; expected one such as Europe/Berlin"));
                return Optional.empty();
            }
        }

        private Map<String, BigDecimal> rates(YamlMapping mapping) {
            Map<String, BigDecimal> rates = new HashMap<>();
            mapping.entries().forEach((key, entry) -> {
                Optional<String> code = Rates.currency(key);
                if (code.isEmpty()) {
                    findings.error(entry.keyPlace(), "expected " + Rates.EXPECTED_CURRENCY + ", found '" + key + "'");
                }
                Optional<YamlScalar> scalar = entry.value().asScalar(findings, Rates.EXPECTED);
                Optional<BigDecimal> rate = scalar.flatMap(s -> Rates.rate(s.text()));
                scalar.filter(s -> rate.isEmpty())
                        .ifPresent(s ->
                                findings.error(s.place(), "expected " + Rates.EXPECTED + ", found '" + s.text() + "'"));
                if (code.isPresent() && rate.isPresent()) {
                    BigDecimal first = rates.putIfAbsent(code.get(), rate.get());
                    if (first != null && first.compareTo(rate.get()) != 0) {
                        findings.error(
                                entry.keyPlace(), code.get() + " has the rate " + first.toPlainString() + " already");
                    }
                }
            });
            return rates;
        }

        private List<ConfiguredSource> sources(List<YamlNode> items, AdapterOptions options) {
            List<ConfiguredSource> sources = new ArrayList<>();
            for (YamlNode item : items) {
                item.asMapping(findings, "a source: {adapter: csv, location: folder/}")
                        .flatMap(mapping -> source(mapping.fields(findings), options))
                        .ifPresent(sources::add);
            }
            return sources;
        }

        private Optional<ConfiguredSource> source(YamlFields fields, AdapterOptions options) {
            Optional<YamlScalar> name = fields.requiredScalar("adapter", "the name of an adapter");
            Optional<SourceFactory> adapter = name.map(YamlScalar::text).flatMap(adapters::find);
            name.filter(scalar -> adapter.isEmpty())
                    .ifPresent(
                            scalar -> findings.error(scalar.place(), UnknownAdapter.message(scalar.text(), adapters)));
            return adapter.map(found -> new ConfiguredSource(
                    found,
                    new SettingsReader(file, new SecretReferences(file, variables, findings), findings)
                            .read(found, fields, options)));
        }

        private boolean check(YamlScalar scalar, boolean fulfilled, String message) {
            if (!fulfilled) {
                findings.error(scalar.place(), message);
            }
            return fulfilled;
        }
    }
}
