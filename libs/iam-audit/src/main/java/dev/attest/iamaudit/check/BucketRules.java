package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/// Rules about the buckets that trails write to. What a bucket of another account is set to, only
/// that account is told.
///
/// Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage" and "Access
/// control list (ACL) overview".
final class BucketRules {

    private static final String GROUPS = "http://acs.amazonaws.com/groups/global/";
    private static final Set<String> EVERYBODY = Set.of(GROUPS + "AllUsers");
    private static final Set<String> EVERY_ACCOUNT =
            Set.of(GROUPS + "AllUsers", GROUPS + "AuthenticatedUsers");

    private BucketRules() {}

    static void mfaDelete(AuditSources sources, Parameters parameters, Judgements judgements) {
        each(
                sources,
                judgements,
                (bucket, trail) -> {
                    JsonNode versioning = setting(bucket, "GetBucketVersioning");
                    String is = versioning.path("MFADelete").asText("not set");
                    judgements.decide(
                            !is.equals("Enabled"),
                            trail.arn(),
                            "deleting from " + trail.bucket() + " wants no MFA",
                            "deleting from " + trail.bucket() + " wants MFA");
                });
    }

    static void accessLogging(AuditSources sources, Parameters parameters, Judgements judgements) {
        each(
                sources,
                judgements,
                (bucket, trail) ->
                        judgements.decide(
                                setting(bucket, "GetBucketLogging")
                                        .path("LoggingEnabled")
                                        .isEmpty(),
                                trail.arn(),
                                "access to " + trail.bucket() + " is not logged",
                                "access to " + trail.bucket() + " is logged"));
    }

    /// Parameter `aclOnly`: only the access control list is looked at, whatever blocks or widens
    /// it.
    static void notPublic(AuditSources sources, Parameters parameters, Judgements judgements) {
        boolean aclOnly = parameters.flag("aclOnly");
        each(
                sources,
                judgements,
                (bucket, trail) -> {
                    Optional<String> open =
                            aclOnly
                                    ? openAcl(bucket, EVERYBODY)
                                    : stillOpen(sources, bucket, openAcl(bucket, EVERY_ACCOUNT));
                    judgements.decide(
                            open.isPresent(),
                            trail.arn(),
                            trail.bucket() + " is public by " + open.orElse(""),
                            trail.bucket() + " is not public");
                });
    }

    /// What is left of it by what the bucket and the account block. Only where something is open do
    /// the blocks matter.
    private static Optional<String> stillOpen(
            AuditSources sources, JsonNode bucket, Optional<String> acl) {
        boolean byPolicy =
                setting(bucket, "GetBucketPolicyStatus")
                        .path("PolicyStatus")
                        .path("IsPublic")
                        .asBoolean();
        if (acl.isPresent() && !blocked(sources, bucket, "IgnorePublicAcls")) {
            return acl;
        }
        return byPolicy && !blocked(sources, bucket, "RestrictPublicBuckets")
                ? Optional.of("its policy")
                : Optional.empty();
    }

    private static boolean blocked(AuditSources sources, JsonNode bucket, String what) {
        String member = Source.ACCOUNT_BLOCK.member();
        return setting(bucket, "GetPublicAccessBlock").path(member).path(what).asBoolean()
                || sources.output(Source.ACCOUNT_BLOCK).path(what).asBoolean();
    }

    /// The first of its grants to one of these groups.
    private static Optional<String> openAcl(JsonNode bucket, Set<String> whom) {
        for (JsonNode grant : setting(bucket, "GetBucketAcl").path("Grants")) {
            String who = grant.path("Grantee").path("URI").asText();
            if (whom.contains(who)) {
                return Optional.of("its access control list: " + who.substring(GROUPS.length()));
            }
        }
        return Optional.empty();
    }

    /// @throws UndecidedException when it was not read
    private static JsonNode setting(JsonNode bucket, String operation) {
        JsonNode told = bucket.path(Source.BUCKETS.member()).path(operation);
        if (told.isMissingNode() || Regions.refused(told)) {
            throw new UndecidedException(
                    bucket.path(Source.BUCKETS.subject()).asText()
                            + ": "
                            + operation
                            + " was not read"
                            + (told.isMissingNode() ? "" : ": " + told.path("Error").asText()));
        }
        return told;
    }

    private interface Judge {
        void judge(JsonNode bucket, Trail trail);
    }

    private static void each(AuditSources sources, Judgements judgements, Judge judge) {
        sources.outputs(Source.BUCKETS);
        Trails trails = new Trails(sources);
        trails.refusals(judgements);
        for (Trail trail : trails.all()) {
            Optional<JsonNode> bucket = sources.about(Source.BUCKETS, trail.bucket());
            if (bucket.isEmpty()) {
                judgements.unknown(
                        trail.arn(),
                        "the account has no bucket "
                                + trail.bucket()
                                + ": it is another account's, or gone");
                continue;
            }
            try {
                judge.judge(bucket.get(), trail);
            } catch (UndecidedException e) {
                judgements.unknown(trail.arn(), String.valueOf(e.getMessage()));
            }
        }
        trails.none(judgements);
    }
}
