package dev.attest.console.reviews;

import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Recommendation;
import dev.attest.console.api.ItemView.Subject;
import dev.attest.console.page.Marks;
import dev.attest.console.page.Marks.Mark;
import dev.attest.console.page.Moments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The lines of one person (or of a principal that belongs to nobody).
public record PersonGroup(Subject subject, List<ItemRow> rows, int total, int keepable, int left) {

    /// `all` are the subject's items in the package; `rows` those that are shown.
    static PersonGroup of(List<ItemView> all, List<ItemRow> rows) {
        var undecided = all.stream().filter(item -> item.decision() == null).toList();
        return new PersonGroup(
                all.getFirst().subject(), rows, all.size(), keepable(undecided), undecided.size());
    }

    private static int keepable(List<ItemView> undecided) {
        return (int)
                undecided.stream()
                        .filter(item -> item.recommendation() == Recommendation.KEEP)
                        .count();
    }

    /// A name for element ids: subject ids may be ARNs.
    public String key() {
        return UUID.nameUUIDFromBytes(subject.id().getBytes(StandardCharsets.UTF_8)).toString();
    }

    public Mark risk() {
        return Marks.level(subject.riskLevel(), subject.riskScore());
    }

    /// "Platform · leaves the company · 2 of 3 left".
    public String line() {
        var parts = new ArrayList<String>();
        if (subject.department() != null) {
            parts.add(subject.department());
        }
        if (subject.nobodys()) {
            parts.add("belongs to no known person");
        }
        if (subject.status() != null && !"active".equalsIgnoreCase(subject.status())) {
            parts.add(
                    "left".equalsIgnoreCase(subject.status())
                            ? "has left the company"
                            : "on leave");
        }
        parts.add(
                left == 0
                        ? Moments.plural(total, "access") + ", all decided"
                        : left + " of " + total + " left");
        return String.join(" · ", parts);
    }
}
