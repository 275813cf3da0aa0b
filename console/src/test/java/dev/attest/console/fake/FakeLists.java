package dev.attest.console.fake;

import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Outcome;
import dev.attest.console.api.ItemView.Recommendation;
import dev.attest.console.api.ItemView.Subject;
import dev.attest.console.api.ItemView.SubjectProgress;
import dev.attest.console.api.PackageSummary;
import dev.attest.console.api.PackageSummary.Recommended;
import dev.attest.console.api.Page;
import dev.attest.console.fake.FakeApi.Call;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists as the service gives them out: narrowed, in its order, page by page, with figures.
final class FakeLists {

    static final Comparator<ItemView> ORDER =
            Comparator.comparing((ItemView item) -> item.subject().nobodys())
                    .thenComparing(
                            item -> item.subject().riskScore(),
                            Comparator.nullsFirst(Comparator.reverseOrder()))
                    .thenComparing(item -> item.subject().name())
                    .thenComparing(item -> item.subject().id())
                    .thenComparing(FakeLists::urgency)
                    .thenComparing(item -> item.entitlement().title())
                    .thenComparing(ItemView::id);

    private FakeLists() {}

    /// @param all items of the package, in its order
    static Page<ItemView> items(List<ItemView> all, Call call) {
        var ids = call.all("item").stream().map(UUID::fromString).toList();
        var text = call.query().getOrDefault("q", "").toLowerCase(Locale.ROOT);
        Predicate<ItemView> wanted =
                item ->
                        (ids.isEmpty() || ids.contains(item.id()))
                                && (!"true".equals(call.query().get("undecided"))
                                        || item.decision() == null)
                                && is(call, "outcome", outcome(item))
                                && is(call, "recommendation", item.recommendation().name())
                                && is(call, "subject", item.subject().id())
                                && text(item).contains(text);
        var page = page(all.stream().filter(wanted).toList(), call);
        return new Page<>(counted(page.items(), all), page.next());
    }

    static <T> Page<T> page(List<T> all, Call call) {
        var limit = Integer.parseInt(call.query().getOrDefault("limit", "100"));
        var from = Integer.parseInt(call.query().getOrDefault("cursor", "p0").substring(1));
        var to = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, to), to < all.size() ? "p" + to : null);
    }

    static PackageSummary summary(List<ItemView> all) {
        var subjects = all.stream().map(ItemView::subject).collect(Collectors.toSet());
        var principals = subjects.stream().filter(Subject::nobodys).count();
        return new PackageSummary(
                (int) (subjects.size() - principals),
                (int) principals,
                new Recommended(
                        recommended(all, Recommendation.KEEP),
                        recommended(all, Recommendation.REVOKE),
                        recommended(all, Recommendation.LOOK_CLOSER)),
                (int)
                        all.stream()
                                .filter(item ->
                                        item.decision() != null
                                                && item.against(item.decision().outcome()))
                                .count(),
                keptTakenAlong(all).size());
    }

    /// Titles tell the fake's accesses apart.
    static List<ItemView> keptTakenAlong(List<ItemView> all) {
        Set<String> gone =
                all.stream()
                        .filter(item -> has(item, Outcome.REVOKE))
                        .flatMap(item -> item.alsoRemoves().stream())
                        .collect(Collectors.toSet());
        return all.stream()
                .filter(item -> has(item, Outcome.KEEP))
                .filter(item -> gone.contains(item.entitlement().title()))
                .toList();
    }

    private static boolean has(ItemView item, Outcome outcome) {
        return item.decision() != null && item.decision().outcome() == outcome;
    }

    /// With how far their subjects are.
    static List<ItemView> counted(List<ItemView> some, List<ItemView> all) {
        Map<String, List<ItemView>> bySubject =
                all.stream().collect(Collectors.groupingBy(item -> item.subject().id()));
        Function<ItemView, ItemView> counted =
                item ->
                        ReviewFixture.with(
                                item,
                                progress(
                                        Objects.requireNonNull(
                                                bySubject.get(item.subject().id()))));
        return some.stream().map(counted).toList();
    }

    private static SubjectProgress progress(List<ItemView> all) {
        var undecided = all.stream().filter(item -> item.decision() == null).toList();
        return new SubjectProgress(
                all.size(), undecided.size(), recommended(undecided, Recommendation.KEEP));
    }

    private static int recommended(List<ItemView> items, Recommendation wanted) {
        return (int) items.stream().filter(item -> item.recommendation() == wanted).count();
    }

    private static boolean is(Call call, String parameter, @Nullable String value) {
        var wanted = call.query().get(parameter);
        return wanted == null || wanted.equals(value);
    }

    private static @Nullable String outcome(ItemView item) {
        Outcome outcome = item.decision() == null ? null : item.decision().outcome();
        return outcome == null ? null : outcome.name();
    }

    private static String text(ItemView item) {
        return String.join(
                        " ",
                        item.subject().name(),
                        item.entitlement().title(),
                        String.valueOf(item.entitlement().detail()),
                        String.valueOf(item.entitlement().accountName()),
                        item.entitlement().accountId(),
                        item.principal().name(),
                        String.join(" ", item.meaning().sentences()))
                .toLowerCase(Locale.ROOT);
    }

    private static int urgency(ItemView item) {
        return switch (item.recommendation()) {
            case REVOKE -> 0;
            case LOOK_CLOSER -> 1;
            case KEEP -> 2;
        };
    }
}
