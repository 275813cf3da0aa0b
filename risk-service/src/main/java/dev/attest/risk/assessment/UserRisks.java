package dev.attest.risk.assessment;

import dev.attest.risk.model.RiskThresholds;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads scores, highest first.
@ApplicationScoped
public class UserRisks implements PanacheRepositoryBase<UserRisk, UUID> {

    /// Which scores are wanted; null does not narrow.
    record Filter(
            RiskThresholds.@Nullable Level level,
            @Nullable String text,
            @Nullable String subject,
            Optional<Set<String>> people) {}

    /// Where the page before ended.
    record Place(int score, UUID id) {}

    Uni<List<UserRisk>> page(Filter filter, Optional<Place> after, int rows) {
        List<String> terms = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        narrow(filter, terms, values);
        after.ifPresent(place -> {
            terms.add("(score < :score or (score = :score and id > :id))");
            values.put("score", place.score());
            values.put("id", place.id());
        });
        String query = String.join(" and ", terms) + " order by score desc, id";
        return find(query, values).range(0, rows - 1).list();
    }

    private static void narrow(Filter filter, List<String> terms, Map<String, Object> values) {
        RiskThresholds.Level level = filter.level();
        String text = filter.text();
        String subject = filter.subject();
        if (level != null) {
            terms.add("level = :level");
            values.put("level", level.name());
        }
        if (subject != null) {
            terms.add("subjectId = :subject");
            values.put("subject", subject);
        }
        if (text != null && !text.isBlank()) {
            terms.add(
                    "(lower(name) like :text escape '!' or lower(subjectId) like :text escape '!'"
                            + " or lower(principals) like :text escape '!')");
            values.put("text", "%" + escaped(text.strip().toLowerCase(Locale.ROOT)) + "%");
        }
        filter.people()
                .ifPresent(people -> {
                    terms.add("personId in :people");
                    values.put("people", people);
                });
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
