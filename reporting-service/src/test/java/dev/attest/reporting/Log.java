package dev.attest.reporting;

import static io.restassured.RestAssured.given;

import dev.attest.testsupport.TestTokens;
import io.restassured.specification.RequestSpecification;

/// Requests of people who may read.
public final class Log {

    private Log() {}

    public static RequestSpecification auditor() {
        return given().auth().oauth2(TestTokens.of("auditor", "amelia.wright@meridian.example"));
    }

    public static long size() {
        String note = auditor().get("/api/v1/evidence/checkpoint").asString();
        return Long.parseLong(note.split("\n", -1)[1]);
    }
}
