package dev.attest.certification.routing.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingPolicyTest {
    /// lena manages maria, chidi and tunde; maria manages ben; dana and eve manage each other; fay
    /// has left and managed gus; olga manages herself.
    private static final People PEOPLE =
            new People(
                    List.of(
                            person("lena", null, true),
                            person("maria", "lena", true),
                            person("chidi", "lena", true),
                            person("tunde", "lena", true),
                            person("ben", "maria", true),
                            person("dana", "eve", true),
                            person("eve", "dana", true),
                            person("fay", "lena", false),
                            person("gus", "fay", true),
                            person("olga", "olga", true)));

    @ParameterizedTest(name = "{0} in an account of {1}, campaign of {2}: {3} ({4})")
    @CsvSource({
        // the manager, whoever owns the account
        "ben,   tunde, chidi, maria, MANAGER",
        "ben,   ben,   chidi, maria, MANAGER",
        // no manager: the owner of the account
        "lena,  tunde, chidi, tunde, ACCOUNT_OWNER",
        // the manager has left: the owner of the account
        "gus,   tunde, chidi, tunde, ACCOUNT_OWNER",
        // manages herself, or is managed by whom she manages: the owner of the account
        "olga,  tunde, chidi, tunde, ACCOUNT_OWNER",
        "dana,  tunde, chidi, tunde, ACCOUNT_OWNER",
        "eve,   tunde, chidi, tunde, ACCOUNT_OWNER",
        // the owner of the account is the subject: the owner of the campaign
        "lena,  lena,  chidi, chidi, CAMPAIGN_OWNER",
        // the owner of the account has left, or nobody owns it: the owner of the campaign
        "lena,  fay,   chidi, chidi, CAMPAIGN_OWNER",
        "lena,  ,      chidi, chidi, CAMPAIGN_OWNER",
        // unlinked principals and roles
        ",      tunde, chidi, tunde, ACCOUNT_OWNER",
        ",      fay,   chidi, chidi, CAMPAIGN_OWNER",
        // a subject that the people file does not name
        "ghost, tunde, chidi, tunde, ACCOUNT_OWNER",
        // the owner of the campaign is the subject or has left: the owner's manager
        "dana,  dana,  dana,  eve,   CAMPAIGN_OWNER",
        ",      ,      fay,   lena,  CAMPAIGN_OWNER",
        // nobody is left
        "gus,   gus,   gus,   refused, ",
        "lena,  lena,  lena,  refused, ",
        ",      ,      ghost, refused, ",
    })
    void shouldRoute(
            @Nullable String subject,
            @Nullable String accountOwner,
            String campaignOwner,
            String reviewer,
            @Nullable RoutedBy routedBy) {
        // Given
        var policy = new RoutingPolicy(PEOPLE, email(campaignOwner));
        // When
        var route =
                policy.route(subject, Set.of(), accountOwner == null ? null : email(accountOwner));
        // Then
        assertThat(
                        switch (route) {
                            case Route.To(var to, var by) -> to.personId() + " " + by;
                            case Route.Refused refused -> "refused null";
                        })
                .isEqualTo(reviewer + " " + routedBy);
    }

    @Test
    void shouldPassOverWhomARoleTrusts() {
        // Given
        var policy = new RoutingPolicy(PEOPLE, email("chidi"));
        // When
        var owned = policy.route(null, Set.of("tunde"), email("tunde"));
        var managed = policy.route("ben", Set.of("maria"), email("tunde"));
        var nobody = policy.route(null, Set.of("tunde", "chidi", "lena"), email("tunde"));
        // Then
        assertThat(owned)
                .isInstanceOfSatisfying(
                        Route.To.class,
                        to -> assertThat(to.reviewer().personId()).isEqualTo("chidi"));
        assertThat(managed)
                .isInstanceOfSatisfying(
                        Route.To.class,
                        to -> assertThat(to.reviewer().personId()).isEqualTo("tunde"));
        assertThat(nobody).isInstanceOf(Route.Refused.class);
    }

    @Test
    void shouldNeverLetAnybodyReviewThemselves() {
        // Given
        var ids = List.of("lena", "maria", "chidi", "tunde", "ben", "dana", "eve", "fay", "olga");
        // When
        for (var subject : ids) {
            for (var accountOwner : ids) {
                for (var campaignOwner : ids) {
                    var route =
                            new RoutingPolicy(PEOPLE, email(campaignOwner))
                                    .route(subject, Set.of(), email(accountOwner));
                    // Then
                    if (route instanceof Route.To(var reviewer, var by)) {
                        assertThat(reviewer.personId()).isNotEqualTo(subject);
                        assertThat(reviewer.available()).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void shouldEscalateToTheManagerUnlessExcluded() {
        // Given
        var policy = new RoutingPolicy(PEOPLE, email("chidi"));
        // When
        var manager = policy.escalateToManager("maria", Set.of());
        var subject = policy.escalateToManager("maria", Set.of("lena"));
        var nobody = policy.escalateToManager("maria", Set.of("lena", "chidi"));
        // Then
        assertThat(manager).map(Reviewer::personId).contains("lena");
        assertThat(subject).map(Reviewer::personId).contains("chidi");
        assertThat(nobody).isEmpty();
    }

    private static Reviewer person(String id, @Nullable String manager, boolean available) {
        return new Reviewer(id, id, email(id), manager, available);
    }

    private static String email(String id) {
        return id + "@meridian.example";
    }
}
