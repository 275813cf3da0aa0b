package dev.attest.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.rest.RolePermissions;
import dev.attest.testsupport.OpenApiContract;
import dev.attest.testsupport.RoleWalk;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoleWalkTest {

    @TestHTTPResource("/")
    URI service;

    @Test
    void shouldLetEachRoleDoWhatItMayAndNothingElse() {
        // Given
        RoleWalk walk = new RoleWalk(service, RolePermissions.matrix());

        // When // Then
        assertThat(walk.findings()).isEmpty();
    }

    @Test
    void shouldDescribeItselfAsCommitted() {
        // Given
        String name = "reporting";

        // When // Then
        assertThat(OpenApiContract.differences(service, name)).isEmpty();
    }
}
