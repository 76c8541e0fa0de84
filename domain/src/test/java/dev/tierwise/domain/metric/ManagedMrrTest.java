package dev.tierwise.domain.metric;

import static dev.tierwise.domain.Agency.DAY;
import static dev.tierwise.domain.Agency.portal;
import static dev.tierwise.domain.metric.Count.COUNTS;
import static dev.tierwise.domain.metric.Count.DOES_NOT_COUNT;
import static dev.tierwise.domain.metric.Count.UNKNOWN;
import static dev.tierwise.domain.metric.ManagedReason.CANCELLED;
import static dev.tierwise.domain.metric.ManagedReason.EMPLOYEE_DOMAIN_NOT_PARTNERS;
import static dev.tierwise.domain.metric.ManagedReason.MANAGED_FLAG;
import static dev.tierwise.domain.metric.ManagedReason.NOT_YET_CUSTOMER;
import static dev.tierwise.domain.metric.ManagedReason.NO_PARTNER_EMPLOYEE;
import static dev.tierwise.domain.metric.ManagedReason.PARTNER_EMPLOYEE;
import static dev.tierwise.domain.metric.ManagedReason.USERS_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.Agency.PortalBuilder;
import dev.tierwise.domain.portfolio.Cancellation;
import org.junit.jupiter.api.Test;

class ManagedMrrTest {

    @Test
    void aPartnerEmployeeWithThePartnersDomainMakesAPortalManaged() {
        assertThat(judge(portal("p").user("jana@nordlicht.example", true)))
                .isEqualTo(new Verdict<>(COUNTS, PARTNER_EMPLOYEE));
    }

    @Test
    void theDomainIsComparedWithoutCase() {
        assertThat(judge(portal("p").user("Jana@NORDLICHT.Example", true)))
                .isEqualTo(new Verdict<>(COUNTS, PARTNER_EMPLOYEE));
    }

    @Test
    void aSubDomainIsAnotherDomain() {
        assertThat(judge(portal("p").user("jana@mail.nordlicht.example", true)))
                .isEqualTo(new Verdict<>(DOES_NOT_COUNT, EMPLOYEE_DOMAIN_NOT_PARTNERS));
    }

    @Test
    void aUserWhoIsNoPartnerEmployeeDoesNotManage() {
        assertThat(judge(portal("p").user("jana@nordlicht.example", false)))
                .isEqualTo(new Verdict<>(DOES_NOT_COUNT, NO_PARTNER_EMPLOYEE));
    }

    @Test
    void thePropertiesMustBelongToTheSameUser() {
        assertThat(judge(portal("p").user("jana@nordlicht.example", false).user("kim@freelance.example", true)))
                .isEqualTo(new Verdict<>(DOES_NOT_COUNT, EMPLOYEE_DOMAIN_NOT_PARTNERS));
    }

    @Test
    void aPortalWithoutUsersIsNotManagedWhateverTheFlagSays() {
        assertThat(judge(portal("p").managedFlag(true))).isEqualTo(new Verdict<>(DOES_NOT_COUNT, NO_PARTNER_EMPLOYEE));
    }

    @Test
    void whereTheUsersAreUnknownTheFlagDecides() {
        assertThat(judge(portal("p").usersUnknown().managedFlag(true))).isEqualTo(new Verdict<>(COUNTS, MANAGED_FLAG));
        assertThat(judge(portal("p").usersUnknown().managedFlag(false)))
                .isEqualTo(new Verdict<>(DOES_NOT_COUNT, MANAGED_FLAG));
    }

    @Test
    void whereUsersAndFlagAreUnknownThePortalMayOrMayNotBeManaged() {
        assertThat(judge(portal("p").usersUnknown())).isEqualTo(new Verdict<>(UNKNOWN, USERS_UNKNOWN));
    }

    @Test
    void aKnownEmployeeDecidesEvenWhereOtherUsersAreUnknown() {
        assertThat(judge(portal("p").managed().usersUnknown().managedFlag(false)))
                .isEqualTo(new Verdict<>(COUNTS, PARTNER_EMPLOYEE));
    }

    @Test
    void onlyActivePortalsAreManaged() {
        assertThat(judge(portal("p").managed().cancelled(Cancellation.on(DAY))))
                .isEqualTo(new Verdict<>(DOES_NOT_COUNT, CANCELLED));
        assertThat(judge(portal("p").managed().customerSince("2018-03-16")))
                .isEqualTo(new Verdict<>(DOES_NOT_COUNT, NOT_YET_CUSTOMER));
        assertThat(judge(portal("p").managed().customerSince("2018-03-15")))
                .isEqualTo(new Verdict<>(COUNTS, PARTNER_EMPLOYEE));
    }

    private static Verdict<ManagedReason> judge(PortalBuilder portal) {
        return ManagedReason.judge(portal.build(), DAY);
    }
}
