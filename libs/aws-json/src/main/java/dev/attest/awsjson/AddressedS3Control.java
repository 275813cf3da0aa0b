package dev.attest.awsjson;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointParams;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointProvider;

/// S3 Control puts the account's id before its host. An endpoint that is an address has no names
/// below it, and a request says the account in a header, too.
public final class AddressedS3Control implements S3ControlEndpointProvider {

    private final S3ControlEndpointProvider others = S3ControlEndpointProvider.defaultProvider();

    @Override
    public CompletableFuture<Endpoint> resolveEndpoint(S3ControlEndpointParams asked) {
        String endpoint = asked.endpoint();
        if (endpoint == null || !isAddress(URI.create(endpoint))) {
            return others.resolveEndpoint(asked);
        }
        return CompletableFuture.completedFuture(
                Endpoint.builder().url(URI.create(endpoint)).build());
    }

    /// IPv4, or IPv6 in its brackets.
    private static boolean isAddress(URI endpoint) {
        String host = endpoint.getHost();
        return host != null && host.matches("[0-9.]+|\\[.*]");
    }
}
