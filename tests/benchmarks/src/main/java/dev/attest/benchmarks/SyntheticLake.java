package dev.attest.benchmarks;

import dev.attest.lake.LakeColumn;
import dev.attest.lake.ParquetEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

/// A lake as it looks when it has been compacted: one file a day and region, sorted by time. What
/// stands in an event follows from its day, region and number alone.
final class SyntheticLake {

    static final List<String> REGIONS = List.of("us-east-1", "eu-central-1", "eu-west-1");

    private static final String EVENTS =
            """
            with numbered as (
              select i, hash(i, '%1$s', '%2$s') as h, (i * 86399000000 // %3$d)::bigint as micros
              from range(%3$d) t(i)),
            calls as (
              select *, (h %% 1000)::int as pick, (h // 1000 %% 500)::int as person,
                ['AssumeRole', 'GetCallerIdentity', 'ConsoleLogin', 'ListUsers', 'GetRole',
                 'CreateUser', 'AttachRolePolicy', 'PutUserPolicy', 'CreateAccessKey',
                 'CreatePermissionSet', 'CreateAccountAssignment', 'AssumeRoleWithSAML',
                 'AttachManagedPolicyToPermissionSet', 'CreateApplication', 'GetUser', 'ListRoles'
                ][(h // 500000 %% 16)::int + 1] as name
              from numbered),
            named as (
              select *, case
                when name like 'Assume%%' or name = 'GetCallerIdentity' then 'sts'
                when name = 'ConsoleLogin' then 'signin'
                when name in ('CreatePermissionSet', 'CreateAccountAssignment',
                  'AttachManagedPolicyToPermissionSet', 'CreateApplication') then 'sso'
                else 'iam' end as service
              from calls)
            select date '%1$s' as event_date,
              timestamp '%1$s' + to_microseconds(micros) as event_time,
              md5('%1$s %2$s ' || i) as event_id, name as event_name,
              service || '.amazonaws.com' as event_source, service as event_type,
              (111122223300 + h // 7 %% 40)::varchar as account_id, '%2$s' as aws_region,
              case when pick = 0 then 'root' else 'user-' || person end as user_name,
              case when pick = 0 then 'ROOT' when pick < 400 then 'ASSUMED_ROLE'
                when pick < 450 then 'AWS_SERVICE' else 'IAM_USER' end as actor_kind,
              'arn:aws:iam::111122223333:user/user-' || person as actor_principal,
              '111122223333' as actor_account,
              case when pick between 1 and 399 then 'session-' || person end as session_name,
              null::varchar as source_identity, 'AKIA' || upper(left(md5(person::varchar), 16)) as access_key,
              'arn:aws:iam::111122223333:role/role-' || (h // 11 %% 2000) as target,
              '203.0.113.' || (h // 13 %% 250) as source_ip, 'aws-cli/2.31.0' as user_agent,
              name like 'Get%%' or name like 'List%%' as read_only, pick %% 3 = 0 as mfa,
              case when pick %% 50 = 7 then 'AccessDenied' end as error_code,
              case when pick %% 50 = 7 then 'User is not authorized' end as error_message,
              '{"roleArn":"arn:aws:iam::111122223333:role/role-' || (h // 11 %% 2000)
                || '","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}' as request_parameters,
              case when name = 'ConsoleLogin' then '{"ConsoleLogin":"Success"}' end as response_elements,
              md5('%1$s') || md5('%2$s') as source_file, 1 as schema_version
            from named
            """;

    private SyntheticLake() {}

    /// Writes what is missing of so many events, spread evenly over days that end with the last.
    ///
    /// @param table the lake's folder of events
    static void write(Path table, LocalDate last, int days, long events)
            throws IOException, SQLException {
        long each = Math.max(1, events / ((long) days * REGIONS.size()));
        try (Connection connection = ParquetEngine.open();
                Statement statement = connection.createStatement()) {
            statement.execute("set threads=2");
            for (LocalDate day = last.minusDays(days - 1L);
                    !day.isAfter(last);
                    day = day.plusDays(1)) {
                for (String region : REGIONS) {
                    write(statement, partition(table, day, region), day, region, each);
                }
            }
        }
    }

    private static Path partition(Path table, LocalDate day, String region) {
        return table.resolve(
                "year=%d/month=%d/day=%d/region=%s"
                        .formatted(
                                day.getYear(), day.getMonthValue(), day.getDayOfMonth(), region));
    }

    private static void write(
            Statement statement, Path folder, LocalDate day, String region, long events)
            throws IOException, SQLException {
        Path file = folder.resolve("benchmark-" + events + ".parquet");
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(folder);
        // whoever reads the lake sees whole files only
        Path part = folder.resolve(file.getFileName() + ".part");
        statement.execute(
                "copy (select %s from (%s) order by event_time, account_id, event_id) to %s (format parquet,"
                                .formatted(
                                        LakeColumn.list(),
                                        EVENTS.formatted(day, region, events),
                                        ParquetEngine.literal(part))
                        + " compression zstd, row_group_size 20000)");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
