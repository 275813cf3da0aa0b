package dev.attest.certification.remediation;

import dev.attest.certification.population.Sought;
import dev.attest.certification.remediation.model.RemovalState;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.InventorySource;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The removal of one revoked access: its plan and what was seen of it since.
@Entity
public class Remediation {
    @Id public UUID id;
    public UUID campaignId;
    public UUID packageId;
    public UUID itemId;
    public UUID decisionId;
    public String title;
    public String subjectName;
    public String accountId;
    public String principalId;
    public @Nullable String principalUniqueId;

    @Enumerated(EnumType.STRING)
    public EntitlementKind kind;

    public String entitlementId;
    public String reference;
    public @Nullable String referenceUniqueId;

    /// The account whose snapshot can prove the removal: where the principal lives.
    public String proofAccount;

    @Enumerated(EnumType.STRING)
    public InventorySource proofSource;

    @Enumerated(EnumType.STRING)
    public RemovalState state;

    public String[] commands;

    /// What stays worth knowing, whatever becomes of it.
    public String[] notes;

    /// What the last reading said against the proof; null before the first and once it is proven.
    public @Nullable String whyOpen;

    public Instant plannedAt;
    public Instant dueAt;
    public @Nullable Instant verifiedAt;

    /// Until when a return is looked for; null before the proof.
    public @Nullable Instant watchEndsAt;

    public @Nullable UUID snapshotId;
    public @Nullable Instant observedAt;
    @Version public long version;

    Sought sought() {
        return new Sought(
                principalId,
                principalUniqueId,
                proofAccount,
                kind,
                reference,
                referenceUniqueId,
                accountId);
    }

    boolean isOpen() {
        return switch (state) {
            case PLANNED, FAILED -> true;
            case VERIFIED, REGRANTED -> false;
        };
    }

    /// Everything worth knowing now.
    ///
    /// @param beside other removals, of which some may come down to the same commands
    List<String> allNotes(Collection<Remediation> beside) {
        var same =
                beside.stream()
                        .filter(this::sameCommands)
                        .map(one ->
                                "The same commands remove this, too, and are run once: "
                                        + one.title
                                        + ".");
        return Stream.of(Stream.of(notes), same, Stream.ofNullable(whyOpen))
                .flatMap(Function.identity())
                .toList();
    }

    private boolean sameCommands(Remediation other) {
        return isOpen()
                && other.isOpen()
                && !id.equals(other.id)
                && campaignId.equals(other.campaignId)
                && principalId.equals(other.principalId)
                && commands.length > 0
                && Arrays.equals(commands, other.commands);
    }

    /// Replaces the plan.
    ///
    /// @return whether it is another one now
    boolean planAnew(List<String> now) {
        boolean another = !Arrays.asList(commands).equals(now);
        commands = now.toArray(String[]::new);
        return another;
    }

    /// Adds a note unless it is what was noted last.
    void note(String text) {
        if (notes.length == 0 || !notes[notes.length - 1].equals(text)) {
            notes = Arrays.copyOf(notes, notes.length + 1);
            notes[notes.length - 1] = text;
        }
    }
}
