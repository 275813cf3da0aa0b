package dev.attest.iampolicy.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iampolicy.PolicyProblem;
import dev.attest.iampolicy.decision.NamedPolicy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `aws iam get-account-authorization-details` prints, read: users, groups, roles and managed
/// policies, each with its documents as objects or URL-encoded.
///
/// What cannot be read is a problem, and its neighbours are read all the same. A policy that is
/// broken, or that the output lacks, is held as unread: it is never taken for one that allows
/// nothing.
///
/// Source: IAM API Reference, "GetAccountAuthorizationDetails".
///
/// @param accounts one for each account that owns a user, a role or a group in it, in the order of
///   their ids
/// @param managed the managed policies that it lists, by ARN
/// @param problems JSON pointers to what could not be read, with reasons
public record AuthorizationDetails(
        List<Account> accounts, Map<String, NamedPolicy> managed, List<PolicyProblem> problems) {

    public AuthorizationDetails {
        accounts = List.copyOf(accounts);
        managed = Collections.unmodifiableMap(new LinkedHashMap<>(managed));
        problems = List.copyOf(problems);
    }

    /// Reads the output, of one account or of several merged into one.
    public static AuthorizationDetails read(JsonNode output) {
        return new DetailsReader(output).read();
    }
}
