package dev.attest.console.reviews;

import dev.attest.console.api.ItemView;
import dev.attest.console.api.PackageSummary;
import dev.attest.console.api.PackageView;
import dev.attest.console.api.Page;
import dev.attest.console.page.Moments;
import dev.attest.console.reviews.ReviewFilter.Show;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A package as its page shows it: one page of its lines in the order of the service, grouped by
/// person.
///
/// @param groups the lines on this page
/// @param next the cursor of the page after this one; null on the last
/// @param touched the items that the request just changed
public record ReviewBoard(
        PackageView pack,
        ReviewFilter filter,
        PackageSummary summary,
        List<PersonGroup> groups,
        @Nullable String next,
        Set<UUID> touched,
        @Nullable ItemDetail detail,
        boolean opened,
        @Nullable String said,
        @Nullable String refusal,
        Instant now) {

    static ReviewBoard of(
            PackageView pack,
            PackageSummary summary,
            Page<ItemView> page,
            ReviewFilter filter,
            Instant now) {
        return new ReviewBoard(
                pack,
                filter,
                summary,
                group(page.items(), now),
                page.next(),
                Set.of(),
                null,
                false,
                null,
                null,
                now);
    }

    /// Only lines that a request changed, to be put in their places.
    static ReviewBoard changed(
            PackageView pack,
            PackageSummary summary,
            List<ItemView> touched,
            ReviewFilter filter,
            Instant now) {
        return new ReviewBoard(
                pack,
                filter,
                summary,
                group(touched, now),
                null,
                touched.stream().map(ItemView::id).collect(Collectors.toSet()),
                null,
                false,
                null,
                null,
                now);
    }

    private static List<PersonGroup> group(List<ItemView> page, Instant now) {
        var bySubject =
                page.stream()
                        .collect(
                                Collectors.groupingBy(
                                        item -> item.subject().id(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return bySubject.values().stream()
                .map(items ->
                        new PersonGroup(
                                items.getFirst().subject(),
                                items.stream().map(item -> ItemRow.of(item, now)).toList()))
                .toList();
    }

    ReviewBoard with(@Nullable ItemDetail detail, boolean opened) {
        return new ReviewBoard(
                pack, filter, summary, groups, next, touched, detail, opened, said, refusal, now);
    }

    ReviewBoard saying(@Nullable String said) {
        return new ReviewBoard(
                pack, filter, summary, groups, next, touched, detail, opened, said, refusal, now);
    }

    ReviewBoard refusing(@Nullable String refusal) {
        return new ReviewBoard(
                pack, filter, summary, groups, next, touched, detail, opened, said, refusal, now);
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
        var people = summary.people();
        var others = summary.principals();
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

    public String removals() {
        var count = pack.progress().revoked();
        return Moments.plural(count, "removal")
                + (count == 1 ? " follows" : " follow")
                + " from it; each stays open until a later reading proves it.";
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
        return List.of(
                choice(Show.UNDECIDED, "Undecided", pack.progress().undecided()),
                choice(Show.ALL, "All", pack.progress().items()),
                choice(Show.REVOKE, "Recommended to revoke", summary.recommended().revoke()),
                choice(Show.REVOKED, "To be revoked", pack.progress().revoked()));
    }

    private Choice choice(Show show, String words, long count) {
        return new Choice(
                show.value(),
                String.format(Locale.ENGLISH, "%s (%,d)", words, count),
                show == filter.show());
    }

    public boolean morePages() {
        return next != null || !filter.trail().isStart();
    }

    public @Nullable String previousPage() {
        return filter.trail().isStart() ? null : pageLink(filter.trail().previous());
    }

    public @Nullable String nextPage() {
        return next == null ? null : pageLink(filter.trail().next(next));
    }

    /// Which lines these are, where that does not change while the reviewer decides.
    public String pageWords() {
        int page = filter.trail().page();
        if (!filter.text().isEmpty()) {
            return "Page " + page;
        }
        return switch (filter.show()) {
            case UNDECIDED, REVOKED -> "Page " + page;
            case ALL -> lines(page, pack.progress().items());
            case REVOKE -> lines(page, summary.recommended().revoke());
        };
    }

    private String lines(int page, int all) {
        int before = (page - 1) * Packages.PAGE;
        int shown = groups.stream().mapToInt(group -> group.rows().size()).sum();
        return String.format(Locale.ENGLISH, "%,d to %,d of %,d", before + 1, before + shown, all);
    }

    private String pageLink(PageTrail trail) {
        return "/reviews/" + pack.id() + "?" + filter.at(trail).here();
    }

    /// An entry of the filter.
    public record Choice(String value, String label, boolean chosen) {}
}
