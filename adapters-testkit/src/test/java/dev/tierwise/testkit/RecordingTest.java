package dev.tierwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tierwise.domain.portfolio.Subscription;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Origin;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private static final Origin AT = new Origin.InFile("agency.txt", 0, 3, 2);

    @Test
    void everything_that_a_source_says_can_be_asked_for() throws Exception {
        Recording said = Recording.of(new InMemory(), InMemory.settings(Agency.everyFact(), ""), Agency.DAY);

        assertThat(said.facts()).containsExactly(Fact.values());
        assertThat(said.name()).contains("Nordlicht Agentur");
        assertThat(said.market()).contains(Market.GROWTH);
        assertThat(said.invited()).contains(true);
        assertThat(said.retention()).contains(new BigDecimal("87.25"));
        assertThat(said.listed()).containsExactly("1", "2");
        assertThat(said.certifications()).hasSize(2);
        assertThat(said.hasAllCertifications()).isTrue();
        SaidOfPortal portal = said.portal("2");
        assertThat(portal.subscription()).contains(Subscription.PRO);
        assertThat(portal.cancelledOn()).contains(LocalDate.of(2018, 2, 28));
        assertThat(portal.sales()).hasSize(2);
        assertThat(portal.hasAllSales()).isTrue();
        assertThat(portal.users())
                .containsExactly("chef@acme.example other", "jana@nordlicht.example partner employee");
        assertThat(portal.used("CRM", Agency.DAY, Period.ofDays(30))).contains(true);
        assertThat(portal.used("blog", Agency.DAY, Period.ofDays(30))).contains(false);
        assertThat(said.portal("3").name()).isEmpty();
        assertThat(said.problems()).isEmpty();
    }

    @Test
    void problems_are_told_apart_and_read_as_people_read_them() {
        Recording said = new Recording();

        said.error(AT, "expected an amount");
        said.warning(new Origin.OfRecord("501"), "no name");
        said.missing(Fact.USERS, new Origin.OfAnswer("501", "GET /users"), "no users");

        assertThat(said.errors())
                .extracting(Recording.Problem::toString)
                .containsExactly("agency.txt:3:2: expected an amount");
        assertThat(said.warnings()).extracting(Recording.Problem::toString).containsExactly("501: no name");
        assertThat(said.missing())
                .extracting(Recording.Problem::toString)
                .containsExactly("501 (GET /users): no users");
        assertThat(said.missingFacts()).containsExactly(Fact.USERS);
        assertThat(said.facts()).isEmpty();
    }

    @Test
    void what_is_unknown_is_no_fact() {
        Recording said = new Recording();

        said.about("1", AT).furtherUsersPossible().otherAppsUnknown().furtherProductSalesPossible();

        assertThat(said.facts()).isEmpty();
        assertThat(said.portal("1").hasAllUsers()).isFalse();
        assertThat(said.listed()).isEmpty();
    }

    @Test
    void a_currency_that_is_none_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recording().about("1", AT).mrr(BigDecimal.ONE, "euro", AT));
    }
}
