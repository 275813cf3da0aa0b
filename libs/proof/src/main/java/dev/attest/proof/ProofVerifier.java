package dev.attest.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// Checks a file against its proof, offline. Needs nothing but the two and the log's public key,
/// which must come from somewhere else than the file (pinned beforehand).
///
/// ```java
/// var key = VerifierKey.parse(Files.readString(home.resolve("keys/log.pub")));
/// switch (ProofVerifier.verify(in, Files.readAllBytes(proofFile), key)) {
///     case Verification.Verified ok -> print(ok.file().name(), ok.index(), ok.checkpoint());
///     case Verification.Refused no -> no.mismatches().forEach(m -> print(m.message()));
/// }
/// ```
///
/// Every byte of file and proof is covered: the file by its hash, the proof because it must be
/// canonical JSON whose every value is checked against the file, the entry or the signed root.
public final class ProofVerifier {

    /// Proofs are small: a path has one hash for each doubling of the log. In bytes; longer ones
    /// are refused.
    public static final int LONGEST_PROOF = 1 << 20;

    private final VerifierKey pinned;
    private final List<Mismatch> mismatches = new ArrayList<>();

    private ProofVerifier(VerifierKey pinned) {
        this.pinned = pinned;
    }

    /// Checks a file that is in memory.
    public static Verification verify(byte[] file, byte[] proof, VerifierKey pinned) {
        try {
            return verify(new ByteArrayInputStream(file), proof, pinned);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory does not fail", e);
        }
    }

    /// Checks a file of any size; the stream is read to its end and not closed.
    public static Verification verify(InputStream file, byte[] proof, VerifierKey pinned)
            throws IOException {
        MessageDigest digest = Hash.digest();
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
            digest.update(buffer, 0, read);
            size += read;
        }
        return new ProofVerifier(pinned).check(Hash.of(digest.digest()), size, proof);
    }

    private Verification check(Hash sha256, long size, byte[] bytes) {
        Proof proof;
        try {
            if (bytes.length > LONGEST_PROOF) {
                throw new MalformedJsonException("", "longer than " + LONGEST_PROOF + " bytes");
            }
            proof = Proof.parse(bytes);
        } catch (MalformedJsonException e) {
            return refused(new Mismatch.MalformedProof(e.pointer(), e.reason()));
        }
        checkFile(proof.file(), sha256, size);
        checkEntry(proof);
        Checkpoint checkpoint;
        try {
            checkpoint = checkCheckpoint(proof);
        } catch (IllegalArgumentException e) {
            return refused(
                    new Mismatch.MalformedProof("/checkpoint", String.valueOf(e.getMessage())));
        }
        if (!mismatches.isEmpty()) {
            return new Verification.Refused(mismatches);
        }
        return new Verification.Verified(
                proof.file(),
                new String(proof.entry(), StandardCharsets.UTF_8),
                proof.inclusion().index(),
                checkpoint,
                pinned.keyId());
    }

    private Verification.Refused refused(Mismatch last) {
        mismatches.add(last);
        return new Verification.Refused(mismatches);
    }

    private void checkFile(ProvenFile file, Hash sha256, long size) {
        if (file.size() != size) {
            mismatches.add(new Mismatch.FileSize(file.size(), size));
        }
        if (!file.sha256().equals(sha256)) {
            mismatches.add(new Mismatch.FileHash(file.sha256(), sha256));
        }
    }

    /// The entry must be canonical too and repeat what the proof says of the file.
    private void checkEntry(Proof proof) {
        try {
            JsonMembers entry = new JsonMembers(CanonicalJson.readCanonical(proof.entry()), "");
            ProvenFile file = proof.file();
            compare("fileName", file.name(), entry.text("fileName"));
            compare("sha256", file.sha256().hex(), entry.text("sha256"));
            compare("size", Long.toString(file.size()), Long.toString(entry.count("size")));
        } catch (MalformedJsonException e) {
            mismatches.add(
                    new Mismatch.MalformedProof("/entry", "the entry's JSON: " + e.getMessage()));
        }
    }

    private void compare(String member, String inProof, String inEntry) {
        if (!inProof.equals(inEntry)) {
            mismatches.add(new Mismatch.Entry(member, inProof, inEntry));
        }
    }

    private Checkpoint checkCheckpoint(Proof proof) {
        SignedNote note = SignedNote.parse(proof.checkpoint());
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!proof.keyId().equals(pinned.keyId())) {
            mismatches.add(new Mismatch.KeyId("/keyId", pinned.keyId(), proof.keyId()));
        }
        if (!note.names(pinned)) {
            mismatches.add(new Mismatch.KeyId("/checkpoint", pinned.keyId(), note.keyText()));
        } else if (!note.signedWith(pinned)) {
            mismatches.add(new Mismatch.CheckpointSignature(pinned.keyId()));
        }
        if (!checkpoint.origin().equals(pinned.name())) {
            mismatches.add(new Mismatch.Origin(pinned.name(), checkpoint.origin()));
        }
        InclusionProof inclusion = proof.inclusion();
        if (checkpoint.size() != inclusion.treeSize()) {
            mismatches.add(new Mismatch.TreeSize(inclusion.treeSize(), checkpoint.size()));
        }
        if (!inclusion.proves(MerkleHash.leaf(proof.entry()), checkpoint.root())) {
            mismatches.add(new Mismatch.InclusionPath(inclusion.index(), inclusion.treeSize()));
        }
        return checkpoint;
    }
}
