package dev.attest.collector.inventory.reading;

/// Parts of ARNs.
final class Arns {

    private Arns() {}

    /// The account of an ARN; `aws` for what AWS manages.
    ///
    /// @throws IllegalArgumentException for what is no ARN
    static String account(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length != 6 || !parts[0].equals("arn")) {
            throw new IllegalArgumentException("Arn is no ARN");
        }
        return parts[4];
    }

    static String partition(String arn) {
        return arn.split(":", 6)[1];
    }

    /// The ARN of a group in the same account, when only its name is known.
    static String group(String memberArn, String name) {
        return "arn:" + partition(memberArn) + ":iam::" + account(memberArn) + ":group/" + name;
    }

    /// A policy by its ARN alone.
    static PolicyRef policy(String arn) {
        return new PolicyRef(arn, arn.substring(arn.lastIndexOf('/') + 1));
    }
}
