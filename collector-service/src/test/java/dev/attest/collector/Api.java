package dev.attest.collector;

import static io.restassured.RestAssured.given;

import dev.attest.testsupport.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Calls to the collector as its users make them.
public final class Api {

    private Api() {}

    public static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of(role, role + "@meridian.example"));
    }

    public static ValidatableResponse importCloudtrail(String name, byte[] body) {
        return send("cloudtrail", name, body);
    }

    public static ValidatableResponse importCloudtrail(String name, String json) {
        return send("cloudtrail", name, json.getBytes(StandardCharsets.UTF_8));
    }

    public static ValidatableResponse importCloudtrail(Path file) {
        try {
            return send("cloudtrail", file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static ValidatableResponse importInventory(
            Path file, @Nullable String account, Instant at) {
        return importInventory(file.getFileName().toString(), read(file), account, at.toString());
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// An inventory file of an account at a moment; null leaves either out.
    public static ValidatableResponse importInventory(
            String name, String body, @Nullable String account, @Nullable String at) {
        RequestSpecification request = upload(name, body.getBytes(StandardCharsets.UTF_8));
        if (account != null) {
            request.queryParam("account", account);
        }
        if (at != null) {
            request.queryParam("at", at);
        }
        return request.post("/api/v1/imports/inventory").then();
    }

    public static ValidatableResponse importPeople(String name, String body, @Nullable String at) {
        RequestSpecification request = upload(name, body.getBytes(StandardCharsets.UTF_8));
        if (at != null) {
            request.queryParam("at", at);
        }
        return request.post("/api/v1/imports/people").then();
    }

    /// The alert that a rule raised of an event.
    public static String alertOf(String rule, String event) {
        return as("auditor")
                .queryParam("rule", rule)
                .queryParam("limit", 500)
                .get("/api/v1/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.eventId == '" + event + "' }.id");
    }

    private static RequestSpecification upload(String name, byte[] body) {
        return as("automation")
                .contentType("application/octet-stream")
                .queryParam("name", name)
                .body(body);
    }

    public static ValidatableResponse send(String kind, String name, byte[] body) {
        return upload(name, body).post("/api/v1/imports/" + kind).then();
    }
}
