package dev.tierwise.cli.config;

import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.application.suggest.Nearest;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.programme.ProgrammeReference;
import dev.tierwise.cli.yaml.Findings;
import dev.tierwise.cli.yaml.YamlFields;
import dev.tierwise.cli.yaml.YamlList;
import dev.tierwise.cli.yaml.YamlMapping;
import dev.tierwise.cli.yaml.YamlNode;
import dev.tierwise.cli.yaml.YamlScalar;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads a configuration file, complaining about everything that is wrong with it. */
public final class ConfigurationReader {

    private static final String RETENTION = "per cent with at most two decimals, such as 85 or 85.5";
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})?");

    private final Adapters adapters;
    private final SecretLookup secretLookup;

    /** A reader that knows adapters and finds secrets. */
    public ConfigurationReader(Adapters adapters, SecretLookup secretLookup) {
        this.adapters = adapters;
        this.secretLookup = secretLookup;
    }

    /**
     * Reads everything.
     *
     * @param options win over what the file says about the sources
     * @param partner the only partner whose sources are read, so that the adapters and secrets of the others need not be
     *                there; empty for all
     * @throws dev.tierwise.cli.UserException when the file is wrong, with every error as {@code name:line:column:
     *                                        message} on a line of its own; or when an option concerns no source
     */
    public Configuration read(ConfigurationFile file, AdapterOptions options, Optional<String> partner) {
        Configuration configuration =
                new Reading(file, options, account -> partner.isEmpty() || account.equals(partner)).read();
        List<ConfiguredSource> sources = configuration.accounts().stream()
                .flatMap(account -> account.sources().stream())
                .toList();
        if (!sources.isEmpty()) {
            options.checkUsed(sources);
        }
        return configuration;
    }

    /**
     * Reads everything but the sources, for when they are not needed: then their adapters and secrets need not be there.
     *
     * @throws dev.tierwise.cli.UserException as {@link #read} does
     */
    public Configuration readWithoutSources(ConfigurationFile file) {
        return new Reading(file, new AdapterOptions(Map.of(), file.folder()), account -> false).read();
    }

    /**
     * Finds the file that holds and reads everything but its sources.
     *
     * @param named the value of {@code --config}
     * @throws dev.tierwise.cli.UserException as {@link #read} does
     */
    public Configuration findWithoutSources(Optional<String> named, Environment environment) {
        return ConfigurationFile.find(named, environment)
                .map(this::readWithoutSources)
                .orElse(Configuration.NONE);
    }

    private final class Reading {

        private final ConfigurationFile file;
        private final AdapterOptions options;
        private final Predicate<Optional<String>> wanted;
        private final Findings findings = new Findings();
        private final SecretReferences secrets;

        /** @param wanted whether the sources of the partner of a name are read */
        Reading(ConfigurationFile file, AdapterOptions options, Predicate<Optional<String>> wanted) {
            this.file = file;
            this.options = options;
            this.wanted = wanted;
            this.secrets = new SecretReferences(file, secretLookup, findings);
        }

        Configuration read() {
            Configuration configuration = file.read(findings)
                    .map(mapping -> configuration(mapping.fields(findings)))
                    .orElse(Configuration.NONE);
            findings.throwErrors();
            return configuration;
        }

        private Configuration configuration(YamlFields fields) {
            Account common = account(fields, Account.NONE);
            Optional<YamlList> partners = fields.optionalList("partners", "a list of partners, each with its sources");
            Optional<LedgerLocation> ledger =
                    fields.optional("ledger").flatMap(node -> new LedgerReader(file, secrets, findings).read(node));
            Notifications notifications = fields.optionalMapping("notify", "the keys 'webhooks' and 'warn-days'")
                    .map(mapping -> new NotificationsReader(secrets, findings).read(mapping))
                    .orElse(Notifications.NONE);
            Optional<Language> language =
                    fields.optionalScalar("language", "en or de").flatMap(this::language);
            fields.optional(PluginDirs.KEY).ifPresent(node -> PluginDirs.read(node, file, findings));
            List<Account> accounts =
                    partners.map(list -> accounts(list, fields, common)).orElse(List.of(common));
            fields.end();
            return new Configuration(accounts, ledger, notifications, language, file.trusted());
        }

        private List<Account> accounts(YamlList list, YamlFields fields, Account common) {
            for (String key : List.of("partner", "sources")) {
                fields.optional(key)
                        .ifPresent(node -> findings.error(
                                node.place(),
                                "where 'partners' is a list, each partner has its own '" + key + "'; move this there"));
            }
            if (list.items().isEmpty()) {
                findings.error(list.place(), "expected at least one partner, with 'partner' and 'sources'");
            }
            List<Account> accounts = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (YamlNode item : list.items()) {
                item.asMapping(findings, "a partner: the keys 'partner', 'programme', 'rates' and 'sources'")
                        .ifPresent(mapping -> {
                            YamlFields own = mapping.fields(findings);
                            Account account = account(own, common);
                            own.end();
                            accounts.add(account);
                            Optional<String> name = account.partner().name();
                            if (name.isEmpty()) {
                                findings.error(
                                        item.place(),
                                        "the partner has no name; among several each needs one: partner: {name: ...}");
                            } else if (!names.add(name.get() + "\n"
                                    + account.programme()
                                            .map(ProgrammeReference::text)
                                            .orElse(""))) {
                                findings.error(
                                        item.place(),
                                        "the partner '" + name.get() + "' is listed twice under the same programme");
                            }
                        });
            }
            return accounts;
        }

        /** What some keys say about a partner; what they do not say is as it is for all. */
        private Account account(YamlFields fields, Account common) {
            Optional<ProgrammeReference> programme = fields.optionalScalar("programme", "a programme's id or file")
                    .map(scalar -> new ProgrammeReference(scalar.place().toString(), scalar.text(), file.folder()))
                    .or(common::programme);
            PartnerConfiguration partner = fields.optionalMapping(
                            "partner", "keys such as 'name', 'email-domains' and 'time-zone'")
                    .map(this::partner)
                    .orElse(PartnerConfiguration.NONE);
            Map<String, BigDecimal> rates = new HashMap<>(common.rates());
            fields.optionalMapping("rates", "a rate for each currency: {EUR: 1.17}")
                    .map(this::rates)
                    .ifPresent(rates::putAll);
            List<ConfiguredSource> sources = fields.optionalList("sources", "a list of sources")
                    .filter(list -> wanted.test(partner.name()))
                    .map(list -> sources(list.items()))
                    .orElse(List.of());
            return new Account(programme, partner, rates, sources);
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
                                    EmailAddress.isPossibleDomain(scalar.text()),
                                    "expected " + expected + ", found '" + scalar.text() + "'"))
                            .ifPresent(scalar -> domains.add(scalar.text().toLowerCase(Locale.ROOT)));
                }
            });
            Optional<ZoneId> zone = fields.optionalScalar("time-zone", "a time zone such as Europe/Berlin")
                    .flatMap(this::zone);
            Optional<Market> market =
                    fields.optionalScalar("market", "growth or standard").flatMap(this::market);
            Optional<Boolean> invited =
                    fields.optionalScalar("invited", "yes or no").flatMap(this::yesOrNo);
            Optional<BigDecimal> retention = fields.optionalScalar("retention", RETENTION)
                    .filter(scalar -> check(
                            scalar,
                            PERCENT.matcher(scalar.text()).matches(),
                            "expected " + RETENTION + ", found '" + scalar.text() + "'"))
                    .map(scalar -> new BigDecimal(scalar.text()));
            fields.end();
            return new PartnerConfiguration(name, domains, zone, market, invited, retention);
        }

        private Optional<Language> language(YamlScalar scalar) {
            Optional<Language> language = Arrays.stream(Language.values())
                    .filter(known -> known.toString().equals(scalar.text()))
                    .findFirst();
            if (language.isEmpty()) {
                findings.error(scalar.place(), "expected en or de, found '" + scalar.text() + "'");
            }
            return language;
        }

        private Optional<Market> market(YamlScalar scalar) {
            Optional<Market> market = Market.named(scalar.text());
            if (market.isEmpty()) {
                findings.error(scalar.place(), "expected growth or standard, found '" + scalar.text() + "'");
            }
            return market;
        }

        private Optional<Boolean> yesOrNo(YamlScalar scalar) {
            return switch (scalar.text()) {
                case "yes", "true" -> Optional.of(true);
                case "no", "false" -> Optional.of(false);
                default -> {
                    findings.error(scalar.place(), "expected yes or no, found '" + scalar.text() + "'");
                    yield Optional.empty();
                }
            };
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

        private List<ConfiguredSource> sources(List<YamlNode> items) {
            List<ConfiguredSource> sources = new ArrayList<>();
            for (YamlNode item : items) {
                item.asMapping(findings, "a source: {adapter: csv, location: folder/}")
                        .flatMap(mapping -> source(mapping.fields(findings)))
                        .ifPresent(sources::add);
            }
            return sources;
        }

        private Optional<ConfiguredSource> source(YamlFields fields) {
            Optional<YamlScalar> name = fields.requiredScalar("adapter", "the name of an adapter");
            Optional<SourceFactory> adapter = name.map(YamlScalar::text).flatMap(adapters::find);
            name.filter(scalar -> adapter.isEmpty())
                    .ifPresent(
                            scalar -> findings.error(scalar.place(), UnknownAdapter.message(scalar.text(), adapters)));
            return adapter.map(found -> new ConfiguredSource(
                    found, new SettingsReader(file, secrets, findings).read(found, fields, options)));
        }

        private boolean check(YamlScalar scalar, boolean fulfilled, String message) {
            if (!fulfilled) {
                findings.error(scalar.place(), message);
            }
            return fulfilled;
        }
    }
}
