package dev.tierwise.adapter.hubspot;

import dev.tierwise.adapter.hubspot.http.HubSpotApi;
import dev.tierwise.adapter.hubspot.http.Patience;
import dev.tierwise.adapter.hubspot.http.Tokens;
import dev.tierwise.adapter.hubspot.read.Api;
import dev.tierwise.adapter.hubspot.read.ClientFact;
import dev.tierwise.adapter.hubspot.read.ConfiguredClient;
import dev.tierwise.adapter.hubspot.read.ReadOptions;
import dev.tierwise.application.spi.Secret;
import dev.tierwise.application.spi.Setting;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.application.spi.SourceSettings;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.Money;
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
            Setting.secret(TOKEN, "the partner account's service key or private-app token"),
            Setting.secret(CLIENT_ID, "instead of tokens: the client id of an OAuth app"),
            Setting.secret(CLIENT_SECRET, "the OAuth app's client secret"),
            Setting.secret(REFRESH_TOKEN, "the OAuth app's refresh token for the partner account"),
            Setting.list(
                    PARTNER_EMPLOYEES,
                    "e-mail addresses of partner employees that are no users of the partner account"),
            Setting.records(
                    CLIENTS,
                    "what HubSpot does not tell about single clients, and access to their portals",
                    List.of(
                            Setting.text(RECORD, "the id of the client's record in the partner account"),
                            Setting.text(DOMAIN, "instead of the record: the client's domain"),
                            Setting.text(PORTAL_ID, "the client's portal id"),
                            Setting.secret(TOKEN, "a service key or private-app token of the client's portal"),
                            Setting.secret(REFRESH_TOKEN, "the OAuth app's refresh token for the client's portal"),
                            Setting.text(BASE_URL, "where the API for the client's portal is, if elsewhere")
                                    .asTrustedOnly(),
                            Setting.text(ACTIVE, "whether it is a customer, true or false, if HubSpot does not say"),
                            Setting.text(SOLD_ON, "the day on which the partner sold it, such as 2018-01-10"),
                            Setting.text(CUSTOMER_SINCE, "the day since which it is a customer, such as 2018-01-10"))),
            Setting.records(
                    PROPERTIES,
                    "which property of a partner client's record tells which fact, where not the usual one",
                    List.of(
                            Setting.text(FACT, "one of " + ids(ClientFact.values(), ClientFact::id))
                                    .asRequired(),
                            Setting.text(PROPERTY, "the property's internal name in HubSpot")
                                    .asRequired())),
            Setting.text(CURRENCY, "the currency of every MRR, whatever the record says"),
            Setting.list(
                    GROWTH_MARKETS,
                    "the names of the growth markets, as HubSpot writes them in hs_market_name; any other market is a"
                            + " standard one"),
            Setting.records(
                    VERSIONS,
                    "which version of which API to use, where not the usual one",
                    List.of(
                            Setting.text(API, "one of " + ids(Api.values(), Api::id))
                                    .asRequired(),
                            Setting.text(VERSION, "the version, such as 2026-09")
                                    .asRequired())),
            Setting.text(DAILY_RESERVE, "how many of each account's daily requests to leave to others")
                    .withDefault("0"),
            Setting.text(CLIENT_PAGE, "how many clients to ask for at a time, 1 to 200; less if HubSpot refuses")
                    .withDefault("200"),
            Setting.text(USER_PAGE, "how many users to ask for at a time, 1 to 500; less if HubSpot refuses")
                    .withDefault("100"),
            Setting.text(BASE_URL, "where the API is").withDefault(HUBSPOT).asTrustedOnly());

    private final SourceSettings settings;

    HubSpotSettings(SourceSettings settings) {
        this.settings = settings;
    }

    HubSpotApi api(InstantSource clock, Patience patience) throws SourceException {
        return new HubSpotApi(url(settings.text(BASE_URL).orElse(HUBSPOT), ""), clock, patience);
    }

    private static URI url(String text, String where) throws SourceException {
        try {
            URI url = new URI(text.strip());
            HubSpotApi.check(url);
            return url;
        } catch (URISyntaxException e) {
            throw misconfigured(where + BASE_URL + " is no URL; expected one such as " + HUBSPOT);
        } catch (IllegalArgumentException e) {
            throw misconfigured(where + BASE_URL + ": " + e.getMessage());
        }
    }

    /** Access to the partner's own account. */
    Tokens tokens() throws SourceException {
        return tokens(settings, "")
                .orElseThrow(() -> misconfigured("there is no token for the partner account; give " + TOKEN
                        + ", such as ${env:HUBSPOT_PARTNER_TOKEN}, or " + CLIENT_ID + ", " + CLIENT_SECRET + " and "
                        + REFRESH_TOKEN + " of an OAuth app"));
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

    private Optional<Tokens> tokens(SourceSettings given, String where) throws SourceException {
        Optional<Secret> token = given.secret(TOKEN);
        Optional<Secret> refresh = given.secret(REFRESH_TOKEN);
        if (token.isPresent() && refresh.isPresent()) {
            throw misconfigured(where + TOKEN + " and " + REFRESH_TOKEN + " are both given; give one of them");
        }
        if (refresh.isEmpty()) {
            try {
                return token.map(Tokens::fixed);
            } catch (IllegalArgumentException e) {
                throw misconfigured(where
                        + e.getMessage()
                        + token.map(HubSpotSettings::named).orElse(""));
            }
        }
        Optional<Secret> id = settings.secret(CLIENT_ID);
        Optional<Secret> secret = settings.secret(CLIENT_SECRET);
        if (id.isEmpty() || secret.isEmpty()) {
            throw misconfigured(where + REFRESH_TOKEN + " takes " + CLIENT_ID + " and " + CLIENT_SECRET
                    + " of the OAuth app too; give them beside " + CLIENTS);
        }
        return Optional.of(Tokens.oauth(id.get(), secret.get(), refresh.get()));
    }

    private List<ConfiguredClient> clients() throws SourceException {
        List<ConfiguredClient> clients = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> portals = new HashSet<>();
        Map<String, String> tokenOwners = new HashMap<>();
        Stream.concat(settings.secret(TOKEN).stream(), settings.secret(REFRESH_TOKEN).stream())
                .forEach(token -> tokenOwners.put(token.reveal(), "the partner account" + named(token)));
        int entry = 0;
        for (SourceSettings given : settings.records(CLIENTS)) {
            String where = CLIENTS + ", entry " + ++entry + ": ";
            Optional<String> record = text(given, RECORD, where);
            Optional<String> domain = text(given, DOMAIN, where).map(text -> text.toLowerCase(Locale.ROOT));
            if (record.isPresent() == domain.isPresent()) {
                throw misconfigured(where + (record.isPresent() ? "both" : "neither") + " of " + RECORD + " and "
                        + DOMAIN + " " + (record.isPresent() ? "are" : "is")
                        + " given; give one of them to say which client it is");
            }
            number(record, RECORD, where);
            Optional<String> portalId = text(given, PORTAL_ID, where);
            number(portalId, PORTAL_ID, where);
            String key = record.or(() -> domain).orElseThrow();
            if (!names.add(key)) {
                throw misconfigured(where + "'" + key + "' is given twice; expected one entry per client");
            }
            if (portalId.isPresent() && !portals.add(portalId.get())) {
                throw misconfigured(where + PORTAL_ID + " " + portalId.get()
                        + " is given twice; expected another one for each client");
            }
            for (Secret token : Stream.concat(given.secret(TOKEN).stream(), given.secret(REFRESH_TOKEN).stream())
                    .toList()) {
                String other = tokenOwners.putIfAbsent(token.reveal(), "entry " + entry + named(token));
                if (other != null) {
                    throw misconfigured(where + "its token" + named(token) + " is the same as that of " + other
                            + "; each portal has a token of its own");
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

    private static Optional<URI> baseUrl(SourceSettings given, String where) throws SourceException {
        Optional<String> text = text(given, BASE_URL, where);
        return text.isEmpty() ? Optional.empty() : Optional.of(url(text.get(), where));
    }

    private static Optional<Boolean> active(SourceSettings given, String where) throws SourceException {
        Optional<String> text = text(given, ACTIVE, where).map(word -> word.toLowerCase(Locale.ROOT));
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            throw misconfigured(where + ACTIVE + " is '" + text.get() + "'; expected true or false");
        }
        return text.map(Boolean::valueOf);
    }

    private static void number(Optional<String> value, String name, String where) throws SourceException {
        if (value.isPresent() && !value.get().matches("[0-9]{1,19}")) {
            throw misconfigured(where + name + " is not a number; expected an id such as 7052064");
        }
    }

    private static Optional<LocalDate> day(SourceSettings given, String name, String where) throws SourceException {
        Optional<String> text = text(given, name, where);
        try {
            return text.map(LocalDate::parse).map(day -> {
                if (day.getYear() < 1 || day.getYear() > 9999) {
                    throw new DateTimeException("the year has not four digits");
                }
                return day;
            });
        } catch (DateTimeException e) {
            throw misconfigured(
                    where + name + " is '" + text.orElse("") + "', which is no day; expected one such as 2018-01-10");
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
                throw misconfigured(PARTNER_EMPLOYEES + ", entry " + entry
                        + ": this is no e-mail address; expected one such as name@agency.example");
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
            String where = PROPERTIES + ", entry " + ++entry + ": ";
            String id = required(mapping, FACT, where);
            ClientFact fact = ClientFact.named(id)
                    .orElseThrow(() -> notKnown(where + FACT, id, ids(ClientFact.values(), ClientFact::id)));
            String property = required(mapping, PROPERTY, where);
            if (!property.matches("[A-Za-z0-9_]{1,200}")) {
                throw misconfigured(
                        where + PROPERTY + " is no internal name of a property; expected one such as hs_client_name");
            }
            if (!given.add(fact)) {
                throw misconfigured(where + "the fact '" + id + "' is given twice; expected one property per fact");
            }
            properties.put(fact, property);
        }
        return properties;
    }

    private Optional<String> currency() throws SourceException {
        Optional<String> currency = text(settings, CURRENCY, "").map(text -> text.toUpperCase(Locale.ROOT));
        if (currency.isPresent() && !Money.isCurrency(currency.get())) {
            throw misconfigured(CURRENCY + " is not a currency; expected three letters such as EUR");
        }
        return currency;
    }

    private Set<String> growthMarkets() throws SourceException {
        Set<String> markets = new LinkedHashSet<>();
        int entry = 0;
        for (String market : settings.list(GROWTH_MARKETS)) {
            entry++;
            if (market.isBlank()) {
                throw misconfigured(GROWTH_MARKETS + ", entry " + entry + ": this is empty; expected a market's name");
            }
            markets.add(market.strip().toLowerCase(Locale.ROOT));
        }
        return markets;
    }

    private Map<Api, String> versions() throws SourceException {
        Map<Api, String> versions = new EnumMap<>(Api.class);
        int entry = 0;
        for (SourceSettings given : settings.records(VERSIONS)) {
            String where = VERSIONS + ", entry " + ++entry + ": ";
            String id = required(given, API, where);
            Api api = Api.named(id).orElseThrow(() -> notKnown(where + API, id, ids(Api.values(), Api::id)));
            String version = required(given, VERSION, where);
            if (!version.matches("v[0-9]|[0-9]{4}-[0-9]{2}(-beta)?")) {
                throw misconfigured(where + VERSION + " is not a version; expected one such as 2026-09 or v3");
            }
            if (versions.put(api, version) != null) {
                throw misconfigured(where + "the API '" + id + "' is given twice; expected one version per API");
            }
        }
        return versions;
    }

    private long dailyReserve() throws SourceException {
        String reserve = settings.text(DAILY_RESERVE).orElse("0").strip();
        if (!reserve.matches("[0-9]{1,9}")) {
            throw misconfigured(DAILY_RESERVE + " is not a number of requests; expected one such as 10000");
        }
        return Long.parseLong(reserve);
    }

    private int pageSize(String name, int usual, int most) throws SourceException {
        String size = settings.text(name).map(String::strip).orElse(Integer.toString(usual));
        if (!size.matches("[1-9][0-9]{0,3}") || Integer.parseInt(size) > most) {
            throw misconfigured(name + " is not a number from 1 to " + most);
        }
        return Integer.parseInt(size);
    }

    private static Optional<String> text(SourceSettings given, String name, String where) throws SourceException {
        Optional<String> text = given.text(name).map(String::strip);
        if (text.isPresent() && text.get().isEmpty()) {
            throw misconfigured(where + name + " is empty; give a value or leave it out");
        }
        return text;
    }

    private static String required(SourceSettings given, String name, String where) throws SourceException {
        return text(given, name, where).orElseThrow(() -> misconfigured(where + name + " is not given"));
    }

    private static SourceException notKnown(String where, String written, String known) {
        return misconfigured(where + " '" + written + "' is not known; expected one of " + known);
    }

    private static <T> String ids(T[] values, Function<T, String> id) {
        return String.join(", ", Arrays.stream(values).map(id).toList());
    }

    private static SourceException misconfigured(String message) {
        return new SourceException(SourceException.Kind.MISCONFIGURED, message);
    }
}
