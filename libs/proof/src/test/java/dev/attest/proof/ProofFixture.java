package dev.attest.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A log with one report among other entries.
final class ProofFixture {

    static final SigningKey KEY = SigningKey.ofSeed("example.org/attest", new byte[32]);
    static final byte[] REPORT =
            "item,decision\npayments admin,REVOKE\n".getBytes(StandardCharsets.UTF_8);

    private ProofFixture() {}

    static ObjectNode entry() {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("kind", "ReportProduced");
        entry.put("fileName", "review.csv");
        entry.put("sha256", Hash.sha256(REPORT).hex());
        entry.put("size", REPORT.length);
        return entry;
    }

    static Proof proof() {
        return proof(CanonicalJson.write(entry()), KEY);
    }

    static Proof proof(byte[] entry, SigningKey key) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            entries.add(i == 6 ? entry : ("entry " + i).getBytes(StandardCharsets.UTF_8));
        }
        try {
            TileStore store = new MemoryTileStore();
            new TileWriter(store).append(0, entries);
            TileTree tree = new TileTree(store, entries.size());
            Checkpoint checkpoint = new Checkpoint(key.verifier().name(), tree.size(), tree.root());
            return new Proof(
                    new ProvenFile("review.csv", Hash.sha256(REPORT), REPORT.length),
                    entry,
                    tree.inclusion(6, tree.size()),
                    checkpoint.signedBy(key),
                    key.verifier().keyId());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
