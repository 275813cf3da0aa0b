package dev.attest.iamaudit.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.iamaudit.check.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedSourcesTest {

    private static final Instant SHOWS = Instant.parse("2026-01-02T00:00:00Z");

    private final RecordedSources sources = new RecordedSources();

    private void record(String region, String... calls) throws IOException {
        String json =
                "{\"account\":\"111122223333\",\"region\":\"%s\",\"kind\":\"any\",\"calls\":[%s]}"
                        .formatted(region, String.join(",", calls));
        Recording.read(
                new ByteArrayInputStream(json.getBytes(UTF_8)), call -> sources.take(call, SHOWS));
    }

    private static String answered(String operation, String request, String response) {
        return "{\"service\":\"S\",\"operation\":\"%s\",\"request\":%s,\"response\":%s}"
                .formatted(operation, request, response);
    }

    private static String refused(String operation, String request, String error) {
        return "{\"service\":\"S\",\"operation\":\"%s\",\"request\":%s,\"error\":\"%s\"}"
                .formatted(operation, request, error);
    }

    private List<JsonNode> told(Source source) {
        return sources.outputs().getOrDefault(source, List.of());
    }

    @Test
    void shouldWriteBesideAnAnswerWhatOnlyItsRequestSays() throws IOException {
        // When
        record(
                "eu-central-1",
                answered("DescribeTrails", "{}", "{\"trailList\":[{\"TrailARN\":\"t\"}]}"),
                answered("GetTrailStatus", "{\"Name\":\"t\"}", "{\"IsLogging\":true}"),
                refused("GetEventSelectors", "{\"TrailName\":\"t\"}", "AccessDenied: no"));

        // Then
        assertThat(told(Source.TRAILS))
                .singleElement()
                .satisfies(
                        each -> assertThat(each.path("Region").asText()).isEqualTo("eu-central-1"));
        assertThat(told(Source.TRAIL_STATUS))
                .singleElement()
                .hasToString(
                        "{\"Region\":\"eu-central-1\",\"Name\":\"t\",\"IsLogging\":true,"
                                + "\"ShownAt\":\"2026-01-02T00:00:00Z\"}");
        assertThat(told(Source.EVENT_SELECTORS))
                .singleElement()
                .hasToString(
                        "{\"Region\":\"eu-central-1\",\"TrailARN\":\"t\","
                                + "\"Error\":\"AccessDenied: no\"}");
    }

    @Test
    void shouldPutPagesTogetherByRegionAndThing() throws IOException {
        // When
        record(
                "us-east-1",
                answered(
                        "ListFindingsV2",
                        "{\"analyzerArn\":\"a\"}",
                        "{\"findings\":[{\"id\":\"1\"}],\"nextToken\":\"x\"}"),
                answered(
                        "ListFindingsV2",
                        "{\"analyzerArn\":\"a\",\"nextToken\":\"x\"}",
                        "{\"findings\":[{\"id\":\"2\"}]}"),
                answered("ListFindingsV2", "{\"analyzerArn\":\"b\"}", "{\"findings\":[]}"),
                refused("ListFindingsV2", "{\"analyzerArn\":\"c\"}", "ResourceNotFoundException"));

        // Then
        assertThat(told(Source.ANALYZER_FINDINGS))
                .extracting(
                        each -> each.path("analyzerArn").asText(),
                        each -> each.path("findings").size())
                .containsExactly(tuple("a", 2), tuple("b", 0));
    }

    @Test
    void shouldNotKnowAListOfWhichAPageWasRefused() throws IOException {
        // When
        record(
                "us-east-1",
                answered("ListVirtualMFADevices", "{}", "{\"VirtualMFADevices\":[]}"),
                refused("ListVirtualMFADevices", "{\"Marker\":\"m\"}", "AccessDenied: no"),
                answered("GetAccountAuthorizationDetails", "{}", "{\"UserDetailList\":[]}"),
                refused("GetAccountAuthorizationDetails", "{\"Marker\":\"m\"}", "AccessDenied"));

        // Then
        assertThat(told(Source.VIRTUAL_MFA_DEVICES)).isEmpty();
        assertThat(sources.authorizationDetails()).isEmpty();
        assertThat(sources.missing())
                .containsEntry(Source.VIRTUAL_MFA_DEVICES, "AWS refused: AccessDenied: no")
                .containsEntry(Source.AUTHORIZATION_DETAILS, "AWS refused: AccessDenied");
    }

    @Test
    void shouldTakeOneGoodAnswerForSeveralQuestions() throws IOException {
        // When
        record("us-east-1", refused("GetAccountSummary", "{}", "AccessDenied: no"));
        record("us-east-1", answered("GetAccountSummary", "{}", "{\"SummaryMap\":{}}"));
        record("us-east-1", refused("GetAccountSummary", "{}", "Throttling: later"));

        // Then
        assertThat(told(Source.ACCOUNT_SUMMARY)).hasSize(1);
        assertThat(sources.missing()).isEmpty();
    }

    @Test
    void shouldFollowJobsToWhomTheyAreAbout() throws IOException {
        // When
        record(
                "us-east-1",
                answered(
                        "GenerateServiceLastAccessedDetails",
                        "{\"Arn\":\"ann\"}",
                        "{\"JobId\":\"j1\"}"),
                answered(
                        "GenerateServiceLastAccessedDetails",
                        "{\"Arn\":\"ben\"}",
                        "{\"JobId\":\"j2\"}"),
                answered(
                        "GetServiceLastAccessedDetails",
                        "{\"JobId\":\"j1\"}",
                        "{\"JobStatus\":\"IN_PROGRESS\"}"),
                answered(
                        "GetServiceLastAccessedDetails",
                        "{\"JobId\":\"j1\"}",
                        "{\"JobStatus\":\"COMPLETED\",\"ServicesLastAccessed\":"
                                + "[{\"ServiceName\":\"S3\",\"ServiceNamespace\":\"s3\"}]}"),
                answered(
                        "GetServiceLastAccessedDetails",
                        "{\"JobId\":\"j1\",\"Marker\":\"m\"}",
                        "{\"JobStatus\":\"COMPLETED\",\"ServicesLastAccessed\":"
                                + "[{\"ServiceNamespace\":\"sts\"}]}"),
                answered(
                        "GetServiceLastAccessedDetails",
                        "{\"JobId\":\"j2\"}",
                        "{\"JobStatus\":\"IN_PROGRESS\"}"));

        // Then
        assertThat(told(Source.LAST_ACCESSED))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"Arn\":\"ann\",\"ServicesLastAccessed\":"
                                + "[{\"ServiceNamespace\":\"s3\"},{\"ServiceNamespace\":\"sts\"}]}",
                        "{\"Arn\":\"ben\",\"Error\":\"AWS was not ready in time\"}");
    }

    @Test
    void shouldPutSettingsOfABucketTogether() throws IOException {
        // When
        record(
                "us-east-1",
                answered("ListBuckets", "{}", "{\"Buckets\":[{\"Name\":\"logs\"}]}"),
                answered("GetBucketVersioning", "{\"Bucket\":\"logs\"}", "{}"),
                refused("GetBucketAcl", "{\"Bucket\":\"logs\"}", "AccessDenied: no"),
                refused(
                        "GetPublicAccessBlock",
                        "{\"Bucket\":\"logs\"}",
                        "NoSuchPublicAccessBlockConfiguration: none"),
                answered(
                        "GetPublicAccessBlock",
                        "{\"AccountId\":\"111122223333\"}",
                        "{\"PublicAccessBlockConfiguration\":{\"BlockPublicAcls\":true}}"));

        // Then
        assertThat(told(Source.BUCKETS))
                .singleElement()
                .hasToString(
                        "{\"Bucket\":\"logs\",\"Settings\":{\"GetBucketVersioning\":{},"
                                + "\"GetBucketAcl\":{\"Error\":\"AccessDenied: no\"},"
                                + "\"GetPublicAccessBlock\":{}}}");
        assertThat(told(Source.ACCOUNT_BLOCK))
                .singleElement()
                .hasToString(
                        "{\"AccountId\":\"111122223333\","
                                + "\"PublicAccessBlockConfiguration\":{\"BlockPublicAcls\":true}}");
    }

    @Test
    void shouldNotTakeTheCountOfARegionForTheList() throws IOException {
        // When
        record(
                "us-east-1",
                answered("ListBuckets", "{}", "{\"Buckets\":[{\"Name\":\"logs\"}]}"),
                refused(
                        "ListBuckets",
                        "{\"BucketRegion\":\"eu-central-1\"}",
                        "InvalidArgument: no"));

        // Then
        assertThat(sources.missing()).isEmpty();
        assertThat(told(Source.BUCKETS)).hasSize(1);
    }

    @Test
    void shouldTakeNoPasswordPolicyForAnEmptyOne() throws IOException {
        // When
        record("us-east-1", refused("GetAccountPasswordPolicy", "{}", "NoSuchEntity: none"));

        // Then
        assertThat(told(Source.PASSWORD_POLICY))
                .singleElement()
                .hasToString("{\"PasswordPolicy\":{}}");
    }

    @Test
    void shouldKnowThatFeaturesAreOffWhereIamHasNoAccess() throws IOException {
        // When
        record(
                "us-east-1",
                refused("ListOrganizationsFeatures", "{}", "ServiceAccessNotEnabledException"));

        // Then
        assertThat(told(Source.ORGANIZATION_FEATURES))
                .singleElement()
                .hasToString("{\"EnabledFeatures\":[]}");
    }

    @Test
    void shouldSayWhyThereIsNoReport() throws IOException {
        // When
        record(
                "us-east-1",
                refused("GenerateCredentialReport", "{}", "AccessDenied: no"),
                answered("GetAccountSummary", "{}", "{\"SummaryMap\":{}}"));

        // Then
        assertThat(sources.credentialReport()).isEmpty();
        assertThat(sources.missing())
                .containsEntry(Source.CREDENTIAL_REPORT, "AWS refused: AccessDenied: no");
    }

    @Test
    void shouldRefuseHalfARecording() {
        // Given
        String half = "{\"region\":\"r\",\"calls\":[{\"operation\":\"DescribeTrails\"},";

        // Then
        assertThatThrownBy(() -> read(half)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("[]")).hasMessage("it is no recording of calls");
        assertThatThrownBy(() -> read("{\"region\":\"r\"}"))
                .hasMessage("it is no whole recording of calls");
    }

    @Test
    void shouldReadWhatSomebodyGivesAsJson() throws IOException {
        // Given
        JsonNode json =
                new ObjectMapper()
                        .readTree(
                                "{\"region\":\"r\",\"kind\":\"trails\",\"calls\":[%s]}"
                                        .formatted(
                                                answered(
                                                        "DescribeTrails",
                                                        "{}",
                                                        "{\"trailList\":[]}")));

        // When
        Recording.read(json, call -> sources.take(call, SHOWS));

        // Then
        assertThat(Recording.is(json)).isTrue();
        assertThat(told(Source.TRAILS)).hasSize(1);
    }

    private void read(String text) throws IOException {
        Recording.read(
                new ByteArrayInputStream(text.getBytes(UTF_8)), call -> sources.take(call, SHOWS));
    }

    private static String lookUp(String name, String token) {
        return "{\"StartTime\":\"a\",\"EndTime\":\"b\",\"LookupAttributes\":[%s]%s}"
                .formatted(
                        name.isEmpty()
                                ? ""
                                : "{\"AttributeKey\":\"EventName\",\"AttributeValue\":\"%s\"}"
                                        .formatted(name),
                        token.isEmpty() ? "" : ",\"NextToken\":\"" + token + "\"");
    }

    private static String event(String name) {
        return "{\"EventName\":\"%1$s\",\"CloudTrailEvent\":\"{\\\"eventName\\\":\\\"%1$s\\\",\\\"userIdentity\\\":{\\\"arn\\\":\\\"me\\\",\\\"accessKeyId\\\":\\\"k\\\"},\\\"requestParameters\\\":{}}\"}"
                .formatted(name);
    }

    private static String kept(String name) {
        return "{\"CloudTrailEvent\":\"{\\\"eventName\\\":\\\"%s\\\",\\\"userIdentity\\\":{\\\"arn\\\":\\\"me\\\"}}\"}"
                .formatted(name);
    }

    @Test
    void shouldKeepOfCallsWhoMadeWhich() throws IOException {
        // When
        record(
                "us-east-1",
                answered(
                        "LookupEvents",
                        lookUp("", ""),
                        "{\"Events\":[" + event("A") + "],\"NextToken\":\"t\"}"),
                answered("LookupEvents", lookUp("", "t"), "{\"Events\":[" + event("B") + "]}"));
        record("eu-central-1", refused("LookupEvents", lookUp("", ""), "AccessDenied: no"));

        // Then
        assertThat(told(Source.EVENTS))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"Region\":\"us-east-1\",\"StartTime\":\"a\",\"EndTime\":\"b\",\"Events\":["
                                + kept("A")
                                + ","
                                + kept("B")
                                + "]}",
                        "{\"Region\":\"eu-central-1\",\"StartTime\":\"a\",\"EndTime\":\"b\","
                                + "\"Events\":[],\"Error\":\"AccessDenied: no\",\"Names\":[]}");
    }

    @Test
    void shouldNameTheCallsThatWereReadToTheirEnd() throws IOException {
        // When
        record(
                "us-east-1",
                answered("LookupEvents", lookUp("", ""), "{\"Events\":[],\"NextToken\":\"t\"}"),
                answered("LookupEvents", lookUp("A", ""), "{\"Events\":[]}"),
                answered("LookupEvents", lookUp("B", ""), "{\"Events\":[],\"NextToken\":\"t\"}"));

        // Then
        assertThat(told(Source.EVENTS))
                .singleElement()
                .satisfies(each -> assertThat(each.path("Names")).hasToString("[\"A\"]"));
    }

    @Test
    void shouldSayWhoIsToldOfAnOrganization() throws IOException {
        // When
        record(
                "us-east-1",
                refused(
                        "ListOrganizationsFeatures",
                        "{}",
                        "AccountNotManagementOrDelegatedAdministratorException: no"));
        String member = sources.missing().get(Source.ORGANIZATION_FEATURES);
        record(
                "us-east-1",
                refused("ListOrganizationsFeatures", "{}", "OrganizationNotFoundException: no"));

        // Then
        assertThat(member).contains("management account", "delegated administrator");
        assertThat(sources.missing().get(Source.ORGANIZATION_FEATURES))
                .contains("in no organization");
    }
}
