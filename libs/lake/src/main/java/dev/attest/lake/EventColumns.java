package dev.attest.lake;

import dev.attest.lake.parquet.Column;
import dev.attest.lake.parquet.Column.Day;
import dev.attest.lake.parquet.Column.Flag;
import dev.attest.lake.parquet.Column.Moment;
import dev.attest.lake.parquet.Column.Number;
import dev.attest.lake.parquet.Column.OptionalFlag;
import dev.attest.lake.parquet.Column.OptionalText;
import dev.attest.lake.parquet.Column.Text;
import java.util.Arrays;
import java.util.List;

/// What an event has in the columns of [LakeColumn].
final class EventColumns {

    private EventColumns() {}

    /// All columns, in their order.
    ///
    /// @param sourceFile SHA-256 of the raw file, lower-case hexadecimal
    static List<Column<LakeRecord>> of(String sourceFile) {
        return Arrays.stream(LakeColumn.values()).map(c -> column(c, sourceFile)).toList();
    }

    private static Column<LakeRecord> column(LakeColumn column, String sourceFile) {
        String name = column.column();
        return switch (column) {
            case EVENT_DATE -> new Day<>(name, r -> Math.toIntExact(Partition.day(r.eventTime())));
            case EVENT_TIME -> new Moment<>(name, LakeRecord::micros);
            case EVENT_ID -> new Text<>(name, LakeRecord::eventId);
            case EVENT_NAME -> new Text<>(name, LakeRecord::eventName);
            case EVENT_SOURCE -> new Text<>(name, LakeRecord::eventSource);
            case EVENT_TYPE -> new Text<>(name, LakeRecord::eventType);
            case ACCOUNT_ID -> new Text<>(name, LakeRecord::accountId);
            case AWS_REGION -> new Text<>(name, LakeRecord::awsRegion);
            case USER_NAME -> new Text<>(name, LakeRecord::userName);
            case ACTOR_KIND -> new Text<>(name, LakeRecord::actorKind);
            case ACTOR_PRINCIPAL -> new OptionalText<>(name, LakeRecord::actorPrincipal);
            case ACTOR_ACCOUNT -> new OptionalText<>(name, LakeRecord::actorAccount);
            case SESSION_NAME -> new OptionalText<>(name, LakeRecord::sessionName);
            case SOURCE_IDENTITY -> new OptionalText<>(name, LakeRecord::sourceIdentity);
            case ACCESS_KEY -> new OptionalText<>(name, LakeRecord::accessKey);
            case TARGET -> new OptionalText<>(name, LakeRecord::target);
            case SOURCE_IP -> new OptionalText<>(name, LakeRecord::sourceIp);
            case USER_AGENT -> new OptionalText<>(name, LakeRecord::userAgent);
            case READ_ONLY -> new Flag<>(name, LakeRecord::readOnly);
            case MFA -> new OptionalFlag<>(name, LakeRecord::mfa);
            case ERROR_CODE -> new OptionalText<>(name, LakeRecord::errorCode);
            case ERROR_MESSAGE -> new OptionalText<>(name, LakeRecord::errorMessage);
            case REQUEST_PARAMETERS -> new OptionalText<>(name, LakeRecord::requestParameters);
            case RESPONSE_ELEMENTS -> new OptionalText<>(name, LakeRecord::responseElements);
            case SOURCE_FILE -> new Text<>(name, _ -> sourceFile);
            case SCHEMA_VERSION -> new Number<>(name, _ -> LakeColumn.VERSION);
        };
    }
}
