package dev.attest.collector.alerts;

import dev.attest.collector.alerts.ReplayView.UnreadFile;
import dev.attest.collector.evidence.EvidenceAlteredException;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.EvidenceMissingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The records of one raw file after another, each file read forwards. One that cannot be read
/// stops none of the others: its records are counted, and the first such files are named.
final class RawRecords implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RawRecords.class);

    /// Whoever looks after the evidence needs no more to know what is wrong with it.
    private static final int NAMED = 20;

    /// Where files are kept cannot be reached when so many in a row fail that are neither gone nor
    /// altered; each may have taken as long as the evidence store lets wait.
    private static final int FAULTS = 3;

    private final EvidenceFiles evidence;
    private final List<UnreadFile> unreadFiles = new ArrayList<>();
    private long unread;
    private int faults;

    private String sha256 = "";
    private String verified = "";
    private @Nullable InputStream in;
    private @Nullable UnreadFile broken;
    private long at;

    RawRecords(EvidenceFiles evidence) {
        this.evidence = evidence;
    }

    /// @param name what the sender called the file
    /// @return the bytes of a record; empty when its file cannot be read
    Optional<byte[]> next(String file, String name, long offset, int length) {
        if (!file.equals(sha256)) {
            close();
            sha256 = file;
            broken = null;
        }
        if (broken == null) {
            try {
                return Optional.of(slice(offset, length));
            } catch (IOException e) {
                close();
                broken = broken(name, e);
            }
        }
        pass(broken);
        return Optional.empty();
    }

    /// How many records are in files that cannot be read.
    long unread() {
        return unread;
    }

    /// The first files that cannot be read.
    List<UnreadFile> unreadFiles() {
        return List.copyOf(unreadFiles);
    }

    /// Whether there is no sense in trying other files.
    boolean away() {
        return faults >= FAULTS;
    }

    private byte[] slice(long offset, int length) throws IOException {
        InputStream open = in;
        if (open == null || offset < at) {
            close();
            verify();
            open = evidence.kept(sha256);
            in = open;
            at = 0;
        }
        open.skipNBytes(offset - at);
        byte[] bytes = open.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the raw file " + sha256 + " is shorter than it was");
        }
        at = offset + bytes.length;
        faults = 0;
        return bytes;
    }

    /// Only its end shows whether a file is what was kept, and records come before it.
    private void verify() throws IOException {
        if (!verified.equals(sha256)) {
            try (InputStream whole = evidence.kept(sha256)) {
                whole.transferTo(OutputStream.nullOutputStream());
            }
            verified = sha256;
        }
    }

    private UnreadFile broken(String name, IOException e) {
        String problem =
                switch (e) {
                    case EvidenceMissingException _ -> "is gone";
                    case EvidenceAlteredException _, EOFException _, ZipException _ ->
                            "is not what was kept";
                    default -> {
                        faults++;
                        yield "cannot be read";
                    }
                };
        if (unreadFiles.size() < NAMED) {
            LOG.errorf("the raw file %s %s: %s", sha256, problem, e);
        }
        return new UnreadFile(sha256, name, problem, 0);
    }

    /// The records of a file come one after another.
    private void pass(UnreadFile file) {
        unread++;
        if (!unreadFiles.isEmpty() && unreadFiles.getLast().sha256().equals(file.sha256())) {
            unreadFiles.set(unreadFiles.size() - 1, unreadFiles.getLast().oneMore());
        } else if (unreadFiles.size() < NAMED) {
            unreadFiles.add(file.oneMore());
        }
    }

    @Override
    public void close() {
        InputStream open = in;
        in = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debugf("the raw file %s was not closed: %s", sha256, e.getMessage());
            }
        }
    }
}
