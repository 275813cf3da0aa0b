package dev.attest.certification.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.certification.CompanyFixture;
import dev.attest.certification.inventory.Access;
import dev.attest.events.inventory.AccountAssignment;
import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.GroupMember;
import dev.attest.events.inventory.PermissionSetObserved;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What membership of a group means: every permission set by itself, in its own account.
class MeaningsTest {
    private static final Instant AT = CompanyFixture.OBSERVED;
    private static final AttachedPolicy ALL_BUT_IAM = policy("AllButIam");
    private static final AttachedPolicy IAM = policy("Iam");
    private static final AttachedPolicy ADMIN = policy("Admin");
    private static final AttachedPolicy READ = policy("Read");
    private static final AttachedPolicy UNREAD = policy("Unread");
    private static final Map<String, String> DOCUMENTS =
            Map.of(
                    "AllButIam",
                    document("\"NotAction\":\"iam:*\""),
                    "Iam",
                    document("\"Action\":\"iam:Get*\""),
                    "Admin",
                    document("\"Action\":\"*\""),
                    "Read",
                    document("\"Action\":\"s3:GetObject\""));

    @Test
    void shouldNotAddUpWhatPermissionSetsAllowInDifferentAccounts() {
        // When
        var meaning =
                membership(
                        set("One", "111111111111", null, ALL_BUT_IAM),
                        set("Two", "222222222222", null, IAM));
        // Then
        assertThat(meaning.administrator()).isFalse();
        assertThat(meaning.sentences())
                .anyMatch(one -> one.contains("except iam:*"))
                .anyMatch(one -> one.startsWith("Can read in"));
    }

    @Test
    void shouldHoldEveryPermissionSetWithinItsOwnBoundary() {
        // When
        var meaning = membership(set("One", "111111111111", READ, ADMIN));
        // Then
        assertThat(meaning.administrator()).isFalse();
    }

    @Test
    void shouldAdministerWhenOneOfThemDoes() {
        // When
        var meaning =
                membership(
                        set("One", "111111111111", null, READ),
                        set("Two", "222222222222", null, UNREAD),
                        set("Three", "222222222222", null, ADMIN));
        // Then
        assertThat(meaning.administrator()).isTrue();
        assertThat(meaning.sentences()).contains("Can do everything in the account");
    }

    @Test
    void shouldNotKnowWhenOneOfThemCannotBeRead() {
        // When
        var meaning =
                membership(
                        set("One", "111111111111", null, READ),
                        set("Two", "222222222222", null, UNREAD));
        // Then
        assertThat(meaning.administrator()).isNull();
    }

    @Test
    void shouldSayThatAGroupWithoutAssignmentsAllowsNothing() {
        assertThat(membership())
                .isEqualTo(new Meaning(false, List.of("Allows nothing by itself.")));
    }

    private static Meaning membership(PermissionSetObserved... sets) {
        var user = CompanyFixture.centerUser("u-1", "ben", "ben", AT, List.of("g-1"));
        var group = CompanyFixture.centerGroup("g-1", "staff", new GroupMember("u-1", "m-1"));
        var access = new Access(Map.of("g-1", group), Arrays.asList(sets), DOCUMENTS);
        var grants = new Grants(access);
        var membership =
                grants.of(user).stream()
                        .filter(Grant.CenterMembership.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        return new Meanings(DOCUMENTS).of(PolicyHashes.of(membership, grants, access));
    }

    private static PermissionSetObserved set(
            String name,
            String account,
            @Nullable AttachedPolicy boundary,
            AttachedPolicy... attached) {
        var like =
                CompanyFixture.permissionSet(
                        name, AT, new AccountAssignment(account, "GROUP", "g-1"));
        return new PermissionSetObserved(
                like.snapshotId(),
                like.accountId(),
                like.instanceArn(),
                like.permissionSetArn(),
                name,
                null,
                "PT8H",
                Arrays.asList(attached),
                List.of(),
                boundary,
                like.assignments(),
                AT);
    }

    /// The name stands for the hash.
    private static AttachedPolicy policy(String name) {
        return new AttachedPolicy("arn:aws:iam::aws:policy/" + name, name, name);
    }

    private static String document(String actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                + actions
                + ",\"Resource\":\"*\"}]}";
    }
}
