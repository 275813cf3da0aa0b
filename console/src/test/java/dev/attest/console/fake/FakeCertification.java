package dev.attest.console.fake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.console.api.ApiRefused.Violation;
import dev.attest.console.api.CampaignView;
import dev.attest.console.api.CertificationApi.Decided;
import dev.attest.console.api.CertificationApi.DefinitionView;
import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Outcome;
import dev.attest.console.api.PackageView;
import dev.attest.console.api.PackageView.State;
import dev.attest.console.api.Page;
import dev.attest.console.api.RemediationView;
import dev.attest.console.fake.FakeApi.Call;
import dev.attest.console.fake.FakeApi.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Campaigns and packages in memory.
public final class FakeCertification {

    private final Map<UUID, PackageView> packages = new LinkedHashMap<>();
    private final Map<UUID, List<ItemView>> items = new LinkedHashMap<>();
    private final List<RemediationView> remediations;
    private final List<String> meanings = new ArrayList<>();
    private boolean loginsTooOld;
    private CampaignView campaign;
    private int served;

    FakeCertification(Instant now) {
        campaign = ReviewFixture.campaign(now);
        remediations = new ArrayList<>(removals(now));
        addPackage(ReviewFixture.PACKAGE, "Maria Keller", State.OPEN, false, 50, now);
        addPackage(ReviewFixture.SHORT, "Maria Keller", State.OPEN, true, 3, now);
        addPackage(ReviewFixture.SIGNED, "Maria Keller", State.SIGNED, false, 9, now);
        addPackage(ReviewFixture.LATE, "Tunde Okafor", State.OPEN, true, 64, now);
        lines(ReviewFixture.SIGNED)
                .replaceAll(item ->
                        decided(
                                item,
                                item.recommendation() == ItemView.Recommendation.REVOKE
                                        ? Outcome.REVOKE
                                        : Outcome.KEEP,
                                null));
        recount(ReviewFixture.SIGNED, 0);
    }

    private void addPackage(
            UUID id, String reviewer, State state, boolean late, int items, Instant now) {
        String email = reviewer.toLowerCase(Locale.ROOT).replace(' ', '.') + "@meridian.example";
        add(ReviewFixture.pack(id, reviewer, email, state, late, now), items, now);
    }

    private void add(PackageView pack, int count, Instant now) {
        packages.put(pack.id(), pack);
        var lines = new ArrayList<>(ReviewFixture.items(pack.id(), count, now));
        lines.sort(FakeLists.ORDER);
        items.put(pack.id(), lines);
        recount(pack.id(), 0);
    }

    /// Another open package of Maria's.
    public synchronized void addPackage(UUID id, int items) {
        addPackage(id, "Maria Keller", State.OPEN, false, items, Instant.now());
    }

    /// How many items were read so far.
    public synchronized int served() {
        return served;
    }

    /// What a colleague or another tab would do.
    public synchronized void changeElsewhere(UUID pack) {
        recount(pack, 1);
    }

    public synchronized List<ItemView> items(UUID pack) {
        return List.copyOf(items.getOrDefault(pack, List.of()));
    }

    public synchronized PackageView pack(UUID id) {
        return Objects.requireNonNull(packages.get(id));
    }

    public synchronized List<String> meanings() {
        return List.copyOf(meanings);
    }

    /// From now on no login is fresh enough for a signature.
    public synchronized void findLoginsTooOld() {
        loginsTooOld = true;
    }

    public synchronized CampaignView campaign() {
        return campaign;
    }

    synchronized Object answer(Call call) {
        if (call.is("GET", "campaign-definitions")) {
            return new Page<>(
                    List.of(
                            new DefinitionView(
                                    "quarterly-access-review",
                                    "Quarterly access review",
                                    "Every access of every person, once a quarter.")),
                    null);
        }
        if (call.path().getFirst().equals("campaigns")) {
            return campaigns(call);
        }
        if (call.path().getFirst().equals("packages")) {
            return packages(call);
        }
        if (call.is("GET", "remediations")) {
            var state = call.query().get("state");
            return new Page<>(
                    remediations.stream()
                            .filter(r -> state == null || r.state().name().equals(state))
                            .toList(),
                    null);
        }
        if (call.is("GET", "remediations", "*")) {
            return remediations.stream()
                    .filter(r -> r.id().toString().equals(call.path().get(1)))
                    .findFirst()
                    .orElseThrow(FakeCertification::missing);
        }
        throw missing();
    }

    private Object campaigns(Call call) {
        if (call.is("GET", "campaigns")) {
            return new Page<>(List.of(campaign), null);
        }
        if (call.is("POST", "campaigns")) {
            return campaign;
        }
        if (call.is("GET", "campaigns", "*")) {
            if (!call.path().get(1).equals(campaign.id().toString())) {
                throw missing();
            }
            return campaign;
        }
        if (call.is("GET", "campaigns", "*", "packages")) {
            return FakeLists.page(
                    packages.values().stream().map(pack -> seenBy(pack, call)).toList(), call);
        }
        check(call, campaign.version());
        var state =
                call.path().get(2).equals("closure")
                        ? CampaignView.State.CLOSED_INCOMPLETE
                        : CampaignView.State.CANCELLED;
        campaign =
                new CampaignView(
                        campaign.id(),
                        campaign.definitionId(),
                        campaign.name(),
                        state,
                        campaign.launchedBy(),
                        campaign.launchedAt(),
                        campaign.deadline(),
                        Instant.now(),
                        call.body().path("reason").asText(),
                        campaign.population(),
                        campaign.progress(),
                        campaign.remediation(),
                        campaign.version() + 1);
        return campaign;
    }

    private Object packages(Call call) {
        if (call.is("GET", "packages")) {
            return mine(call);
        }
        var pack = packages.get(UUID.fromString(call.path().get(1)));
        if (pack == null || !(call.seesAll() || call.email().equals(pack.reviewer().email()))) {
            throw missing();
        }
        if (call.is("GET", "packages", "*")) {
            return seenBy(pack, call);
        }
        if (call.is("GET", "packages", "*", "items")) {
            var page = FakeLists.items(items(pack.id()), call);
            served += page.items().size();
            return page;
        }
        if (call.is("GET", "packages", "*", "summary")) {
            return FakeLists.summary(items(pack.id()));
        }
        check(call, pack.version());
        if (!call.email().equals(pack.reviewer().email())) {
            throw new Refusal(403, "forbidden", "Not your package");
        }
        if (call.is("POST", "packages", "*", "decisions")) {
            return decide(pack, call);
        }
        if (call.is("DELETE", "packages", "*", "decisions", "*")) {
            replace(pack.id(), UUID.fromString(call.path().get(3)), null, null);
            recount(pack.id(), 1);
            return seenBy(pack(pack.id()), call);
        }
        return signOff(pack, call);
    }

    private Page<PackageView> mine(Call call) {
        var states = call.all("state");
        return FakeLists.page(
                packages.values().stream()
                        .filter(pack -> call.email().equals(pack.reviewer().email()))
                        .filter(pack -> states.isEmpty() || states.contains(pack.state().name()))
                        .map(pack -> seenBy(pack, call))
                        .toList(),
                call);
    }

    private Object decide(PackageView pack, Call call) {
        var decided = new ArrayList<UUID>();
        for (JsonNode decision : call.body().path("decisions")) {
            var id = UUID.fromString(decision.path("itemId").asText());
            var outcome = Outcome.valueOf(decision.path("outcome").asText());
            var comment =
                    decision.path("comment").isMissingNode()
                            ? null
                            : decision.path("comment").asText();
            var item =
                    lines(pack.id()).stream()
                            .filter(i -> i.id().equals(id))
                            .findFirst()
                            .orElseThrow(FakeCertification::missing);
            if (item.against(outcome) && comment == null) {
                throw new Refusal(
                        422,
                        "comment-required",
                        "A comment is required against the recommendation.");
            }
            replace(pack.id(), id, outcome, comment);
            decided.add(id);
        }
        recount(pack.id(), 1);
        var all = items(pack.id());
        return new Decided(
                seenBy(pack(pack.id()), call),
                FakeLists.counted(
                        all.stream().filter(item -> decided.contains(item.id())).toList(), all));
    }

    private Object signOff(PackageView pack, Call call) {
        if (pack.progress().undecided() > 0) {
            throw new Refusal(409, "not-decided", "Not everything is decided.");
        }
        if (loginsTooOld) {
            throw new Refusal(403, "login-too-old", "A signature needs a login of just now.");
        }
        var along = FakeLists.keptTakenAlong(items(pack.id()));
        if (!along.isEmpty() && !call.body().path("takingAlong").asBoolean()) {
            throw new Refusal(
                    409,
                    "removals-take-along",
                    "The removals take along what is kept.",
                    along.stream()
                            .map(item ->
                                    new Violation(
                                            "/items/" + item.id(),
                                            item.entitlement().title() + " goes along"))
                            .toList());
        }
        meanings.add(call.body().path("meaning").asText());
        packages.put(
                pack.id(),
                with(
                        pack,
                        State.SIGNED,
                        pack.progress(),
                        Instant.now(),
                        call.email(),
                        pack.version() + 1));
        return seenBy(pack(pack.id()), call);
    }

    private void replace(UUID pack, UUID id, @Nullable Outcome outcome, @Nullable String comment) {
        lines(pack)
                .replaceAll(item -> item.id().equals(id) ? decided(item, outcome, comment) : item);
    }

    private static ItemView decided(
            ItemView item, @Nullable Outcome outcome, @Nullable String comment) {
        var decision =
                outcome == null
                        ? null
                        : new ItemView.Decision(
                                outcome,
                                comment,
                                "maria.keller@meridian.example",
                                Instant.now(),
                                1);
        return ReviewFixture.with(item, item.subject(), decision);
    }

    private void recount(UUID id, int bump) {
        var pack = pack(id);
        var all = lines(id);
        int kept =
                (int)
                        all.stream()
                                .filter(i ->
                                        i.decision() != null
                                                && i.decision().outcome() == Outcome.KEEP)
                                .count();
        int revoked =
                (int)
                        all.stream()
                                .filter(i ->
                                        i.decision() != null
                                                && i.decision().outcome() == Outcome.REVOKE)
                                .count();
        var left = all.size() - kept - revoked;
        var state =
                pack.state() == State.SIGNED
                        ? State.SIGNED
                        : left == 0 ? State.DECIDED : State.OPEN;
        packages.put(
                id,
                with(
                        pack,
                        state,
                        new PackageView.Progress(all.size(), kept + revoked, kept, revoked, left),
                        pack.signedAt(),
                        pack.signedBy(),
                        pack.version() + bump));
    }

    private static PackageView with(
            PackageView p,
            State state,
            PackageView.Progress progress,
            @Nullable Instant signedAt,
            @Nullable String signedBy,
            long version) {
        return new PackageView(
                p.id(),
                p.campaignId(),
                p.campaignName(),
                p.reviewer(),
                p.routedBy(),
                state,
                p.late(),
                p.dueAt(),
                p.snapshotAt(),
                p.escalationLevel(),
                progress,
                signedAt,
                signedBy,
                false,
                p.history(),
                version);
    }

    private static PackageView seenBy(PackageView p, Call call) {
        return new PackageView(
                p.id(),
                p.campaignId(),
                p.campaignName(),
                p.reviewer(),
                p.routedBy(),
                p.state(),
                p.late(),
                p.dueAt(),
                p.snapshotAt(),
                p.escalationLevel(),
                p.progress(),
                p.signedAt(),
                p.signedBy(),
                call.email().equals(p.reviewer().email()),
                p.history(),
                p.version());
    }

    private static void check(Call call, long version) {
        if (call.ifMatch() == null) {
            throw new Refusal(428, "precondition-required", "If-Match is missing");
        }
        if (!call.ifMatch().equals("\"" + version + "\"")) {
            throw new Refusal(412, "precondition-failed", "The version is another one");
        }
    }

    private List<ItemView> lines(UUID pack) {
        return Objects.requireNonNull(items.get(pack));
    }

    private static Refusal missing() {
        return new Refusal(404, "not-found", "Not there, or not yours.");
    }

    private static List<RemediationView> removals(Instant now) {
        var all = new ArrayList<RemediationView>();
        for (RemediationView.State state : RemediationView.State.values()) {
            var proven = state == RemediationView.State.VERIFIED;
            all.add(
                    new RemediationView(
                            ReviewFixture.id("remediation-" + state),
                            ReviewFixture.CAMPAIGN,
                            ReviewFixture.item(0),
                            "Administrator of account “payments-prod”",
                            "Jonas Brandt",
                            "441022987731",
                            "arn:aws:iam::441022987731:user/jonas.brandt",
                            state,
                            List.of(
                                    "aws sso-admin delete-account-assignment --instance-arn arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6 --target-id 441022987731 --target-type AWS_ACCOUNT --permission-set-arn arn:aws:sso:::permissionSet/ssoins-7223a1b2c3d4e5f6/ps-0123456789abcdef --principal-type USER --principal-id 906722d1-5001",
                                    "aws iam delete-access-key --user-name jonas.brandt --access-key-id AKIAIOSFODNN7EXAMPLE"),
                            now.minus(Duration.ofDays(2)),
                            now.plus(Duration.ofDays(5)),
                            proven ? now.minus(Duration.ofDays(1)) : null,
                            proven ? ReviewFixture.id("snapshot").toString() : null,
                            proven ? now.minus(Duration.ofDays(1)) : null,
                            List.of("Sessions that are open now may go on for up to 8 hours.")));
        }
        return all;
    }
}
