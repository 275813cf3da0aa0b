package dev.attest.reporting.evidence;

import dev.attest.reporting.platform.Await;
import dev.attest.rest.Caller;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The evidence log for auditors: key, checkpoints, entries, proofs.
@Path("/api/v1/evidence")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EvidenceResource {

    private final EvidenceLog log;
    private final EvidenceProofs proofs;
    private final LogKey key;
    private final EntryCheck check;
    private final Caller caller;

    EvidenceResource(
            EvidenceLog log, EvidenceProofs proofs, LogKey key, EntryCheck check, Caller caller) {
        this.log = log;
        this.proofs = proofs;
        this.key = key;
        this.check = check;
        this.caller = caller;
    }

    @GET
    @Path("/key")
    @Produces(MediaType.TEXT_PLAIN)
    @PermissionsAllowed("evidence:read")
    @Operation(summary = "The log's public key, one line: name+id+base64 (C2SP vkey)")
    public String key() {
        return key.verifier().text() + "\n";
    }

    @GET
    @Path("/checkpoint")
    @Produces(MediaType.TEXT_PLAIN)
    @PermissionsAllowed("evidence:read")
    @Operation(summary = "The latest signed checkpoint (C2SP tlog-checkpoint); keep it elsewhere")
    public String checkpoint() {
        return proofs.latest().note();
    }

    @GET
    @Path("/entries")
    @PermissionsAllowed("evidence:read")
    @Operation(summary = "List entries in their order")
    public Page<EvidenceEntryView> entries(
            @QueryParam("from") @DefaultValue("0") @Min(0) long from,
            @Valid @BeanParam PageRequest page) {
        if (!caller.seesAll()) {
            return new Page<>(List.of(), null);
        }
        long start = page.after(1).map(after -> Cursor.number(after.getFirst()) + 1).orElse(from);
        List<LogEntry> found =
                check.checked(
                        Await.reading(
                                session -> log.range(session, start, start + page.limit() + 1)));
        return Page.of(found, page.limit(), last -> Cursor.encode(Long.toString(last.position)))
                .map(EvidenceEntryView::of);
    }

    @GET
    @Path("/entries/{index}")
    @PermissionsAllowed("evidence:read")
    @Operation(summary = "An entry with the proof that it is in the log")
    public ProvenEntryView entry(@RestPath String index) {
        if (!caller.seesAll() || !index.matches("0|[1-9][0-9]{0,17}")) {
            throw ProblemException.notFound("entry", index);
        }
        long position = Long.parseLong(index);
        List<LogEntry> found = Await.reading(session -> log.range(session, position, position + 1));
        if (found.isEmpty()) {
            throw ProblemException.notFound("entry", index);
        }
        LogEntry entry = found.getFirst();
        return ProvenEntryView.of(entry, proofs.first(entry));
    }

    @GET
    @Path("/consistency")
    @PermissionsAllowed("evidence:read")
    @Operation(summary = "Proof that the log of size `to` continues the log of size `from`")
    public ConsistencyView consistency(
            @QueryParam("from") @DefaultValue("0") @Min(0) long from,
            @QueryParam("to") @Min(0) @Nullable Long to) {
        long size = Await.reading(log::size);
        long until = to == null ? size : to;
        if (until > size) {
            throw outside("/to", "the log has " + size + " entries");
        }
        if (from > until) {
            throw outside("/from", "is more than to");
        }
        return ConsistencyView.of(proofs.growth(from, until));
    }

    private static ProblemException outside(String pointer, String message) {
        return ProblemException.badRequest(
                "bad-range", "There is no such growth.", List.of(new Violation(pointer, message)));
    }
}
