package dev.attest.collector.auditors;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.awsjson.AwsJson;
import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Writes down every answer of AWS as it comes, page by page, with the question: `{"account",
/// "region", "kind", "calls": [{"service", "operation", "request", "response"}]}`. Where AWS gave
/// none, or refused, `error` stands in the place of `response`.
final class Recorder implements ExecutionInterceptor, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EvidenceFiles evidence;
    private final Path part;
    private final JsonGenerator out;
    private int pages;

    Recorder(EvidenceFiles evidence, String account, String region, String kind)
            throws IOException {
        this.evidence = evidence;
        part = evidence.part();
        out = JSON.createGenerator(new GZIPOutputStream(Files.newOutputStream(part)));
        out.writeStartObject();
        out.writeStringField("account", account);
        out.writeStringField("region", region);
        out.writeStringField("kind", kind);
        out.writeArrayFieldStart("calls");
    }

    /// Answers so far.
    int pages() {
        return pages;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        write(
                context.request(),
                attributes,
                () -> {
                    out.writeFieldName("response");
                    JSON.writeTree(out, AwsJson.of(context.response()));
                });
        pages++;
    }

    @Override
    public void onExecutionFailure(
            Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof SdkException refused) {
            write(
                    context.request(),
                    attributes,
                    () -> out.writeStringField("error", AwsFault.words(refused)));
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void write(SdkRequest request, ExecutionAttributes attributes, Writing answer) {
        try {
            out.writeStartObject();
            out.writeStringField(
                    "service", attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
            out.writeStringField(
                    "operation", attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
            out.writeFieldName("request");
            JSON.writeTree(out, AwsJson.of(request));
            answer.run();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("the answers of AWS cannot be kept", e);
        }
    }

    /// Keeps what was written as evidence, under its SHA-256.
    ReceivedFile keep(String name) throws IOException {
        out.writeEndArray();
        out.writeEndObject();
        out.close();
        try (InputStream in = Files.newInputStream(part)) {
            ReceivedFile file = evidence.receive(name, in);
            evidence.keep(file);
            return file;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(part);
    }
}
