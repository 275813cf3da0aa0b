package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.platform.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The unique ids of one file. One that stands for several tells nobody apart: it is none.
final class UniqueIds {

    private final Map<String, String> bearers = new HashMap<>();
    private final Set<String> shared = new TreeSet<>();

    @Nullable String read(JsonNode node, String field, String arn) {
        String id = Json.optional(node, field);
        String other = id == null ? null : bearers.putIfAbsent(id, arn);
        if (id != null && other != null && !other.equals(arn)) {
            shared.add(id);
        }
        return id;
    }

    /// What was read, once everything is.
    @Nullable String unique(@Nullable String id) {
        return id == null || shared.contains(id) ? null : id;
    }

    /// Why nobody can tell what was renamed.
    Optional<String> gap() {
        return shared.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "unique ids stand for more than one user, group or role: "
                                + Text.shown(String.join(", ", shared)));
    }
}
