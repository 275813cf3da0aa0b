package dev.attest.certification.review;

import dev.attest.certification.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Who stands behind items: as told at launch, and as the inventory knows today. A principal that
/// was linked to its owner in the meantime is still nobody's to approve for themselves. Behind all
/// that a role may do stand the people it lets in.
@ApplicationScoped
public class ItemSubjects {
    private final Sql sql;

    public ItemSubjects(Sql sql) {
        this.sql = sql;
    }

    Owners of(Collection<ReviewItem> items) {
        var today = new HashMap<String, String>();
        sql.query(
                "select principal_id, person_id from principal"
                        + " where principal_id = any(?) and person_id is not null",
                row -> today.put(row.getString(1), row.getString(2)),
                items.stream().flatMap(ItemSubjects::principals).distinct().toList());
        return new Owners(today);
    }

    private static Stream<String> principals(ReviewItem item) {
        return Stream.concat(Stream.of(item.principalId), Stream.of(item.trustedIds));
    }

    /// People by principal.
    record Owners(Map<String, String> today) {
        Set<String> of(ReviewItem item) {
            var owners = new HashSet<>(List.of(item.trustedPeople));
            Stream.concat(Stream.ofNullable(item.personId), principals(item).map(today::get))
                    .filter(Objects::nonNull)
                    .forEach(owners::add);
            return owners;
        }
    }
}
