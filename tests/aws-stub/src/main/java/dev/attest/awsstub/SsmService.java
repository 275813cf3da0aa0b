package dev.attest.awsstub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// GetParameter.
final class SsmService implements AwsService {

    private final StubWorld world;

    SsmService(StubWorld world) {
        this.world = world;
    }

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        if (!call.operation().equals("GetParameter")) {
            throw new AwsFailure(400, "UnknownOperationException", call.operation());
        }
        String name = call.json().path("Name").asText();
        String value = world.parameters().get(name);
        if (value == null) {
            throw new AwsFailure(400, "ParameterNotFound", "there is no parameter " + name);
        }
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("Parameter")
                .put("Name", name)
                .put("Type", value.contains(",") ? "StringList" : "String")
                .put("Value", value)
                .put("Version", 1);
        return AwsReply.json(answer);
    }
}
