package dev.attest.traildigest;

import java.time.Instant;

/// The digests of one trail in one region of one account, one after the other.
///
/// @param trail and the region that owns it, such as `management_us-east-1`
/// @param from the beginning of what they tell
/// @param until its end; whether there were more cannot be told from them
/// @param signed how many carry a signature of AWS that holds
/// @param chained how many others are what the digest after them says
/// @param unverified how many others: of a last one, only S3 knows the signature
/// @param keyless how many of all carry a signature for which no key was given
public record Chain(
        String account,
        String region,
        String trail,
        Instant from,
        Instant until,
        int signed,
        int chained,
        int unverified,
        int keyless) {

    public int digests() {
        return signed + chained + unverified;
    }
}
