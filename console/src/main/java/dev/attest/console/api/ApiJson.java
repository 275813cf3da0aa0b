package dev.attest.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Reads what the services send: a field that a newer service added is no reason to fail.
final class ApiJson {

    private ApiJson() {}

    static ObjectMapper of(ObjectMapper defaults) {
        return defaults.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setSerializationInclusion(JsonInclude.Include.NON_NULL);
    }
}
