package dev.tierwise.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammeTest {

    private static final Programme DEFAULT = BuiltInProgrammes.HUBSPOT_2018_01;

    @ParameterizedTest
    @CsvSource({
        "hubspot-2018-01, silver, 1125, 1125, 3",
        "hubspot-2018-01, gold, 2100, 6000, 3",
        "hubspot-2018-01, platinum, 3750, 20000, 3",
        "hubspot-2018-01, diamond, 10000, 50000, 3",
        "hubspot-2016-11, silver, 625, 3500, 5",
        "hubspot-2016-11, gold, 1125, 6500, 5",
        "hubspot-2016-11, platinum, 3750, 20000, 5",
        "hubspot-2016-11, diamond, 10000, 50000, 5",
    })
    void theBuiltInProgrammesHaveTheFiguresOfTheFaq(
            String programme, String tier, BigDecimal sold, BigDecimal managed, BigDecimal median) {
        List<Requirement> requirements = BuiltInProgrammes.all().stream()
                .filter(p -> p.id().equals(programme))
                .flatMap(p -> p.tiers().stream())
                .filter(t -> t.id().equals(tier))
                .findFirst()
                .orElseThrow()
                .requirements();
        assertThat(requirements)
                .containsExactly(
                        new Requirement.AtLeast(MetricId.SOLD_MRR, sold),
                        new Requirement.AtLeast(MetricId.MANAGED_MRR, managed),
                        new Requirement.Holds(MetricId.CERTIFICATION),
                        new Requirement.AtLeast(MetricId.MEDIAN_APP_USAGE, median));
    }

    @Test
    void theProgrammesOf2016Has17AppsAndThatOf2018Has16() {
        assertThat(BuiltInProgrammes.HUBSPOT_2016_11.apps().size()).isEqualTo(17);
        assertThat(DEFAULT.apps().size()).isEqualTo(16);
        assertThat(BuiltInProgrammes.HUBSPOT_2016_11.apps().apps().stream().map(App::id))
                .contains("social-inbox")
                .containsAll(DEFAULT.apps().apps().stream().map(App::id).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2018-02-13, false",
        "2018-02-14, true",
        "2018-03-15, true",
        "2018-03-16, false",
    })
    void aUseOfAnAppCountsInTheThirtyDaysThatEndToday(LocalDate usedOn, boolean counts) {
        // 13 February is exactly 30 days before 15 March: the window is open at its beginning
        assertThat(DEFAULT.useCounts(usedOn, LocalDate.parse("2018-03-15"))).isEqualTo(counts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "landing-pages",
                "Landing pages",
                "LANDING_PAGES",
                "landingpages",
                "Landing-Pages",
                " landing  pages "
            })
    void anAppAnswersToItsIdAndBothLabelsWithoutCaseSpacesHyphensAndUnderscores(String name) {
        assertThat(new App("landing-pages", new Label("Landing pages", "Landing-Pages")).answersTo(name))
                .isTrue();
    }

    @Test
    void anAppDoesNotAnswerToAnotherName() {
        assertThat(new App("forms", new Label("Forms", "Formulare")).answersTo("form"))
                .isFalse();
    }

    @Test
    void twoAppsThatCannotBeToldApartAreRefused() {
        assertThatThrownBy(() -> new AppList(
                        List.of(new App("email", new Label("Email", "E-Mail")), new App("e-mail", Label.same("Post")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'email' and 'e-mail'");
    }

    @Test
    void aTierThatRequiresAMetricTheProgrammeDoesNotListIsRefused() {
        assertThatThrownBy(() -> new Programme(
                        "p",
                        DEFAULT.label(),
                        "USD",
                        List.of(MetricId.SOLD_MRR),
                        DEFAULT.soldWindow(),
                        DEFAULT.appLookBack(),
                        DEFAULT.apps(),
                        "agency-partner",
                        DEFAULT.updateDays(),
                        DEFAULT.tiers()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("managed-mrr");
    }

    @Test
    void aSetOfAppsIsTheAppsOfItsBitsInTheProgrammesOrder() {
        AppSet set = AppSet.of(DEFAULT.apps(), 0b1001);
        assertThat(set).extracting(App::id).containsExactly("ads-add-on", "crm");
        assertThat(set.contains(DEFAULT.apps().apps().get(3))).isTrue();
        assertThat(set.contains(DEFAULT.apps().apps().get(1))).isFalse();
        assertThatThrownBy(() -> AppSet.of(DEFAULT.apps(), 1L << 16)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aListMayHaveSixtyFourAppsAndNoMore() {
        assertThat(AppSet.of(appList(64), -1L)).hasSize(64);
        assertThatThrownBy(() -> appList(65)).isInstanceOf(IllegalArgumentException.class);
    }

    private static AppList appList(int size) {
        return new AppList(java.util.stream.IntStream.range(0, size)
                .mapToObj(i -> new App("app" + i, Label.same("App " + i)))
                .toList());
    }
}
