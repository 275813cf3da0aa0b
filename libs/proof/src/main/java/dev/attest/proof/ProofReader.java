package dev.attest.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Turns the JSON of a sidecar into a [Proof], strictly.
final class ProofReader {

    private static final Set<String> MEMBERS =
            Set.of(
                    "format",
                    "file",
                    "entry",
                    "index",
                    "treeSize",
                    "inclusion",
                    "checkpoint",
                    "keyId");

    private final JsonMembers proof;

    ProofReader(JsonNode json) {
        this.proof = new JsonMembers(json, "");
    }

    Proof read() {
        String format = proof.text("format");
        if (!format.equals(Proof.FORMAT)) {
            throw new MalformedJsonException("/format", "unknown format '" + format + "'");
        }
        proof.only(MEMBERS);
        return new Proof(
                file(),
                proof.text("entry", StrictBase64::decode),
                inclusion(),
                proof.text("checkpoint"),
                proof.text("keyId"));
    }

    private ProvenFile file() {
        JsonMembers file = new JsonMembers(proof.required("file"), "/file");
        file.only(Set.of("name", "sha256", "size"));
        Hash sha256 = file.text("sha256", Hash::ofHex);
        if (file.text("name").isEmpty()) {
            throw new MalformedJsonException("/file/name", "empty");
        }
        return new ProvenFile(file.text("name"), sha256, file.count("size"));
    }

    private InclusionProof inclusion() {
        long treeSize = proof.count("treeSize");
        long index = proof.count("index");
        if (index >= treeSize) {
            throw new MalformedJsonException("/index", "not below /treeSize");
        }
        JsonNode path = proof.required("inclusion");
        if (!path.isArray()) {
            throw new MalformedJsonException("/inclusion", "not an array");
        }
        List<Hash> hashes = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            hashes.add(hash(path.get(i), "/inclusion/" + i));
        }
        return new InclusionProof(index, treeSize, hashes);
    }

    private static Hash hash(JsonNode value, String pointer) {
        if (!value.isTextual()) {
            throw new MalformedJsonException(pointer, "not a string");
        }
        try {
            return Hash.of(StrictBase64.decode(value.textValue()));
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException(pointer, String.valueOf(e.getMessage()));
        }
    }
}
