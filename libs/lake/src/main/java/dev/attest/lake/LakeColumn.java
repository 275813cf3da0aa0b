package dev.attest.lake;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The columns of the table `iam_events`, in their order. Version 1: columns may be added at the
/// end; none is renamed, moved or given another type.
public enum LakeColumn {
    EVENT_DATE("date", "day of the event (UTC)"),
    EVENT_TIME("timestamp", "when it happened (UTC)"),
    EVENT_ID("varchar", "CloudTrail's eventID; unique within the account"),
    EVENT_NAME("varchar", "the call, such as AssumeRole"),
    EVENT_SOURCE("varchar", "the service's address, such as sts.amazonaws.com"),
    EVENT_TYPE("varchar", "iam, sts, signin, sso; of other services their name"),
    ACCOUNT_ID("varchar", "the account that recorded the event"),
    AWS_REGION("varchar", "the region that recorded the event"),
    USER_NAME("varchar", "name of the caller: user, root, role, service; or unknown"),
    ACTOR_KIND("varchar", "kind of the caller, such as IAM_USER or ASSUMED_ROLE"),
    ACTOR_PRINCIPAL("varchar", "ARN or id of the caller; of a session that of its role"),
    ACTOR_ACCOUNT("varchar", "the account that the caller belongs to"),
    SESSION_NAME("varchar", "name of the caller's session"),
    SOURCE_IDENTITY("varchar", "the source identity that the session carries"),
    ACCESS_KEY("varchar", "the key that signed the call"),
    TARGET("varchar", "what was acted upon: its ARN, or its id where it has none"),
    SOURCE_IP("varchar", "where the call came from"),
    USER_AGENT("varchar", "the program that called"),
    READ_ONLY("boolean", "whether the call only reads"),
    MFA("boolean", "whether the session was authenticated with MFA; null: not said"),
    ERROR_CODE("varchar", "why AWS refused the call; null: it did not"),
    ERROR_MESSAGE("varchar", "what AWS said; a refused console sign-in has only this"),
    REQUEST_PARAMETERS("varchar", "the request, as JSON"),
    RESPONSE_ELEMENTS("varchar", "the answer, as JSON"),
    SOURCE_FILE("varchar", "SHA-256 of the raw file that the record was read from"),
    SCHEMA_VERSION("integer", "version of this table, 1");

    /// What every row of today carries.
    public static final int VERSION = 1;

    private final String type;
    private final String meaning;

    LakeColumn(String type, String meaning) {
        this.type = type;
        this.meaning = meaning;
    }

    /// As SQL names it.
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its type in DuckDB's SQL.
    public String type() {
        return type;
    }

    public String meaning() {
        return meaning;
    }

    /// All columns, separated by commas.
    public static String list() {
        return Arrays.stream(values()).map(LakeColumn::column).collect(Collectors.joining(", "));
    }
}
