package dev.attest.collector.trailfiles;

import dev.attest.collector.trailfiles.RunLedger.Position;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A bucket that CloudTrail delivers to, of one account or of an organization:
/// `[prefix]AWSLogs/[o-…/]ACCOUNT/CloudTrail/REGION/YYYY/MM/DD/`, and digests beside them.
///
/// Source: CloudTrail User Guide, "Finding your CloudTrail log files".
final class BucketStorage implements TrailStorage {

    private static final Pattern ACCOUNT = Pattern.compile(".*/\\d{12}/");
    private static final Pattern ORGANIZATION = Pattern.compile(".*/o-[a-z0-9]{10,32}/");
    private static final List<String> KINDS = List.of("CloudTrail/", "CloudTrail-Digest/");
    private static final String ROOT = "AWSLogs/";

    private final S3Client s3;
    private final AwsCalls calls;
    private final Trail.Storage.Bucket bucket;

    BucketStorage(S3Client s3, AwsCalls calls, Trail.Storage.Bucket bucket) {
        this.s3 = s3;
        this.calls = calls;
        this.bucket = bucket;
    }

    @Override
    public void list(RunLedger ledger) {
        if (!bucket.listed()) {
            return;
        }
        Set<String> listed = new HashSet<>();
        for (String below : children(bucket.prefix() + ROOT)) {
            if (ORGANIZATION.matcher(below).matches()) {
                for (String account : children(below)) {
                    listAccount(ledger, account, listed);
                }
            } else {
                listAccount(ledger, below, listed);
            }
        }
        // A folder whose last object goes is no longer there to be listed.
        ledger.inhabited(bucket.name(), listed).stream()
                .filter(folder -> folder.startsWith(bucket.prefix() + ROOT))
                .forEach(folder -> list(ledger, ledger.whole(bucket.name(), folder)));
        if (listed.isEmpty()) {
            ledger.trouble(
                    "nothing of CloudTrail lies in %s below %s%s"
                            .formatted(bucket.name(), bucket.prefix(), ROOT));
        }
    }

    private void listAccount(RunLedger ledger, String account, Set<String> listed) {
        if (!ACCOUNT.matcher(account).matches()) {
            return;
        }
        for (String kind : KINDS) {
            for (String region : children(account + kind)) {
                list(ledger, ledger.position(bucket.name(), region));
                listed.add(region);
            }
        }
    }

    private void list(RunLedger ledger, Position position) {
        String after = position.after();
        String token = null;
        do {
            ListObjectsV2Response page = page(position.folder(), position.after(), token, null);
            String last = page.contents().isEmpty() ? after : page.contents().getLast().key();
            token = next(page, token);
            ledger.listed(
                    position,
                    page.contents().stream().flatMap(object -> listed(object).stream()).toList(),
                    after,
                    token == null ? null : last);
            after = last;
        } while (token != null);
    }

    private Optional<ListedFile> listed(S3Object object) {
        return TrailFileKey.of(object.key())
                .map(told ->
                        new ListedFile(
                                bucket.name(),
                                object.key(),
                                told,
                                tag(object.eTag()),
                                object.size() == null ? -1 : object.size()));
    }

    /// Folders directly below one.
    private List<String> children(String folder) {
        var found = new java.util.ArrayList<String>();
        pages(
                folder,
                page ->
                        page.commonPrefixes().stream()
                                .map(CommonPrefix::prefix)
                                .forEach(found::add));
        return found;
    }

    private void pages(String folder, Consumer<ListObjectsV2Response> each) {
        String token = null;
        do {
            ListObjectsV2Response page = page(folder, "", token, "/");
            each.accept(page);
            token = next(page, token);
        } while (token != null);
    }

    /// @param before the token of this page; null for the first
    /// @return null behind the last page
    private @Nullable String next(ListObjectsV2Response page, @Nullable String before) {
        if (!Boolean.TRUE.equals(page.isTruncated())) {
            return null;
        }
        String next = page.nextContinuationToken();
        if (next == null || next.equals(before)) {
            throw new IllegalStateException(
                    "the listing of "
                            + bucket.name()
                            + " does not get on: it has more, and no new"
                            + " token");
        }
        return next;
    }

    private ListObjectsV2Response page(
            String folder, String after, @Nullable String token, @Nullable String delimiter) {
        ListObjectsV2Request request =
                ListObjectsV2Request.builder()
                        .bucket(bucket.name())
                        .prefix(folder)
                        .delimiter(delimiter)
                        .startAfter(after.isEmpty() ? null : after)
                        .continuationToken(token)
                        .build();
        return calls.call(() -> s3.listObjectsV2(request));
    }

    @Override
    public OpenFile open(String from, String key) throws IOException, VanishedException {
        try {
            ResponseInputStream<GetObjectResponse> in =
                    calls.call(() -> s3.getObject(b -> b.bucket(from).key(key)));
            GetObjectResponse object = in.response();
            return new OpenFile(
                    in,
                    object.contentLength(),
                    tag(object.eTag()),
                    object.metadata().get("signature"));
        } catch (NoSuchKeyException e) {
            throw new VanishedException(key);
        }
    }

    /// S3 puts quotes around it here and not there.
    static String tag(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }

    @Override
    public void close() {
        s3.close();
    }
}
