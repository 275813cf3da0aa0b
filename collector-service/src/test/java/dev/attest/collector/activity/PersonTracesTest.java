package dev.attest.collector.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.platform.Criteria;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PersonTracesTest {

    private static final Set<String> SOME = Set.of("some");

    /// What a person may act under, beside names of callers.
    private static final int PARTS = 7;

    @Test
    void shouldGiveAValueToEveryParameterThatATraceNamesAndToNoOther() {
        IntStream.range(0, 1 << PARTS)
                .mapToObj(PersonTracesTest::traces)
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
        Criteria criteria = traces(0).into(new Criteria());

        // Then
        assertThat(criteria.hql("ActivityEntity a", "a.eventId")).contains("where 1 = 0");
    }

    /// @param known a bit for each part
    private static PersonTraces traces(int known) {
        List<Set<String>> parts =
                IntStream.range(0, PARTS)
                        .mapToObj(part -> (known >> part & 1) == 1 ? SOME : Set.<String>of())
                        .toList();
        return new PersonTraces(
                SOME,
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                parts.get(4),
                parts.get(5),
                parts.get(6));
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
