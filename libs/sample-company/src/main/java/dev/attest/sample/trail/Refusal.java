package dev.attest.sample.trail;

/// The words of a refusal.
final class Refusal {

    private Refusal() {}

    static String message(String arn, String service, String call) {
        return "User: "
                + arn
                + " is not authorized to perform: "
                + service
                + ":"
                + call
                + " because no identity-based policy allows the "
                + service
                + ":"
                + call
                + " action";
    }
}
