package dev.attest.iamaudit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What `aws iam get-credential-report` gives: CSV, or the JSON around it.
///
/// @param entries a line each but the first, in the order of the file
public record CredentialReport(List<ReportEntry> entries) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NEITHER = "it is neither CSV nor the JSON of AWS";

    public CredentialReport {
        entries = List.copyOf(entries);
    }

    /// @throws BrokenSourceException when it is no credential report at all
    public static CredentialReport read(byte[] file) throws BrokenSourceException {
        String text = decoded(file);
        return text.startsWith("{") ? of(json(text)) : new ReportReader(text).read();
    }

    /// @param answer the JSON of AWS; its `Content` as Base64 or as bytes
    /// @throws BrokenSourceException when no credential report is in it
    public static CredentialReport of(JsonNode answer) throws BrokenSourceException {
        JsonNode content = answer.path("Content");
        if (!content.isTextual() && !content.isBinary()) {
            throw new BrokenSourceException("it is JSON without the Content of a report");
        }
        try {
            String text = decoded(Base64.getMimeDecoder().decode(content.asText()));
            return new ReportReader(text).read();
        } catch (IllegalArgumentException e) {
            throw new BrokenSourceException(NEITHER);
        }
    }

    /// The lines that could be read.
    public List<ReportEntry.Row> rows() {
        return entries.stream()
                .filter(ReportEntry.Row.class::isInstance)
                .map(ReportEntry.Row.class::cast)
                .toList();
    }

    /// The lines that could not.
    public List<ReportEntry.Unread> unread() {
        return entries.stream()
                .filter(ReportEntry.Unread.class::isInstance)
                .map(ReportEntry.Unread.class::cast)
                .toList();
    }

    /// The line of root, with which every report of AWS begins.
    public Optional<ReportEntry.Row> root() {
        return rows().stream().filter(ReportEntry.Row::root).findFirst();
    }

    private static String decoded(byte[] file) throws BrokenSourceException {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BrokenSourceException("it is not UTF-8");
        }
    }

    private static JsonNode json(String text) throws BrokenSourceException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BrokenSourceException(NEITHER);
        }
    }
}
