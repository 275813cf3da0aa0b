package dev.attest.collector.trailfiles;

import dev.attest.collector.aws.AssumedSessions;
import dev.attest.collector.aws.AwsAccount;
import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.platform.Backoff;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/// Calls to AWS, tried again when they failed for reasons that pass.
record AwsCalls(AssumedSessions sessions, AwsAccount account, Backoff backoff) {

    private static final int ATTEMPTS = 6;

    /// @throws SdkException when it cannot be had
    <T> T call(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (SdkException e) {
                AwsFault fault = AwsFault.of(e);
                // a token that has ended does not become good again
                if (attempt == ATTEMPTS || !fault.passing() || fault == AwsFault.TOKEN_ENDED) {
                    throw e;
                }
                rest(attempt, e);
            }
        }
    }

    private void rest(int attempt, SdkException e) {
        if (AwsFault.of(e) == AwsFault.SESSION_ENDED) {
            sessions.forget(account);
            return;
        }
        try {
            Thread.sleep(backoff.after(attempt));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }
}
