package dev.attest.certification.inventory;

import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.PermissionSetObserved;
import java.util.List;
import java.util.Map;

/// What principals' access is made of besides themselves: groups, permission sets, documents.
///
/// @param groups by group id
/// @param documents policy documents by SHA-256; a hash without a document is missing
public record Access(
        Map<String, GroupObserved> groups,
        List<PermissionSetObserved> permissionSets,
        Map<String, String> documents) {}
