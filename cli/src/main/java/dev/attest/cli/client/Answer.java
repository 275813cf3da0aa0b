package dev.attest.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/// What a service answered when all went well. `tag` is the entity tag, empty where there is none.
public record Answer(int status, JsonNode body, String tag) {}
