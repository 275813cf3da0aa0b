package dev.attest.cli.policies;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.Visible;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/// Decides a request a line, and answers with a line for each, in their order. A broken line is
/// reported by its number and not answered, and the others go on.
final class Batch {
    private static final int BUFFER = 64 * 1024;

    /// Numbers stay as they are written; what a line says twice it does not say.
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private final InputStream in;
    private final BufferedOutputStream out;
    private final PrintStream notes;
    private final Documents documents = new Documents();
    private boolean broken;

    Batch(InputStream in, OutputStream out, PrintStream notes) {
        this.in = in;
        this.out = new BufferedOutputStream(out, BUFFER);
        this.notes = notes;
    }

    ExitCode run() throws IOException {
        var lines = new Lines(in);
        boolean more = true;
        while (more) {
            if (lines.mayWait()) {
                out.flush();
            }
            try {
                String line = lines.next();
                more = line != null;
                if (line != null && !line.isBlank()) {
                    out.write(JSON.writeValueAsBytes(answer(line)));
                    out.write('\n');
                }
            } catch (BrokenQuestionException e) {
                broken = true;
                notes.println("line " + lines.number() + ": " + Visible.text(e.why()));
            }
        }
        out.flush();
        return broken ? ExitCode.PARTLY_DONE : ExitCode.FINE;
    }

    private ObjectNode answer(String line) throws BrokenQuestionException {
        JsonNode question = read(line);
        if (!question.isObject()) {
            throw new BrokenQuestionException("not a JSON object");
        }
        JsonNode id = question.get("id");
        ObjectNode answer = JSON.createObjectNode();
        answer.set("id", id == null ? NullNode.instance : id);
        return answer.setAll(Answers.json(new Question(question, documents).decide()));
    }

    private static JsonNode read(String line) throws BrokenQuestionException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            String message = e.getOriginalMessage();
            throw new BrokenQuestionException(
                    "not JSON: " + message.lines().findFirst().orElse("it cannot be read"));
        }
    }
}
