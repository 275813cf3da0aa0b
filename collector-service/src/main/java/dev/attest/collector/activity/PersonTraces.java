package dev.attest.collector.activity;

import dev.attest.collector.platform.Criteria;
import dev.attest.events.activity.ActorKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a person acts under, for finding their activity.
///
/// @param callers names of callers as records have them, by which activity is looked up
/// @param principals their users, by ARN or id
/// @param centerUsers of these the users of Identity Center, by id
/// @param centerNames the same by name
/// @param sourceIdentities names that are theirs and nobody else's, as are the next two
/// @param keys keys of sessions that they began, or that such sessions began
record PersonTraces(
        Set<String> callers,
        Set<String> principals,
        Set<String> centerUsers,
        Set<String> centerNames,
        Set<String> sourceIdentities,
        Set<String> sessionNames,
        Set<String> providerNames,
        Set<String> keys) {

    private static final String OF_CENTER =
            "a.actorPrincipal like '%" + SessionStep.IDENTITY_CENTER_PATH + "%'";
    private static final String USER = "a.actorKind in :users";
    private static final String SESSION = "a.actorKind in :sessionKinds";
    private static final String VOUCHED_FOR = "a.actorKind in :vouchedFor";
    private static final Map<String, Set<ActorKind>> KINDS =
            Map.of(
                    "users",
                    EnumSet.of(ActorKind.ROOT, ActorKind.IAM_USER, ActorKind.IDENTITY_CENTER_USER),
                    "sessionKinds",
                    EnumSet.of(ActorKind.ASSUMED_ROLE, ActorKind.FEDERATED_USER),
                    "vouchedFor",
                    EnumSet.of(ActorKind.SAML, ActorKind.WEB_IDENTITY));

    /// Sessions by their keys alone.
    static PersonTraces ofKeys(Set<String> keys, Set<String> callers) {
        return new PersonTraces(
                callers, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), keys);
    }

    /// The same with more keys.
    ///
    /// @param moreCallers who acts with these
    PersonTraces with(Set<String> moreKeys, Set<String> moreCallers) {
        return new PersonTraces(
                union(callers, moreCallers),
                principals,
                centerUsers,
                centerNames,
                sourceIdentities,
                sessionNames,
                providerNames,
                union(keys, moreKeys));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /// Activity `a` with any of these. Who acts on behalf of a user of Identity Center, or with a
    /// role that only it gives out, is no link of a chain: the record says itself who it is.
    Criteria into(Criteria criteria) {
        List<String> any = new ArrayList<>();
        one(
                criteria,
                any,
                USER + " and a.onBehalfOf is null and a.actorPrincipal",
                "owned",
                principals);
        one(criteria, any, "a.onBehalfOf", "center", centerUsers);
        one(
                criteria,
                any,
                OF_CENTER + " and a.onBehalfOf is null and a.sessionName",
                "centerNames",
                centerNames);
        one(criteria, any, SESSION + " and a.sourceIdentity", "sources", sourceIdentities);
        one(criteria, any, SESSION + " and a.sessionName", "sessions", sessionNames);
        one(
                criteria,
                any,
                VOUCHED_FOR + " and a.onBehalfOf is null and a.actorName",
                "providers",
                providerNames);
        one(
                criteria,
                any,
                SESSION
                        + " and a.onBehalfOf is null and (a.actorPrincipal is null or not "
                        + OF_CENTER
                        + ") and a.accessKey",
                "keys",
                keys);
        if (any.isEmpty() || callers.isEmpty()) {
            return criteria.and("1 = 0");
        }
        return criteria.and("a.actorName in :callers", "callers", callers)
                .and("(" + String.join(" or ", any) + ")");
    }

    private static void one(
            Criteria criteria, List<String> any, String field, String name, Set<String> values) {
        if (!values.isEmpty()) {
            any.add("(" + field + " in :" + name + ")");
            criteria.with(name, values);
            KINDS.forEach((kinds, some) -> {
                if (field.contains(":" + kinds + " ")) {
                    criteria.with(kinds, some);
                }
            });
        }
    }
}
