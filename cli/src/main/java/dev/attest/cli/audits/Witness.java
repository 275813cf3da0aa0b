package dev.attest.cli.audits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.attest.awsjson.AwsJson;
import dev.attest.iamaudit.recording.RecordedCall;
import dev.attest.iamaudit.recording.RecordedSources;
import java.time.Instant;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Sees every question to AWS and its answer, so that live answers and those that the collector
/// kept are understood by the same hand. Regions may be asked at once.
final class Witness implements ExecutionInterceptor {
    private final RecordedSources sources;
    private final Instant now;

    Witness(RecordedSources sources, Instant now) {
        this.sources = sources;
        this.now = now;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        tell(context.request(), attributes, AwsJson.of(context.response()), "");
    }

    @Override
    public void onExecutionFailure(
            Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof SdkException refused) {
            tell(context.request(), attributes, MissingNode.getInstance(), AwsUsers.why(refused));
        }
    }

    private void tell(
            SdkRequest request, ExecutionAttributes attributes, JsonNode response, String error) {
        RecordedCall call =
                new RecordedCall(
                        attributes.getAttribute(AwsExecutionAttribute.AWS_REGION).id(),
                        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                        AwsJson.of(request),
                        response,
                        error);
        synchronized (sources) {
            sources.take(call, now);
        }
    }
}
