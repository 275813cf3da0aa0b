package dev.attest.sample.model;

import java.util.List;

/// The organization's Identity Center instance.
public record IdentityCenter(
        String instanceArn,
        String storeId,
        String ownerAccountId,
        List<IdentityUser> users,
        List<IdentityGroup> groups,
        List<Membership> memberships,
        List<PermissionSet> permissionSets,
        List<Assignment> assignments) {

    public IdentityCenter {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
        memberships = List.copyOf(memberships);
        permissionSets = List.copyOf(permissionSets);
        assignments = List.copyOf(assignments);
    }

    public IdentityUser user(String userName) {
        return users.stream()
                .filter(user -> user.userName().equals(userName))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no Identity Center user " + userName));
    }

    public IdentityGroup group(String name) {
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no Identity Center group " + name));
    }

    public PermissionSet permissionSet(String name) {
        return permissionSets.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no permission set " + name));
    }

    public IdentityCenter without(
            List<Membership> endedMemberships, List<Assignment> endedAssignments) {
        return new IdentityCenter(
                instanceArn,
                storeId,
                ownerAccountId,
                users,
                groups,
                memberships.stream()
                        .filter(membership -> !endedMemberships.contains(membership))
                        .toList(),
                permissionSets,
                assignments.stream()
                        .filter(assignment -> !endedAssignments.contains(assignment))
                        .toList());
    }
}
