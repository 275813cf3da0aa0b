package dev.attest.console.reviews;

import dev.attest.console.api.ItemView;
import dev.attest.console.api.PackageView;
import dev.attest.console.page.Moments;
import dev.attest.console.reviews.ReviewFilter.Show;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A package as its page shows it: the lines grouped by person, the riskiest first, and after them
/// those of principals that belong to nobody.
///
/// @param items all items of the package
/// @param groups the lines on this page
/// @param matching how many lines the filter lets through, over all pages
/// @param touched the items that the request just changed
public record ReviewBoard(
        PackageView pack,
        ReviewFilter filter,
        List<ItemView> items,
        List<PersonGroup> groups,
        int matching,
        Set<UUID> touched,
        @Nullable ItemDetail detail,
        boolean opened,
        @Nullable String said,
        @Nullable String refusal,
        Instant now) {

    static final int PAGE_SIZE = 100;

    private static final Comparator<ItemView> ORDER =
            Comparator.comparing((ItemView item) -> item.subject().nobodys())
                    .thenComparing(
                            item -> item.subject().riskScore(),
                            Comparator.nullsFirst(Comparator.reverseOrder()))
                    .thenComparing(item -> item.subject().name())
                    .thenComparing(item -> item.subject().id())
                    .thenComparing(item -> urgency(item))
                    .thenComparing(item -> item.entitlement().title())
                    .thenComparing(ItemView::id);

    static ReviewBoard of(
            PackageView pack, List<ItemView> items, ReviewFilter filter, Instant now) {
        return of(pack, items, filter, Set.of(), now);
    }

    /// With `touched`, lines that were just decided stay in view whatever the filter says.
    static ReviewBoard of(
            PackageView pack,
            List<ItemView> items,
            ReviewFilter filter,
            Set<UUID> touched,
            Instant now) {
        var sorted = items.stream().sorted(ORDER).toList();
        var matching =
                sorted.stream()
                        .filter(item -> touched.contains(item.id()) || matches(item, filter))
                        .toList();
        var page =
                touched.isEmpty()
                        ? matching.stream()
                                .skip((long) (filter.page() - 1) * PAGE_SIZE)
                                .limit(PAGE_SIZE)
                                .toList()
                        : matching;
        return new ReviewBoard(
                pack,
                filter,
                sorted,
                group(sorted, page, now),
                matching.size(),
                touched,
                null,
                false,
                null,
                null,
                now);
    }

    private static List<PersonGroup> group(List<ItemView> all, List<ItemView> page, Instant now) {
        return page.stream()
                .map(item -> item.subject().id())
                .distinct()
                .map(subject ->
                        PersonGroup.of(
                                of(all, subject).toList(),
                                of(page, subject).map(item -> ItemRow.of(item, now)).toList()))
                .toList();
    }

    private static Stream<ItemView> of(List<ItemView> items, String subject) {
        return items.stream().filter(item -> item.subject().id().equals(subject));
    }

    private static boolean matches(ItemView item, ReviewFilter filter) {
        var shown =
                switch (filter.show()) {
                    case ALL -> true;
                    case UNDECIDED -> item.decision() == null;
                    case REVOKE -> item.recommendation() == ItemView.Recommendation.REVOKE;
                };
        return shown && (filter.text().isEmpty() || text(item).contains(lower(filter.text())));
    }

    private static String text(ItemView item) {
        return lower(
                String.join(
                        " ",
                        item.subject().name(),
                        item.entitlement().title(),
                        String.valueOf(item.entitlement().detail()),
                        String.valueOf(item.entitlement().accountName()),
                        item.entitlement().accountId(),
                        item.principal().name(),
                        String.join(" ", item.meaning().sentences())));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static int urgency(ItemView item) {
        return switch (item.recommendation()) {
            case REVOKE -> 0;
            case LOOK_CLOSER -> 1;
            case KEEP -> 2;
        };
    }

    ReviewBoard with(@Nullable ItemDetail detail, boolean opened) {
        return new ReviewBoard(
                pack, filter, items, groups, matching, touched, detail, opened, said, refusal, now);
    }

    ReviewBoard saying(@Nullable String said) {
        return new ReviewBoard(
                pack, filter, items, groups, matching, touched, detail, opened, said, refusal, now);
    }

    ReviewBoard refusing(@Nullable String refusal) {
        return new ReviewBoard(
                pack, filter, items, groups, matching, touched, detail, opened, said, refusal, now);
    }

    public boolean decidable() {
        return pack.decidable();
    }

    /// Still somebody's work; a deadline only matters until the signature.
    public boolean open() {
        return pack.state() == PackageView.State.OPEN || pack.state() == PackageView.State.DECIDED;
    }

    public boolean allDecided() {
        return filter.show() == Show.UNDECIDED
                && filter.text().isEmpty()
                && pack.progress().undecided() == 0
                && pack.progress().items() > 0;
    }

    public String due() {
        return pack.dueAt() == null ? "" : Moments.until(pack.dueAt(), now);
    }

    public String people() {
        var subjects = items.stream().map(ItemView::subject).toList();
        int people = count(subjects.stream().filter(subject -> !subject.nobodys()));
        int others = count(subjects.stream().filter(ItemView.Subject::nobodys));
        var words =
                String.format(Locale.ENGLISH, "%,d %s", people, people == 1 ? "person" : "people");
        return others == 0
                ? words
                : words
                        + " and "
                        + String.format(
                                Locale.ENGLISH,
                                "%,d that %s to nobody",
                                others,
                                others == 1 ? "belongs" : "belong");
    }

    private static int count(Stream<ItemView.Subject> subjects) {
        return (int) subjects.map(ItemView.Subject::id).distinct().count();
    }

    public String removals() {
        var count = pack.progress().revoked();
        return Moments.plural(count, "removal")
                + (count == 1 ? " follows" : " follow")
                + " from it and stay open until a later reading proves them.";
    }

    public boolean isCurrent(ItemRow row) {
        return detail != null && detail.row().id().equals(row.id());
    }

    public boolean touches(ItemRow row) {
        return touched.contains(row.id());
    }

    public boolean touches(PersonGroup group) {
        return group.rows().stream().anyMatch(this::touches);
    }

    public List<Choice> choices() {
        long toRevoke =
                items.stream()
                        .filter(i -> i.recommendation() == ItemView.Recommendation.REVOKE)
                        .count();
        return List.of(
                choice(Show.UNDECIDED, "Undecided", pack.progress().undecided()),
                choice(Show.ALL, "All", pack.progress().items()),
                choice(Show.REVOKE, "Recommended to revoke", toRevoke));
    }

    private Choice choice(Show show, String words, long count) {
        return new Choice(
                show.value(),
                String.format(Locale.ENGLISH, "%s (%,d)", words, count),
                show == filter.show());
    }

    public boolean morePages() {
        return matching > PAGE_SIZE;
    }

    public @Nullable String previous() {
        return filter.page() > 1 ? pageLink(filter.page() - 1) : null;
    }

    public @Nullable String next() {
        return filter.page() * PAGE_SIZE < matching ? pageLink(filter.page() + 1) : null;
    }

    public String pageWords() {
        int first = (filter.page() - 1) * PAGE_SIZE + 1;
        return String.format(
                Locale.ENGLISH,
                "%,d to %,d of %,d",
                Math.min(first, matching),
                Math.min(filter.page() * PAGE_SIZE, matching),
                matching);
    }

    private String pageLink(int page) {
        return "/reviews/" + pack.id() + "?" + filter.query() + "&page=" + page;
    }

    /// An entry of the filter.
    public record Choice(String value, String label, boolean chosen) {}
}
