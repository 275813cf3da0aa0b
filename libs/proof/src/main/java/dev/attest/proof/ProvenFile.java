package dev.attest.proof;

/// The file that a proof speaks of, as its entry in the log and its proof both name it.
///
/// @param name file name at the time it was made; the file may have been renamed since
/// @param sha256 hash of its bytes
/// @param size its length in bytes
public record ProvenFile(String name, Hash sha256, long size) {

    public ProvenFile {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a file has a name");
        }
        if (size < 0) {
            throw new IllegalArgumentException("a file has no " + size + " bytes");
        }
    }
}
