package dev.attest.collector.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.platform.Criteria;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PersonTracesTest {

    private static final Set<String> NONE = Set.of();
    private static final Set<String> SOME = Set.of("some");

    @Test
    void shouldGiveAValueToEveryParameterThatATraceNamesAndToNoOther() {
        List.of(
                        traces(SOME, NONE, NONE, NONE, NONE, NONE, NONE),
                        traces(NONE, SOME, NONE, NONE, NONE, NONE, NONE),
                        traces(NONE, NONE, SOME, NONE, NONE, NONE, NONE),
                        traces(NONE, NONE, NONE, SOME, NONE, NONE, NONE),
                        traces(NONE, NONE, NONE, NONE, SOME, NONE, NONE),
                        traces(NONE, NONE, NONE, NONE, NONE, SOME, NONE),
                        traces(NONE, NONE, NONE, NONE, NONE, NONE, SOME),
                        traces(SOME, SOME, SOME, SOME, SOME, SOME, SOME),
                        traces(NONE, NONE, NONE, NONE, NONE, NONE, NONE))
                .forEach(traces -> {
                    // When
                    Criteria criteria = traces.into(new Criteria());

                    // Then
                    assertThat(criteria.parameters().keySet())
                            .isEqualTo(named(criteria.hql("ActivityEntity a", "a.eventId")));
                });
    }

    @Test
    void shouldFindNothingOfWhomNothingIsKnown() {
        // When
        Criteria criteria = traces(NONE, NONE, NONE, NONE, NONE, NONE, NONE).into(new Criteria());

        // Then
        assertThat(criteria.hql("ActivityEntity a", "a.eventId")).contains("where 1 = 0");
    }

    private static PersonTraces traces(
            Set<String> principals,
            Set<String> centerUsers,
            Set<String> centerNames,
            Set<String> sourceIdentities,
            Set<String> sessionNames,
            Set<String> providerNames,
            Set<String> keys) {
        return new PersonTraces(
                SOME,
                principals,
                centerUsers,
                centerNames,
                sourceIdentities,
                sessionNames,
                providerNames,
                keys);
    }

    private static Set<String> named(String hql) {
        Set<String> names = new HashSet<>();
        Matcher matcher = Pattern.compile(":(\\w+)").matcher(hql.replaceAll("'[^']*'", ""));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
