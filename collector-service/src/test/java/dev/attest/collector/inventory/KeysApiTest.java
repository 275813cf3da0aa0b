package dev.attest.collector.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which access keys exist, out of listings and credential reports.
@QuarkusTest
@TestProfile(RealService.class)
class KeysApiTest {

    private static final String MONDAY = "2026-10-05T08:00:00Z";
    private static final String TUESDAY = "2026-10-06T08:00:00Z";
    private static final String WEDNESDAY = "2026-10-07T08:00:00Z";
    private static final String MADE = "2024-01-01T00:00:00Z";
    private static final String LATER = "2025-01-01T00:00:00Z";
    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    /// An account of its own for each test, with the users ann and bob.
    private final String account = "9300000%05d".formatted(ACCOUNTS.incrementAndGet());

    @BeforeEach
    void knowAnnAndBob() {
        String details =
                "{\"UserDetailList\":[{\"UserName\":\"ann\",\"Arn\":\"arn:aws:iam::%1$s:user/ann\"},{\"UserName\":\"bob\",\"Arn\":\"arn:aws:iam::%1$s:user/team/bob\"}]}"
                        .formatted(account);
        Api.importInventory("details.json", details, account, MONDAY).statusCode(201);
    }

    @Test
    void shouldNotTakeTheKeysOfOneUserForTheKeysOfAll() {
        // Given
        report(MONDAY, user("ann", MADE, null), user("bob", MADE, null));

        // When, Then
        listing(TUESDAY, key("ann", "AKIAANN", MADE))
                .body("snapshot.complete", equalTo(false))
                .body(
                        "snapshot.gaps",
                        contains(
                                startsWith(
                                        "it names no key of 1 users who have one as far as is known, such as bob:")));
        assertThat(ids("ann")).containsExactly("AKIAANN");
        assertThat(ids("bob")).hasSize(1);

        listing(WEDNESDAY, key("ann", "AKIAANN", MADE), key("bob", "AKIABOB", MADE))
                .body("snapshot.complete", equalTo(true));
        assertThat(ids("bob")).containsExactly("AKIABOB");
    }

    @Test
    void shouldKeepTheKeysOfAFolderOfListings() {
        // When
        listing(MONDAY, key("ann", "AKIAANN", MADE));
        listing(TUESDAY, key("bob", "AKIABOB", MADE)).body("snapshot.complete", equalTo(false));

        // Then
        assertThat(ids("ann")).containsExactly("AKIAANN");
        assertThat(ids("bob")).containsExactly("AKIABOB");
    }

    @Test
    void shouldKeepAKeyThatAnEarlierReportShowsOfAUserWhomNoListingNames() {
        // Given
        listing(TUESDAY, key("ann", "AKIAANN", MADE));

        // When
        report(MONDAY, user("ann", MADE, null), user("bob", MADE, null));

        // Then
        assertThat(ids("bob")).hasSize(1);
        report(WEDNESDAY, user("ann", MADE, null), user("bob", null, null))
                .body("snapshot.complete", equalTo(true));
        assertThat(ids("bob")).isEmpty();
    }

    @Test
    void shouldNotCountAKeyThatWasMadeAfterAListing() {
        // Given
        report(WEDNESDAY, user("ann", MADE, null), user("bob", "2026-10-06T20:00:00Z", null));

        // When, Then
        listing(TUESDAY, key("ann", "AKIAANN", MADE)).body("snapshot.complete", equalTo(true));
    }

    @Test
    void shouldKeepTheKeyThatAListingCouldNotTakeIn() {
        // Given
        report(MONDAY, user("ann", MADE, LATER), user("bob", null, null));

        // When
        listing(TUESDAY, key("ann", "AKIA1", MADE), key("ann", "AKIA2", "last week"))
                .body("snapshot.complete", equalTo(false));

        // Then
        assertThat(ids("ann")).hasSize(2).contains("AKIA1");
    }

    @Test
    void shouldNotProveAbsenceByAReportThatShowsWhatALaterListingDoesNot() {
        // Given
        listing(TUESDAY, key("ann", "AKIA1", MADE));

        // When, Then
        report(MONDAY, user("ann", MADE, LATER), user("bob", null, null))
                .body("snapshot.complete", equalTo(false))
                .body(
                        "snapshot.gaps",
                        contains(
                                "it shows keys of 1 users that a listing of keys no longer shows, such as ann: it was made before it"));
        assertThat(ids("ann")).containsExactly("AKIA1");
        report(WEDNESDAY, user("ann", MADE, null), user("bob", null, null))
                .body("snapshot.complete", equalTo(true));
        assertThat(ids("ann")).containsExactly("AKIA1");
    }

    private ValidatableResponse listing(String at, String... keys) {
        String file = "{\"AccessKeyMetadata\":[" + String.join(",", keys) + "]}";
        return Api.importInventory("keys.json", file, account, at).statusCode(201);
    }

    private static String key(String user, String id, String created) {
        return "{\"UserName\":\"%s\",\"AccessKeyId\":\"%s\",\"Status\":\"Active\",\"CreateDate\":\"%s\"}"
                .formatted(user, id, created);
    }

    private ValidatableResponse report(String at, String... users) {
        String header =
                "user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date\n";
        String root =
                "<root_account>,arn:aws:iam::%1$s:root,2020-01-01T00:00:00Z,not_supported,N/A,true,false,N/A,N/A,false,N/A,N/A\n";
        String rows = Arrays.stream(users).collect(Collectors.joining("\n"));
        return Api.importInventory(
                        "report.csv", (header + root + rows).formatted(account), account, at)
                .statusCode(201);
    }

    /// @param first when the key in the first slot was made; null for none
    private static String user(String name, @Nullable String first, @Nullable String second) {
        String path = name.equals("bob") ? "team/bob" : name;
        return name
                + ",arn:aws:iam::%1$s:user/"
                + path
                + ",2020-01-01T00:00:00Z,false,N/A,false,"
                + slot(first)
                + ","
                + slot(second);
    }

    private static String slot(@Nullable String made) {
        return made == null ? "false,N/A,N/A" : "true," + made + ",N/A";
    }

    private List<@Nullable String> ids(String user) {
        return Api.as("auditor")
                .queryParam("account", account)
                .queryParam("q", user)
                .get("/api/v1/principals")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items[0].credentials.accessKeys.accessKeyId");
    }
}
