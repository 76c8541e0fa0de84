package dev.tierwise.cli.config;

import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.SpokenLanguage;
import dev.tierwise.domain.portfolio.CreditedTier;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlList;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import dev.tierwise.programmes.ProgrammeReference;
import dev.tierwise.spi.SourceFactory;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a configuration file, complaining about everything that is wrong with it. */
public final class ConfigurationReader {

    private static final String LANGUAGE = "language";
    private static final String PARTNER = "partner";
    private static final String PARTNERS = "partners";
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})?");

    private final Adapters adapters;
    private final SecretLookup secretLookup;
    private final SpokenLanguage spoken;
    private final Webhooks webhooks;

    private enum Webhooks {
        NAMED,
        REACHABLE
    }

    /** A reader that takes secrets from the environment, and tells it the language that a file names. */
    public ConfigurationReader(Adapters adapters, Environment environment) {
        this(adapters, SecretLookup.of(environment), environment.spoken());
    }

    /** A reader that knows adapters, finds secrets and tells the language that a file names. */
    public ConfigurationReader(Adapters adapters, SecretLookup secretLookup, SpokenLanguage spoken) {
        this(adapters, secretLookup, spoken, Webhooks.NAMED);
    }

    private ConfigurationReader(
            Adapters adapters, SecretLookup secretLookup, SpokenLanguage spoken, Webhooks webhooks) {
        this.adapters = adapters;
        this.secretLookup = secretLookup;
        this.spoken = spoken;
        this.webhooks = webhooks;
    }

    /**
     * One that also looks up the addresses and secrets of the webhooks, for what sends something. Others only check how they are
     * written, so that these secrets need not be there.
     */
    public ConfigurationReader forSending() {
        return new ConfigurationReader(adapters, secretLookup, spoken, Webhooks.REACHABLE);
    }

    /** The language of the file that holds, where nothing else of it is wanted; empty where it cannot be read. */
    public static Optional<Language> language(Optional<String> named, Environment environment) {
        try {
            return ConfigurationFile.find(named, environment)
                    .flatMap(file -> file.peek(LANGUAGE))
                    .flatMap(node -> node instanceof YamlScalar scalar ? language(scalar) : Optional.empty());
        } catch (UserException e) {
            return Optional.empty();
        }
    }

    /** The names of the partners of the file that holds, where nothing else of it is wanted; none where it cannot be read. */
    public static List<String> partnerNames(Optional<String> named, Environment environment) {
        try {
            return ConfigurationFile.find(named, environment).stream()
                    .flatMap(file -> file.peek(PARTNERS)
                            .map(ConfigurationReader::partnersOfList)
                            .orElseGet(() -> file.peek(PARTNER).stream()))
                    .flatMap(partner -> value(partner, "name"))
                    .flatMap(name -> name instanceof YamlScalar scalar ? Stream.of(scalar.text()) : Stream.empty())
                    .distinct()
                    .toList();
        } catch (UserException e) {
            return List.of();
        }
    }

    private static Stream<YamlNode> partnersOfList(YamlNode list) {
        return list instanceof YamlList written
                ? written.items().stream().flatMap(item -> value(item, PARTNER))
                : Stream.empty();
    }

    private static Stream<YamlNode> value(YamlNode node, String key) {
        return node instanceof YamlMapping mapping ? mapping.value(key).stream() : Stream.empty();
    }

    private static Optional<Language> language(YamlScalar scalar) {
        return Arrays.stream(Language.values())
                .filter(known -> known.toString().equals(scalar.text()))
                .findFirst();
    }

    private static Text text(String key, Object... values) {
        return Text.of(ConfigurationReader.class, key, values);
    }

    /**
     * Reads everything.
     *
     * @param options win over what the file says about the sources
     * @param partner the only partner whose sources are read, so that the adapters and secrets of the others need not be
     *                there; empty for all
     * @throws dev.tierwise.files.yaml.InvalidFileException if the file is wrong, with every error as
     *                                                           {@code name:line:column: message} on a line of its own
     * @throws UserException if an option concerns no source
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
     * @throws dev.tierwise.files.yaml.InvalidFileException as {@link #read} does
     */
    public Configuration readWithoutSources(ConfigurationFile file) {
        return new Reading(file, new AdapterOptions(Map.of(), file.folder()), account -> false).read();
    }

    /**
     * Finds the file that holds and reads everything but its sources.
     *
     * @param named the value of {@code --config}
     * @throws dev.tierwise.files.yaml.InvalidFileException as {@link #read} does
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
            spoken.configure(configuration.language());
            return configuration;
        }

        private Configuration configuration(YamlFields fields) {
            Account common = account(fields, Account.NONE);
            Optional<YamlList> partners = fields.optionalList(PARTNERS, text("expected.partners"));
            Optional<LedgerLocation> ledger =
                    fields.optional("ledger").flatMap(node -> new LedgerReader(file, secrets, findings).read(node));
            Notifications notifications = fields.optionalMapping("notify", text("expected.notify"))
                    .map(mapping ->
                            new NotificationsReader(secrets, findings, webhooks == Webhooks.REACHABLE).read(mapping))
                    .orElse(Notifications.NONE);
            Agency agency = fields.optionalMapping("agency", text("expected.agency"))
                    .map(mapping -> new AgencyReader(file, findings).read(mapping))
                    .orElse(Agency.NONE);
            Optional<Language> language =
                    choice(fields, LANGUAGE, text("expected.language"), ConfigurationReader::language);
            fields.optional(PluginDirs.KEY).ifPresent(node -> PluginDirs.read(node, file, findings));
            List<Account> accounts =
                    partners.map(list -> accounts(list, fields, common)).orElse(List.of(common));
            fields.end();
            return new Configuration(accounts, ledger, notifications, agency, language, file.trusted());
        }

        private List<Account> accounts(YamlList list, YamlFields fields, Account common) {
            for (String key : List.of(PARTNER, "sources")) {
                fields.optional(key).ifPresent(node -> findings.error(node.place(), text("partner.own", key)));
            }
            if (list.items().isEmpty()) {
                findings.error(list.place(), text("partner.none"));
            }
            List<Account> accounts = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (YamlNode item : list.items()) {
                item.asMapping(findings, text("expected.partner-of-list")).ifPresent(mapping -> {
                    YamlFields own = mapping.fields(findings);
                    Account account = account(own, common);
                    own.end();
                    accounts.add(account);
                    Optional<String> name = account.partner().name();
                    if (name.isEmpty()) {
                        findings.error(item.place(), text("partner.no-name"));
                    } else if (!names.add(name.get() + "\n"
                            + account.programme().map(ProgrammeReference::text).orElse(""))) {
                        findings.error(item.place(), text("partner.twice", name.get()));
                    }
                });
            }
            return accounts;
        }

        /** What some keys say about a partner; what they do not say is as it is for all. */
        private Account account(YamlFields fields, Account common) {
            Optional<ProgrammeReference> programme = fields.optionalScalar("programme", text("expected.programme"))
                    .map(scalar -> new ProgrammeReference(scalar.place().toString(), scalar.text(), file.folder()))
                    .or(common::programme);
            List<ProgrammeReference.Later> later = fields.optionalList("programmes", text("expected.programmes"))
                    .map(this::later)
                    .orElse(common.later());
            PartnerConfiguration partner = fields.optionalMapping(PARTNER, text("expected.partner"))
                    .map(this::partner)
                    .orElse(PartnerConfiguration.NONE);
            Map<String, BigDecimal> rates = new HashMap<>(common.rates());
            fields.optionalMapping("rates", text("expected.rates"))
                    .map(this::rates)
                    .ifPresent(rates::putAll);
            List<ConfiguredSource> sources = fields.optionalList("sources", text("expected.sources"))
                    .filter(list -> wanted.test(partner.name()))
                    .map(list -> sources(list.items()))
                    .orElse(List.of());
            return new Account(programme.map(named -> named.followedBy(later)), later, partner, rates, sources);
        }

        /** The programmes that go on with the line of HubSpot's. */
        private List<ProgrammeReference.Later> later(YamlList list) {
            List<ProgrammeReference.Later> later = new ArrayList<>();
            for (YamlNode item : list.items()) {
                item.asMapping(findings, text("expected.later")).ifPresent(mapping -> {
                    YamlFields fields = mapping.fields(findings);
                    Optional<LocalDate> from = fields.requiredScalar("from", text("expected.since"))
                            .flatMap(this::day);
                    Optional<ProgrammeReference> programme = fields.requiredScalar(
                                    "programme", text("expected.programme"))
                            .map(scalar ->
                                    new ProgrammeReference(scalar.place().toString(), scalar.text(), file.folder()));
                    fields.end();
                    from.ifPresent(
                            day -> programme.ifPresent(named -> later.add(new ProgrammeReference.Later(day, named))));
                });
            }
            return later;
        }

        private PartnerConfiguration partner(YamlMapping mapping) {
            YamlFields fields = mapping.fields(findings);
            Optional<String> name = fields.optionalScalar("name", text("expected.name"))
                    .filter(scalar -> check(scalar, !scalar.text().isBlank(), text("partner.blank")))
                    .map(YamlScalar::text);
            Set<String> domains = new LinkedHashSet<>();
            Text expected = text("expected.domain");
            fields.optionalList("email-domains", text("expected.domains")).ifPresent(list -> {
                if (list.items().isEmpty()) {
                    findings.error(list.place(), text("domain.none"));
                }
                for (YamlNode item : list.items()) {
                    item.asScalar(findings, expected)
                            .filter(scalar -> check(
                                    scalar, EmailAddress.isPossibleDomain(scalar.text()), scalar.insteadOf(expected)))
                            .ifPresent(scalar -> domains.add(scalar.text().toLowerCase(Locale.ROOT)));
                }
            });
            Optional<ZoneId> zone =
                    fields.optionalScalar("time-zone", text("expected.zone")).flatMap(this::zone);
            Optional<Market> market =
                    choice(fields, "market", text("expected.market"), scalar -> Market.named(scalar.text()));
            Optional<Boolean> invited =
                    choice(fields, "invited", text("expected.invited"), scalar -> yesOrNo(scalar.text()));
            Optional<BigDecimal> retention = choice(
                    fields,
                    "retention",
                    text("expected.retention"),
                    scalar -> Optional.of(scalar.text())
                            .filter(percent -> PERCENT.matcher(percent).matches())
                            .map(BigDecimal::new));
            Optional<String> tier = choice(
                    fields,
                    "credited_tier",
                    text("expected.credited"),
                    scalar -> Optional.of(scalar.text()).filter(given -> !given.isBlank()));
            Optional<YamlScalar> since = fields.optionalScalar("credited_since", text("expected.since"));
            Optional<LocalDate> sinceDay = since.flatMap(this::day);
            if (tier.isEmpty()) {
                since.ifPresent(scalar -> findings.error(scalar.place(), text("since.alone")));
            }
            fields.end();
            return new PartnerConfiguration(
                    name,
                    domains,
                    zone,
                    market,
                    invited,
                    retention,
                    tier.map(given -> new CreditedTier(given, sinceDay)));
        }

        /** What one of a few words means; any other is an error. */
        private <T> Optional<T> choice(
                YamlFields fields, String key, Text expected, Function<YamlScalar, Optional<T>> reading) {
            return fields.optionalScalar(key, expected).flatMap(scalar -> {
                Optional<T> value = reading.apply(scalar);
                check(scalar, value.isPresent(), scalar.insteadOf(expected));
                return value;
            });
        }

        private static Optional<Boolean> yesOrNo(String text) {
            return switch (text) {
                case "yes", "true" -> Optional.of(true);
                case "no", "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        private Optional<LocalDate> day(YamlScalar scalar) {
            try {
                return Optional.of(LocalDate.parse(scalar.text()));
            } catch (DateTimeParseException e) {
                findings.error(scalar.place(), scalar.insteadOf(text("expected.since")));
                return Optional.empty();
            }
        }

        private Optional<ZoneId> zone(YamlScalar scalar) {
            try {
                return Optional.of(ZoneId.of(scalar.text()));
            } catch (DateTimeException e) {
                findings.error(
                        scalar.place(),
                        text(
                                "zone.unknown",
                                scalar.text(),
                                Suggestion.or(scalar.text(), ZoneId.getAvailableZoneIds(), text("zone.expected"))));
                return Optional.empty();
            }
        }

        private Map<String, BigDecimal> rates(YamlMapping mapping) {
            Map<String, BigDecimal> rates = new HashMap<>();
            mapping.entries().forEach((key, entry) -> {
                Optional<String> code = Rates.currency(key);
                if (code.isEmpty()) {
                    findings.error(
                            entry.keyPlace(), new YamlScalar(entry.keyPlace(), key).insteadOf(Rates.EXPECTED_CURRENCY));
                }
                Optional<YamlScalar> scalar = entry.value().asScalar(findings, Rates.EXPECTED);
                Optional<BigDecimal> rate = scalar.flatMap(s -> Rates.rate(s.text()));
                scalar.filter(s -> rate.isEmpty())
                        .ifPresent(s -> findings.error(s.place(), s.insteadOf(Rates.EXPECTED)));
                if (code.isPresent() && rate.isPresent()) {
                    BigDecimal first = rates.putIfAbsent(code.get(), rate.get());
                    if (first != null && first.compareTo(rate.get()) != 0) {
                        findings.error(entry.keyPlace(), text("rate.twice", code.get(), first.toPlainString()));
                    }
                }
            });
            return rates;
        }

        private List<ConfiguredSource> sources(List<YamlNode> items) {
            List<ConfiguredSource> sources = new ArrayList<>();
            for (YamlNode item : items) {
                item.asMapping(findings, text("expected.source"))
                        .flatMap(mapping -> source(mapping.fields(findings)))
                        .ifPresent(sources::add);
            }
            return sources;
        }

        private Optional<ConfiguredSource> source(YamlFields fields) {
            Optional<YamlScalar> name = fields.requiredScalar("adapter", text("expected.adapter"));
            Optional<SourceFactory> adapter = name.map(YamlScalar::text).flatMap(adapters::find);
            name.filter(scalar -> adapter.isEmpty())
                    .ifPresent(
                            scalar -> findings.error(scalar.place(), UnknownAdapter.message(scalar.text(), adapters)));
            return adapter.map(found -> new ConfiguredSource(
                    found, new SettingsReader(file, secrets, findings).read(found, fields, options)));
        }

        private boolean check(YamlScalar scalar, boolean fulfilled, Text message) {
            if (!fulfilled) {
                findings.error(scalar.place(), message);
            }
            return fulfilled;
        }
    }
}
