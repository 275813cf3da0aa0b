package dev.attest.collector.auditors.organization;

import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.aws.AwsFault;
import software.amazon.awssdk.core.exception.SdkException;

/// Reads what only the account that manages it, or one that it names, is let in to. That another
/// account is refused is as it should be.
final class ManagementOnly {

    private ManagementOnly() {}

    /// @param what such as `the organization`
    /// @param manager the account that manages it
    static void read(
            String what, String manager, String account, InventorySink sink, Runnable reading) {
        try {
            reading.run();
        } catch (SdkException e) {
            if (manager.equals(account)
                    || AwsFault.of(e) != AwsFault.REFUSED
                    || AwsFault.ofSession(e)) {
                throw e;
            }
            sink.notEvaluated("%s is read from account %s".formatted(what, manager));
        }
    }
}
