package dev.attest.iamaudit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.iamaudit.check.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Learns from questions to AWS, whoever asked them and when, what checks need to know. What stands
/// in a request only, such as whose state an answer tells, is written beside the answer; where AWS
/// refused, `Error` is.
public final class RecordedSources {

    private static final List<String> DETAILS =
            List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    private final Map<Source, List<JsonNode>> outputs = new EnumMap<>(Source.class);
    private final Map<Source, String> missing = new EnumMap<>(Source.class);
    private final Map<String, ObjectNode> parts = new HashMap<>();
    private final BucketSettings buckets = new BucketSettings();
    private final LastAccessedJobs jobs = new LastAccessedJobs();
    private final LookedUpEvents events = new LookedUpEvents();
    private Optional<ObjectNode> details = Optional.empty();
    private Optional<JsonNode> report = Optional.empty();

    /// @param shows the moment of which the answer is
    public void take(RecordedCall call, Instant shows) {
        switch (call.operation()) {
            case "GenerateCredentialReport", "GetCredentialReport" -> report(call);
            case "GetAccountAuthorizationDetails" -> details(call);
            case "GetAccountPasswordPolicy" -> passwordPolicy(call);
            case "GetAccountSummary" -> only(Source.ACCOUNT_SUMMARY, call);
            case "ListVirtualMFADevices" -> page(Source.VIRTUAL_MFA_DEVICES, call);
            case "ListSAMLProviders" -> page(Source.SAML_PROVIDERS, call);
            case "ListServerCertificates" -> page(Source.SERVER_CERTIFICATES, call);
            case "ListOrganizationsFeatures" -> features(call);
            case "ListAnalyzers" -> of(Source.ANALYZERS, call, "", "");
            case "ListFindingsV2" ->
                    of(Source.ANALYZER_FINDINGS, call, "analyzerArn", call.names("analyzerArn"));
            case "DescribeTrails" -> of(Source.TRAILS, call, "", "");
            case "GetTrailStatus" -> {
                if (call.gone()) {
                    return;
                }
                of(Source.TRAIL_STATUS, call, "Name", call.names("Name"));
                part(Source.TRAIL_STATUS, call.region(), "Name", call.names("Name"))
                        .put("ShownAt", shows.toString());
            }
            case "GetEventSelectors" ->
                    of(Source.EVENT_SELECTORS, call, "TrailARN", call.names("TrailName"));
            case "LookupEvents" -> events.told(call);
            case "GenerateServiceLastAccessedDetails" -> jobs.begun(call);
            case "GetServiceLastAccessedDetails" -> jobs.answered(call);
            default -> ofBuckets(call);
        }
    }

    private void ofBuckets(RecordedCall call) {
        switch (call.operation()) {
            case "ListBuckets" -> {
                if (call.request().has("BucketRegion")) {
                    // Some of what the whole list names, asked for to count them.
                    return;
                }
                if (answered(Source.BUCKETS, call)) {
                    outputs(Source.BUCKETS);
                    buckets.listed(call.response());
                }
            }
            case "GetBucketAcl",
                    "GetBucketLogging",
                    "GetBucketPolicyStatus",
                    "GetBucketVersioning" ->
                    buckets.told(call);
            case "GetPublicAccessBlock" -> {
                if (call.request().has("AccountId")) {
                    accountBlock(call);
                } else {
                    buckets.told(call);
                }
            }
            default -> {}
        }
    }

    /// What other commands of AWS print, with what only requests say beside it.
    public Map<Source, List<JsonNode>> outputs() {
        Map<Source, List<JsonNode>> all = new EnumMap<>(outputs);
        if (all.containsKey(Source.BUCKETS)) {
            all.put(Source.BUCKETS, buckets.outputs());
        }
        if (!jobs.outputs().isEmpty()) {
            all.put(Source.LAST_ACCESSED, jobs.outputs());
        }
        List<JsonNode> lookedUp = events.outputs();
        if (!lookedUp.isEmpty()) {
            all.put(Source.EVENTS, lookedUp);
        }
        all.keySet().removeAll(missing.keySet());
        return all;
    }

    /// What AWS refused as a whole, and why.
    public Map<Source, String> missing() {
        return missing;
    }

    /// The JSON around a credential report.
    public Optional<JsonNode> credentialReport() {
        return report;
    }

    /// All pages in one.
    public Optional<JsonNode> authorizationDetails() {
        return missing.containsKey(Source.AUTHORIZATION_DETAILS)
                ? Optional.empty()
                : details.map(each -> each);
    }

    private void report(RecordedCall call) {
        if (answered(Source.CREDENTIAL_REPORT, call) && call.response().has("Content")) {
            report = Optional.of(call.response());
        }
    }

    private void details(RecordedCall call) {
        if (answered(Source.AUTHORIZATION_DETAILS, call)) {
            ObjectNode whole = details.orElseGet(JsonNodeFactory.instance::objectNode);
            for (String list : DETAILS) {
                ArrayNode all = whole.withArray("/" + list);
                call.response().path(list).forEach(all::add);
            }
            details = Optional.of(whole);
        }
    }

    /// An account without a password policy asks nothing of passwords but AWS's own eight
    /// characters.
    private void passwordPolicy(RecordedCall call) {
        if (call.says("NoSuchEntity")) {
            ObjectNode none = JsonNodeFactory.instance.objectNode();
            none.putObject("PasswordPolicy");
            set(Source.PASSWORD_POLICY, none);
        } else {
            only(Source.PASSWORD_POLICY, call);
        }
    }

    /// Where IAM has no access to the organization, none of its features is on. Who is not told is
    /// said why: an organization's members are not, whatever they are allowed.
    private void features(RecordedCall call) {
        if (call.says("ServiceAccessNotEnabledException")) {
            ObjectNode none = JsonNodeFactory.instance.objectNode();
            none.putArray("EnabledFeatures");
            set(Source.ORGANIZATION_FEATURES, none);
        } else if (call.says("AccountNotManagementOrDelegatedAdministratorException")) {
            untold(
                    "AWS tells only the organization's management account and IAM's delegated"
                            + " administrator: this account is neither, audit one of them");
        } else if (call.says("OrganizationNotFoundException")) {
            untold("this account does not have: it is in no organization");
        } else {
            only(Source.ORGANIZATION_FEATURES, call);
        }
    }

    private void untold(String why) {
        if (!outputs.containsKey(Source.ORGANIZATION_FEATURES)) {
            missing.put(Source.ORGANIZATION_FEATURES, why);
        }
    }

    private void accountBlock(RecordedCall call) {
        ObjectNode output =
                JsonNodeFactory.instance.objectNode().put("AccountId", call.names("AccountId"));
        String member = "PublicAccessBlockConfiguration";
        if (BucketSettings.absent(call)) {
            output.putObject(member);
            set(Source.ACCOUNT_BLOCK, output);
        } else if (answered(Source.ACCOUNT_BLOCK, call)) {
            set(Source.ACCOUNT_BLOCK, output.set(member, call.response().path(member)));
        }
    }

    /// An answer that is the whole of it, however often it was asked for.
    private void only(Source source, RecordedCall call) {
        boolean known = outputs.containsKey(source) && call.refused();
        if (!known && answered(source, call)) {
            set(source, call.response());
        }
    }

    private void page(Source source, RecordedCall call) {
        if (answered(source, call)) {
            outputs(source).add(call.response());
        }
    }

    /// An answer about a region or one thing: that it was refused says nothing about the others.
    /// Pages are put together.
    private void of(Source source, RecordedCall call, String subject, String name) {
        if (call.gone()) {
            return;
        }
        ObjectNode output = part(source, call.region(), subject, name);
        if (call.refused()) {
            output.put("Error", call.error());
            return;
        }
        call.response()
                .properties()
                .forEach(each -> {
                    if (each.getValue() instanceof ArrayNode page) {
                        output.withArray("/" + each.getKey()).addAll(page);
                    } else {
                        output.set(each.getKey(), each.getValue());
                    }
                });
    }

    private ObjectNode part(Source source, String region, String subject, String name) {
        return parts.computeIfAbsent(
                source + " " + region + " " + name,
                any -> {
                    ObjectNode output = JsonNodeFactory.instance.objectNode().put("Region", region);
                    if (!subject.isEmpty()) {
                        output.put(subject, name);
                    }
                    outputs(source).add(output);
                    return output;
                });
    }

    private boolean answered(Source source, RecordedCall call) {
        if (call.refused()) {
            missing.put(source, "AWS refused: " + call.error());
        }
        return !call.refused();
    }

    private void set(Source source, JsonNode output) {
        missing.remove(source);
        outputs.put(source, new ArrayList<>(List.of(output)));
    }

    private List<JsonNode> outputs(Source source) {
        return outputs.computeIfAbsent(source, none -> new ArrayList<>());
    }
}
