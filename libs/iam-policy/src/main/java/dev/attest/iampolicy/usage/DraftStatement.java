package dev.attest.iampolicy.usage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyVersion;
import dev.attest.iampolicy.Resources;
import dev.attest.iampolicy.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A statement of an identity policy, to be written.
///
/// @param version of the document it is written for, as it decides what `${` means
/// @param butActions whether the actions are a NotAction
/// @param butResources whether the resources are a NotResource
record DraftStatement(
        PolicyVersion version,
        @Nullable String sid,
        Effect effect,
        List<String> actions,
        boolean butActions,
        List<String> resources,
        boolean butResources,
        List<Condition> conditions) {

    DraftStatement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    static DraftStatement allow(
            Terms terms, List<String> actions, List<String> resources, boolean butResources) {
        return new DraftStatement(
                terms.version(),
                null,
                Effect.ALLOW,
                actions,
                false,
                resources,
                butResources,
                terms.conditions());
    }

    /// A statement as it stands.
    static DraftStatement of(PolicyVersion version, Statement statement) {
        Resources resources = Objects.requireNonNull(statement.resources());
        return new DraftStatement(
                version,
                statement.sid(),
                statement.effect(),
                statement.actions().patterns().stream().map(each -> each.text()).toList(),
                statement.actions().negated(),
                resources.patterns().stream().map(each -> each.text()).toList(),
                resources.negated(),
                statement.conditions());
    }

    DraftStatement withoutSid() {
        return new DraftStatement(
                version, null, effect, actions, butActions, resources, butResources, conditions);
    }

    /// The same in two; alone when it cannot be cut.
    List<DraftStatement> halves() {
        if (!butResources && resources.size() > 1) {
            return halves(resources).map(part -> with(actions, part)).toList();
        }
        return !butActions && actions.size() > 1
                ? halves(actions).map(part -> with(part, resources)).toList()
                : List.of(this);
    }

    private static Stream<List<String>> halves(List<String> all) {
        int middle = all.size() / 2;
        return Stream.of(all.subList(0, middle), all.subList(middle, all.size()));
    }

    private DraftStatement with(List<String> someActions, List<String> someResources) {
        return new DraftStatement(
                version,
                null,
                effect,
                someActions,
                butActions,
                someResources,
                butResources,
                conditions);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (sid != null) {
            json.put("Sid", sid);
        }
        json.put("Effect", effect == Effect.ALLOW ? "Allow" : "Deny");
        put(json, butActions ? "NotAction" : "Action", actions);
        put(json, butResources ? "NotResource" : "Resource", resources);
        if (!conditions.isEmpty()) {
            ObjectNode operators = json.putObject("Condition");
            conditions.forEach(each ->
                    put(operators.withObjectProperty(each.operator()), each.key(), each.values()));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, List<String> values) {
        ArrayNode array = json.putArray(name);
        values.forEach(array::add);
    }
}
