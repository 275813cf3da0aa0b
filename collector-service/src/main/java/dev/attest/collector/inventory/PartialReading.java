package dev.attest.collector.inventory;

import dev.attest.collector.inventory.reading.AccountReading;
import dev.attest.collector.inventory.reading.Facet;
import dev.attest.collector.inventory.reading.GroupReading;
import dev.attest.collector.inventory.reading.KeyReading;
import dev.attest.collector.inventory.reading.PermissionSetReading;
import dev.attest.collector.inventory.reading.PrincipalReading;
import dev.attest.collector.inventory.reading.Reading;
import dev.attest.events.inventory.AccountAssignment;
import dev.attest.events.inventory.GroupMember;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.PermissionSetObserved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A reading with gaps shows what exists and proves nothing about the rest: memberships, account
/// assignments, keys and owners of accounts that are known and missing in it stay.
///
/// @param groups as they are known, by id
/// @param sets permission sets as they are known, by ARN
/// @param facets what the same source said before, by principal
/// @param accounts as they are known, by id
record PartialReading(
        Map<String, GroupObserved> groups,
        Map<String, PermissionSetObserved> sets,
        Map<String, Facet> facets,
        Map<String, AccountReading> accounts) {

    Reading beside(Reading partial) {
        Set<String> described =
                partial.groups().stream().map(GroupReading::groupId).collect(Collectors.toSet());
        return partial.with(
                partial.principals().stream().map(p -> kept(p, described)).toList(),
                partial.groups().stream().map(this::kept).toList(),
                partial.permissionSets().stream().map(this::kept).toList(),
                partial.accounts().stream().map(this::kept).toList());
    }

    private PrincipalReading kept(PrincipalReading read, Set<String> described) {
        Facet before = facets.get(read.principalId());
        if (before == null) {
            return read;
        }
        Facet now = read.facet();
        Facet both =
                now.with(
                        groups(now.groups(), before.groups(), described),
                        keys(now.accessKeys(), before.accessKeys()));
        return new PrincipalReading(read.principalId(), read.kind(), read.name(), both);
    }

    /// A group that the file does not describe has a guessed ARN; the known one of that name holds.
    private static List<String> groups(
            List<String> now, List<String> before, Set<String> described) {
        Set<String> known = names(before);
        Set<String> both = new LinkedHashSet<>(now);
        both.removeIf(id -> !described.contains(id) && known.contains(name(id)));
        Set<String> shown = names(both);
        before.stream().filter(id -> !shown.contains(name(id))).forEach(both::add);
        return List.copyOf(both);
    }

    private static Set<String> names(Collection<String> ids) {
        return ids.stream().map(PartialReading::name).collect(Collectors.toSet());
    }

    /// The last part of an ARN; ids of Identity Center as they are.
    private static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static @Nullable List<KeyReading> keys(
            @Nullable List<KeyReading> now, @Nullable List<KeyReading> before) {
        if (now == null || before == null) {
            return now;
        }
        List<KeyReading> both = new ArrayList<>(now);
        before.stream()
                .filter(key -> key.accessKeyId() != null)
                .filter(key ->
                        now.stream()
                                .noneMatch(n -> Objects.equals(n.accessKeyId(), key.accessKeyId())))
                .forEach(both::add);
        return both;
    }

    private GroupReading kept(GroupReading read) {
        GroupObserved before = groups.get(read.groupId());
        if (before == null) {
            return read;
        }
        Set<String> shown =
                read.members().stream().map(GroupMember::principalId).collect(Collectors.toSet());
        List<GroupMember> both = new ArrayList<>(read.members());
        before.members().stream().filter(m -> !shown.contains(m.principalId())).forEach(both::add);
        return read.with(both);
    }

    private PermissionSetReading kept(PermissionSetReading read) {
        PermissionSetObserved before = sets.get(read.permissionSetArn());
        if (before == null) {
            return read;
        }
        Set<AccountAssignment> both = new LinkedHashSet<>(read.assignments());
        both.addAll(before.assignments());
        return read.with(List.copyOf(both));
    }

    private AccountReading kept(AccountReading read) {
        AccountReading before = accounts.get(read.accountId());
        return before == null || read.ownerEmail() != null
                ? read
                : read.ownedBy(before.ownerEmail());
    }
}
