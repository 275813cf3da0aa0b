package dev.attest.collector.notifications.message;

import dev.attest.events.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Messages for tests.
public final class NoticeFixture {

    public static final UUID ID = new UUID(1, 2);

    private NoticeFixture() {}

    /// The tracker's own example.
    public static Notice.Single rootLogin() {
        return single("Root Account Login", "Root account logged in from IP: 90.7.221.136");
    }

    public static Notice.Single single(String title, String message) {
        return new Notice.Single(ID, alert(title, message));
    }

    public static Notice.Digest digest(int first, int all, int old) {
        return new Notice.Digest(
                ID,
                Collections.nCopies(first, alert("T".repeat(300), "😀".repeat(2_000))),
                new TreeMap<>(Map.of(Severity.CRITICAL, 1, Severity.HIGH, all - 1)),
                old);
    }

    public static Notice.Digest backlog(int old) {
        return new Notice.Digest(ID, List.of(), new TreeMap<>(), old);
    }

    private static NoticedAlert alert(String title, String message) {
        return new NoticedAlert(
                new UUID(3, 4),
                "root-console-login",
                Severity.CRITICAL,
                title,
                message,
                "111122223333",
                "us-east-1",
                "b5636e39-f66f-4ce1-b9f1-2368c72b7fc6",
                "ConsoleLogin",
                Instant.parse("2025-08-10T18:26:07Z"),
                "root",
                "arn:aws:iam::111122223333:root",
                null,
                "90.7.221.136",
                "Ask the holder of the root credentials.");
    }
}
