package dev.attest.reporting.certification;

import dev.attest.events.Event;
import dev.attest.events.certification.AccessRegranted;
import dev.attest.events.certification.CampaignClosed;
import dev.attest.events.certification.CampaignLaunched;
import dev.attest.events.certification.CampaignOutcome;
import dev.attest.events.certification.DecisionOutcome;
import dev.attest.events.certification.DecisionRecorded;
import dev.attest.events.certification.DecisionWithdrawn;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.certification.EscalationMode;
import dev.attest.events.certification.ItemDescription;
import dev.attest.events.certification.ItemsAdded;
import dev.attest.events.certification.PackageNote;
import dev.attest.events.certification.PackageNoted;
import dev.attest.events.certification.PackageOpened;
import dev.attest.events.certification.PackageSignedOff;
import dev.attest.events.certification.PopulationSource;
import dev.attest.events.certification.Recommendation;
import dev.attest.events.certification.RemediationFailed;
import dev.attest.events.certification.RemediationReplanned;
import dev.attest.events.certification.RemediationRequested;
import dev.attest.events.certification.RemediationVerified;
import dev.attest.events.certification.ReviewEscalated;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.events.inventory.InventorySource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/// A campaign as a seed makes it: random reviewers, items, decisions, changes of mind and removals,
/// told in the order in which the services would tell it.
public final class CampaignFixture {

    public static final Instant START = Instant.parse("2026-10-01T08:00:00Z");

    private static final List<String> NAMES =
            List.of(
                    "Maria Keller",
                    "Tunde Ok\u00e1for",
                    "In\u00eas Duarte",
                    "\u03a3\u03bf\u03c6\u03af\u03b1 \u039d\u03af\u03ba\u03bf\u03c5",
                    "\u0410\u043d\u043d\u0430 \u041b\u0435\u0431\u0435\u0434\u0435\u0432\u0430",
                    "J\u00f6rg M\u00fc\u00dfig",
                    "Zo\u00eb \u0141uk",
                    "\u5f20\u4f1f",
                    "Ravi Menon");

    private final Random random;
    private final UUID campaignId;
    private final List<Event> events = new ArrayList<>();
    private final List<ItemDescription> items = new ArrayList<>();
    private final Map<UUID, DecisionRecorded> decisions = new HashMap<>();
    // the reviewers by package, whoever took over included
    private final Map<UUID, String> reviewers = new HashMap<>();
    private final UUID firstSnapshot;
    private Instant now = START;

    private CampaignFixture(long seed) {
        this.random = new Random(seed);
        this.campaignId = id();
        this.firstSnapshot = id();
    }

    /// Events of a campaign.
    ///
    /// @param closed whether it ran to its end
    public static List<Event> campaign(long seed, int packages, int itemsEach, boolean closed) {
        CampaignFixture fixture = new CampaignFixture(seed);
        fixture.launch(packages, itemsEach);
        fixture.decide();
        fixture.sign(packages);
        if (closed) {
            fixture.close();
        }
        return List.copyOf(fixture.events);
    }

    /// The same campaign with the people file among its sources.
    static List<Event> withPeople(List<Event> campaign) {
        return campaign.stream()
                .map(event ->
                        event instanceof CampaignLaunched launched ? withPeople(launched) : event)
                .toList();
    }

    private static CampaignLaunched withPeople(CampaignLaunched launched) {
        List<PopulationSource> population = new ArrayList<>(launched.population());
        population.add(
                new PopulationSource(
                        new UUID(7, 7), "company", InventorySource.PEOPLE, START, true));
        return new CampaignLaunched(
                launched.campaignId(),
                launched.definitionId(),
                launched.name(),
                launched.launchedBy(),
                launched.launchedAt(),
                launched.deadline(),
                population,
                launched.itemCount(),
                launched.excluded(),
                launched.gaps());
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Instant later() {
        now = now.plus(Duration.ofMinutes(1 + random.nextInt(300)));
        return now;
    }

    private void launch(int packages, int itemsEach) {
        events.add(snapshot(firstSnapshot, InventorySource.IAM_AUTHORIZATION_DETAILS, START));
        UUID report = id();
        events.add(snapshot(report, InventorySource.IAM_CREDENTIAL_REPORT, START));
        events.add(
                new CampaignLaunched(
                        campaignId,
                        "quarterly-access-review",
                        "Quarterly access review Q4 2026",
                        "chidi.okoro@meridian.example",
                        later(),
                        START.plus(Duration.ofDays(21)),
                        List.of(
                                source(firstSnapshot, InventorySource.IAM_AUTHORIZATION_DETAILS),
                                source(report, InventorySource.IAM_CREDENTIAL_REPORT)),
                        packages * itemsEach,
                        Map.of("service-linked role", 7, "policy managed by AWS for a service", 2),
                        List.of()));
        for (int p = 0; p < packages; p++) {
            UUID packageId = id();
            reviewers.put(packageId, "P-" + p);
            events.add(
                    new PackageOpened(
                            campaignId,
                            packageId,
                            "P-" + p,
                            NAMES.get(p % NAMES.size()),
                            p % 3 == 2 ? "ACCOUNT_OWNER" : "MANAGER",
                            itemsEach,
                            START.plus(Duration.ofDays(7))));
            addItems(packageId, itemsEach);
        }
        if (packages > 2) {
            escalate(((PackageOpened) events.get(3)).packageId());
        }
    }

    private void escalate(UUID packageId) {
        events.add(
                new ReviewEscalated(
                        campaignId, packageId, "P-0", "P-1", 1, later(), EscalationMode.ADD));
        events.add(
                new ReviewEscalated(
                        campaignId, packageId, "P-0", "P-1", 2, later(), EscalationMode.REPLACE));
        reviewers.put(packageId, "P-1");
        note(packageId, PackageNote.REMINDED, "Two thirds of the time have passed.");
        note(packageId, PackageNote.EXPIRED, "Not signed in time.");
    }

    private void note(UUID packageId, PackageNote note, String text) {
        events.add(new PackageNoted(campaignId, packageId, note, text, later()));
    }

    private void addItems(UUID packageId, int count) {
        List<ItemDescription> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            added.add(
                    new ItemDescription(
                            id(),
                            packageId,
                            "S-" + i,
                            name,
                            "arn:aws:iam::111122223333:user/"
                                    + "long-user-name-".repeat(1 + random.nextInt(3))
                                    + i,
                            "111122223333",
                            EntitlementKind.MANAGED_POLICY_ATTACHMENT,
                            "E-" + i,
                            "Administrator of the account payments-prod through the policy AdministratorAccess",
                            "arn:aws:iam::aws:policy/AdministratorAccess attached to user " + i,
                            random.nextBoolean()
                                    ? START.minus(Duration.ofDays(random.nextInt(400)))
                                    : null,
                            random.nextBoolean(),
                            random.nextBoolean() ? random.nextInt(101) : null,
                            Recommendation.values()[random.nextInt(3)],
                            List.of("not used for 190 days", "administrator rights without MFA")));
        }
        items.addAll(added);
        events.add(new ItemsAdded(campaignId, added));
    }

    private void decide() {
        for (ItemDescription item : items) {
            int rounds = random.nextInt(3);
            for (int version = 1; version <= rounds; version++) {
                DecisionRecorded decision = decision(item, version);
                events.add(decision);
                decisions.put(item.itemId(), decision);
            }
            if (random.nextInt(8) == 0 && decisions.containsKey(item.itemId())) {
                decisions.remove(item.itemId());
                events.add(
                        new DecisionWithdrawn(
                                campaignId,
                                item.packageId(),
                                item.itemId(),
                                rounds + 1,
                                reviewer(item.packageId()),
                                later()));
            }
        }
    }

    private DecisionRecorded decision(ItemDescription item, int version) {
        boolean keep = random.nextInt(3) > 0;
        return new DecisionRecorded(
                campaignId,
                item.packageId(),
                item.itemId(),
                id(),
                version,
                keep ? DecisionOutcome.KEEP : DecisionOutcome.REVOKE,
                random.nextBoolean()
                        ? "=needed for the migration; \"see\" ticket\nMF-204 \u2013 \u03b1\u03b2\u03b3"
                        : null,
                reviewer(item.packageId()),
                later());
    }

    private void sign(int packages) {
        for (Event event : List.copyOf(events)) {
            if (event instanceof PackageOpened opened && random.nextInt(packages + 1) > 0) {
                List<ItemDescription> mine =
                        items.stream()
                                .filter(i -> i.packageId().equals(opened.packageId()))
                                .toList();
                int kept = count(mine, DecisionOutcome.KEEP);
                int revoked = count(mine, DecisionOutcome.REVOKE);
                if (kept + revoked == mine.size() || random.nextInt(4) > 0) {
                    events.add(
                            new PackageSignedOff(
                                    campaignId,
                                    opened.packageId(),
                                    reviewer(opened.packageId()),
                                    "I reviewed each access.",
                                    kept,
                                    revoked,
                                    START,
                                    later()));
                    mine.stream().filter(this::revoked).forEach(this::remediate);
                }
            }
        }
    }

    private String reviewer(UUID packageId) {
        return Objects.requireNonNull(reviewers.get(packageId));
    }

    private boolean revoked(ItemDescription item) {
        DecisionRecorded decision = decisions.get(item.itemId());
        return decision != null && decision.outcome() == DecisionOutcome.REVOKE;
    }

    private int count(List<ItemDescription> mine, DecisionOutcome outcome) {
        return (int)
                mine.stream()
                        .map(item -> decisions.get(item.itemId()))
                        .filter(decision -> decision != null && decision.outcome() == outcome)
                        .count();
    }

    private void remediate(ItemDescription item) {
        UUID remediation = id();
        DecisionRecorded decision = decisions.get(item.itemId());
        if (decision == null) {
            return;
        }
        events.add(requested(item, remediation, decision));
        int fate = random.nextInt(5);
        for (int plan = 1; plan < fate; plan++) {
            replan(item, remediation, "the plan number " + plan);
        }
        if (fate == 1 || fate == 4) {
            events.add(
                    new RemediationFailed(
                            campaignId,
                            remediation,
                            item.itemId(),
                            item.entitlementId(),
                            "Not proven removed by the due date.",
                            later()));
        }
        if (fate >= 2) {
            UUID proof = id();
            events.add(snapshot(proof, InventorySource.IAM_AUTHORIZATION_DETAILS, later()));
            events.add(
                    new RemediationVerified(
                            campaignId,
                            remediation,
                            item.itemId(),
                            item.entitlementId(),
                            proof,
                            now,
                            later()));
        }
        if (fate == 3) {
            regrant(item, remediation);
        }
    }

    private RemediationRequested requested(
            ItemDescription item, UUID remediation, DecisionRecorded decision) {
        return new RemediationRequested(
                campaignId,
                remediation,
                item.itemId(),
                decision.decisionId(),
                item.accountId(),
                item.principalId(),
                item.kind(),
                item.entitlementId(),
                List.of(
                        "aws iam detach-user-policy --user-name somebody-with-a-long-name --policy-arn arn:aws:iam::aws:policy/AdministratorAccess --profile 111122223333"),
                later(),
                START.plus(Duration.ofDays(30)),
                List.of());
    }

    private void replan(ItemDescription item, UUID remediation, String command) {
        events.add(
                new RemediationReplanned(
                        campaignId,
                        remediation,
                        item.itemId(),
                        item.entitlementId(),
                        List.of(command),
                        "the trust policy has changed",
                        later()));
    }

    private void regrant(ItemDescription item, UUID remediation) {
        UUID proof = id();
        events.add(snapshot(proof, InventorySource.IAM_AUTHORIZATION_DETAILS, later()));
        events.add(
                new AccessRegranted(
                        campaignId, remediation, item.itemId(), item.entitlementId(), proof, now));
    }

    private void close() {
        int kept = count(items, DecisionOutcome.KEEP);
        int revoked = count(items, DecisionOutcome.REVOKE);
        events.add(
                new CampaignClosed(
                        campaignId,
                        CampaignOutcome.CLOSED_INCOMPLETE,
                        "the deadline passed",
                        "timer",
                        items.size(),
                        kept,
                        revoked,
                        items.size() - kept - revoked,
                        later()));
    }

    private static PopulationSource source(UUID id, InventorySource source) {
        return new PopulationSource(id, "111122223333", source, START, true);
    }

    private static InventorySnapshotTaken snapshot(UUID id, InventorySource source, Instant at) {
        return new InventorySnapshotTaken(
                id,
                "111122223333",
                source,
                at,
                at.plusSeconds(60),
                true,
                Map.of("users", 61, "roles", 12),
                Map.of("users", 61, "roles", 12),
                List.of(),
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    }
}
