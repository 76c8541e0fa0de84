package dev.tierwise.adapter.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HubSpotSettingsTest {

    private static final String TOKEN = "pat-na1-5ec7e7";

    private static SourceSettings.Builder token() {
        return SourceSettings.builder().secret("token", new Secret(TOKEN));
    }

    private static void open(SourceSettings.Builder settings) throws SourceException {
        new HubSpotSourceFactory()
                .open(settings.build().withDefaults(HubSpotSettings.ALL))
                .close();
    }

    @Test
    void theServiceLoaderFindsTheAdapterAndItIsLive() {
        assertThat(ServiceLoader.load(SourceFactory.class))
                .singleElement()
                .satisfies(factory -> assertThat(factory.name()).isEqualTo("hubspot"))
                .matches(SourceFactory::live);
    }

    @Test
    void tokensAreSecretsAndTheBaseUrlIsForTrustedFilesOnly() {
        List<Setting> settings = new HubSpotSourceFactory().settings();
        List<Setting> all = Stream.concat(
                        settings.stream(), settings.stream().flatMap(setting -> setting.fields().stream()))
                .toList();
        assertThat(all.stream().filter(Setting::secret).map(Setting::name))
                .containsExactly("token", "client-id", "client-secret", "refresh-token", "token", "refresh-token");
        assertThat(all.stream().filter(Setting::trustedOnly).map(Setting::name))
                .containsExactly("base-url", "base-url");
    }

    @Test
    void aTokenIsEnough() throws SourceException {
        open(token());
    }

    @Test
    void anOAuthAppWithRefreshTokensIsEnough() throws SourceException {
        open(SourceSettings.builder()
                .secret("client-id", new Secret("id"))
                .secret("client-secret", new Secret("secret"))
                .secret("refresh-token", new Secret("refresh"))
                .records(
                        "clients",
                        List.of(SourceSettings.builder()
                                .text("record", "501")
                                .secret("refresh-token", new Secret("other"))
                                .build())));
    }

    private static Arguments wrong(String message, UnaryOperator<SourceSettings.Builder> change) {
        return Arguments.of(message, change);
    }

    private static UnaryOperator<SourceSettings.Builder> clients(SourceSettings... clients) {
        return settings -> settings.records("clients", List.of(clients));
    }

    static Stream<Arguments> wrongSettings() {
        return Stream.of(
                wrong("clients, entry 1: neither of record and domain is given", clients(client("portal-id=7"))),
                wrong(
                        "clients, entry 1: both of record and domain are given",
                        clients(client("record=5", "domain=a.example"))),
                wrong("clients, entry 2: '5' is given twice", clients(client("record=5"), client("record=5"))),
                wrong(
                        "clients, entry 2: 'a.example' is given twice",
                        clients(client("domain=a.example"), client("domain=A.example"))),
                wrong(
                        "clients, entry 2: portal-id 7 is given twice",
                        clients(client("record=5", "portal-id=7"), client("record=6", "portal-id=7"))),
                wrong(
                        "clients, entry 1: its token is the same as that of the partner account",
                        clients(SourceSettings.builder()
                                .text("record", "5")
                                .secret("token", new Secret(TOKEN))
                                .build())),
                wrong("the token holds a character", settings -> settings.secret("token", new Secret(TOKEN + " x"))),
                wrong(
                        "clients, entry 1: the token holds a character",
                        clients(SourceSettings.builder()
                                .text("record", "5")
                                .secret("token", new Secret(TOKEN + "\nx"))
                                .build())),
                wrong(
                        "clients, entry 1: refresh-token takes client-id and client-secret",
                        clients(SourceSettings.builder()
                                .text("record", "5")
                                .secret("refresh-token", new Secret("other"))
                                .build())),
                wrong(
                        "properties, entry 2: the fact 'mrr' is given twice",
                        settings -> settings.records(
                                "properties",
                                List.of(
                                        Run.record("properties", "fact=mrr", "property=x"),
                                        Run.record("properties", "fact=mrr", "property=y")))),
                wrong(
                        "versions, entry 2: the API 'forms' is given twice",
                        settings -> settings.records(
                                "versions",
                                List.of(
                                        Run.record("versions", "api=forms", "version=v3"),
                                        Run.record("versions", "api=forms", "version=v4")))),
                wrong(
                        "token and refresh-token are both given",
                        settings -> settings.secret("refresh-token", new Secret("refresh"))));
    }

    private static SourceSettings client(String... pairs) {
        return Run.record("clients", pairs);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongSettings")
    void aWrongSettingIsNamed(String message, UnaryOperator<SourceSettings.Builder> change) {
        assertMisconfigured(message, change.apply(token()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            clients.record          | acme                       | expected an id such as 7052064, found 'acme'
            clients.portal-id       | -7                         | expected an id such as 7052064, found '-7'
            clients.sold-on         | 2018-02-30                 | expected a day such as 2018-01-10, found '2018-02-30'
            clients.customer-since  | 10.01.2018                 | expected a day such as 2018-01-10, found '10.01.2018'
            clients.sold-on         | +10000-01-01               | expected a day such as 2018-01-10, found '+10000-01-01'
            clients.active          | maybe                      | expected true or false, found 'maybe'
            clients.base-url        | http://api.hubapi.example  | the base URL is plain http
            properties.fact         | mmr                        | expected one of name,
            properties.property     | a b                        | this is no internal name of a property
            versions.api            | form                       | expected one of
            versions.version        | ../v3                      | this is not a version
            partner-employees       | someone                    | this is no e-mail address
            currency                | Euro                       | expected a currency of three letters such as EUR, found 'Euro'
            daily-reserve           | -1                         | expected a whole number of at least 0, found '-1'
            client-page-size        | 201                        | expected a whole number from 1 to 200, found '201'
            user-page-size          | 0                          | expected a whole number from 1 to 500, found '0'
            base-url                | http://api.hubapi.example  | the base URL is plain http
            base-url                | not a url                  | this is no URL
            """)
    void a_wrong_value_is_found_before_a_source_is_opened(String setting, String value, String fault) {
        int dot = setting.indexOf('.');
        Setting declared = dot < 0
                ? Run.named(HubSpotSettings.ALL, setting)
                : Run.field(setting.substring(0, dot), setting.substring(dot + 1));

        assertThat(declared.fault(value).map(Text::toString)).get().asString().startsWith(fault);
    }

    @Test
    void a_wrong_entry_is_named_by_its_place() {
        assertMisconfigured(
                "tierwise.yaml:9:7: clients, entry 1: neither of record and domain is given",
                token().records(
                                "clients",
                                List.of(SourceSettings.builder()
                                        .at("tierwise.yaml:9:7")
                                        .text("portal-id", "7")
                                        .build())));
    }

    @Test
    void withoutAnyTokenThereIsNothingToRead() {
        assertMisconfigured("there is no token for the partner account", SourceSettings.builder());
    }

    @Test
    void a_token_that_is_given_twice_is_named_as_it_is_configured() {
        assertMisconfigured(
                "clients, entry 1: its token (${env:ACME}) is the same as that of the partner account (${env:PARTNER})",
                SourceSettings.builder()
                        .secret("token", Secret.referredTo(TOKEN, "${env:PARTNER}"))
                        .records(
                                "clients",
                                List.of(SourceSettings.builder()
                                        .text("record", "5")
                                        .secret("token", Secret.referredTo(TOKEN, "${env:ACME}"))
                                        .build())));
    }

    private static void assertMisconfigured(String message, SourceSettings.Builder settings) {
        assertThatThrownBy(() -> open(settings)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.kind()).isEqualTo(SourceException.Kind.MISCONFIGURED);
            assertThat(e).hasMessageContaining(message).hasMessageNotContaining(TOKEN);
        });
    }
}
