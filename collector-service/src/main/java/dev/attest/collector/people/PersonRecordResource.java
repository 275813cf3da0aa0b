package dev.attest.collector.people;

import dev.attest.collector.platform.Transactions;
import dev.attest.rest.Page;
import dev.attest.rest.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// From where what is known of people is known.
@Path("/api/v1/people/{id}/records")
@RunOnVirtualThread
@Tag(name = "People")
public class PersonRecordResource {

    private final Transactions transactions;
    private final PeopleConfig config;

    PersonRecordResource(Transactions transactions, PeopleConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /// What each source says of a person, the most trusted first.
    @GET
    @PermissionsAllowed("inventory:read")
    public Page<PersonRecordView> listRecordsOfPerson(@PathParam("id") String id) {
        List<PersonRecord> records =
                transactions.call(connection -> new RecordRows(connection).of(List.of(id)));
        if (records.isEmpty()) {
            throw ProblemException.notFound("person", id);
        }
        List<PersonRecord> speaking = MergedPerson.speaking(records, config.sources());
        return new Page<>(
                speaking.stream()
                        .map(r -> PersonRecordView.of(r, MergedPerson.counting(r, speaking)))
                        .toList(),
                null);
    }
}
