package dev.attest.console.fake;

import dev.attest.console.api.CampaignView;
import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Entitlement;
import dev.attest.console.api.ItemView.Meaning;
import dev.attest.console.api.ItemView.Presence;
import dev.attest.console.api.ItemView.Principal;
import dev.attest.console.api.ItemView.Recommendation;
import dev.attest.console.api.ItemView.Subject;
import dev.attest.console.api.ItemView.SubjectProgress;
import dev.attest.console.api.PackageView;
import dev.attest.console.api.PackageView.Happening;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A company's review: seven people, fifty accesses, everything a line can be.
public final class ReviewFixture {

    public static final UUID CAMPAIGN = id("campaign");
    public static final UUID PACKAGE = id("package-maria");
    public static final UUID LATE = id("package-tunde");
    public static final UUID SIGNED = id("package-signed");
    public static final UUID SHORT = id("package-short");

    private static final SubjectProgress NOT_COUNTED = new SubjectProgress(0, 0, 0);

    private static final List<Subject> PEOPLE =
            List.of(
                    person("p-1", "Jonas Brandt", "Platform", "active", 78, "HIGH"),
                    person("p-2", "Aiko Tanaka", "Platform", "active", 12, "LOW"),
                    person("p-3", "Samira Haddad", "Platform", "active", 41, "MEDIUM"),
                    person("p-4", "Piotr Zielinski", "Platform", "left", 92, "CRITICAL"),
                    person("p-5", "Grace Mwangi", "Platform", "active", 8, "LOW"),
                    person("p-6", "Luis Ortega", "Platform", "leave", 23, "LOW"),
                    new Subject(
                            "arn:aws:iam::112233445566:user/build-runner",
                            "build-runner",
                            "PRINCIPAL",
                            null,
                            null,
                            null,
                            null,
                            NOT_COUNTED));

    private ReviewFixture() {}

    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public static UUID item(int number) {
        return id("item-" + number);
    }

    private static Subject person(
            String id, String name, String department, String status, int score, String level) {
        return new Subject(id, name, "PERSON", department, status, score, level, NOT_COUNTED);
    }

    static ItemView with(ItemView item, SubjectProgress progress) {
        var s = item.subject();
        return with(
                item,
                new Subject(
                        s.id(),
                        s.name(),
                        s.kind(),
                        s.department(),
                        s.status(),
                        s.riskScore(),
                        s.riskLevel(),
                        progress),
                item.decision());
    }

    static ItemView with(ItemView item, Subject subject, ItemView.@Nullable Decision decision) {
        return new ItemView(
                item.id(),
                item.packageId(),
                item.campaignId(),
                subject,
                item.principal(),
                item.entitlement(),
                item.meaning(),
                item.lastUsed(),
                item.lastUsedKnown(),
                item.recommendation(),
                item.reasons(),
                item.alsoRemoves(),
                item.presence(),
                decision,
                null);
    }

    static List<ItemView> items(UUID pack, int count, Instant now) {
        var items = new ArrayList<ItemView>();
        for (int i = 0; i < count; i++) {
            var subject = PEOPLE.get(i % PEOPLE.size());
            items.add(item(pack, i, subject, kind(i, subject), now));
        }
        return items;
    }

    private record Kind(
            String title,
            String kind,
            @Nullable String detail,
            @Nullable Boolean administrator,
            String sentence,
            int lastUsedDays,
            Recommendation recommendation,
            Presence presence,
            String... reasons) {}

    private static Kind kind(int i, Subject subject) {
        return switch (i % 8) {
            case 0 ->
                    new Kind(
                            "Administrator of account “payments-prod”",
                            "PERMISSION_SET_ASSIGNMENT",
                            "AdministratorAccess",
                            true,
                            "Can do everything in 1 account, also deleting logs and creating users.",
                            94,
                            Recommendation.REVOKE,
                            Presence.PRESENT,
                            "Not used for 94 days",
                            "Gives administrator rights in a production account");
            case 1 ->
                    new Kind(
                            "Read everything in “payments-prod” storage",
                            "GROUP_MEMBERSHIP",
                            "data-readers",
                            false,
                            "Reads 142 buckets.",
                            101,
                            Recommendation.REVOKE,
                            Presence.UNKNOWN,
                            "Not used for 101 days");
            case 2, 3, 7 ->
                    new Kind(
                            "Deploy services in “platform-dev” (" + (i / 8 + 1) + ")",
                            "ATTACHED_POLICY",
                            "deployer",
                            false,
                            "Starts and replaces services in 1 account.",
                            0,
                            Recommendation.KEEP,
                            Presence.PRESENT,
                            "Used today");
            default -> rarerKind(i, subject);
        };
    }

    private static Kind rarerKind(int i, Subject subject) {
        return switch (i % 8) {
            case 4 ->
                    new Kind(
                            "Access key, 211 days old",
                            "ACCESS_KEY",
                            "AKIA…7QXA",
                            null,
                            "Acts as " + subject.name() + " from outside.",
                            3,
                            Recommendation.LOOK_CLOSER,
                            Presence.PRESENT,
                            "The key is older than 90 days",
                            "It was used 3 days ago");
            case 5 ->
                    new Kind(
                            "Console password without a second factor",
                            "CONSOLE_PASSWORD",
                            null,
                            false,
                            "Signs in to the AWS console with a password alone.",
                            -1,
                            Recommendation.REVOKE,
                            Presence.GONE,
                            "No sign-in was ever recorded");
            default ->
                    new Kind(
                            "Read the audit log of all accounts (" + (i / 8 + 1) + ")",
                            "PERMISSION_SET_ASSIGNMENT",
                            "AuditReader",
                            false,
                            "Reads CloudTrail in 5 accounts.",
                            1,
                            Recommendation.KEEP,
                            Presence.PRESENT,
                            "Used yesterday");
        };
    }

    private static ItemView item(UUID pack, int i, Subject subject, Kind kind, Instant now) {
        return new ItemView(
                id("item-" + (pack.equals(PACKAGE) ? "" : pack + "-") + i),
                pack,
                CAMPAIGN,
                subject,
                new Principal(
                        "arn:aws:iam::441022987731:user/" + subject.id(),
                        subject.name().toLowerCase(java.util.Locale.ROOT).replace(' ', '.'),
                        "USER",
                        "441022987731",
                        "payments-prod"),
                new Entitlement(
                        "e-" + i,
                        kind.kind(),
                        kind.title(),
                        kind.detail(),
                        "441022987731",
                        "payments-prod"),
                new Meaning(kind.administrator(), List.of(kind.sentence())),
                kind.lastUsedDays() < 0 ? null : now.minus(Duration.ofDays(kind.lastUsedDays())),
                kind.lastUsedDays() >= 0 || i % 2 == 0,
                kind.recommendation(),
                List.of(kind.reasons()),
                i == 0 ? List.of("Read everything in “payments-prod” storage") : List.of(),
                kind.presence(),
                null,
                null);
    }

    static PackageView pack(
            UUID id,
            String reviewer,
            String email,
            PackageView.State state,
            boolean late,
            Instant now) {
        return new PackageView(
                id,
                CAMPAIGN,
                "Quarterly access review, Q4",
                new PackageView.Reviewer(email, reviewer, email),
                PackageView.RoutedBy.MANAGER,
                state,
                late,
                now.plus(Duration.ofDays(late ? -3 : 14)),
                now.minus(Duration.ofDays(1)),
                late ? 1 : 0,
                new PackageView.Progress(0, 0, 0, 0, 0),
                state == PackageView.State.SIGNED ? now.minus(Duration.ofHours(5)) : null,
                state == PackageView.State.SIGNED ? email : null,
                false,
                late ? history(reviewer, now) : List.of(),
                7);
    }

    private static List<Happening> history(String reviewer, Instant now) {
        return List.of(
                new Happening(
                        "REMINDER",
                        reviewer + ": 12 of 64 items are undecided. Due in 3 days.",
                        now.minus(Duration.ofDays(6))),
                new Happening(
                        "ESCALATION",
                        "Lena Haas may decide beside " + reviewer + ".",
                        now.minus(Duration.ofDays(3))),
                new Happening(
                        "NOT_ESCALATED",
                        "Nobody independent and available is left to take over from "
                                + reviewer
                                + ".",
                        now.minus(Duration.ofDays(1))));
    }

    static CampaignView campaign(Instant now) {
        return new CampaignView(
                CAMPAIGN,
                "quarterly-access-review",
                "Quarterly access review, Q4",
                CampaignView.State.ACTIVE,
                "chidi.okoro@meridian.example",
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(14)),
                null,
                null,
                new CampaignView.Population(
                        List.of(
                                source("441022987731", "iam-authorization-details", true, now),
                                source("112233445566", "iam-authorization-details", true, now),
                                source("998877665544", "identity-center", false, now)),
                        List.of(
                                "Account “sandbox-17” refused to be read on 1 October (role missing).",
                                "Account 998877665544: the Identity Center data: 2 assignments could not be read."),
                        Map.of("service-linked role, managed by AWS", 38)),
                new CampaignView.Progress(11960, 8204, 7593, 611, 3756, 231, 142, 9),
                new CampaignView.Remediation(211, 388, 12, 0),
                4);
    }

    private static CampaignView.Source source(
            String account, String source, boolean complete, Instant now) {
        return new CampaignView.Source(
                id(account).toString(), account, source, now.minus(Duration.ofDays(1)), complete);
    }
}
