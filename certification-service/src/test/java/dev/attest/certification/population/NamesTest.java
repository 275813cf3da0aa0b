package dev.attest.certification.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.certification.CompanyFixture;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.PrincipalObserved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final Instant AT = CompanyFixture.OBSERVED;
    private static final PrincipalObserved BEN =
            CompanyFixture.withId("AIDA1", CompanyFixture.user("ben", "ben", AT));
    private static final PrincipalObserved BENJAMIN =
            CompanyFixture.withId("AIDA1", CompanyFixture.user("benjamin", "ben", AT));
    private static final PrincipalObserved BERT =
            CompanyFixture.withId("AIDA2", CompanyFixture.user("bert", "ben", AT));
    private static final PrincipalObserved NOBODY = CompanyFixture.user("nobody", null, AT);
    private static final GroupObserved OWNERS = CompanyFixture.group("owners", "AGPA1", AT);
    private static final GroupObserved READERS = CompanyFixture.group("readers", "AGPA2", AT);

    private final Names names =
            new Names(List.of(BEN, BENJAMIN, BERT, NOBODY), List.of(OWNERS, READERS));

    @Test
    void shouldFindEveryOtherNameOfAPrincipal() {
        assertThat(names.others(sought(CompanyFixture.ACCOUNT, "AIDA1", null)))
                .containsExactly(BENJAMIN);
    }

    @Test
    void shouldTakeNobodyOfAnotherAccountForAPrincipal() {
        assertThat(names.others(sought("999999999999", "AIDA1", null))).isEmpty();
    }

    /// Two that nobody told the unique ids of are not one.
    @Test
    void shouldTakeNobodyForAPrincipalWithoutAUniqueId() {
        assertThat(names.others(sought(CompanyFixture.ACCOUNT, null, null))).isEmpty();
    }

    @Test
    void shouldFindAGroupUnderItsNewName() {
        assertThat(names.references(sought(CompanyFixture.ACCOUNT, "AIDA1", "AGPA1")))
                .isEqualTo(
                        Map.of(
                                CompanyFixture.groupArn("admins"), Optional.empty(),
                                OWNERS.groupId(), Optional.of("owners")));
    }

    private static Sought sought(
            String account, @Nullable String principalId, @Nullable String groupId) {
        return new Sought(
                BEN.principalId(),
                principalId,
                account,
                EntitlementKind.GROUP_MEMBERSHIP,
                CompanyFixture.groupArn("admins"),
                groupId,
                account);
    }
}
