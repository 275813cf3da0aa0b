package dev.attest.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// A policy of twenty statements as a team has it, and requests that meet it in different places.
final class Policy20 {

    private static final List<String> SERVICES =
            List.of("s3", "dynamodb", "sqs", "sns", "lambda", "kms", "logs", "ssm", "ec2");

    private Policy20() {}

    /// The document: for each service what reads and what writes, a condition, and a Deny.
    static String document() {
        List<String> statements = new ArrayList<>();
        for (String service : SERVICES) {
            statements.add(
                    statement(
                            "Allow", service + ":Get*", service + ":List*", arn(service, "*"), ""));
            statements.add(
                    statement(
                            "Allow",
                            service + ":Put*",
                            service + ":Update*",
                            arn(service, "team-a/*"),
                            ", \"Condition\": {\"StringEquals\": {\"aws:PrincipalAccount\":"
                                    + " \"111122223333\"}}"));
        }
        statements.add(statement("Allow", "iam:GetUser", "iam:ListUsers", "*", ""));
        statements.add(statement("Deny", "s3:DeleteBucket", "dynamodb:DeleteTable", "*", ""));
        return "{\"Version\": \"2012-10-17\", \"Statement\": ["
                + String.join(", ", statements)
                + "]}";
    }

    /// Action and resource of requests that are allowed, denied, and not spoken of.
    static List<List<String>> requests() {
        List<List<String>> requests = new ArrayList<>();
        requests.add(List.of("s3:GetObject", "arn:aws:s3:::team-a/report"));
        requests.add(List.of("s3:PutObject", "arn:aws:s3:::team-a/report"));
        requests.add(List.of("s3:PutObject", "arn:aws:s3:::team-b/report"));
        requests.add(List.of("s3:DeleteBucket", "arn:aws:s3:::team-a"));
        requests.add(
                List.of("dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/x"));
        requests.add(List.of("iam:CreateUser", "arn:aws:iam::111122223333:user/anna"));
        requests.add(List.of("sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:queue"));
        requests.add(
                List.of(
                        "lambda:UpdateFunctionCode",
                        "arn:aws:lambda:eu-west-1:111122223333:function:x"));
        return requests;
    }

    private static String statement(
            String effect, String one, String other, String resource, String more) {
        return "{\"Effect\": \"%s\", \"Action\": [\"%s\", \"%s\"], \"Resource\": \"%s\"%s}"
                .formatted(effect, one, other, resource, more);
    }

    private static String arn(String service, String rest) {
        return service.equals("s3")
                ? "arn:aws:s3:::" + rest
                : "arn:aws:" + service + ":*:*:" + rest;
    }
}
