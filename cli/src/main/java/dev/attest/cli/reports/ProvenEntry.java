package dev.attest.cli.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.cli.output.ShortId;
import dev.attest.cli.output.Visible;
import dev.attest.proof.Verification;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the evidence log says of a file that was verified: a proof holds for that one file,
/// whatever it is called now.
///
/// @param name the file's name when it was made
record ProvenEntry(String name, JsonNode entry) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ProvenEntry of(Verification.Verified verified) {
        try {
            return new ProvenEntry(verified.file().name(), JSON.readTree(verified.entry()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a verified entry is JSON", e);
        }
    }

    /// @param file as it is called now
    List<String> lines(Path file) {
        List<String> lines = new ArrayList<>();
        lines.add("  made as   " + Visible.text(name));
        lines.add("  what      " + said("kind") + ", " + said("type"));
        lines.add("  campaign  " + said("campaignId"));
        lines.add("  made      " + said("time") + " by " + said("createdBy"));
        lines.add("  shows     the log up to entry " + said("logPosition"));
        if (!file.endsWith(name)) {
            lines.add(
                    "  The file has another name than the log gave it; the content is the one above.");
        }
        return lines;
    }

    /// What it is not, of that which somebody wants it to be; empty when it is all of that.
    ///
    /// @param type kind of report; null for any
    /// @param campaignId whole or as tables show it; null for any
    List<String> otherThan(@Nullable String type, @Nullable String campaignId) {
        String wanted = campaignId == null ? null : campaignId.toLowerCase(Locale.ROOT);
        String campaign = entry.path("campaignId").asText();
        String inForm = wanted != null && ShortId.isShort(wanted) ? ShortId.of(campaign) : campaign;
        return Stream.concat(
                        differs("type", type, entry.path("type").asText()).stream(),
                        differs("campaignId", wanted, inForm).stream())
                .toList();
    }

    /// @param inForm what the entry says, in the form of what is wanted
    private Optional<String> differs(String member, @Nullable String wanted, String inForm) {
        return wanted == null || wanted.equals(inForm)
                ? Optional.empty()
                : Optional.of(
                        "the log entry says %s %s, not %s".formatted(member, said(member), wanted));
    }

    private String said(String member) {
        JsonNode value = entry.path(member);
        return value.isMissingNode() || value.isNull() ? "-" : Visible.text(value.asText());
    }
}
