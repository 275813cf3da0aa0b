package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;

/// Analyzers and their findings: lists `access-analyzer/REGION/analyzers` and `…/findings`, each
/// finding with the `analyzerArn` it belongs to.
final class AccessAnalyzerService implements AwsService {

    private static final int LARGEST_PAGE = 100;

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        String place = "access-analyzer/" + call.region();
        if (!call.path().startsWith("/finding")) {
            return JsonPages.of(
                    "analyzers",
                    caller.things(place + "/analyzers"),
                    Integer.parseInt(call.query().getOrDefault("maxResults", "0")),
                    LARGEST_PAGE,
                    call.query().getOrDefault("nextToken", ""),
                    "nextToken");
        }
        JsonNode body = call.json();
        return JsonPages.of(
                "findings",
                caller.things(place + "/findings").stream()
                        .filter(each -> each.path("analyzerArn").equals(body.path("analyzerArn")))
                        .toList(),
                body.path("maxResults").asInt(),
                LARGEST_PAGE,
                body.path("nextToken").asText(""),
                "nextToken");
    }
}
