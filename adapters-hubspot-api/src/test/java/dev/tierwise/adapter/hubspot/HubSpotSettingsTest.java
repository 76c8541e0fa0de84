package dev.tierwise.adapter.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.MethodSource;

class HubSpotSettingsTest {

    private static final String TOKEN = "pat-na1-5ec7e7";

    private static SourceSettings.Builder token() {
        return SourceSettings.builder().secret("token", new Secret(TOKEN));
    }

    private static void open(SourceSettings.Builder settings) throws SourceException {
        new HubSpotSourceFactory().open(settings.build()).close();
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
                wrong("clients, entry 1: neither of record and domain is given", clients(Run.record("portal-id=7"))),
                wrong(
                        "clients, entry 1: both of record and domain are given",
                        clients(Run.record("record=5", "domain=a.example"))),
                wrong("clients, entry 2: '5' is given twice", clients(Run.record("record=5"), Run.record("record=5"))),
                wrong(
                        "clients, entry 2: 'a.example' is given twice",
                        clients(Run.record("domain=a.example"), Run.record("domain=A.example"))),
                wrong(
                        "clients, entry 2: portal-id 7 is given twice",
                        clients(Run.record("record=5", "portal-id=7"), Run.record("record=6", "portal-id=7"))),
                wrong("clients, entry 1: record is not a number", clients(Run.record("record=acme"))),
                wrong("clients, entry 1: portal-id is not a number", clients(Run.record("record=5", "portal-id=-7"))),
                wrong(
                        "clients, entry 1: sold-on is '2018-02-30', which is no day",
                        clients(Run.record("record=5", "sold-on=2018-02-30"))),
                wrong(
                        "clients, entry 1: customer-since is '10.01.2018'",
                        clients(Run.record("record=5", "customer-since=10.01.2018"))),
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
                        "properties, entry 1: fact 'mmr' is not known",
                        settings -> settings.records("properties", List.of(Run.record("fact=mmr", "property=x")))),
                wrong(
                        "is not known; expected one of name, ",
                        settings -> settings.records("properties", List.of(Run.record("fact=mmr", "property=x")))),
                wrong(
                        "properties, entry 2: the fact 'mrr' is given twice",
                        settings -> settings.records(
                                "properties",
                                List.of(Run.record("fact=mrr", "property=x"), Run.record("fact=mrr", "property=y")))),
                wrong(
                        "properties, entry 1: property is no internal name",
                        settings -> settings.records("properties", List.of(Run.record("fact=mrr", "property=a b")))),
                wrong(
                        "versions, entry 1: api 'form' is not known",
                        settings -> settings.records("versions", List.of(Run.record("api=form", "version=v3")))),
                wrong(
                        "versions, entry 1: version is not a version",
                        settings -> settings.records("versions", List.of(Run.record("api=forms", "version=../v3")))),
                wrong(
                        "partner-employees, entry 2: this is no e-mail address",
                        settings -> settings.list("partner-employees", List.of("a@b.example", "someone"))),
                wrong("currency is not a currency", settings -> settings.text("currency", "Euro")),
                wrong("daily-reserve is not a number", settings -> settings.text("daily-reserve", "-1")),
                wrong("base-url", settings -> settings.text("base-url", "http://api.hubapi.example")),
                wrong(
                        "clients, entry 1: base-url: the base URL is plain http",
                        clients(Run.record("record=5", "base-url=http://api.hubapi.example"))),
                wrong(
                        "clients, entry 1: active is 'maybe'; expected true or false",
                        clients(Run.record("record=5", "active=maybe"))),
                wrong("base-url is no URL", settings -> settings.text("base-url", "not a url")),
                wrong(
                        "token and refresh-token are both given",
                        settings -> settings.secret("refresh-token", new Secret("refresh"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongSettings")
    void aWrongSettingIsNamed(String message, UnaryOperator<SourceSettings.Builder> change) {
        assertMisconfigured(message, change.apply(token()));
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
