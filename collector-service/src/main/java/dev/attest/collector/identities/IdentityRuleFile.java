package dev.attest.collector.identities;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.re2j.PatternSyntaxException;
import dev.attest.collector.identities.IdentityRule.Example;
import dev.attest.expressions.ExpressionLanguage;
import dev.attest.expressions.InvalidExpressionException;
import dev.attest.rules.YamlFault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a rule about identities from the text of its file, `<id>.yaml`.
final class IdentityRuleFile {

    static final String SUFFIX = ".yaml";

    private static final int LONGEST = 512 * 1024;

    /// Of a condition about one identity: every account has thousands, and whoever stores an
    /// inventory waits for them.
    private static final int MOST_STEPS = 100_000;

    private static final ExpressionLanguage LANGUAGE =
            ExpressionLanguage.over("identity").within(MOST_STEPS);
    private static final List<String> EVERY_KIND =
            List.of("ROOT", "IAM_USER", "IAM_ROLE", "IDENTITY_CENTER_USER");
    private static final List<String> ALL_KINDS =
            Stream.concat(
                            EVERY_KIND.stream(),
                            Stream.of(SessionName.Kind.values()).map(SessionName.Kind::name))
                    .toList();
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private IdentityRuleFile() {}

    /// What stands in the file; what is missing is null.
    private record Content(
            @Nullable String title,
            @Nullable Integer order,
            @Nullable List<String> kinds,
            @Nullable List<String> tags,
            @Nullable Boolean address,
            @Nullable String pattern,
            @Nullable String person,
            @Nullable Map<String, String> map,
            @JsonProperty("class") @Nullable IdentityClass gives,
            @Nullable String when,
            @Nullable Boolean unjoined,
            @Nullable String group,
            @Nullable List<ExampleContent> tests) {

        @JsonCreator
        Content {}

        IdentityRule rule(String id) {
            needed(title, "title");
            int place = needed(order, "order");
            List<Example> examples =
                    needed(tests, "tests").stream().map(ExampleContent::example).toList();
            List<Naming> ways = namings();
            if (gives != null && ways.isEmpty()) {
                return classing(id, place, gives, examples);
            }
            if (gives != null || group != null || ways.size() != 1) {
                throw new IllegalArgumentException(
                        "a rule has either a class, or one of tags, address, pattern and map");
            }
            none("a joining rule", "when", when);
            none("a joining rule", "unjoined", unjoined);
            if (pattern == null) {
                none("a rule without a pattern", "person", person);
            }
            List<String> of = kinds == null ? EVERY_KIND : kinds;
            if (of.isEmpty() || !ALL_KINDS.containsAll(of)) {
                throw new IllegalArgumentException("kinds are some of " + ALL_KINDS);
            }
            return new IdentityRule.Joining(id, place, of, ways.getFirst(), examples);
        }

        private IdentityRule classing(
                String id, int place, IdentityClass of, List<Example> examples) {
            none("a rule for classes", "kinds: its condition asks for identity.kind", kinds);
            none("a rule for classes", "person", person);
            if (group == null) {
                return new IdentityRule.Classing(
                        id,
                        place,
                        of,
                        LANGUAGE.compile(needed(when, "when")),
                        Boolean.TRUE.equals(unjoined),
                        examples);
            }
            if (when != null || unjoined != null) {
                throw new IllegalArgumentException("a class is given by when or by group");
            }
            return new IdentityRule.Grouping(
                    id, place, of, Naming.compiled(group, "group"), examples);
        }

        private List<Naming> namings() {
            return Stream.<@Nullable Naming>of(
                            tags == null ? null : new Naming.ByTag(lower(tags)),
                            Boolean.TRUE.equals(address) ? new Naming.ByAddress() : null,
                            pattern == null
                                    ? null
                                    : Naming.ByPattern.of(pattern, needed(person, "person")),
                            map == null ? null : new Naming.ByMap(map))
                    .flatMap(Stream::ofNullable)
                    .toList();
        }
    }

    private record ExampleContent(
            @Nullable String name,
            @Nullable JsonNode identity,
            @Nullable List<String> names,
            @Nullable List<String> groups,
            @Nullable Boolean matches) {

        @JsonCreator
        ExampleContent {}

        Example example() {
            return new Example(
                    needed(name, "name of a test"),
                    groups == null ? needed(identity, "identity of a test") : NullNode.instance,
                    names == null ? List.of() : names,
                    groups == null ? List.of() : groups,
                    Boolean.TRUE.equals(matches));
        }
    }

    /// @param id the file's name without its suffix
    /// @throws IllegalArgumentException that says what is wrong
    static IdentityRule read(String id, String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST + " characters");
        }
        try {
            Content content = YAML.readValue(text, Content.class);
            if (content == null) {
                throw new IllegalArgumentException("the file is empty");
            }
            return content.rule(id);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new IllegalArgumentException(line + YamlFault.words(e), e);
        } catch (InvalidExpressionException | PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /// What a rule does not heed must not stand in its file, as if it did.
    private static void none(String rule, String field, @Nullable Object value) {
        if (value != null) {
            throw new IllegalArgumentException(rule + " has no " + field);
        }
    }

    private static <T> T needed(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return value;
    }
}
