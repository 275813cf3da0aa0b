package dev.attest.collector.trail;

import org.jspecify.annotations.Nullable;

/// What ties a record to the session it began and to the person it was made for.
///
/// @param issuedKey the temporary key that the call handed out
/// @param sharedEventId what the records of one call have in common that several accounts hold
/// @param onBehalfOf the Identity Center user for whom a session acts
record SessionLinks(
        @Nullable String issuedKey, @Nullable String sharedEventId, @Nullable String onBehalfOf) {}
