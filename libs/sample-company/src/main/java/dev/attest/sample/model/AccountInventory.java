package dev.attest.sample.model;

import java.util.List;
import java.util.function.UnaryOperator;

/// Everything IAM knows of one account.
///
/// @param policies managed policies of the account, and those of AWS that are attached in it
public record AccountInventory(
        Account account,
        RootUser root,
        List<IamUser> users,
        List<IamGroup> groups,
        List<IamRole> roles,
        List<ManagedPolicy> policies) {

    public AccountInventory {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
        roles = List.copyOf(roles);
        policies = List.copyOf(policies);
    }

    public IamUser user(String name) {
        return users.stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no user " + name + " in " + account.name()));
    }

    public IamRole role(String name) {
        return roles.stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no role " + name + " in " + account.name()));
    }

    public IamGroup group(String name) {
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no group " + name + " in " + account.name()));
    }

    public AccountInventory mapUsers(UnaryOperator<IamUser> change) {
        return new AccountInventory(
                account, root, users.stream().map(change).toList(), groups, roles, policies);
    }

    public AccountInventory mapGroups(UnaryOperator<IamGroup> change) {
        return new AccountInventory(
                account, root, users, groups.stream().map(change).toList(), roles, policies);
    }

    public AccountInventory mapRoles(UnaryOperator<IamRole> change) {
        return new AccountInventory(
                account, root, users, groups, roles.stream().map(change).toList(), policies);
    }
}
