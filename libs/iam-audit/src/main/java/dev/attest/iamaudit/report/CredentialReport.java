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

    public CredentialReport {
        entries = List.copyOf(entries);
    }

    /// @throws BrokenSourceException when it is no credential report at all
    public static CredentialReport read(byte[] file) throws BrokenSourceException {
        String text = decoded(file);
        return new ReportReader(text.startsWith("{") ? content(text) : text).read();
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

    private static String content(String json) throws BrokenSourceException {
        try {
            JsonNode content = JSON.readTree(json).path("Content");
            if (!content.isTextual()) {
                throw new BrokenSourceException("it is JSON without the Content of a report");
            }
            return decoded(Base64.getMimeDecoder().decode(content.textValue()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new BrokenSourceException("it is neither CSV nor the JSON of AWS");
        }
    }
}
