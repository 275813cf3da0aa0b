package dev.attest.collector.identities;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.events.inventory.PrincipalKind;
import org.jspecify.annotations.Nullable;

/// An identity as callers see it.
///
/// @param principalId ARN, or the Identity Center user id
/// @param classRule the rule that gives the class; null when it follows from who stands behind it
/// @param personId whose own it is; null when it is nobody's
/// @param linkRule by which rule; `people-file` when the people file says so
/// @param ownerId the person who answers for it; null when nobody does
/// @param ownerVia by which rule; `manager` when it is the manager of whom the rule names
/// @param conflict whom rules of one order name, when these are different people: then it is
///   nobody's
/// @param disputed whom later rules name instead
public record IdentityView(
        String principalId,
        String accountId,
        PrincipalKind kind,
        String name,
        @JsonProperty("class") IdentityClass identityClass,
        @Nullable String classRule,
        @Nullable String personId,
        @Nullable String linkRule,
        @Nullable String ownerId,
        @Nullable String ownerVia,
        @Nullable String conflict,
        @Nullable String disputed) {}
