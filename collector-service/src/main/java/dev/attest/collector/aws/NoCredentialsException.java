package dev.attest.collector.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/// The collector has nothing to show where it would ask for a session: a setting is missing, which
/// the message names, and no other attempt helps.
final class NoCredentialsException extends SdkClientException {

    private static final long serialVersionUID = 1L;

    NoCredentialsException(String message) {
        super(SdkClientException.builder().message(message));
    }
}
