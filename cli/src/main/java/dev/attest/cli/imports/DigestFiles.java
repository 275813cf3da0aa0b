package dev.attest.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Query;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.Visible;
import dev.attest.traildigest.FileName;
import dev.attest.traildigest.HeadObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// CloudTrail's digests among the files of an import: they go to where their logs are judged, after
/// these, and what came of it is told.
record DigestFiles(List<Path> digests) {
    private static final int SHOWN = 20;
    private static final Set<String> WHOLE = Set.of("COMPLETE", "UNVERIFIED");

    DigestFiles {
        digests = digests.stream().sorted(Comparator.comparing(Path::getFileName)).toList();
    }

    static DigestFiles of(List<Path> files) {
        return new DigestFiles(files.stream().filter(file -> kind(file).isPresent()).toList());
    }

    /// Whether a file belongs to a digest, and is no log itself.
    static boolean claims(Path file) {
        return kind(file).isPresent()
                || String.valueOf(file.getFileName()).endsWith(HeadObject.SUFFIX);
    }

    private static Optional<FileName> kind(Path file) {
        return FileName.of(String.valueOf(file.getFileName()))
                .filter(name -> name.kind() == FileName.Kind.DIGEST);
    }

    static String address(Path digest) {
        return Query.of("/imports/trail-digest")
                .with("name", digest.getFileName())
                .with("signature", signature(digest))
                .toString();
    }

    private static @Nullable String signature(Path digest) {
        try {
            return HeadObject.signature(digest);
        } catch (IOException e) {
            throw CommandFailure.usage(
                    digest + ": its signature cannot be read: " + e.getMessage());
        }
    }

    /// Says what the digests tell of the imported logs.
    void tell(Api api, PrintStream notes) {
        if (digests.isEmpty()) {
            return;
        }
        Map<String, Integer> states = new TreeMap<>();
        List<JsonNode> broken = new ArrayList<>();
        for (String place : places()) {
            for (JsonNode hour : api.list(Service.COLLECTOR, query(place))) {
                String state = Fields.text(hour, "/state");
                states.merge(state, 1, Integer::sum);
                if (!WHOLE.contains(state)) {
                    broken.add(hour);
                }
            }
        }
        notes.println("integrity, by hours: " + states.toString().replaceAll("[{}]", ""));
        broken.stream().limit(SHOWN).forEach(hour -> notes.println(line(hour)));
        if (broken.size() > SHOWN) {
            notes.println("integrity: and more; see `attest collect coverage --trail upload`");
        }
        if (states.containsKey("UNVERIFIED")) {
            notes.println(
                    "integrity: UNVERIFIED are as their digest says, whose signature was not checked");
        }
    }

    private Set<String> places() {
        Set<String> places = new TreeSet<>();
        digests.forEach(file ->
                kind(file).ifPresent(name -> places.add(name.account() + " " + name.region())));
        return places;
    }

    private String query(String place) {
        String[] parts = place.split(" ", 2);
        List<Instant> times =
                digests.stream()
                        .flatMap(file -> kind(file).stream())
                        .filter(name -> place.equals(name.account() + " " + name.region()))
                        .map(FileName::time)
                        .sorted()
                        .toList();
        return Query.of("/trail-coverage")
                .with("trail", "upload")
                .with("account", parts[0])
                .with("region", parts[1])
                .with("from", times.getFirst().minus(Duration.ofHours(2)))
                .with("to", times.getLast())
                .toString();
    }

    private static String line(JsonNode hour) {
        StringBuilder text =
                new StringBuilder("integrity: ")
                        .append(Fields.minute("/hour").apply(hour))
                        .append(' ')
                        .append(Fields.text(hour, "/accountId"))
                        .append(' ')
                        .append(Fields.text(hour, "/region"))
                        .append(": ")
                        .append(Fields.text(hour, "/state"));
        for (JsonNode finding : hour.path("findings")) {
            text.append("; ")
                    .append(Fields.text(finding, "/file"))
                    .append(' ')
                    .append(Fields.text(finding, "/sentence"));
        }
        return Visible.text(text.toString());
    }
}
