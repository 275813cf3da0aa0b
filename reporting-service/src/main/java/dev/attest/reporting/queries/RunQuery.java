package dev.attest.reporting.queries;

import dev.attest.reporting.queries.LakeQueries.Asked;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs a query that comes with the product. Blocking.
@ApplicationScoped
class RunQuery {

    private final LakeQueries lake;
    private final QueryConfig config;
    private final Clock clock;

    RunQuery(LakeQueries lake, QueryConfig config, Clock clock) {
        this.lake = lake;
        this.config = config;
        this.clock = clock;
    }

    /// @param given values by parameter; what is not given counts as the query's file says
    QueryAnswer run(QueryDefinition query, Map<String, String> given)
            throws BadArgumentException, RefusedQueryException {
        for (String name : given.keySet()) {
            if (!query.parameters().containsKey(name)) {
                throw new BadArgumentException(
                        name, "is none of " + String.join(", ", query.parameters().keySet()));
            }
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Map.Entry<String, QueryParameter> parameter : query.parameters().entrySet()) {
            String name = parameter.getKey();
            values.put(name, value(parameter.getValue(), name, given.get(name)));
        }
        Window window =
                Window.of(
                        values.get(Window.DAYS) instanceof Integer days ? days : query.days(),
                        given.get(Window.FROM),
                        given.get(Window.TO),
                        clock.instant());
        values.putAll(window.values());
        SqlTemplate template = SqlTemplate.of(query.duckdb());
        List<@Nullable Object> ordered = new ArrayList<>();
        for (String name : template.values()) {
            ordered.add(values.get(name));
        }
        return lake.run(
                new Asked(template.sql(), ordered, query.table(), false),
                () -> lake.lake().files(window.firstDay(), window.lastDay()));
    }

    private @Nullable Object value(QueryParameter parameter, String name, @Nullable String given)
            throws BadArgumentException {
        Object value = parameter.read(name, given);
        return switch (parameter.type()) {
            case ZONE -> value == null ? config.zone().getId() : value;
            case INTEGER, TEXT, ACCOUNT -> value;
        };
    }
}
