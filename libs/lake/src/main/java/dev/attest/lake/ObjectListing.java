package dev.attest.lake;

import dev.attest.lake.LakeObjects.Page;
import dev.attest.lake.LakeObjects.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Lists objects so that of every folder all are told as they were at one moment. One page is one
/// moment, two are not: between them a day may have become one file, whose name the first page was
/// too early for and whose parts the second one is too late for. Then its events would be missed.
final class ObjectListing {

    private static final int ATTEMPTS = 10;

    private final LakeObjects objects;

    ObjectListing(LakeObjects objects) {
        this.objects = objects;
    }

    /// What lies below a prefix.
    List<StoredObject> below(String prefix) throws IOException {
        List<StoredObject> found = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            Page page = page(prefix, after);
            more = page.more();
            List<StoredObject> whole = page.objects();
            if (more) {
                String cut = folder(whole.getLast());
                whole = whole.stream().filter(each -> !folder(each).equals(cut)).toList();
                if (whole.isEmpty()) {
                    whole = ofLarge(cut);
                }
            }
            found.addAll(whole);
            after = whole.isEmpty() ? after : whole.getLast().key();
        }
        return found;
    }

    /// A folder that has more than a page holds counts as seen at one moment when two listings in a
    /// row say the same.
    private List<StoredObject> ofLarge(String folder) throws IOException {
        List<StoredObject> before = all(folder);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            List<StoredObject> now = all(folder);
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        throw new IOException(folder + " changes faster than it can be listed");
    }

    private List<StoredObject> all(String folder) throws IOException {
        List<StoredObject> found = new ArrayList<>();
        boolean more = true;
        while (more) {
            Page page = page(folder, found.isEmpty() ? "" : found.getLast().key());
            found.addAll(page.objects());
            more = page.more();
        }
        return found;
    }

    private Page page(String prefix, String after) throws IOException {
        Page page = objects.list(prefix, after);
        if (page.more() && page.objects().isEmpty()) {
            throw new IOException("a page of " + prefix + " is empty, and yet others follow");
        }
        return page;
    }

    private static String folder(StoredObject object) {
        return object.key().substring(0, object.key().lastIndexOf('/') + 1);
    }
}
