package dev.attest.collector.trail;

import java.util.Set;

/// Which records of a trail the database keeps. All of them go into the lake.
public enum Scope {
    /// Every record.
    ALL,

    /// Records of the identity services, records that an alert rule watches, and of all others the
    /// latest of each caller and key on a day, so that last uses stay known. For trails that also
    /// record data events, most of which say nothing about identities.
    IDENTITY;

    private static final Set<String> IDENTITY_SOURCES =
            Set.of(
                    "iam.amazonaws.com",
                    "sts.amazonaws.com",
                    "signin.amazonaws.com",
                    "sso.amazonaws.com",
                    "sso-directory.amazonaws.com",
                    "identitystore.amazonaws.com",
                    "organizations.amazonaws.com");

    /// @param source such as `iam.amazonaws.com`
    /// @param watched whether an alert rule wants to see the record
    boolean keeps(String source, boolean watched) {
        return switch (this) {
            case ALL -> true;
            case IDENTITY -> watched || IDENTITY_SOURCES.contains(source);
        };
    }
}
