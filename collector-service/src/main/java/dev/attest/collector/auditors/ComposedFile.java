package dev.attest.collector.auditors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.evidence.EvidenceFiles;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One JSON object out of many pages: `{"List": [elements of all pages], …}`, as AWS's command line
/// prints it. The lists grow on the disk, however the pages mix them.
final class ComposedFile implements Closeable {

    private static final class Part {
        private final Path path;
        private final BufferedWriter out;
        private boolean first = true;

        private Part(Path path) throws IOException {
            this.path = path;
            out = Files.newBufferedWriter(path);
        }
    }

    private final EvidenceFiles evidence;
    private final Map<String, Part> lists = new LinkedHashMap<>();
    private final Map<String, JsonNode> members = new LinkedHashMap<>();

    ComposedFile(EvidenceFiles evidence) {
        this.evidence = evidence;
    }

    /// A list is there, be it empty.
    void list(String name) throws IOException {
        part(name);
    }

    void element(String list, JsonNode element) throws IOException {
        Part part = part(list);
        if (!part.first) {
            part.out.write(",\n");
        }
        part.first = false;
        part.out.write(element.toString());
    }

    void member(String name, JsonNode value) {
        members.put(name, value);
    }

    /// The whole; nothing may be added after.
    InputStream open() throws IOException {
        List<InputStream> pieces = new ArrayList<>();
        var separator = "{\n";
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            pieces.add(
                    text("%s\"%s\": %s".formatted(separator, member.getKey(), member.getValue())));
            separator = ",\n";
        }
        for (Map.Entry<String, Part> list : lists.entrySet()) {
            list.getValue().out.close();
            pieces.add(text("%s\"%s\": [\n".formatted(separator, list.getKey())));
            pieces.add(Files.newInputStream(list.getValue().path));
            pieces.add(text("\n]"));
            separator = ",\n";
        }
        pieces.add(text("\n}\n"));
        return new SequenceInputStream(Collections.enumeration(pieces));
    }

    private Part part(String name) throws IOException {
        Part part = lists.get(name);
        if (part == null) {
            part = new Part(evidence.part());
            lists.put(name, part);
        }
        return part;
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        for (Part part : lists.values()) {
            part.out.close();
            Files.deleteIfExists(part.path);
        }
    }
}
