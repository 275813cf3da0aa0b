package dev.attest.traildigest;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What `aws s3api head-object` prints of a digest, in `DIGEST.head.json` beside it: the signature
/// of a digest is not in it but in the metadata of its object.
public final class HeadObject {

    public static final String SUFFIX = ".head.json";

    private static final int LONGEST = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private HeadObject() {}

    /// @return in hex; null when nothing lies beside the digest
    /// @throws IOException when what lies there tells no signature; the message names it
    public static @Nullable String signature(Path digest) throws IOException {
        Path head = digest.resolveSibling(digest.getFileName() + SUFFIX);
        if (!Files.isRegularFile(head, NOFOLLOW_LINKS)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(head, NOFOLLOW_LINKS)) {
            String text =
                    JSON.readTree(TrailFolder.whole(in, LONGEST))
                            .at("/Metadata/signature")
                            .asText();
            if (text.isEmpty()) {
                throw new IOException("tells no signature");
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IOException(head.getFileName() + ": is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IOException(head.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
