package dev.attest.sample.trail;

/// What a caller does all day; each has its own list in calls.json.
enum Trade {
    DEVELOPER,
    OPERATOR,
    READER,
    ADMIN,
    ANALYST,
    FINANCE,
    REQUESTER,
    APPROVER,
    WORKLOAD,
    PIPELINE,
    SERVICE,
    FEDERATION,
    PARTNER,
    DIRECTORY;

    static Trade ofPermissionSet(String name) {
        return switch (name) {
            case "AdministratorAccess" -> ADMIN;
            case "DeveloperAccess" -> DEVELOPER;
            case "PlatformOperator" -> OPERATOR;
            case "DataEngineer", "AnalystAccess" -> ANALYST;
            case "Billing" -> FINANCE;
            case "PaymentsRequester" -> REQUESTER;
            case "PaymentsApprover" -> APPROVER;
            default -> READER;
        };
    }
}
