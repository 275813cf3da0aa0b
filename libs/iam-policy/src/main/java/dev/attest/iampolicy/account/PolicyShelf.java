package dev.attest.iampolicy.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyParser;
import dev.attest.iampolicy.PolicyProblem;
import dev.attest.iampolicy.decision.NamedPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Policies read once each, and what was wrong with them. Equal inline documents, such as the trust
/// that services need, share one reading.
final class PolicyShelf {

    private final Map<String, NamedPolicy> managed = new HashMap<>();
    private final Map<String, List<PolicyDocument>> older = new HashMap<>();
    private final Map<Key, ParsedPolicy> documents = new HashMap<>();
    private final List<PolicyProblem> problems = new ArrayList<>();

    /// Takes one entry of the list of managed policies.
    void add(String arn, JsonNode entry, String pointer) {
        JsonNode versions = entry.path("PolicyVersionList");
        for (int i = 0; i < versions.size(); i++) {
            JsonNode version = versions.get(i);
            String place = pointer + "/PolicyVersionList/" + i + "/Document";
            ParsedPolicy parsed = parsed(version.path("Document"), PolicyKind.IDENTITY, place);
            if (version.path("IsDefaultVersion").asBoolean() && managed.containsKey(arn)) {
                problems.add(
                        new PolicyProblem(
                                pointer + "/PolicyVersionList/" + i,
                                "another version of " + arn + " is the default already"));
            } else if (version.path("IsDefaultVersion").asBoolean()) {
                managed.put(arn, NamedPolicy.of(Identity.name(arn), arn, parsed));
            } else if (parsed instanceof ParsedPolicy.Valid(PolicyDocument document)) {
                older.computeIfAbsent(arn, policy -> new ArrayList<>()).add(document);
            }
        }
        if (!managed.containsKey(arn)) {
            problems.add(
                    new PolicyProblem(pointer + "/PolicyVersionList", "no version is the default"));
        }
    }

    /// A managed policy by its ARN; unread when it was not among the entries.
    NamedPolicy managed(String arn) {
        return managed.computeIfAbsent(
                arn,
                each ->
                        new NamedPolicy.Unread(
                                Identity.name(each), each, "its document is not told"));
    }

    /// A policy that belongs to one holder.
    NamedPolicy inline(String name, JsonNode document, PolicyKind kind, String pointer) {
        return NamedPolicy.of(name, null, parsed(document, kind, pointer));
    }

    List<PolicyProblem> problems() {
        return problems;
    }

    /// Of the account's policies that have any.
    Map<String, List<PolicyDocument>> olderVersions(String account) {
        Map<String, List<PolicyDocument>> own = new HashMap<>();
        older.forEach((arn, versions) -> {
            if (arn.contains("::" + account + ":")) {
                own.put(arn, List.copyOf(versions));
            }
        });
        return own;
    }

    private ParsedPolicy parsed(JsonNode document, PolicyKind kind, String pointer) {
        ParsedPolicy parsed =
                documents.computeIfAbsent(
                        new Key(document, kind), key -> PolicyParser.parse(document, kind));
        if (parsed instanceof ParsedPolicy.Invalid(List<PolicyProblem> found)) {
            found.forEach(each ->
                    problems.add(new PolicyProblem(pointer + each.pointer(), each.message())));
        }
        return parsed;
    }

    private record Key(JsonNode document, PolicyKind kind) {}
}
