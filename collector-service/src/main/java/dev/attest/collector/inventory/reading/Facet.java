package dev.attest.collector.inventory.reading;

import dev.attest.events.inventory.InlinePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one source says about one principal. Null is what the source does not tell.
///
/// @param accessKeys null when the source lists no keys; empty when it says there are none
/// @param uniqueId what stays when the principal is renamed
/// @param email the address that a directory tells
public record Facet(
        @Nullable Instant createdAt,
        List<String> groups,
        List<PolicyRef> attachedPolicies,
        List<InlinePolicy> inlinePolicies,
        @Nullable PolicyRef boundary,
        @Nullable String trustPolicySha256,
        Map<String, String> tags,
        @Nullable Boolean consolePassword,
        @Nullable Instant passwordLastUsed,
        @Nullable Boolean mfa,
        @Nullable List<KeyReading> accessKeys,
        @Nullable String uniqueId,
        @Nullable String email) {

    public Facet {
        groups = List.copyOf(groups);
        attachedPolicies = List.copyOf(attachedPolicies);
        inlinePolicies = List.copyOf(inlinePolicies);
        tags = Map.copyOf(tags);
        accessKeys = accessKeys == null ? null : List.copyOf(accessKeys);
    }

    /// The same with other groups and keys.
    public Facet with(List<String> otherGroups, @Nullable List<KeyReading> otherKeys) {
        return with(otherGroups, otherKeys, uniqueId);
    }

    /// The same under another unique id, or none.
    Facet identified(@Nullable String otherId) {
        return with(groups, accessKeys, otherId);
    }

    private Facet with(
            List<String> otherGroups,
            @Nullable List<KeyReading> otherKeys,
            @Nullable String otherId) {
        return new Facet(
                createdAt,
                otherGroups,
                attachedPolicies,
                inlinePolicies,
                boundary,
                trustPolicySha256,
                tags,
                consolePassword,
                passwordLastUsed,
                mfa,
                otherKeys,
                otherId,
                email);
    }

    /// Groups only.
    public static Facet ofGroups(List<String> groups) {
        return ofGroups(groups, null);
    }

    /// Groups and the address, as Identity Center tells.
    public static Facet ofGroups(List<String> groups, @Nullable String email) {
        return new Facet(
                null, groups, List.of(), List.of(), null, null, Map.of(), null, null, null, null,
                null, email);
    }

    /// Keys only, as a listing of access keys tells.
    public static Facet ofKeys(List<KeyReading> keys) {
        return new Facet(
                null, List.of(), List.of(), List.of(), null, null, Map.of(), null, null, null, keys,
                null, null);
    }

    /// How somebody signs in, as a credential report tells.
    public static Facet ofCredentials(
            @Nullable Instant createdAt,
            @Nullable Boolean consolePassword,
            @Nullable Instant passwordLastUsed,
            @Nullable Boolean mfa,
            List<KeyReading> keys) {
        return new Facet(
                createdAt,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                Map.of(),
                consolePassword,
                passwordLastUsed,
                mfa,
                keys,
                null,
                null);
    }
}
