package dev.attest.lake;

import static dev.attest.lake.Records.NOON;
import static dev.attest.lake.Records.event;

import java.nio.file.Path;
import java.time.Duration;

/// A process that writes one raw file after the other into a lake, until it is killed; it tells the
/// number of each that is published.
final class WritingProcess {

    static final int EVENTS = 60;
    static final int DAYS = 3;

    private WritingProcess() {}

    static String source(int file) {
        return "%064x".formatted(file);
    }

    public static void main(String[] args) {
        LakeFolder folder = new LakeFolder(Path.of(args[0]));
        ParquetEngine engine = new ParquetEngine("128MB", Path.of("target/spill"), 1);
        for (int file = 0; ; file++) {
            try (LakeWriter writer = new LakeWriter(folder, engine, source(file), 1 << 20)) {
                for (int i = 0; i < EVENTS; i++) {
                    writer.add(
                            event(
                                    file + "-" + i,
                                    NOON.plus(Duration.ofDays(i % DAYS)),
                                    "us-east-1",
                                    "{\"padding\":\"" + "x".repeat(5_000) + i + "\"}"));
                }
                writer.publish();
            }
            System.out.println(file);
            if (file % 4 == 3) {
                new Compaction(folder, engine)
                        .run(
                                new Compaction.Policy(2, Duration.ZERO),
                                java.time.Instant.MAX,
                                failed -> System.out.println(failed.getMessage()));
            }
        }
    }
}
