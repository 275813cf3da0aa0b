package dev.attest.iampolicy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one statement.
final class StatementReader {

    private static final Set<String> ELEMENTS =
            Set.of(
                    "Sid",
                    "Effect",
                    "Principal",
                    "NotPrincipal",
                    "Action",
                    "NotAction",
                    "Resource",
                    "NotResource",
                    "Condition");

    private final PolicyKind kind;
    private final PolicyVersion version;
    private final Problems problems;

    StatementReader(PolicyKind kind, PolicyVersion version, Problems problems) {
        this.kind = kind;
        this.version = version;
        this.problems = problems;
    }

    /// The statement; null, with problems, when it is none.
    @Nullable Statement read(int index, JsonNode node, String pointer) {
        problems.unknownElements(pointer, node, ELEMENTS);
        String sid = problems.text(pointer + "/Sid", node.get("Sid"));
        Effect effect = effect(node.get("Effect"), pointer + "/Effect");
        Principals principals = principals(node, pointer);
        Actions actions = actions(node, pointer);
        Resources resources = resources(node, pointer);
        List<Condition> conditions =
                new ConditionReader(version, problems)
                        .read(pointer + "/Condition", node.get("Condition"));
        if (effect == null || actions == null) {
            return null;
        }
        Statement statement =
                new Statement(index, sid, effect, principals, actions, resources, conditions);
        if (kind == PolicyKind.RESOURCE_CONTROL) {
            new ResourceControlRules(problems).check(statement, node, pointer);
        }
        return statement;
    }

    private @Nullable Effect effect(@Nullable JsonNode node, String pointer) {
        return switch (node == null ? null : node.textValue()) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            case null, default -> {
                problems.add(
                        pointer,
                        node == null
                                ? "the statement has no effect"
                                : "the effect is " + Problems.shown(node));
                yield null;
            }
        };
    }

    private @Nullable Actions actions(JsonNode node, String pointer) {
        Element element = either(node, pointer, "Action", true);
        if (element == null) {
            return null;
        }
        List<String> patterns = problems.texts(element.pointer, element.value);
        for (String pattern : patterns) {
            if (pattern.indexOf(':') < 1 && !pattern.matches("\\*+")) {
                problems.add(element.pointer, "not an action: " + pattern);
            }
        }
        return patterns.isEmpty() ? null : Actions.of(patterns, element.negated);
    }

    private @Nullable Resources resources(JsonNode node, String pointer) {
        Element element = either(node, pointer, "Resource", kind.namesResources());
        if (element == null) {
            return null;
        }
        List<ResourcePattern> patterns =
                problems.texts(element.pointer, element.value).stream()
                        .map(text -> ResourcePattern.of(text, version))
                        .toList();
        return patterns.isEmpty() ? null : new Resources(patterns, element.negated);
    }

    private @Nullable Principals principals(JsonNode node, String pointer) {
        Element element = either(node, pointer, "Principal", kind.namesPrincipals());
        if (element == null) {
            return null;
        }
        if (!kind.namesPrincipals()) {
            problems.add(element.pointer, kind.text() + " cannot name principals");
            return null;
        }
        List<PrincipalElement> elements =
                new PrincipalReader(problems).read(element.pointer, element.value);
        return elements.isEmpty() ? null : new Principals(elements, element.negated);
    }

    /// The element or its negation: one of them at most, and one at least where it is required.
    private @Nullable Element either(JsonNode node, String pointer, String name, boolean required) {
        JsonNode plain = node.get(name);
        JsonNode negated = node.get("Not" + name);
        if (plain != null && negated != null) {
            problems.add(pointer + "/Not" + name, name + " and Not" + name + " exclude each other");
            return null;
        }
        if (plain == null && negated == null) {
            if (required) {
                problems.add(pointer + "/" + name, "the statement has no " + name);
            }
            return null;
        }
        return plain != null
                ? new Element(pointer + "/" + name, plain, false)
                : new Element(pointer + "/Not" + name, Objects.requireNonNull(negated), true);
    }

    private record Element(String pointer, JsonNode value, boolean negated) {}
}
