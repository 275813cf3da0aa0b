package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// At most one supervisor a home. The system drops the lock when its holder ends, however it ends.
final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static Optional<HomeLock> take(Home home) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        home.run().resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new HomeLock(channel));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
