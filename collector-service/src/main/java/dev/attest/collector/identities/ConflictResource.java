package dev.attest.collector.identities;

import dev.attest.collector.platform.Transactions;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What somebody has to clear up, for nothing was guessed.
@Path("/api/v1/people-conflicts")
@RunOnVirtualThread
@Tag(name = "Identities")
public class ConflictResource {

    private static final String CONFLICTS =
            """
            select kind, subject, detail from (
              select 'RECORD' as kind, source || ' ' || record_id as subject, problem as detail
                from person_record where problem is not null and not retired
              union all
              select 'ATTRIBUTE', r.person_id, a.attribute || ': ' || string_agg(
                  r.source || ' says ' || a.value, ', ' order by r.source)
                from person_record r cross join lateral (values ('email', r.email), ('name', r.name),
                  ('department', r.department), ('status', r.status)) as a (attribute, value)
                where r.person_id is not null and not r.retired and a.value is not null
                group by r.person_id, a.attribute having count(distinct a.value) > 1
              union all
              select 'IDENTITY', principal_id, conflict from identity where conflict is not null
              union all
              select 'DISPUTED', principal_id, disputed from identity where disputed is not null
              union all
              select 'UNJUDGED', person_id, format('failed since %s (attempts: %s), next attempt %s: %s',
                  to_char(failing_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), attempts,
                  coalesce(to_char(next_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    'at once'), failure)
                from person_to_judge where attempts > 0) c
            where (kind collate "C", subject collate "C", detail collate "C") > ($1, $2, $3)
            order by kind collate "C", subject collate "C", detail collate "C" limit $4
            """;

    private final Transactions transactions;

    ConflictResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Conflicts by kind and subject.
    @GET
    @PermissionsAllowed("inventory:read")
    public Page<ConflictView> listPeopleConflicts(@Valid @BeanParam PageRequest page) {
        List<String> after = page.after(3).orElse(List.of("", "", ""));
        List<ConflictView> rows =
                transactions.call(connection -> {
                    List<ConflictView> found = new ArrayList<>();
                    connection
                            .preparedQuery(CONFLICTS)
                            .executeAndAwait(
                                    Tuple.of(
                                            after.get(0),
                                            after.get(1),
                                            after.get(2),
                                            page.limit() + 1))
                            .forEach(row ->
                                    found.add(
                                            new ConflictView(
                                                    row.getString(0),
                                                    row.getString(1),
                                                    row.getString(2))));
                    return found;
                });
        return Page.of(
                rows,
                page.limit(),
                last -> Cursor.encode(last.kind(), last.subject(), last.detail()));
    }
}
