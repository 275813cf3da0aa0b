package dev.attest.lake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// Objects in memory, in pages of a size of one's choice; a call can be made to fail, before or
/// after it had its effect, and something can happen behind a page.
final class MemoryObjects implements LakeObjects {

    private record Held(byte[] bytes, Instant modified) {
        String tag() {
            return Integer.toHexString(Arrays.hashCode(bytes));
        }
    }

    private final ConcurrentSkipListMap<String, Held> objects =
            new ConcurrentSkipListMap<>(
                    Comparator.comparing(
                            key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    private final List<String> listed = new ArrayList<>();
    private int pageSize = 1000;
    private int calls;
    private int failing = -1;
    private boolean late;
    private @Nullable Runnable behindAPage;

    MemoryObjects pageSize(int keys) {
        pageSize = keys;
        return this;
    }

    /// From the call of this number on, 0 being the next one, all fail.
    ///
    /// @param afterwards whether that one has its effect all the same
    void breakAt(int call, boolean afterwards) {
        calls = 0;
        failing = call;
        late = afterwards;
    }

    /// @return how many calls there were since it broke
    int mend() {
        failing = -1;
        return calls;
    }

    void behindTheNextPage(Runnable happening) {
        behindAPage = happening;
    }

    void putText(String key, String text) {
        objects.put(key, new Held(text.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
    }

    List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /// What listings were asked for.
    List<String> listed() {
        return listed;
    }

    /// Writes everything below a folder, as somebody does who copies the bucket.
    void writeTo(Path folder) throws IOException {
        for (var each : objects.entrySet()) {
            Path file = folder.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue().bytes);
        }
    }

    @Override
    public Page list(String prefix, String after) throws IOException {
        Page page =
                effect(() -> {
                    listed.add(prefix);
                    List<StoredObject> found =
                            objects.tailMap(after, false).entrySet().stream()
                                    .filter(each -> each.getKey().startsWith(prefix))
                                    .limit(pageSize + 1L)
                                    .map(each -> stored(each.getKey(), each.getValue()))
                                    .toList();
                    return new Page(
                            found.subList(0, Math.min(pageSize, found.size())),
                            found.size() > pageSize);
                });
        Runnable happening = behindAPage;
        behindAPage = null;
        if (happening != null) {
            happening.run();
        }
        return page;
    }

    private static StoredObject stored(String key, Held held) {
        return new StoredObject(key, held.bytes.length, held.tag(), held.modified);
    }

    @Override
    public void put(String key, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        effect(() -> objects.put(key, new Held(bytes, Instant.EPOCH)));
    }

    @Override
    public void get(StoredObject object, Path file) throws IOException {
        Held held =
                effect(() -> {
                    Held there = objects.get(object.key());
                    return there != null && there.tag().equals(object.tag()) ? there : null;
                });
        if (held == null) {
            throw new NoSuchFileException(object.key());
        }
        Files.write(file, held.bytes);
    }

    @Override
    public void delete(List<StoredObject> some) throws IOException {
        for (StoredObject each : some) {
            effect(() ->
                    objects.computeIfPresent(
                            each.key(), (_, held) -> held.tag().equals(each.tag()) ? null : held));
        }
    }

    private interface Effect<T extends @Nullable Object> {
        T happen();
    }

    private synchronized <T extends @Nullable Object> T effect(Effect<T> effect)
            throws IOException {
        int call = calls++;
        if (failing >= 0 && (call > failing || call == failing && !late)) {
            throw new IOException("the connection broke");
        }
        T result = effect.happen();
        if (call == failing) {
            throw new IOException("the answer was lost");
        }
        return result;
    }
}
