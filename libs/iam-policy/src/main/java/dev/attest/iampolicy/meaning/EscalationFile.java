package dev.attest.iampolicy.meaning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a file of one escalation path. What it does not know it refuses.
final class EscalationFile {

    private EscalationFile() {}

    static EscalationRule read(JsonNode file) {
        List<Permission> permissions = new ArrayList<>();
        file.required("permissions").forEach(each -> permissions.add(permission(each)));
        List<Prerequisite> prerequisites = new ArrayList<>();
        file.required("prerequisites").forEach(each -> prerequisites.add(prerequisite(each)));
        return EscalationRule.of(
                new EscalationPath(
                        text(file, "id"),
                        category(text(file, "category")),
                        texts(file, "aliases"),
                        EscalationPath.ActsAs.valueOf(text(file, "actsAs")),
                        EscalationPath.Gains.valueOf(text(file, "gains")),
                        prerequisites,
                        permissions,
                        text(file, "means")));
    }

    private static Permission permission(JsonNode each) {
        return new Permission(
                text(each, "action"),
                new ResourceKind(text(each, "on")),
                Permission.Own.valueOf(each.path("self").asText("NONE")));
    }

    private static Prerequisite prerequisite(JsonNode each) {
        return switch (text(each, "kind")) {
            case "ROLE_TRUSTING_SERVICE" ->
                    new Prerequisite.RoleTrustingService(texts(each, "services"));
            case "ROLE_TRUSTING_PROVIDER" ->
                    new Prerequisite.RoleTrustingProvider(text(each, "provider"));
            case "EXISTING_COMPUTE" ->
                    new Prerequisite.ExistingCompute(
                            text(each, "resource"), texts(each, "services"));
            case "EXISTING_RESOURCE" -> new Prerequisite.ExistingResource(text(each, "resource"));
            case "SELF" ->
                    new Prerequisite.OfSelf(Prerequisite.OfSelf.State.valueOf(text(each, "state")));
            case "TARGET" ->
                    new Prerequisite.OfTarget(
                            Prerequisite.OfTarget.State.valueOf(text(each, "state")));
            default -> throw new IllegalArgumentException("unknown prerequisite " + each);
        };
    }

    private static EscalationPath.Category category(String published) {
        return Arrays.stream(EscalationPath.Category.values())
                .filter(category -> category.published().equals(published))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown category " + published));
    }

    private static String text(JsonNode node, String field) {
        JsonNode text = node.required(field);
        if (!text.isTextual()) {
            throw new IllegalArgumentException(field + " is no text in " + node);
        }
        return text.textValue();
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.required(field).forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
