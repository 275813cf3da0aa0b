package dev.attest.cli.campaigns;

import dev.attest.cli.client.Refused;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import java.util.function.Supplier;

/// What does not wait for the caller: whether it waits for somebody else, or is nowhere, is not
/// told.
final class NotYours {
    private static final String NOT_FOUND = "not-found";

    private NotYours() {}

    static CommandFailure of(String kind, String id) {
        return new CommandFailure(
                ExitCode.NOT_ALLOWED,
                "no "
                        + kind
                        + " "
                        + id
                        + " waits for you: only whom it waits for decides and signs");
    }

    /// The answer to a question about the thing, of which the service tells only whom it waits for
    /// and those who see everything.
    static <T> T unlessTold(String kind, String id, Supplier<T> answer) {
        try {
            return answer.get();
        } catch (Refused e) {
            throw e.code().equals(NOT_FOUND) ? of(kind, id) : e;
        }
    }
}
