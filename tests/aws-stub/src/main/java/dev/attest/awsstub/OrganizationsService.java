package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// The organization's tree. Every listing begins with an empty page that has a NextToken, as AWS
/// may answer.
final class OrganizationsService implements AwsService {

    private static final int LARGEST_PAGE = 20;
    private static final String ROOT = "r-stub";

    private final StubWorld world;

    OrganizationsService(StubWorld world) {
        this.world = world;
    }

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        if (call.operation().equals("DescribeOrganization")) {
            return organization();
        }
        if (!caller.id().equals(world.management())) {
            throw new AwsFailure(
                    400, "AccessDeniedException", "only the management account may ask");
        }
        JsonNode body = call.json();
        return switch (call.operation()) {
            case "ListRoots" -> paged("Roots", List.of(unit(ROOT, "Root")), body);
            case "ListOrganizationalUnitsForParent" ->
                    paged("OrganizationalUnits", units(body), body);
            case "ListAccountsForParent" -> paged("Accounts", accounts(body), body);
            case "ListAccounts" ->
                    paged(
                            "Accounts",
                            world.accounts().stream().map(OrganizationsService::account).toList(),
                            body);
            case "ListTagsForResource" ->
                    paged("Tags", caller.things("organizations/Tags/" + id(body)), body);
            case "ListPolicies" ->
                    paged(
                            "Policies",
                            policies(caller).stream()
                                    .filter(each -> each.path("Type").equals(body.path("Filter")))
                                    .map(each ->
                                            each.deepCopy().remove(List.of("Content", "Targets")))
                                    .toList(),
                            body);
            case "DescribePolicy" -> policy(caller, body);
            case "ListTargetsForPolicy" -> targets(caller, body);
            default -> throw new AwsFailure(400, "UnknownOperationException", call.operation());
        };
    }

    private static String id(JsonNode body) {
        return body.path("ResourceId").asText();
    }

    private static List<ObjectNode> policies(StubAccount caller) {
        return caller.things("organizations/Policies");
    }

    private static ObjectNode named(StubAccount caller, JsonNode body) {
        return policies(caller).stream()
                .filter(each -> each.path("Id").equals(body.path("PolicyId")))
                .findFirst()
                .orElseThrow(() -> new AwsFailure(400, "PolicyNotFoundException", "no policy"));
    }

    private static AwsReply policy(StubAccount caller, JsonNode body) {
        ObjectNode named = named(caller, body);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode policy = answer.putObject("Policy");
        policy.set("PolicySummary", named.deepCopy().remove(List.of("Content", "Targets")));
        policy.set("Content", named.path("Content"));
        return AwsReply.json(answer);
    }

    private static AwsReply targets(StubAccount caller, JsonNode body) {
        List<ObjectNode> targets = new ArrayList<>();
        named(caller, body).path("Targets").forEach(each -> targets.add((ObjectNode) each));
        return paged("Targets", targets, body);
    }

    private AwsReply organization() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("Organization")
                .put("Id", "o-stub")
                .put("MasterAccountId", world.management());
        return AwsReply.json(answer);
    }

    private List<ObjectNode> units(JsonNode body) {
        String prefix = prefix(body.path("ParentId").asText());
        var names = new TreeSet<String>();
        for (StubAccount account : world.accounts()) {
            String rest = below(prefix, account.unit());
            if (!rest.isEmpty()) {
                int slash = rest.indexOf('/');
                names.add(prefix + (slash < 0 ? rest : rest.substring(0, slash)));
            }
        }
        return names.stream()
                .map(path ->
                        unit(
                                "ou-" + path.replace("/", "--"),
                                path.substring(path.lastIndexOf('/') + 1)))
                .toList();
    }

    private List<ObjectNode> accounts(JsonNode body) {
        String parent = path(body.path("ParentId").asText());
        return world.accounts().stream()
                .filter(account -> account.unit().equals(parent.isEmpty() ? "Root" : parent))
                .map(OrganizationsService::account)
                .toList();
    }

    private static ObjectNode account(StubAccount account) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Id", account.id())
                .put("Arn", "arn:aws:organizations::1:account/o-stub/" + account.id())
                .put("Name", account.name())
                .put("Email", account.id() + "@example.com")
                .put("State", account.status());
    }

    private static ObjectNode unit(String id, String name) {
        return JsonNodeFactory.instance.objectNode().put("Id", id).put("Name", name);
    }

    private static String path(String parent) {
        return parent.equals(ROOT) ? "" : parent.substring("ou-".length()).replace("--", "/");
    }

    private static String prefix(String parent) {
        String path = path(parent);
        return path.isEmpty() ? "" : path + "/";
    }

    private static String below(String prefix, String unit) {
        return unit.equals("Root") || !unit.startsWith(prefix)
                ? ""
                : unit.substring(prefix.length());
    }

    private static AwsReply paged(String name, List<ObjectNode> all, JsonNode body) {
        int size = body.path("MaxResults").asInt(LARGEST_PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            throw new AwsFailure(400, "InvalidInputException", "MaxResults is " + size);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray(name);
        String token = body.path("NextToken").asText("");
        if (token.isEmpty()) {
            return AwsReply.json(answer.put("NextToken", "0"));
        }
        int from = Integer.parseInt(Objects.requireNonNull(token));
        int to = Math.min(all.size(), from + size);
        all.subList(from, to).forEach(items::add);
        if (to < all.size()) {
            answer.put("NextToken", String.valueOf(to));
        }
        return AwsReply.json(answer);
    }
}
