package dev.attest.collector.auditors;

import static dev.attest.collector.Api.as;

import dev.attest.collector.collection.CollectionRunView;
import io.restassured.common.mapper.TypeRef;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// Collecting as a client does it, and looking at what it brought.
final class Collecting {

    private Collecting() {}

    static CollectionRunView collect(String account, String source) {
        String id =
                as("automation")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType("application/json")
                        .body(Map.of("account", account, "source", source))
                        .post("/api/v1/collections")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        return Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> run(id), run -> run.done() == run.tasks());
    }

    private static CollectionRunView run(String id) {
        return as("automation")
                .get("/api/v1/collections/" + id)
                .then()
                .statusCode(200)
                .extract()
                .as(CollectionRunView.class);
    }

    static List<Map<String, Object>> coverage(String account) {
        return all("/api/v1/inventory/coverage", "account", account);
    }

    static Map<String, Object> reading(String account, String kind) {
        return all("/api/v1/inventory/coverage", "account", account, "kind", kind).getFirst();
    }

    static List<Map<String, Object>> population(String account, @Nullable String at) {
        return at == null
                ? all("/api/v1/inventory/population", "account", account)
                : all("/api/v1/inventory/population", "account", account, "at", at);
    }

    /// All pages, a few items each.
    static List<Map<String, Object>> all(String path, Object... parameters) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = null;
        do {
            var request = as("auditor").queryParam("limit", 7);
            for (int i = 0; i < parameters.length; i += 2) {
                request.queryParam(String.valueOf(parameters[i]), parameters[i + 1]);
            }
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get(path).then().statusCode(200).extract().jsonPath();
            all.addAll(page.getObject("items", new TypeRef<List<Map<String, Object>>>() {}));
            cursor = page.getString("next");
        } while (cursor != null);
        return all;
    }
}
