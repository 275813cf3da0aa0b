package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.SeededCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random policies over a few real actions, most of them sensitive.
public final class SensitivePolicies {

    public static final List<String> ACTIONS =
            List.of(
                    "iam:CreateAccessKey",
                    "iam:CreateUser",
                    "iam:AttachUserPolicy",
                    "s3:PutBucketPolicy",
                    "s3:GetObject",
                    "s3:DeleteBucket",
                    "kms:ScheduleKeyDeletion",
                    "cloudtrail:StopLogging");

    public static final List<String> RESOURCES =
            List.of(
                    "*",
                    "arn:aws:iam::111122223333:user/anna",
                    "arn:aws:iam::111122223333:user/team/bob",
                    "arn:aws:s3:::logs",
                    "arn:aws:s3:::logs/today",
                    "arn:aws:kms:eu-west-1:111122223333:key/1");

    private static final List<String> ACTION_PATTERNS =
            List.of(
                    "*",
                    "iam:*",
                    "iam:Create*",
                    "iam:CreateAccessKey",
                    "iam:attachuserpolicy",
                    "s3:*",
                    "s3:PutBucketPolicy",
                    "s3:GetObject",
                    "kms:ScheduleKeyDeletion",
                    "*:?t*",
                    "cloudtrail:StopLogging");

    private static final List<String> RESOURCE_PATTERNS =
            List.of(
                    "*",
                    "arn:aws:iam::111122223333:user/*",
                    "arn:aws:iam::111122223333:user/${aws:username}",
                    "arn:aws:iam::*:user/team/b?b",
                    "arn:aws:s3:::logs",
                    "arn:aws:s3:::logs*",
                    "arn:aws:kms:*:111122223333:key/1");

    private SensitivePolicies() {}

    public static NamedPolicy policy(Random random, String name) {
        String[] statements = new String[1 + random.nextInt(3)];
        for (int i = 0; i < statements.length; i++) {
            statements[i] = statement(random, random.nextInt(4) == 0 ? "Deny" : "Allow");
        }
        return PolicyFixture.policyNamed(name, null, statements);
    }

    /// None to three.
    public static PolicySet set(Random random) {
        List<NamedPolicy> policies = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            policies.add(policy(random, "p" + i));
        }
        return new PolicySet(policies);
    }

    public static String statement(Random random, String effect) {
        String statement =
                "{'Effect': '%s', '%sAction': [%s], '%sResource': [%s]}"
                        .formatted(
                                effect,
                                random.nextInt(8) == 0 ? "Not" : "",
                                some(random, ACTION_PATTERNS),
                                random.nextInt(8) == 0 ? "Not" : "",
                                some(random, RESOURCE_PATTERNS));
        return random.nextInt(4) == 0 ? PolicyFixture.given(statement) : statement;
    }

    private static String some(Random random, List<String> choices) {
        List<String> chosen = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            chosen.add("'" + SeededCases.oneOf(random, choices) + "'");
        }
        return String.join(", ", chosen);
    }
}
