package dev.attest.reporting.queries;

import dev.attest.reporting.queries.LakeQueries.Asked;
import dev.attest.rest.Page;
import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Questions to the lake.
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class QueryResource {

    private final QueryFiles files;
    private final RunQuery run;
    private final LakeQueries lake;

    QueryResource(QueryFiles files, RunQuery run, LakeQueries lake) {
        this.files = files;
        this.run = run;
        this.lake = lake;
    }

    /// A query as callers see it.
    ///
    /// @param days how far back it looks unless it is told
    /// @param duckdb the statement that runs here
    /// @param trino the same for Trino and Athena; `:name` stands where a value goes
    public record QueryView(
            String name,
            String title,
            String description,
            int days,
            Map<String, QueryParameter> parameters,
            List<String> columns,
            String duckdb,
            String trino) {

        static QueryView of(QueryDefinition query) {
            return new QueryView(
                    query.name(),
                    query.title(),
                    query.description(),
                    query.days(),
                    query.parameters(),
                    query.columns(),
                    query.duckdb(),
                    query.trino());
        }
    }

    /// How to run a query.
    ///
    /// @param parameters values as text, by name; null: as its file says
    public record RunQueryRequest(@Nullable @Size(max = 20) Map<String, String> parameters) {}

    /// A question in SQL.
    ///
    /// @param sql one SELECT over the table `iam_events`, as DuckDB writes it
    public record AskRequest(@NotBlank @Size(max = 20_000) String sql) {}

    @GET
    @Path("/queries")
    @PermissionsAllowed("queries:read")
    @Operation(summary = "List the queries that come with the product; there is always one page")
    public Page<QueryView> list() {
        return new Page<>(files.all().stream().map(QueryView::of).toList(), null);
    }

    @POST
    @Path("/queries/{name}/runs")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("queries:read")
    @Operation(summary = "Run a query over the lake; nothing is kept")
    public QueryAnswer run(@RestPath String name, @NotNull @Valid RunQueryRequest request)
            throws RefusedQueryException {
        QueryDefinition query =
                files.named(name).orElseThrow(() -> ProblemException.notFound("query", name));
        Map<String, String> given = request.parameters();
        try {
            return run.run(query, given == null ? Map.of() : given);
        } catch (BadArgumentException e) {
            throw ProblemException.badRequest(
                    "bad-query-parameter",
                    "The query " + name + " cannot be given that.",
                    List.of(new Violation("/parameters/" + e.parameter(), e.reason())));
        }
    }

    @POST
    @Path("/query-runs")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("queries:sql")
    @Operation(
            summary =
                    "Ask the lake in SQL: one SELECT over the table iam_events, within bounds of"
                            + " time, memory and size; nothing is kept")
    public QueryAnswer ask(@NotNull @Valid AskRequest request) throws RefusedQueryException {
        return lake.run(
                new Asked(request.sql(), List.of(), List.of(), true), () -> lake.lake().files());
    }
}
