package dev.attest.collector.collection;

import org.jspecify.annotations.Nullable;

/// What a checkpoint stands for.
///
/// @param source such as `iam`; `inventory.` and a kind; or `trail.` and the name of a trail
public record Place(String accountId, String region, String source) {

    /// What an account has, in all kinds; of one kind, `inventory.` and its name.
    public static final String INVENTORY = "inventory";

    private static final String TRAIL = "trail";

    /// The files of a trail, which lie in a region of an account.
    public static Place ofTrail(String accountId, String region, String trail) {
        return new Place(accountId, region, TRAIL + "." + trail);
    }

    /// Whether a source stands for a trail, or for all of them.
    static boolean isTrail(@Nullable String source) {
        return source != null && (source.equals(TRAIL) || source.startsWith(TRAIL + "."));
    }

    boolean isTrail() {
        return isTrail(source);
    }

    /// Whether its events come from LookupEvents.
    boolean isLookedUp() {
        return !isTrail() && !source.equals(INVENTORY) && !source.startsWith(INVENTORY + ".");
    }

    /// The name of its trail.
    public String trail() {
        return source.substring(TRAIL.length() + 1);
    }

    /// Whether a person who names a source means this trail.
    boolean isMeantBy(@Nullable String named) {
        return named == null || named.equals(TRAIL) || named.equals(source);
    }

    @Override
    public String toString() {
        return accountId + "/" + region + "/" + source;
    }
}
