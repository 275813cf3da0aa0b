package dev.attest.certification.outbound;

import dev.attest.events.certification.CertificationEvent;
import dev.attest.outbox.Envelopes;
import dev.attest.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Tells the other services what happened here: every fact joins the outbox in the transaction that
/// made it true.
@ApplicationScoped
public class Facts {
    private final Outbox outbox;
    private final Envelopes envelopes;

    public Facts(Outbox outbox, Envelopes envelopes) {
        this.outbox = outbox;
        this.envelopes = envelopes;
    }

    public void tell(CertificationEvent fact) {
        outbox.append(envelopes.of(fact));
    }

    /// @param facts in the order in which they are to be told
    public void tell(List<? extends CertificationEvent> facts) {
        outbox.append(facts.stream().map(envelopes::of).toList());
    }
}
