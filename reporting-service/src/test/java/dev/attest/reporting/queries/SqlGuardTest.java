package dev.attest.reporting.queries;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlGuardTest {

    @TempDir private Path root;
    private Sandbox sandbox;

    @BeforeEach
    void open() throws Exception {
        sandbox = new Sandbox(new Sandbox.Bounds(root.toString(), "64MB", 1), 1);
    }

    @AfterEach
    void close() throws Exception {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with a as (select 1), b as (select * from a) select * from b, a",
                "with pgs as (select 1) select * from pgs",
                "with recursive n as (select 1 as i union all select i + 1 from n where i < 9)"
                        + " select * from n",
                "with recursive n as (with m as (select 1 as i) select i from m union all"
                        + " select i + 1 from n where i < 9), o as (select * from n) select * from o",
                "with iam_events as (select * from iam_events where day = 1)"
                        + " select * from iam_events",
                "select (with a as (select 1) select * from a) from iam_events"
            })
    void shouldAllow(String sql) {
        assertThatCode(() -> check(sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_text('/etc/passwd')",
                "select * from read_csv('/etc/passwd')",
                "select * from '/etc/passwd'",
                "select * from read_parquet('https://example.com/x.parquet')",
                "select * from glob('/**')",
                "select content from read_blob('LAKE/**')",
                "select * from 'LAKE/**/*.parquet'",
                "copy (select 1) to 'LAKE/x.parquet'",
                "copy (select 1) to '/tmp/attest-x.parquet'",
                "create table x as select 1",
                "insert into iam_events select * from iam_events",
                "delete from iam_events",
                "drop view iam_events",
                "attach '/tmp/x.db'",
                "install httpfs",
                "load httpfs",
                "set enable_external_access=true",
                "reset lock_configuration",
                "pragma database_list",
                "call pragma_version()",
                "explain analyze select 1",
                "select 1; select 2",
                "select * from duckdb_settings()",
                "select * from information_schema.tables",
                "select * from sqlite_master",
                "show all tables",
                "select getenv('HOME')",
                "select current_setting('allowed_directories')",
                "select * from query('select 1')",
                "select * from query_table('iam_events')",
                "select sql from (with duckdb_views as (select 1) select 1) x, duckdb_views",
                "select * from (with \"LAKE/x.parquet\" as (select 1) select 1) x,"
                        + " 'LAKE/x.parquet'",
                "select * from memory.main.iam_events",
                "with a as (select * from pg_settings), pg_settings as (select 1) select * from a",
                "with a as (select * from duckdb_views), duckdb_views as (select 1)"
                        + " select * from a",
                "with a as (select * from duckdb_logs), duckdb_logs as (select 1) select * from a",
                "with a as (select * from 'LAKE/x.parquet'), \"LAKE/x.parquet\" as (select 1)"
                        + " select * from a",
                "with recursive pg_settings as (select name from pg_settings union all"
                        + " select name from pg_settings) select * from pg_settings",
                "with recursive t as (select * from t) select * from t",
                "with recursive a as (select 1 union all select * from b), b as (select 1)"
                        + " select * from a",
                "with pg_settings as (select 1) select * from pg_settings",
                "with a as (with b as (select 1) select * from b) select * from b",
                "select json_serialize_plan('select current_setting(''threads'')',"
                        + " optimize := true)",
                "select json_serialize_sql('select 1')",
                "select json_deserialize_sql('{}')",
                "select * from json_execute_serialized_sql('{}')",
                "select main.current_setting('threads')",
                "select 'threads'.current_setting()",
                "select list_transform(['threads'], lambda x: current_setting(x))",
                "select pg_get_viewdef(1)",
                "select pg_sleep(100)",
                "select (select current_setting('threads')) from iam_events order by"
                        + " getenv('HOME')",
                "prepare p as select 1",
                "export database '/tmp/attest-x'",
                "checkpoint",
                "begin",
                ";",
                "nonsense"
            })
    void shouldRefuse(String sql) {
        String there = sql.replace("LAKE", root.resolve("iam-events").toString());
        assertThatThrownBy(() -> check(there)).isInstanceOf(RefusedQueryException.class);
    }

    /// Whatever the guard overlooks, the database refuses.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_text('/etc/passwd')",
                "copy (select 1) to '/tmp/attest-x.parquet'",
                "attach '/tmp/x.db'",
                "install httpfs",
                "set enable_external_access=true",
                "reset lock_configuration"
            })
    void shouldNotReachAnythingBesidesTheLakeWithoutTheGuard(String sql) {
        assertThatThrownBy(() -> Sandbox.execute(sandbox.free().element(), sql))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void shouldSayWhatIsNotPossible() {
        assertThatThrownBy(() -> check("select * from pg_settings"))
                .hasMessage("There is one table, iam_events, not pg_settings.");
        assertThatThrownBy(() -> check("with pg_settings as (select 1) select 1"))
                .hasMessage("No part of a query can be called pg_settings.");
        assertThatThrownBy(() -> check("select json_serialize_plan('select 1')"))
                .hasMessage("json_serialize_plan() is not possible here.");
    }

    private void check(String sql) throws Exception {
        DuckDBConnection connection = sandbox.free().element();
        SqlGuard.check(connection, sql);
    }
}
