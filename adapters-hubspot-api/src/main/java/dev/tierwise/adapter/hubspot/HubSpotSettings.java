package dev.tierwise.adapter.hubspot;

import dev.tierwise.adapter.hubspot.http.HubSpotApi;
import dev.tierwise.adapter.hubspot.http.TimeLimits;
import dev.tierwise.adapter.hubspot.http.Tokens;
import dev.tierwise.adapter.hubspot.read.Api;
import dev.tierwise.adapter.hubspot.read.ClientFact;
import dev.tierwise.adapter.hubspot.read.ConfiguredClient;
import dev.tierwise.adapter.hubspot.read.ReadOptions;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
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
import java.util.stream.Stream;

/** The adapter's settings: what they are, and what the user's values mean. No message repeats a secret or an address. */
final class HubSpotSettings {

    private static final String TOKEN = "token";
    private static final String CLIENT_ID = "client-id";
    private static final String CLIENT_SECRET = "client-secret";
    private static final String REFRESH_TOKEN = "refresh-token";
    private static final String PARTNER_EMPLOYEES = "partner-employees";
    private static final String CLIENTS = "clients";
    private static final String RECORD = "record";
    private static final String DOMAIN = "domain";
    private static final String PORTAL_ID = "portal-id";
    private static final String ACTIVE = "active";
    private static final String SOLD_ON = "sold-on";
    private static final String CUSTOMER_SINCE = "customer-since";
    private static final String PROPERTIES = "properties";
    private static final String FACT = "fact";
    private static final String PROPERTY = "property";
    private static final String CURRENCY = "currency";
    private static final String GROWTH_MARKETS = "growth-markets";
    private static final String VERSIONS = "versions";
    private static final String API = "api";
    private static final String VERSION = "version";
    private static final String DAILY_RESERVE = "daily-reserve";
    private static final String CLIENT_PAGE = "client-page-size";
    private static final String USER_PAGE = "user-page-size";
    private static final String BASE_URL = "base-url";
    private static final String HUBSPOT = "https://api.hubapi.com";
    private static final String NUMBER = "[0-9]{1,19}";

    static final List<Setting> ALL = List.of(
            secret(TOKEN, "setting.token"),
            secret(CLIENT_ID, "setting.client.id"),
            secret(CLIENT_SECRET, "setting.client.secret"),
            secret(REFRESH_TOKEN, "setting.refresh.token"),
            Setting.list(PARTNER_EMPLOYEES)
                    .description(text("setting.partner.employees"))
                    .validator(unless(HubSpotSettings::isAddress, "no.address"))
                    .build(),
            Setting.records(
                            CLIENTS,
                            Setting.text(RECORD)
                                    .description(text("setting.record"))
                                    .validator(unless(NUMBER, "no.number"))
                                    .build(),
                            Setting.text(DOMAIN)
                                    .description(text("setting.domain"))
                                    .build(),
                            Setting.text(PORTAL_ID)
                                    .description(text("setting.portal.id"))
                                    .validator(unless(NUMBER, "no.number"))
                                    .build(),
                            secret(TOKEN, "setting.client.token"),
                            secret(REFRESH_TOKEN, "setting.client.refresh.token"),
                            Setting.text(BASE_URL)
                                    .description(text("setting.client.base.url"))
                                    .trustedOnly()
                                    .validator(HubSpotSettings::urlFault)
                                    .build(),
                            Setting.bool(ACTIVE)
                                    .description(text("setting.active"))
                                    .build(),
                            day(SOLD_ON, "setting.sold.on"),
                            day(CUSTOMER_SINCE, "setting.customer.since"))
                    .description(text("setting.clients"))
                    .build(),
            Setting.records(
                            PROPERTIES,
                            oneOf(FACT, ids(ClientFact.values(), ClientFact::id)),
                            Setting.text(PROPERTY)
                                    .description(text("setting.property"))
                                    .required()
                                    .validator(unless("[A-Za-z0-9_]{1,200}", "no.property"))
                                    .build())
                    .description(text("setting.properties"))
                    .build(),
            Setting.text(CURRENCY)
                    .description(text("setting.currency"))
                    .validator(unless(word -> Money.isCurrency(word.toUpperCase(Locale.ROOT)), "no.currency"))
                    .build(),
            Setting.list(GROWTH_MARKETS)
                    .description(text("setting.growth.markets"))
                    .build(),
            Setting.records(
                            VERSIONS,
                            oneOf(API, ids(Api.values(), Api::id)),
                            Setting.text(VERSION)
                                    .description(text("setting.version"))
                                    .required()
                                    .validator(unless("v[0-9]|[0-9]{4}-[0-9]{2}(-beta)?", "no.version"))
                                    .build())
                    .description(text("setting.versions"))
                    .build(),
            Setting.integer(DAILY_RESERVE)
                    .description(text("setting.daily.reserve"))
                    .atLeast(0)
                    .byDefault("0")
                    .build(),
            Setting.integer(CLIENT_PAGE)
                    .description(text("setting.client.page"))
                    .atLeast(1)
                    .atMost(200)
                    .byDefault("200")
                    .build(),
            Setting.integer(USER_PAGE)
                    .description(text("setting.user.page"))
                    .atLeast(1)
                    .atMost(500)
                    .byDefault("100")
                    .build(),
            Setting.text(BASE_URL)
                    .description(text("setting.base.url"))
                    .byDefault(HUBSPOT)
                    .trustedOnly()
                    .validator(HubSpotSettings::urlFault)
                    .build());

    private static Text text(String key, Object... values) {
        return Text.of(HubSpotSettings.class, key, values);
    }

    private static Setting secret(String name, String description) {
        return Setting.text(name).description(text(description)).secret().build();
    }

    private static Setting day(String name, String description) {
        return Setting.text(name)
                .description(text(description))
                .validator(unless(HubSpotSettings::isDay, "no.day"))
                .build();
    }

    private static Setting oneOf(String name, List<String> ids) {
        return Setting.choice(name, ids.toArray(String[]::new))
                .description(text("setting.one.of", String.join(", ", ids)))
                .required()
                .build();
    }

    private static Function<String, Optional<Text>> unless(String pattern, String fault) {
        return unless(word -> word.matches(pattern), fault);
    }

    /** A validator of the word without white space around it. */
    private static Function<String, Optional<Text>> unless(Predicate<String> isRight, String fault) {
        return written -> isRight.test(written.strip()) ? Optional.empty() : Optional.of(text(fault, written.strip()));
    }

    private static boolean isDay(String word) {
        try {
            int year = LocalDate.parse(word).getYear();
            return year >= 1 && year <= 9999;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isAddress(String word) {
        try {
            EmailAddress.parse(word.toLowerCase(Locale.ROOT));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** HubSpot's own address is right: every start would wait for the libraries that tell. */
    private static Optional<Text> urlFault(String written) {
        if (written.equals(HUBSPOT)) {
            return Optional.empty();
        }
        try {
            HubSpotApi.check(new URI(written.strip()));
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of(text("no.url", HUBSPOT));
        } catch (IllegalArgumentException e) {
            return Optional.of(Worded.of(e));
        }
    }

    /** An entry of a list, or the settings as a whole. */
    private record Place(String list, int entry, SourceSettings given) {

        /** What is wrong with a value there. */
        SourceException misconfigured(String name, String key, Object... values) {
            Text message = text(key, values);
            return given.misconfigured(name, list.isEmpty() ? message : text("entry", list, entry, message));
        }
    }

    private final SourceSettings settings;

    HubSpotSettings(SourceSettings settings) {
        this.settings = settings;
    }

    HubSpotApi api(InstantSource clock, TimeLimits timeLimits) {
        return new HubSpotApi(url(settings).orElseThrow(), clock, timeLimits);
    }

    private static Optional<URI> url(SourceSettings given) {
        return given.text(BASE_URL).map(String::strip).map(URI::create);
    }

    /** Access to the partner's own account. */
    Tokens tokens() throws SourceException {
        return tokens(top())
                .orElseThrow(
                        () -> top().misconfigured(TOKEN, "no.token", TOKEN, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN));
    }

    private Place top() {
        return new Place("", 0, settings);
    }

    ReadOptions options() throws SourceException {
        return new ReadOptions(
                clients(),
                partnerEmployees(),
                properties(),
                settings.text(CURRENCY).map(text -> text.strip().toUpperCase(Locale.ROOT)),
                growthMarkets(),
                versions(),
                settings.integer(DAILY_RESERVE).orElseThrow(),
                Math.toIntExact(settings.integer(CLIENT_PAGE).orElseThrow()),
                Math.toIntExact(settings.integer(USER_PAGE).orElseThrow()));
    }

    private Optional<Tokens> tokens(Place where) throws SourceException {
        Optional<Secret> token = where.given().secret(TOKEN);
        Optional<Secret> refresh = where.given().secret(REFRESH_TOKEN);
        if (token.isPresent() && refresh.isPresent()) {
            throw where.misconfigured(REFRESH_TOKEN, "both", TOKEN, REFRESH_TOKEN);
        }
        if (refresh.isEmpty()) {
            try {
                return token.map(Tokens::fixed);
            } catch (IllegalArgumentException e) {
                throw where.misconfigured(
                        TOKEN,
                        "token.wrong",
                        Worded.of(e),
                        token.map(HubSpotSettings::named).orElse(""));
            }
        }
        Optional<Secret> id = settings.secret(CLIENT_ID);
        Optional<Secret> secret = settings.secret(CLIENT_SECRET);
        if (id.isEmpty() || secret.isEmpty()) {
            throw where.misconfigured(
                    REFRESH_TOKEN, "oauth.incomplete", REFRESH_TOKEN, CLIENT_ID, CLIENT_SECRET, CLIENTS);
        }
        return Optional.of(Tokens.oauth(id.get(), secret.get(), refresh.get()));
    }

    private List<ConfiguredClient> clients() throws SourceException {
        List<ConfiguredClient> clients = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> portals = new HashSet<>();
        Map<String, Text> tokenOwners = new HashMap<>();
        Stream.concat(settings.secret(TOKEN).stream(), settings.secret(REFRESH_TOKEN).stream())
                .forEach(token -> tokenOwners.put(token.reveal(), text("owner.partner", named(token))));
        int entry = 0;
        for (SourceSettings given : settings.records(CLIENTS)) {
            Place where = new Place(CLIENTS, ++entry, given);
            Optional<String> record = given.text(RECORD).map(String::strip);
            Optional<String> domain =
                    given.text(DOMAIN).map(text -> text.strip().toLowerCase(Locale.ROOT));
            if (record.isPresent() == domain.isPresent()) {
                throw where.misconfigured(
                        DOMAIN, record.isPresent() ? "client.both" : "client.neither", RECORD, DOMAIN);
            }
            Optional<String> portalId = given.text(PORTAL_ID).map(String::strip);
            String key = record.or(() -> domain).orElseThrow();
            if (!names.add(key)) {
                throw where.misconfigured(record.isPresent() ? RECORD : DOMAIN, "client.twice", key);
            }
            if (portalId.isPresent() && !portals.add(portalId.get())) {
                throw where.misconfigured(PORTAL_ID, "portal.twice", PORTAL_ID, portalId.get());
            }
            for (Secret token : Stream.concat(given.secret(TOKEN).stream(), given.secret(REFRESH_TOKEN).stream())
                    .toList()) {
                Text other = tokenOwners.putIfAbsent(token.reveal(), text("owner.entry", entry, named(token)));
                if (other != null) {
                    throw where.misconfigured(
                            given.secret(TOKEN).isPresent() ? TOKEN : REFRESH_TOKEN,
                            "token.twice",
                            named(token),
                            other);
                }
            }
            clients.add(new ConfiguredClient(
                    record,
                    domain,
                    portalId,
                    tokens(where),
                    url(given),
                    given.bool(ACTIVE),
                    dayOf(given, SOLD_ON),
                    dayOf(given, CUSTOMER_SINCE)));
        }
        return clients;
    }

    private static String named(Secret token) {
        return token.reference().map(reference -> " (" + reference + ")").orElse("");
    }

    private static Optional<LocalDate> dayOf(SourceSettings given, String name) {
        return given.text(name).map(String::strip).map(LocalDate::parse);
    }

    private Set<EmailAddress> partnerEmployees() {
        Set<EmailAddress> addresses = new LinkedHashSet<>();
        settings.list(PARTNER_EMPLOYEES)
                .forEach(address ->
                        addresses.add(EmailAddress.parse(address.strip().toLowerCase(Locale.ROOT))));
        return addresses;
    }

    private Map<ClientFact, String> properties() throws SourceException {
        Map<ClientFact, String> properties = new EnumMap<>(ClientFact.class);
        for (ClientFact fact : ClientFact.values()) {
            fact.defaultProperty().ifPresent(property -> properties.put(fact, property));
        }
        Set<ClientFact> given = new HashSet<>();
        int entry = 0;
        for (SourceSettings mapping : settings.records(PROPERTIES)) {
            Place where = new Place(PROPERTIES, ++entry, mapping);
            ClientFact fact =
                    ClientFact.named(mapping.choice(FACT).orElseThrow()).orElseThrow();
            if (!given.add(fact)) {
                throw where.misconfigured(FACT, "fact.twice", fact.id());
            }
            properties.put(fact, mapping.text(PROPERTY).orElseThrow().strip());
        }
        return properties;
    }

    private Set<String> growthMarkets() {
        Set<String> markets = new LinkedHashSet<>();
        settings.list(GROWTH_MARKETS)
                .forEach(market -> markets.add(market.strip().toLowerCase(Locale.ROOT)));
        return markets;
    }

    private Map<Api, String> versions() throws SourceException {
        Map<Api, String> versions = new EnumMap<>(Api.class);
        int entry = 0;
        for (SourceSettings given : settings.records(VERSIONS)) {
            Place where = new Place(VERSIONS, ++entry, given);
            Api api = Api.named(given.choice(API).orElseThrow()).orElseThrow();
            if (versions.put(api, given.text(VERSION).orElseThrow().strip()) != null) {
                throw where.misconfigured(API, "api.twice", api.id());
            }
        }
        return versions;
    }

    private static <T> List<String> ids(T[] values, Function<T, String> id) {
        return Arrays.stream(values).map(id).toList();
    }
}
