package dev.attest.sample;

import dev.attest.sample.cast.Company;
import dev.attest.sample.cast.Days;
import dev.attest.sample.files.InventoryFiles;
import dev.attest.sample.model.Inventory;
import dev.attest.sample.model.Plot;
import dev.attest.sample.model.Story;
import dev.attest.sample.trail.Trail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/// Meridian Freight: a company that does not exist, in the file formats of AWS. The same seed and
/// anchor date give the same bytes.
public final class SampleCompany {

    public static final long DEFAULT_SEED = 7;
    public static final int DEFAULT_EVENTS = 50_000;
    public static final int MOST_EVENTS = 10_000_000;

    private final Company company;
    private final Trail trail;

    private SampleCompany(Company company, Trail trail) {
        this.company = company;
        this.trail = trail;
    }

    /// @param anchor the day the company is looked at: its trail covers the ninety days before
    public static SampleCompany of(long seed, LocalDate anchor) {
        Company company = Company.of(seed, new Days(anchor));
        return new SampleCompany(company, Trail.of(company, seed));
    }

    /// The moment the inventory shows: 06:00 UTC on the anchor date. The files do not carry it.
    public Instant observedAt() {
        return company.days().observed();
    }

    public Inventory inventory() {
        return company.inventory();
    }

    public List<Story> stories() {
        return trail.stories();
    }

    public Story story(Plot plot) {
        return trail.stories().stream()
                .filter(story -> story.plot() == plot)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody told " + plot));
    }

    /// The least number of events a trail of this company can have.
    public int fewestEvents() {
        return trail.writer().plannedCount();
    }

    /// Writes inventory and trail.
    ///
    /// @param events from [#fewestEvents] to [#MOST_EVENTS]
    public SampleFolder writeTo(Path folder, int events, Progress progress) {
        if (events > MOST_EVENTS) {
            throw new IllegalArgumentException("at most " + MOST_EVENTS + " events, not " + events);
        }
        writeInventory(folder, inventory());
        try {
            trail.writer()
                    .write(
                            folder.resolve("cloudtrail"),
                            events,
                            written -> progress.at(written, events));
        } catch (IOException e) {
            throw new UncheckedIOException("while writing to " + folder, e);
        }
        return new SampleFolder(folder);
    }

    /// Writes an inventory alone: this company's, or one in which something is gone.
    public SampleFolder writeInventory(Path folder, Inventory inventory) {
        try {
            new InventoryFiles(inventory).writeTo(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("while writing to " + folder, e);
        }
        return new SampleFolder(folder);
    }

    /// What the commands of a removal plan take away.
    ///
    /// @param commands of the AWS CLI, a line each
    /// @throws IllegalArgumentException when one is of another kind, or names what is not there
    public List<Removal> removals(String accountId, List<String> commands) {
        AwsCommands reader = new AwsCommands(inventory(), accountId);
        return commands.stream().flatMap(command -> reader.read(command).stream()).toList();
    }

    /// The inventory without the given entitlements. It is on the caller to import it with a later
    /// moment than [#observedAt]; writing [#inventory] again shows the access come back.
    ///
    /// @throws IllegalArgumentException when an entitlement is not there
    public Inventory without(Collection<? extends Removal> removals) {
        Inventory changed = inventory();
        for (Removal removal : removals) {
            changed = Removals.apply(changed, removal);
        }
        return changed;
    }
}
