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
/// was linked to its owner in the meantime is still nobody's to approve for themselves, whatever it
/// is called by now. Behind all that a role may do stand the people it lets in.
@ApplicationScoped
public class ItemSubjects {
    private final Sql sql;

    public ItemSubjects(Sql sql) {
        this.sql = sql;
    }

    Owners of(Collection<ReviewItem> items) {
        var owners = new Owners(new HashMap<>(), new HashMap<>());
        sql.query(
                """
                select asked.principal_id, known.person_id
                from principal asked
                join principal known on known.principal_id = asked.principal_id
                    or known.unique_id = asked.unique_id and known.account_id = asked.account_id
                where asked.principal_id = any(?) and known.person_id is not null\
                """,
                row -> add(owners.byName(), row.getString(1), row.getString(2)),
                items.stream().flatMap(ItemSubjects::principals).distinct().toList());
        sql.query(
                "select account_id, unique_id, person_id from principal"
                        + " where unique_id = any(?) and person_id is not null",
                row ->
                        add(
                                owners.byId(),
                                Owners.key(row.getString(1), row.getString(2)),
                                row.getString(3)),
                items.stream()
                        .map(item -> item.principalUniqueId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return owners;
    }

    private static boolean add(Map<String, Set<String>> to, String key, String person) {
        return to.computeIfAbsent(key, one -> new HashSet<>()).add(person);
    }

    private static Stream<String> principals(ReviewItem item) {
        return Stream.concat(Stream.of(item.principalId), Stream.of(item.trustedIds));
    }

    /// People by the names that principals had, and by the unique ids that they keep.
    record Owners(Map<String, Set<String>> byName, Map<String, Set<String>> byId) {
        Set<String> of(ReviewItem item) {
            var owners = new HashSet<>(List.of(item.trustedPeople));
            if (item.personId != null) {
                owners.add(item.personId);
            }
            principals(item).forEach(one -> owners.addAll(byName.getOrDefault(one, Set.of())));
            if (item.principalUniqueId != null) {
                var key = key(item.principalAccount, item.principalUniqueId);
                owners.addAll(byId.getOrDefault(key, Set.of()));
            }
            return owners;
        }

        private static String key(String accountId, String uniqueId) {
            return accountId + ' ' + uniqueId;
        }
    }
}
