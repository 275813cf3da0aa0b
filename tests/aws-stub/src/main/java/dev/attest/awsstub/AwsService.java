package dev.attest.awsstub;

/// One service of AWS.
@FunctionalInterface
interface AwsService {
    /// @param caller the account whose credentials signed the call
    AwsReply answer(AwsCall call, StubAccount caller);
}
