package dev.attest.awsstub;

import java.util.stream.Collectors;

/// The credential report of an account: root, then every user.
final class CredentialReportText {

    private static final String COLUMNS =
            "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,"
                    + "password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,"
                    + "access_key_1_last_used_date,access_key_1_last_used_region,"
                    + "access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,"
                    + "access_key_2_last_used_date,access_key_2_last_used_region,"
                    + "access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,"
                    + "cert_2_last_rotated\n";
    private static final String NO_KEY = "false,N/A,N/A,N/A,N/A";

    private CredentialReportText() {}

    static String of(StubAccount account) {
        String root =
                "<root_account>,arn:aws:iam::%s:root,2020-01-01T00:00:00+00:00,not_supported,"
                                .formatted(account.id())
                        + "no_information,not_supported,not_supported,true,"
                        + NO_KEY
                        + ","
                        + NO_KEY
                        + ",false,N/A,false,N/A\n";
        return account.users().stream()
                .map(user -> row(account, user))
                .collect(Collectors.joining("\n", COLUMNS + root, ""));
    }

    private static String row(StubAccount account, StubUser user) {
        String key =
                user.keys().isEmpty() ? NO_KEY : "true,%s,N/A,N/A,N/A".formatted(user.created());
        return "%s,arn:aws:iam::%s:user/%s,%s,%s,%s,N/A,N/A,%s,%s,%s,false,N/A,false,N/A"
                .formatted(
                        user.name(),
                        account.id(),
                        user.name(),
                        user.created(),
                        user.console(),
                        user.console() ? "no_information" : "N/A",
                        user.mfa(),
                        key,
                        NO_KEY);
    }
}
