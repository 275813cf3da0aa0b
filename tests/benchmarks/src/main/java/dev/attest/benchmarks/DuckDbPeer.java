package dev.attest.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/// The other peer: DuckDB on two threads, from the same files to Parquet of the same columns and
/// partitions, sorted and packed the same way. Knows neither actors nor duplicates nor alerts.
final class DuckDbPeer {

    private static final String SQL =
            """
            copy (
              select r.eventTime::timestamp::date as event_date, r.eventTime::timestamp as event_time,
                r.eventID as event_id, r.eventName as event_name, r.eventSource as event_source,
                replace(r.eventSource, '.amazonaws.com', '') as event_type,
                r.recipientAccountId as account_id, r.awsRegion as aws_region,
                coalesce(r.userIdentity.userName, r.userIdentity.sessionContext.sessionIssuer.userName)
                  as user_name,
                r.userIdentity.type as actor_kind,
                coalesce(r.userIdentity.sessionContext.sessionIssuer.arn, r.userIdentity.arn)
                  as actor_principal,
                r.userIdentity.accountId as actor_account, r.userIdentity.principalId as session_name,
                r.userIdentity.accessKeyId as access_key, r.sourceIPAddress as source_ip,
                r.userAgent as user_agent, r.readOnly as read_only, r.errorCode as error_code,
                r.errorMessage as error_message, r.requestParameters::varchar as request_parameters,
                r.responseElements::varchar as response_elements,
                year(r.eventTime::timestamp) as year, month(r.eventTime::timestamp) as month,
                day(r.eventTime::timestamp) as day, r.awsRegion as region
              from (select unnest(Records) as r from read_json([%s], format='unstructured',
                maximum_object_size=33554432, columns={Records: 'STRUCT(
                  eventTime VARCHAR, eventID VARCHAR, eventName VARCHAR, eventSource VARCHAR,
                  recipientAccountId VARCHAR, awsRegion VARCHAR, sourceIPAddress VARCHAR,
                  userAgent VARCHAR, readOnly BOOLEAN, errorCode VARCHAR, errorMessage VARCHAR,
                  requestParameters JSON, responseElements JSON,
                  userIdentity STRUCT("type" VARCHAR, userName VARCHAR, arn VARCHAR,
                    accountId VARCHAR, principalId VARCHAR, accessKeyId VARCHAR,
                    sessionContext STRUCT(sessionIssuer STRUCT(arn VARCHAR, userName VARCHAR))))[]'}))
              %s)
            to '%s' (format parquet, compression zstd, partition_by (year, month, day, region),
              overwrite_or_ignore true)
            """;

    private DuckDbPeer() {}

    /// @param sorted whether each file is sorted by time, as ours are
    static void write(List<Path> files, Path folder, boolean sorted) throws IOException {
        String names =
                files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", "));
        try (Connection connection =
                        Objects.requireNonNull(
                                new DuckDBDriver().connect("jdbc:duckdb:", new Properties()));
                Statement statement = connection.createStatement()) {
            statement.execute("set threads=2");
            statement.execute("set memory_limit='8GB'");
            statement.execute("set preserve_insertion_order=false");
            statement.execute(SQL.formatted(names, sorted ? "order by r.eventTime" : "", folder));
        } catch (SQLException e) {
            throw new IOException("DuckDB does not write the files", e);
        }
    }
}
