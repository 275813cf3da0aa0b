package dev.attest.collector.auditors;

import java.util.List;

/// Reads one kind of thing from AWS as it is now. Every class that implements this is found and
/// runs as source `inventory.<kind>` of a collection.
public interface InventoryAuditor {

    /// Where a kind is to be read.
    enum Reach {
        /// Once in an account.
        ACCOUNT,
        /// In every region of an account that is collected.
        REGION
    }

    /// Such as `iam-password-policy`; never changes, since what was read is kept under it.
    String kind();

    Reach reach();

    /// The actions that it needs, as policies name them.
    List<String> permissions();

    /// Reads, and gives what it finds to the sink. What AWS refuses as a whole may be thrown.
    ///
    /// @throws software.amazon.awssdk.core.exception.SdkException when it cannot go on
    void read(AuditSession session, InventorySink sink);
}
