package dev.attest.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;

/// The sidecar `FILE.proof`: everything an outsider needs, beside the log's public key, to check
/// that a file is the one whose entry stands in the log.
///
/// @param file the file
/// @param entry the canonical JSON of its entry; an object whose members `fileName`, `sha256`
///   (lower-case hexadecimal) and `size` repeat `file`
/// @param inclusion the entry's way to the root
/// @param checkpoint signed note over the tree of `inclusion`
/// @param keyId name and id of the key that signed, see [VerifierKey#keyId]
public record Proof(
        ProvenFile file, byte[] entry, InclusionProof inclusion, String checkpoint, String keyId) {

    /// The only format there is.
    public static final String FORMAT = "attest-proof/1";

    /// File name extension of a proof: it is called like the file, with this at the end.
    public static final String EXTENSION = ".proof";

    public Proof {
        entry = entry.clone();
    }

    @Override
    public byte[] entry() {
        return entry.clone();
    }

    /// The bytes of the sidecar: canonical JSON.
    public byte[] bytes() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode proof = json.objectNode();
        proof.put("format", FORMAT);
        ObjectNode named = proof.putObject("file");
        named.put("name", file.name());
        named.put("sha256", file.sha256().hex());
        named.put("size", file.size());
        proof.put("entry", Base64.getEncoder().encodeToString(entry));
        proof.put("index", inclusion.index());
        proof.put("treeSize", inclusion.treeSize());
        ArrayNode path = proof.putArray("inclusion");
        inclusion.path().forEach(hash -> path.add(hash.base64()));
        proof.put("checkpoint", checkpoint);
        proof.put("keyId", keyId);
        return CanonicalJson.write(proof);
    }

    /// Reads a sidecar, which must be canonical byte for byte and hold nothing else.
    ///
    /// @throws MalformedJsonException with the pointer of the offending value
    public static Proof parse(byte[] bytes) {
        return new ProofReader(CanonicalJson.readCanonical(bytes)).read();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Proof that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(entry);
    }

    @Override
    public String toString() {
        return "Proof[" + file.name() + ", entry " + inclusion.index() + "]";
    }
}
