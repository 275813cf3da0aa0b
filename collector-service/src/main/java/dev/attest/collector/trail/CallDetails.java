package dev.attest.collector.trail;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The few request and response fields that say whom a call concerns. Every field may be missing.
final class CallDetails {

    /// The ARN of something that the call made.
    static final String MADE = "made";

    /// The first ARN that the record itself lists.
    static final String RESOURCE = "resource";

    @Nullable String roleArn;
    @Nullable String roleName;
    @Nullable String userName;
    @Nullable String groupName;
    @Nullable String principalType;
    @Nullable String principalId;
    @Nullable String permissionSetArn;

    /// ARN of the created or read user, role or group.
    @Nullable String resultArn;

    /// The temporary key that the call handed out.
    @Nullable String issuedKey;

    /// User of the created access key.
    @Nullable String resultUserName;

    /// What else names the thing that a call acted on, by its field.
    private final Map<String, String> named = new HashMap<>(2);

    void name(String field, @Nullable String value) {
        if (value != null) {
            named.putIfAbsent(field, value);
        }
    }

    /// The first of these fields that the call has.
    @Nullable String named(String... fields) {
        for (String field : fields) {
            String value = named.get(field);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
