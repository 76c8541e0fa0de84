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

    static final List<Setting> ALL = List.of(
            Setting.secret(TOKEN, Text.of(HubSpotSettings.class, "setting.token")),
            Setting.secret(CLIENT_ID, Text.of(HubSpotSettings.class, "setting.client.id")),
            Setting.secret(CLIENT_SECRET, Text.of(HubSpotSettings.class, "setting.client.secret")),
            Setting.secret(REFRESH_TOKEN, Text.of(HubSpotSettings.class, "setting.refresh.token")),
            Setting.list(PARTNER_EMPLOYEES, Text.of(HubSpotSettings.class, "setting.partner.employees")),
            Setting.records(
                    CLIENTS,
                    Text.of(HubSpotSettings.class, "setting.clients"),
                    List.of(
                            Setting.text(RECORD, Text.of(HubSpotSettings.class, "setting.record")),
                            Setting.text(DOMAIN, Text.of(HubSpotSettings.class, "setting.domain")),
                            Setting.text(PORTAL_ID, Text.of(HubSpotSettings.class, "setting.portal.id")),
                            Setting.secret(TOKEN, Text.of(HubSpotSettings.class, "setting.client.token")),
                            Setting.secret(
                                    REFRESH_TOKEN, Text.of(HubSpotSettings.class, "setting.client.refresh.token")),
                            Setting.text(BASE_URL, Text.of(HubSpotSettings.class, "setting.client.base.url"))
                                    .asTrustedOnly(),
                            Setting.text(ACTIVE, Text.of(HubSpotSettings.class, "setting.active")),
                            Setting.text(SOLD_ON, Text.of(HubSpotSettings.class, "setting.sold.on")),
                            Setting.text(CUSTOMER_SINCE, Text.of(HubSpotSettings.class, "setting.customer.since")))),
            Setting.records(
                    PROPERTIES,
                    Text.of(HubSpotSettings.class, "setting.properties"),
                    List.of(
                            Setting.text(
                                            FACT,
                                            Text.of(
                                                    HubSpotSettings.class,
                                                    "setting.one.of",
                                                    ids(ClientFact.values(), ClientFact::id)))
                                    .asRequired(),
                            Setting.text(PROPERTY, Text.of(HubSpotSettings.class, "setting.property"))
                                    .asRequired())),
            Setting.text(CURRENCY, Text.of(HubSpotSettings.class, "setting.currency")),
            Setting.list(GROWTH_MARKETS, Text.of(HubSpotSettings.class, "setting.growth.markets")),
            Setting.records(
                    VERSIONS,
                    Text.of(HubSpotSettings.class, "setting.versions"),
                    List.of(
                            Setting.text(
                                            API,
                                            Text.of(
                                                    HubSpotSettings.class,
                                                    "setting.one.of",
                                                    ids(Api.values(), Api::id)))
                                    .asRequired(),
                            Setting.text(VERSION, Text.of(HubSpotSettings.class, "setting.version"))
                                    .asRequired())),
            Setting.text(DAILY_RESERVE, Text.of(HubSpotSettings.class, "setting.daily.reserve"))
                    .withDefault("0"),
            Setting.text(CLIENT_PAGE, Text.of(HubSpotSettings.class, "setting.client.page"))
                    .withDefault("200"),
            Setting.text(USER_PAGE, Text.of(HubSpotSettings.class, "setting.user.page"))
                    .withDefault("100"),
            Setting.text(BASE_URL, Text.of(HubSpotSettings.class, "setting.base.url"))
                    .withDefault(HUBSPOT)
                    .asTrustedOnly());

    /** An entry of a list, or none. */
    private record Place(String list, int entry) {

        static final Place TOP = new Place("", 0);

        /** A message about what is there. */
        Text of(String key, Object... values) {
            Text message = Text.of(HubSpotSettings.class, key, values);
            return list.isEmpty() ? message : Text.of(HubSpotSettings.class, "entry", list, entry, message);
        }
    }

    private final SourceSettings settings;

    HubSpotSettings(SourceSettings settings) {
        this.settings = settings;
    }

    HubSpotApi api(InstantSource clock, TimeLimits timeLimits) throws SourceException {
        return new HubSpotApi(url(settings.text(BASE_URL).orElse(HUBSPOT), Place.TOP), clock, timeLimits);
    }

    private static URI url(String text, Place where) throws SourceException {
        try {
            URI url = new URI(text.strip());
            HubSpotApi.check(url);
            return url;
        } catch (URISyntaxException e) {
            throw misconfigured(where.of("no.url", BASE_URL, HUBSPOT));
        } catch (IllegalArgumentException e) {
            throw misconfigured(where.of("at.setting", BASE_URL, Worded.of(e)));
        }
    }

    /** Access to the partner's own account. */
    Tokens tokens() throws SourceException {
        return tokens(settings, Place.TOP)
                .orElseThrow(() -> misconfigured(
                        Text.of(HubSpotSettings.class, "no.token", TOKEN, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN)));
    }

    ReadOptions options() throws SourceException {
        return new ReadOptions(
                clients(),
                partnerEmployees(),
                properties(),
                currency(),
                growthMarkets(),
                versions(),
                dailyReserve(),
                pageSize(CLIENT_PAGE, 200, 200),
                pageSize(USER_PAGE, 100, 500));
    }

    private Optional<Tokens> tokens(SourceSettings given, Place where) throws SourceException {
        Optional<Secret> token = given.secret(TOKEN);
        Optional<Secret> refresh = given.secret(REFRESH_TOKEN);
        if (token.isPresent() && refresh.isPresent()) {
            throw misconfigured(where.of("both", TOKEN, REFRESH_TOKEN));
        }
        if (refresh.isEmpty()) {
            try {
                return token.map(Tokens::fixed);
            } catch (IllegalArgumentException e) {
                throw misconfigured(where.of(
                        "token.wrong",
                        Worded.of(e),
                        token.map(HubSpotSettings::named).orElse("")));
            }
        }
        Optional<Secret> id = settings.secret(CLIENT_ID);
        Optional<Secret> secret = settings.secret(CLIENT_SECRET);
        if (id.isEmpty() || secret.isEmpty()) {
            throw misconfigured(where.of("oauth.incomplete", REFRESH_TOKEN, CLIENT_ID, CLIENT_SECRET, CLIENTS));
        }
        return Optional.of(Tokens.oauth(id.get(), secret.get(), refresh.get()));
    }

    private List<ConfiguredClient> clients() throws SourceException {
        List<ConfiguredClient> clients = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> portals = new HashSet<>();
        Map<String, Text> tokenOwners = new HashMap<>();
        Stream.concat(settings.secret(TOKEN).stream(), settings.secret(REFRESH_TOKEN).stream())
                .forEach(token ->
                        tokenOwners.put(token.reveal(), Text.of(HubSpotSettings.class, "owner.partner", named(token))));
        int entry = 0;
        for (SourceSettings given : settings.records(CLIENTS)) {
            Place where = new Place(CLIENTS, ++entry);
            Optional<String> record = text(given, RECORD, where);
            Optional<String> domain = text(given, DOMAIN, where).map(text -> text.toLowerCase(Locale.ROOT));
            if (record.isPresent() == domain.isPresent()) {
                throw misconfigured(where.of(record.isPresent() ? "client.both" : "client.neither", RECORD, DOMAIN));
            }
            number(record, RECORD, where);
            Optional<String> portalId = text(given, PORTAL_ID, where);
            number(portalId, PORTAL_ID, where);
            String key = record.or(() -> domain).orElseThrow();
            if (!names.add(key)) {
                throw misconfigured(where.of("client.twice", key));
            }
            if (portalId.isPresent() && !portals.add(portalId.get())) {
                throw misconfigured(where.of("portal.twice", PORTAL_ID, portalId.get()));
            }
            for (Secret token : Stream.concat(given.secret(TOKEN).stream(), given.secret(REFRESH_TOKEN).stream())
                    .toList()) {
                Text other = tokenOwners.putIfAbsent(
                        token.reveal(), Text.of(HubSpotSettings.class, "owner.entry", entry, named(token)));
                if (other != null) {
                    throw misconfigured(where.of("token.twice", named(token), other));
                }
            }
            clients.add(new ConfiguredClient(
                    record,
                    domain,
                    portalId,
                    tokens(given, where),
                    baseUrl(given, where),
                    active(given, where),
                    day(given, SOLD_ON, where),
                    day(given, CUSTOMER_SINCE, where)));
        }
        return clients;
    }

    private static String named(Secret token) {
        return token.reference().map(reference -> " (" + reference + ")").orElse("");
    }

    private static Optional<URI> baseUrl(SourceSettings given, Place where) throws SourceException {
        Optional<String> text = text(given, BASE_URL, where);
        return text.isEmpty() ? Optional.empty() : Optional.of(url(text.get(), where));
    }

    private static Optional<Boolean> active(SourceSettings given, Place where) throws SourceException {
        Optional<String> text = text(given, ACTIVE, where).map(word -> word.toLowerCase(Locale.ROOT));
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            throw misconfigured(where.of("active.wrong", ACTIVE, text.get()));
        }
        return text.map(Boolean::valueOf);
    }

    private static void number(Optional<String> value, String name, Place where) throws SourceException {
        if (value.isPresent() && !value.get().matches("[0-9]{1,19}")) {
            throw misconfigured(where.of("no.number", name));
        }
    }

    private static Optional<LocalDate> day(SourceSettings given, String name, Place where) throws SourceException {
        Optional<String> text = text(given, name, where);
        try {
            return text.map(LocalDate::parse).map(day -> {
                if (day.getYear() < 1 || day.getYear() > 9999) {
                    throw new DateTimeException("the year has not four digits");
                }
                return day;
            });
        } catch (DateTimeException e) {
            throw misconfigured(where.of("no.day", name, text.orElse("")));
        }
    }

    private Set<EmailAddress> partnerEmployees() throws SourceException {
        Set<EmailAddress> addresses = new LinkedHashSet<>();
        int entry = 0;
        for (String address : settings.list(PARTNER_EMPLOYEES)) {
            entry++;
            try {
                addresses.add(EmailAddress.parse(address.strip().toLowerCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw misconfigured(new Place(PARTNER_EMPLOYEES, entry).of("no.address"));
            }
        }
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
            Place where = new Place(PROPERTIES, ++entry);
            String id = required(mapping, FACT, where);
            ClientFact fact = ClientFact.named(id)
                    .orElseThrow(() -> notKnown(where, FACT, id, ids(ClientFact.values(), ClientFact::id)));
            String property = required(mapping, PROPERTY, where);
            if (!property.matches("[A-Za-z0-9_]{1,200}")) {
                throw misconfigured(where.of("no.property", PROPERTY));
            }
            if (!given.add(fact)) {
                throw misconfigured(where.of("fact.twice", id));
            }
            properties.put(fact, property);
        }
        return properties;
    }

    private Optional<String> currency() throws SourceException {
        Optional<String> currency = text(settings, CURRENCY, Place.TOP).map(text -> text.toUpperCase(Locale.ROOT));
        if (currency.isPresent() && !Money.isCurrency(currency.get())) {
            throw misconfigured(Text.of(HubSpotSettings.class, "no.currency", CURRENCY));
        }
        return currency;
    }

    private Set<String> growthMarkets() throws SourceException {
        Set<String> markets = new LinkedHashSet<>();
        int entry = 0;
        for (String market : settings.list(GROWTH_MARKETS)) {
            entry++;
            if (market.isBlank()) {
                throw misconfigured(new Place(GROWTH_MARKETS, entry).of("market.empty"));
            }
            markets.add(market.strip().toLowerCase(Locale.ROOT));
        }
        return markets;
    }

    private Map<Api, String> versions() throws SourceException {
        Map<Api, String> versions = new EnumMap<>(Api.class);
        int entry = 0;
        for (SourceSettings given : settings.records(VERSIONS)) {
            Place where = new Place(VERSIONS, ++entry);
            String id = required(given, API, where);
            Api api = Api.named(id).orElseThrow(() -> notKnown(where, API, id, ids(Api.values(), Api::id)));
            String version = required(given, VERSION, where);
            if (!version.matches("v[0-9]|[0-9]{4}-[0-9]{2}(-beta)?")) {
                throw misconfigured(where.of("no.version", VERSION));
            }
            if (versions.put(api, version) != null) {
                throw misconfigured(where.of("api.twice", id));
            }
        }
        return versions;
    }

    private long dailyReserve() throws SourceException {
        String reserve = settings.text(DAILY_RESERVE).orElse("0").strip();
        if (!reserve.matches("[0-9]{1,9}")) {
            throw misconfigured(Text.of(HubSpotSettings.class, "no.reserve", DAILY_RESERVE));
        }
        return Long.parseLong(reserve);
    }

    private int pageSize(String name, int usual, int most) throws SourceException {
        String size = settings.text(name).map(String::strip).orElse(Integer.toString(usual));
        if (!size.matches("[1-9][0-9]{0,3}") || Integer.parseInt(size) > most) {
            throw misconfigured(Text.of(HubSpotSettings.class, "no.page.size", name, most));
        }
        return Integer.parseInt(size);
    }

    private static Optional<String> text(SourceSettings given, String name, Place where) throws SourceException {
        Optional<String> text = given.text(name).map(String::strip);
        if (text.isPresent() && text.get().isEmpty()) {
            throw misconfigured(where.of("empty", name));
        }
        return text;
    }

    private static String required(SourceSettings given, String name, Place where) throws SourceException {
        return text(given, name, where).orElseThrow(() -> misconfigured(where.of("missing", name)));
    }

    private static SourceException notKnown(Place where, String name, String written, String known) {
        return misconfigured(where.of("not.known", name, written, known));
    }

    private static <T> String ids(T[] values, Function<T, String> id) {
        return String.join(", ", Arrays.stream(values).map(id).toList());
    }

    private static SourceException misconfigured(Text message) {
        return new SourceException(SourceException.Kind.MISCONFIGURED, message);
    }
}
