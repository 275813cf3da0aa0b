package dev.attest.collector.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What becomes of a group by many changes in one patch.
class ScimPatchTest {

    private static final String CHANGE = "\"members[value eq \\\"m%d\\\"].type\":\"Group\"";

    @Test
    void shouldFindMembersWhereverEarlierChangesPutThem() {
        // Given
        ObjectNode group =
                json(
                        """
                        {"displayName":"g","members":[{"value":"a"},{"value":"b"},{"value":"c"}]}
                        """);

        // When
        ObjectNode after =
                patched(
                        group,
                        set("members[value eq \\\"A\\\"].type", "\"User\""),
                        set("members[value eq \\\"a\\\"].value", "\"d\""),
                        set("members[value eq \\\"D\\\"].display", "\"Dee\""),
                        set("members[value eq \\\"a\\\"].type", "\"Group\""),
                        set("members[value eq \\\"a\\\"]", "{\"display\":\"Ay\"}"),
                        gone("members[value eq \\\"B\\\"]"),
                        gone("members[value eq \\\"b\\\"]"),
                        "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"b\"}]}",
                        set(
                                "members[type eq \\\"Group\\\" and value eq \\\"a\\\"].display",
                                "\"A\""),
                        set("members[value eq \\\"b\\\"].display", "\"Bee\""),
                        gone("members[type eq \\\"User\\\"].display"),
                        gone("members[value eq \\\"c\\\"].value"));

        // Then
        assertThat(after.path("members"))
                .isEqualTo(
                        json("""
                        {"members":[{"value":"d","type":"User"},
                          {"value":"a","type":"Group","display":"A"},
                          {"value":"b","display":"Bee"}]}
                        """)
                                .path("members"));
        assertThat(group.path("members")).hasSize(3);
    }

    @Test
    void shouldMakeAsManyChangesAsAPatchMayHave() {
        // Given
        ObjectNode group =
                json(
                        IntStream.range(0, 1_000)
                                .mapToObj("{\"value\":\"m%d\"}"::formatted)
                                .collect(
                                        Collectors.joining(
                                                ",",
                                                "{\"displayName\":\"g\",\"members\":[",
                                                "]}")));

        // When
        ObjectNode after = patched(group, changes(1_000));

        // Then
        assertThat(after.path("members"))
                .hasSize(1_000)
                .allMatch(member -> member.path("type").asText().equals("Group"));
    }

    @Test
    void shouldCountEachMemberOfAValueWithoutAPathAsAChange() {
        // Given
        ObjectNode group = json("{\"displayName\":\"g\"}");

        // Then
        assertThatThrownBy(() -> patched(group, changes(1_001)))
                .isInstanceOf(ScimException.class)
                .hasMessage(
                        "A patch makes at most 1000 changes; each member of a value without a path"
                                + " is one.");
        assertThatThrownBy(() -> patched(group, changes(600), changes(600)))
                .isInstanceOf(ScimException.class)
                .hasMessageStartingWith("A patch makes at most 1000 changes");
    }

    private static String changes(int count) {
        return IntStream.range(0, count)
                .mapToObj(CHANGE::formatted)
                .collect(Collectors.joining(",", "{\"op\":\"replace\",\"value\":{", "}}"));
    }

    private static String set(String path, String value) {
        return "{\"op\":\"replace\",\"path\":\"%s\",\"value\":%s}".formatted(path, value);
    }

    private static String gone(String path) {
        return "{\"op\":\"remove\",\"path\":\"%s\"}".formatted(path);
    }

    private static ObjectNode patched(ObjectNode group, String... operations) {
        return new ScimPatch(ScimType.GROUP)
                .apply(group, json("{\"Operations\":[" + String.join(",", operations) + "]}"));
    }

    private static ObjectNode json(String text) {
        return ScimJson.object(text.getBytes(StandardCharsets.UTF_8));
    }
}
