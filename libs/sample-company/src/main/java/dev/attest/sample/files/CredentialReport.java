package dev.attest.sample.files;

import dev.attest.sample.model.AccessKey;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.ConsolePassword;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.LastUse;
import dev.attest.sample.model.RootUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The content of `aws iam get-credential-report`.
final class CredentialReport {

    private static final String HEADER =
            "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,"
                    + "password_next_rotation,mfa_active,access_key_1_active,"
                    + "access_key_1_last_rotated,access_key_1_last_used_date,"
                    + "access_key_1_last_used_region,access_key_1_last_used_service,"
                    + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
                    + "access_key_2_last_used_region,access_key_2_last_used_service,"
                    + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    private final AccountInventory account;

    CredentialReport(AccountInventory account) {
        this.account = account;
    }

    String csv() {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        lines.add(root(account.root()));
        account.users().forEach(user -> lines.add(user(user)));
        return String.join("\n", lines) + "\n";
    }

    private String root(RootUser root) {
        List<String> row = new ArrayList<>();
        row.add("<root_account>");
        row.add("arn:aws:iam::" + account.account().id() + ":root");
        row.add(Json.time(root.created()));
        row.add("not_supported");
        row.add(when(root.passwordLastUsed(), "no_information"));
        row.add("not_supported");
        row.add("not_supported");
        row.add(Boolean.toString(root.mfa()));
        keys(row, List.of());
        return String.join(",", row);
    }

    private static String user(IamUser user) {
        List<String> row = new ArrayList<>();
        row.add(user.name());
        row.add(user.arn());
        row.add(Json.time(user.created()));
        ConsolePassword password = user.password();
        row.add(Boolean.toString(password != null));
        row.add(password == null ? "N/A" : when(password.lastUsed(), "no_information"));
        row.add(password == null ? "N/A" : Json.time(password.changed()));
        row.add("N/A");
        row.add(Boolean.toString(user.mfa()));
        keys(row, user.keys());
        return String.join(",", row);
    }

    private static void keys(List<String> row, List<AccessKey> keys) {
        for (int slot = 0; slot < 2; slot++) {
            AccessKey key = slot < keys.size() ? keys.get(slot) : null;
            LastUse use = key == null ? null : key.lastUse();
            row.add(Boolean.toString(key != null && key.active()));
            row.add(key == null ? "N/A" : Json.time(key.created()));
            row.add(use == null ? "N/A" : Json.time(use.at()));
            row.add(use == null ? "N/A" : use.region());
            row.add(use == null ? "N/A" : use.service());
        }
        row.addAll(List.of("false", "N/A", "false", "N/A"));
    }

    private static String when(@Nullable Instant instant, String never) {
        return instant == null ? never : Json.time(instant);
    }
}
