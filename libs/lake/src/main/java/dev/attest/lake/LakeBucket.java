package dev.attest.lake;

import static java.util.stream.Collectors.toCollection;

import dev.attest.lake.LakeObjects.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lake in a bucket, under the names that it has in a folder. A file is written on this machine
/// and put as one object, so it is there whole or not at all; it is read from a copy.
public final class LakeBucket implements LakeStore {

    private static final String TABLE = LakeFolder.TABLE + "/";
    private static final Pattern KEY =
            Pattern.compile(
                    TABLE + "([^/]+/[^/]+/[^/]+/[^/]+)/([A-Za-z0-9][A-Za-z0-9_-]*)\\.parquet");

    // Of more months than these everything is listed, which takes fewer calls.
    private static final int MONTHS = 12;

    private final LakeObjects objects;
    private final LakeFolder local;
    private final LakeCopies copies;

    /// @param directory on this machine, where files are written
    /// @param copied where copies are kept; of this process alone
    /// @param mostCopied how much they may take, in bytes
    public LakeBucket(LakeObjects objects, Path directory, Path copied, long mostCopied) {
        this.objects = objects;
        local = new LakeFolder(directory);
        copies =
                new LakeCopies(
                        copied.toAbsolutePath().normalize(),
                        mostCopied,
                        local::draft,
                        (file, to) -> objects.get(object(file), to));
    }

    @Override
    public Path table() {
        return copies.folder();
    }

    @Override
    public List<LakeFile> files(LocalDate first, LocalDate last) {
        List<LakeFile> found = new ArrayList<>();
        try {
            for (String prefix : prefixes(first, last)) {
                for (StoredObject object : new ObjectListing(objects).below(prefix)) {
                    file(object)
                            .filter(file -> within(file.partition(), first, last))
                            .ifPresent(found::add);
                }
            }
            copies.forgetOthers(found, partition -> within(partition, first, last));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(LakeFile::partition).thenComparing(LakeFile::name));
        return found;
    }

    private static boolean within(Partition partition, LocalDate first, LocalDate last) {
        return !partition.day().isBefore(first) && !partition.day().isAfter(last);
    }

    private static List<String> prefixes(LocalDate first, LocalDate last) {
        YearMonth month = YearMonth.from(first);
        if (month.until(YearMonth.from(last), ChronoUnit.MONTHS) >= MONTHS) {
            return List.of(TABLE);
        }
        List<String> prefixes = new ArrayList<>();
        for (; !month.atDay(1).isAfter(last); month = month.plusMonths(1)) {
            prefixes.add(
                    TABLE + "year=" + month.getYear() + "/month=" + month.getMonthValue() + "/");
        }
        return prefixes;
    }

    /// What does not look like a file of ours is none: its name becomes one on this machine.
    private Optional<LakeFile> file(StoredObject object) {
        Matcher key = KEY.matcher(object.key());
        if (!key.matches()) {
            return Optional.empty();
        }
        return Partition.of(key.group(1))
                .map(partition ->
                        new LakeFile(
                                partition,
                                key.group(2) + LakeFolder.ENDING,
                                copies.path(partition, key.group(2), object.tag()),
                                object.bytes(),
                                object.modified(),
                                object.tag()));
    }

    private static StoredObject object(LakeFile file) {
        return new StoredObject(
                key(file.partition(), file.name()), file.bytes(), file.tag(), file.modified());
    }

    private static String key(Partition partition, String name) {
        return TABLE + partition.path() + "/" + name;
    }

    @Override
    public Hold fetch(List<LakeFile> files) throws IOException {
        return copies.hold(files);
    }

    @Override
    public Path draft() throws IOException {
        return local.draft();
    }

    @Override
    public Path spill() {
        return local.spill();
    }

    @Override
    public void publish(Path draft, Partition partition, String name) throws IOException {
        objects.put(key(partition, name + LakeFolder.ENDING), draft);
        Files.deleteIfExists(draft);
    }

    @Override
    public void remove(List<LakeFile> files) throws IOException {
        objects.delete(files.stream().map(LakeBucket::object).toList());
        copies.forget(files);
    }

    @Override
    public List<Partition> drop(LocalDate firstKept) throws IOException {
        List<LakeFile> old = files(LocalDate.MIN, firstKept.minusDays(1));
        remove(old);
        return List.copyOf(
                old.stream().map(LakeFile::partition).collect(toCollection(TreeSet::new)));
    }

    @Override
    public int removeAbandoned(Instant before) throws IOException {
        return local.removeAbandoned(before);
    }
}
