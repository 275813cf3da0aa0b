package dev.attest.certification.review;

import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Finds items of a package, in its order.
@ApplicationScoped
class ItemSearch {
    private static final String TEXT =
            """
             and (lower(subjectName) like :text escape '!'
                or lower(title) like :text escape '!'
                or lower(detail) like :text escape '!'
                or lower(principalName) like :text escape '!'
                or lower(accountName) like :text escape '!'
                or accountId like :text escape '!'
                or lower(array_to_string(sentences, ' ')) like :text escape '!')\
            """;

    private final Items items;

    ItemSearch(Items items) {
        this.items = items;
    }

    /// @param after the position behind which to begin; -1 for the beginning
    List<ReviewItem> find(UUID packageId, ItemFilter filter, int after, int atMost) {
        var query = new StringBuilder("packageId = :package and position > :after");
        var parameters = Parameters.with("package", packageId).and("after", after);
        if (filter.undecided()) {
            query.append(" and outcome is null");
        }
        var outcome = filter.outcome();
        if (outcome != null) {
            query.append(" and outcome = :outcome");
            parameters.and("outcome", outcome);
        }
        var recommendation = filter.recommendation();
        if (recommendation != null) {
            query.append(" and recommendation = :recommendation");
            parameters.and("recommendation", recommendation);
        }
        var subject = filter.subject();
        if (subject != null) {
            query.append(" and subjectId = :subject");
            parameters.and("subject", subject);
        }
        if (!filter.ids().isEmpty()) {
            query.append(" and id in :ids");
            parameters.and("ids", filter.ids());
        }
        var text = filter.text();
        if (text != null && !text.isBlank()) {
            query.append(TEXT);
            parameters.and("text", pattern(text));
        }
        return items.find(query.append(" order by position").toString(), parameters)
                .page(0, atMost)
                .list();
    }

    private static String pattern(String text) {
        return "%"
                + text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
    }
}
