package dev.attest.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.RoleWalk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OidcResource.class)
class OpenApiDocumentTest {

    @TestHTTPResource("/")
    URI service;

    @Test
    void shouldDeclarePermissionsAndErrorsOfEveryOperation() {
        given().get("/q/openapi?format=json")
                .then()
                .body(
                        "paths.'/api/v1/things'.get.x-required-permissions[0]",
                        equalTo("campaigns:read"))
                .body("paths.'/api/v1/things'.get.security[0].bearer", equalTo(List.of()))
                .body(
                        "paths.'/api/v1/things/failure'.get.x-required-permissions",
                        equalTo(List.of()))
                .body(
                        "paths.'/api/v1/things'.get.responses.default.content.'application/problem+json'.schema.'$ref'",
                        equalTo("#/components/schemas/Problem"))
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"));
    }

    // This document has two planted faults: an operation that fails, and one that says nothing.
    @Test
    void shouldFindOnlyThePlantedFaults() {
        assertThat(new RoleWalk(service, RolePermissions.matrix()).findings())
                .containsExactlyInAnyOrder(
                        "GET /api/v1/things/undeclared declares no x-required-permissions",
                        "GET /api/v1/things/failure with no token: 500, must be let in");
    }

    @Test
    void shouldFindARoleThatMayMoreOrLessThanExpected() {
        // Given
        Map<String, Set<String>> expected = new HashMap<>(RolePermissions.matrix());
        expected.put("manager", Set.of("campaigns:start"));

        // When
        List<String> findings = new RoleWalk(service, expected).findings();

        // Then
        assertThat(findings)
                .contains(
                        "POST /api/v1/things with role manager: 403, must be let in",
                        "GET /api/v1/things with role manager: 200, must be 403");
    }
}
