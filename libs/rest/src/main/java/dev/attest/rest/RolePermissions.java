package dev.attest.rest;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What each role may do. Permissions read `things:action`, as in
/// `@PermissionsAllowed("campaigns:start")`; `data:all` lifts the filter to what concerns the
/// caller.
public final class RolePermissions {

    /// Sees everybody's data; without it a caller sees what concerns them.
    public static final String ALL_DATA = "data:all";

    private static final String DECIDE = "packages:decide";

    private static final String IMPORT_PEOPLE = "people:import";

    /// Tells who the people are. Administrators have it as little as anybody: what a person is
    /// comes from where the company keeps it.
    private static final Set<String> PROVISION = permissions("people:provision");

    private static final Set<String> READS =
            permissions(
                    "accounts:read",
                    "activity:read",
                    "alerts:read",
                    "alert-rules:read",
                    "inventory:read",
                    "people:read",
                    "quarantine:read",
                    "risk:read",
                    "campaigns:read",
                    "packages:read",
                    "remediations:read",
                    "reports:read",
                    "evidence:read",
                    "collection:read",
                    "notifications:read",
                    "queries:read");

    private static final Set<String> CHANGES =
            permissions(
                    "alerts:close",
                    "alerts:work",
                    "alert-rules:test",
                    "collections:start",
                    "collection:configure",
                    "notifications:send",
                    "queries:sql",
                    "imports:write",
                    "campaigns:start",
                    "campaigns:close",
                    DECIDE,
                    "quarantine:replay",
                    "reports:create");

    /// An open package is a permission: whoever signs in may review what was routed to them.
    private static final Set<String> HUMAN =
            permissions("packages:read", DECIDE, "people:read", "risk:read");

    private static final Map<String, Set<String>> BY_ROLE =
            Map.of(
                    "manager", permissions("remediations:read", "campaigns:read"),
                    "compliance-officer", complianceOfficer(),
                    "auditor", union(READS, permissions("reports:create", "queries:sql", ALL_DATA)),
                    "security-analyst", securityAnalyst(),
                    "admin", union(READS, CHANGES, permissions(ALL_DATA)),
                    "automation", union(READS, automationChanges()),
                    "scim-provisioner", PROVISION,
                    "service", union(READS, permissions(ALL_DATA)));

    private RolePermissions() {}

    /// Every role that gives permissions.
    public static Set<String> roles() {
        return BY_ROLE.keySet();
    }

    /// Every permission there is.
    public static Set<String> all() {
        return union(READS, CHANGES, PROVISION, permissions(IMPORT_PEOPLE, ALL_DATA));
    }

    /// What a caller with these roles may do. Unknown roles give nothing. An auditor changes
    /// nothing, whatever else they are, so that their judgement stays independent.
    ///
    /// @param human whether a human with a verified e-mail is calling
    public static Set<String> of(Collection<String> roles, boolean human) {
        var granted = new TreeSet<>(human ? HUMAN : Set.<String>of());
        roles.forEach(role -> granted.addAll(BY_ROLE.getOrDefault(role, Set.of())));
        if (roles.contains("auditor")) {
            granted.remove(DECIDE);
        }
        return Set.copyOf(granted);
    }

    /// What one role may do when the usual kind of caller holds it; the empty name stands for a
    /// human without any role. This is what a role walk expects.
    public static Map<String, Set<String>> matrix() {
        var matrix = new TreeMap<String, Set<String>>();
        matrix.put("", of(Set.of(), true));
        roles().forEach(role -> matrix.put(role, of(Set.of(role), !forServiceAccounts(role))));
        return matrix;
    }

    static boolean forServiceAccounts(String role) {
        return Set.of("automation", "scim-provisioner", "service").contains(role);
    }

    private static Set<String> complianceOfficer() {
        return permissions(
                "accounts:read",
                "alerts:read",
                "inventory:read",
                "people:read",
                "risk:read",
                "campaigns:read",
                "campaigns:start",
                "campaigns:close",
                "packages:read",
                "remediations:read",
                "reports:read",
                "reports:create",
                "evidence:read",
                "collection:read",
                ALL_DATA);
    }

    private static Set<String> securityAnalyst() {
        return permissions(
                "accounts:read",
                "activity:read",
                "alerts:read",
                "alerts:close",
                "alerts:work",
                "alert-rules:read",
                "alert-rules:test",
                "collection:read",
                "collections:start",
                "inventory:read",
                "notifications:read",
                "notifications:send",
                "people:read",
                "quarantine:read",
                "queries:read",
                "queries:sql",
                "risk:read",
                ALL_DATA);
    }

    private static Set<String> automationChanges() {
        return permissions(
                "imports:write",
                IMPORT_PEOPLE,
                "alert-rules:test",
                "collections:start",
                "queries:sql",
                "campaigns:start",
                "campaigns:close",
                "reports:create",
                ALL_DATA);
    }

    private static Set<String> permissions(String... names) {
        return Arrays.stream(names).collect(Collectors.toUnmodifiableSet());
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        return Stream.of(sets).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
