package dev.attest.collector.accounts;

import dev.attest.collector.aws.Partition;

/// Records that came of an account.
///
/// @param partition by the region of the first of them
public record RecordsOfAccount(Partition partition, int count) {

    public static RecordsOfAccount first(String region) {
        return new RecordsOfAccount(Partition.ofRegion(region), 1);
    }

    public RecordsOfAccount andOne() {
        return new RecordsOfAccount(partition, count + 1);
    }
}
