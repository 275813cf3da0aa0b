package dev.attest.collector.people;

import dev.attest.rest.Caller;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Which groups a person is in.
@Path("/api/v1/people/{id}/groups")
@Tag(name = "People")
public class PersonGroupResource {

    private static final String GROUPS =
            PersonGroups.FOUND
                    + """
                    select g.group_id, g.name, bool_or(f.direct) from found f
                      join person_group g on g.group_id = f.group_id
                    where (g.name collate "C", g.group_id) > ($2, $3)
                    group by g.group_id, g.name
                    order by g.name collate "C", g.group_id limit $4
                    """;

    private final Pool pool;
    private final People people;
    private final Caller caller;

    PersonGroupResource(Pool pool, People people, Caller caller) {
        this.pool = pool;
        this.people = people;
        this.caller = caller;
    }

    /// The groups of one person by name, as a provisioning service tells them; a manager sees those
    /// of their own reports.
    @GET
    @PermissionsAllowed("people:read")
    public Uni<Page<PersonGroupView>> listGroupsOfPerson(
            @PathParam("id") String id, @Valid @BeanParam PageRequest page) {
        return people.shown(id, caller).chain(_ -> groups(id, page));
    }

    private Uni<Page<PersonGroupView>> groups(String id, PageRequest page) {
        List<String> after = page.after(2).orElse(List.of("", ""));
        return pool.preparedQuery(GROUPS)
                .execute(
                        Tuple.tuple()
                                .addArrayOfString(new String[] {id})
                                .addString(after.get(0))
                                .addString(after.get(1))
                                .addInteger(page.limit() + 1))
                .map(rows -> {
                    List<PersonGroupView> groups = new ArrayList<>();
                    rows.forEach(row ->
                            groups.add(
                                    new PersonGroupView(
                                            row.getString(0),
                                            row.getString(1),
                                            row.getBoolean(2))));
                    return Page.of(
                            groups, page.limit(), last -> Cursor.encode(last.name(), last.id()));
                });
    }
}
