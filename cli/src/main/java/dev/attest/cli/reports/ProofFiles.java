package dev.attest.cli.reports;

import java.nio.file.Path;

/// Where proofs lie.
final class ProofFiles {
    private ProofFiles() {}

    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".proof");
    }
}
