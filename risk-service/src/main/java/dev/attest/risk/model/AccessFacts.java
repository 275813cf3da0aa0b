package dev.attest.risk.model;

/// What a principal can do in one account.
///
/// @param place words for the account, such as `payments-prod`
/// @param means how it got there, such as `user anna` or `permission set Admins`
public record AccessFacts(String place, String means, Power administrator, Power escalation) {

    String text() {
        return place + " as " + means;
    }
}
