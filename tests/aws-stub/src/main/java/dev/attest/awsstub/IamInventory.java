package dev.attest.awsstub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// What an inventory of IAM reads. Users are the account's; other things are lists:
/// `iam/GroupDetailList`, `iam/RoleDetailList`, `iam/Policies`, `iam/SAMLProviderList`,
/// `iam/OpenIDConnectProviderList`, `iam/ServerCertificateMetadataList`, `iam/EnabledFeatures` with
/// a `Name` each, `iam/PasswordPolicy` and, by the ARN that uses them,
/// `iam/ServicesLastAccessed/ARN`. An answer that never comes, or fails, has its status as
/// `JobStatus` in `iam/LastAccessedJobs/ARN`; `GONE` is who went before being asked about.
final class IamInventory {

    private static final List<String> LISTS =
            List.of("GroupDetailList", "RoleDetailList", "Policies");

    private final Xml xml = new Xml(Map.of(), "member");
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private final String management;

    /// @param management the account that manages the organization
    IamInventory(String management) {
        this.management = management;
    }

    /// One element of one of the lists of the authorization details.
    private record Entry(String list, String element) {}

    String answer(String name, AwsCall call, StubAccount account) {
        return switch (name) {
            case "GetAccountAuthorizationDetails" -> details(call, account);
            case "GetAccountPasswordPolicy" -> passwordPolicy(account);
            case "ListRoles" -> IamService.paged(call, "Roles", roles(account));
            case "ListVirtualMFADevices" ->
                    IamService.paged(call, "VirtualMFADevices", devices(account));
            case "ListSAMLProviders" -> list(account, "SAMLProviderList");
            case "GetSAMLProvider" ->
                    provider(account, "SAMLProviderList", call, "SAMLProviderArn");
            case "ListOpenIDConnectProviders" -> list(account, "OpenIDConnectProviderList");
            case "GetOpenIDConnectProvider" ->
                    provider(
                            account, "OpenIDConnectProviderList", call, "OpenIDConnectProviderArn");
            case "ListServerCertificates" ->
                    IamService.paged(
                            call,
                            "ServerCertificateMetadataList",
                            account.things("iam/ServerCertificateMetadataList").stream()
                                    .map(each -> "<member>%s</member>".formatted(xml.members(each)))
                                    .toList());
            case "ListOrganizationsFeatures" -> features(account);
            case "GenerateServiceLastAccessedDetails" -> job(call, account);
            case "GetServiceLastAccessedDetails" -> lastAccessed(call, account);
            default -> throw new AwsFailure(400, "InvalidAction", name);
        };
    }

    private String features(StubAccount account) {
        if (!account.id().equals(management)) {
            throw new AwsFailure(
                    400,
                    "AccountNotManagementOrDelegatedAdministratorException",
                    account.id() + " does not manage the organization");
        }
        return account.things("iam/EnabledFeatures").stream()
                .map(each -> "<member>%s</member>".formatted(each.path("Name").asText()))
                .collect(
                        Collectors.joining(
                                "",
                                "<OrganizationId>o-stub</OrganizationId><EnabledFeatures>",
                                "</EnabledFeatures>"));
    }

    String summary(StubAccount account) {
        Map<String, Integer> totals = new LinkedHashMap<>();
        totals.put("Users", account.users().size());
        totals.put("Groups", account.things("iam/GroupDetailList").size());
        totals.put("Roles", account.things("iam/RoleDetailList").size());
        totals.put(
                "Policies",
                (int)
                        account.things("iam/Policies").stream()
                                .filter(each -> !each.path("Arn").asText().contains("::aws:"))
                                .count());
        totals.put(
                "ServerCertificates", account.things("iam/ServerCertificateMetadataList").size());
        totals.put(
                "Providers",
                account.things("iam/SAMLProviderList").size()
                        + account.things("iam/OpenIDConnectProviderList").size());
        totals.put("MFADevicesInUse", (int) account.users().stream().filter(StubUser::mfa).count());
        return totals.entrySet().stream()
                .map(total ->
                        "<entry><key>%s</key><value>%d</value></entry>"
                                .formatted(total.getKey(), total.getValue()))
                .collect(Collectors.joining("", "<SummaryMap>", "</SummaryMap>"));
    }

    private String details(AwsCall call, StubAccount account) {
        List<Entry> all = new ArrayList<>();
        account.users()
                .forEach(user ->
                        all.add(
                                new Entry(
                                        "UserDetailList",
                                        IamService.identity(user, account) + policy(user))));
        for (String list : LISTS) {
            account.things("iam/" + list)
                    .forEach(each -> all.add(new Entry(list, xml.members(encoded(each)))));
        }
        int size = Integer.parseInt(call.form().getOrDefault("MaxItems", "100"));
        int from = Integer.parseInt(call.form().getOrDefault("Marker", "0"));
        if (size < 1 || size > 1000) {
            throw new AwsFailure(400, "ValidationError", "MaxItems is " + size);
        }
        int to = Math.min(all.size(), from + size);
        int next = account.losesPages() && from == 0 ? Math.min(all.size(), to + size) : to;
        Map<String, String> lists =
                all.subList(from, to).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Entry::list,
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                each -> "<member>" + each.element() + "</member>",
                                                Collectors.joining())));
        boolean more = next < all.size();
        return lists.entrySet().stream()
                        .map(list -> "<%1$s>%2$s</%1$s>".formatted(list.getKey(), list.getValue()))
                        .collect(Collectors.joining())
                + "<IsTruncated>%s</IsTruncated>".formatted(more)
                + (more ? "<Marker>" + next + "</Marker>" : "");
    }

    /// Documents go over the wire URL-encoded.
    private static ObjectNode encoded(ObjectNode thing) {
        ObjectNode copy = thing.deepCopy();
        copy.findParents("PolicyDocument").forEach(at -> encode((ObjectNode) at, "PolicyDocument"));
        copy.findParents("Document").forEach(at -> encode((ObjectNode) at, "Document"));
        encode(copy, "AssumeRolePolicyDocument");
        return copy;
    }

    private static void encode(ObjectNode at, String member) {
        if (at.has(member)) {
            String text =
                    at.path(member).isTextual()
                            ? at.path(member).asText()
                            : at.path(member).toString();
            at.put(member, URLEncoder.encode(text, StandardCharsets.UTF_8));
        }
    }

    private static String policy(StubUser user) {
        String document = user.policy();
        return document == null
                ? ""
                : "<UserPolicyList><member><PolicyName>inline</PolicyName><PolicyDocument>%s"
                                .formatted(URLEncoder.encode(document, StandardCharsets.UTF_8))
                        + "</PolicyDocument></member></UserPolicyList>";
    }

    private String passwordPolicy(StubAccount account) {
        List<ObjectNode> policies = account.things("iam/PasswordPolicy");
        if (policies.isEmpty()) {
            throw new AwsFailure(404, "NoSuchEntity", "no password policy");
        }
        return "<PasswordPolicy>%s</PasswordPolicy>".formatted(xml.members(policies.getLast()));
    }

    private List<String> roles(StubAccount account) {
        return account.things("iam/RoleDetailList").stream()
                .map(role -> "<member>%s</member>".formatted(xml.members(encoded(role))))
                .toList();
    }

    private static List<String> devices(StubAccount account) {
        return account.users().stream()
                .filter(StubUser::mfa)
                .map(user ->
                        "<member><SerialNumber>arn:aws:iam::1:mfa/%s</SerialNumber><User>%s</User>"
                                        .formatted(
                                                AwsReply.escaped(user.name()),
                                                IamService.identity(user, account))
                                + "<EnableDate>%s</EnableDate></member>".formatted(user.created()))
                .toList();
    }

    private String list(StubAccount account, String list) {
        return account.things("iam/" + list).stream()
                .map(each -> "<member><Arn>%s</Arn></member>".formatted(each.path("Arn").asText()))
                .collect(Collectors.joining("", "<" + list + ">", "</" + list + ">"));
    }

    private String provider(StubAccount account, String list, AwsCall call, String parameter) {
        String arn = call.form().getOrDefault(parameter, "");
        return account.things("iam/" + list).stream()
                .filter(each -> each.path("Arn").asText().equals(arn))
                .map(each -> xml.members(each.deepCopy().without("Arn")))
                .findFirst()
                .orElseThrow(() -> new AwsFailure(404, "NoSuchEntity", arn));
    }

    private static String job(AwsCall call, StubAccount account) {
        String arn = call.form().getOrDefault("Arn", "");
        if (account.things("iam/LastAccessedJobs/" + arn).stream()
                .anyMatch(job -> job.path("JobStatus").asText().equals("GONE"))) {
            throw new AwsFailure(404, "NoSuchEntity", arn);
        }
        return "<JobId>%s</JobId>".formatted(AwsReply.escaped(arn));
    }

    /// In progress at the first question, complete at the second.
    private String lastAccessed(AwsCall call, StubAccount account) {
        String arn = call.form().getOrDefault("JobId", "");
        if (asked.add(arn)) {
            return unready("IN_PROGRESS");
        }
        List<ObjectNode> jobs = account.things("iam/LastAccessedJobs/" + arn);
        if (!jobs.isEmpty()) {
            return unready(jobs.getFirst().path("JobStatus").asText());
        }
        String services =
                account.things("iam/ServicesLastAccessed/" + arn).stream()
                        .map(each -> "<member>%s</member>".formatted(xml.members(each)))
                        .collect(Collectors.joining());
        return "<JobStatus>COMPLETED</JobStatus><JobCreationDate>2026-01-01T00:00:00Z</JobCreationDate>"
                + "<JobCompletionDate>2026-01-01T00:00:01Z</JobCompletionDate>"
                + "<ServicesLastAccessed>%s</ServicesLastAccessed><IsTruncated>false</IsTruncated>"
                        .formatted(services);
    }

    private static String unready(String status) {
        return "<JobStatus>%s</JobStatus><JobCreationDate>2026-01-01T00:00:00Z".formatted(status)
                + "</JobCreationDate><ServicesLastAccessed/>";
    }
}
