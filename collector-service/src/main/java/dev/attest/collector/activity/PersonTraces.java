package dev.attest.collector.activity;

import dev.attest.collector.platform.Criteria;
import dev.attest.events.activity.ActorKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
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

    /// Who a trace is of, beside what it names.
    private enum Callers {
        USERS("users", ActorKind.ROOT, ActorKind.IAM_USER, ActorKind.IDENTITY_CENTER_USER),
        SESSIONS("sessionKinds", ActorKind.ASSUMED_ROLE, ActorKind.FEDERATED_USER),
        VOUCHED_FOR("vouchedFor", ActorKind.SAML, ActorKind.WEB_IDENTITY);

        private final String parameter;
        private final Set<ActorKind> kinds;

        Callers(String parameter, ActorKind first, ActorKind... others) {
            this.parameter = parameter;
            kinds = Set.copyOf(EnumSet.of(first, others));
        }
    }

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
        AnyOf any = new AnyOf(criteria);
        any.of(Callers.USERS, "a.onBehalfOf is null and a.actorPrincipal", "owned", principals);
        any.of("a.onBehalfOf", "center", centerUsers);
        any.of(
                OF_CENTER + " and a.onBehalfOf is null and a.sessionName",
                "centerNames",
                centerNames);
        any.of(Callers.SESSIONS, "a.sourceIdentity", "sources", sourceIdentities);
        any.of(Callers.SESSIONS, "a.sessionName", "sessions", sessionNames);
        any.of(
                Callers.VOUCHED_FOR,
                "a.onBehalfOf is null and a.actorName",
                "providers",
                providerNames);
        any.of(
                Callers.SESSIONS,
                "a.onBehalfOf is null and (a.actorPrincipal is null or not "
                        + OF_CENTER
                        + ") and a.accessKey",
                "keys",
                keys);
        if (any.clauses.isEmpty() || callers.isEmpty()) {
            return criteria.and("1 = 0");
        }
        return criteria.and("a.actorName in :callers", "callers", callers)
                .and("(" + String.join(" or ", any.clauses) + ")");
    }

    /// Conditions of which one is enough. Each gives the values of the parameters that it names.
    private record AnyOf(Criteria criteria, List<String> clauses) {

        AnyOf(Criteria criteria) {
            this(criteria, new ArrayList<>());
        }

        void of(Callers who, String field, String parameter, Set<String> values) {
            if (!values.isEmpty()) {
                of("a.actorKind in :" + who.parameter + " and " + field, parameter, values);
                criteria.with(who.parameter, who.kinds);
            }
        }

        void of(String field, String parameter, Set<String> values) {
            if (!values.isEmpty()) {
                clauses.add("(" + field + " in :" + parameter + ")");
                criteria.with(parameter, values);
            }
        }
    }
}
