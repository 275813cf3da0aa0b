package dev.attest.collector.auditors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.inventory.history.Thing;
import dev.attest.collector.platform.Text;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// Takes what an auditor finds: things, or the parts of a file for which the inventory has a
/// reader.
public final class InventorySink implements Closeable {

    private static final int PROBLEMS = 100;

    private final EvidenceFiles evidence;
    private final int most;
    private final long longest;
    private final List<Thing> things = new ArrayList<>();
    private final List<Control> controls = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int errors;
    private int untaken;
    private long characters;
    private @Nullable ComposedFile composed;
    private byte @Nullable [] whole;
    private @Nullable Instant shows;
    private @Nullable String notEvaluated;

    /// @param most things that one reading may have
    /// @param longest characters that their states may have together
    InventorySink(EvidenceFiles evidence, int most, long longest) {
        this.evidence = evidence;
        this.most = most;
        this.longest = longest;
    }

    /// Something that is there now.
    ///
    /// @param type such as `rds-instance`
    /// @param id its ARN, or what else names it for as long as it exists
    /// @param state what matters of it; what changes by itself stays out
    public void thing(String type, String id, String name, JsonNode state) {
        add(new Thing(type, id, name, state));
    }

    /// Something whose state takes calls that AWS may refuse one by one. What is then missing in it
    /// is not taken for gone.
    ///
    /// @param state reads it, and says what it could not read
    public void thing(String type, String id, String name, Supplier<? extends JsonNode> state) {
        int before = errors;
        JsonNode read = state.get();
        add(new Thing(type, id, name, read, errors == before));
    }

    private void add(Thing thing) {
        int length = thing.state().toString().length();
        if (things.size() < most && characters + length <= longest) {
            things.add(thing);
            characters += length;
        } else {
            untaken++;
        }
    }

    /// A list of the file that a reader of the inventory takes, be it empty.
    public void list(String name) {
        io(() -> composed().list(name));
    }

    public void element(String list, JsonNode element) {
        io(() -> composed().element(list, element));
    }

    /// Something beside the lists of the file.
    public void member(String name, JsonNode value) {
        composed().member(name, value);
    }

    /// A file that AWS gives as it is.
    ///
    /// @param moment what it shows
    public void file(byte[] bytes, Instant moment) {
        whole = bytes.clone();
        shows = moment;
    }

    public void control(String what, long counted, long read) {
        controls.add(Control.of(what, counted, read));
    }

    /// Says that nobody but the listing itself tells how many there are.
    ///
    /// @param why such as `Security Hub counts no findings`
    public void uncounted(String what, long read, String why) {
        controls.add(new Control(what, null, read, why));
    }

    /// A second count that takes calls of its own, when everything is read. That AWS does not give
    /// it is noted, and takes nothing from what was read.
    ///
    /// @return empty when AWS did not give it
    public Optional<Long> counted(String what, long read, Supplier<Long> count) {
        try {
            return Optional.of(count.get());
        } catch (SdkException e) {
            uncounted(what, read, Text.shown(AwsFault.words(e)));
            return Optional.empty();
        }
    }

    /// So many things were found so far.
    public int found() {
        return things.size() + untaken;
    }

    /// A part that could not be read; the others go on.
    public void problem(String where, String reason) {
        errors++;
        if (problems.size() < PROBLEMS) {
            problems.add(Text.shown(where + ": " + reason));
        }
    }

    /// The kind cannot be read here, and nobody is to blame, such as a service that is off.
    public void notEvaluated(String reason) {
        notEvaluated = reason;
    }

    /// A part that AWS may refuse without harm to the others.
    ///
    /// @param absent codes by which AWS says that there is no such part
    /// @return empty when it was refused, which is noted, or is not there
    public <T> Optional<T> attempt(String where, Set<String> absent, Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (SdkException e) {
            if (absent.contains(AwsFault.code(e))) {
                return Optional.empty();
            }
            switch (AwsFault.of(e)) {
                case REFUSED, WRONG, TOKEN_ENDED -> problem(where, AwsFault.words(e));
                case THROTTLED, SESSION_ENDED, PASSING -> throw e;
            }
            return Optional.empty();
        }
    }

    /// The same for what a call gives to the sink by itself, page by page.
    public void attempt(String where, Set<String> absent, Runnable call) {
        attempt(
                where,
                absent,
                () -> {
                    call.run();
                    return where;
                });
    }

    /// What stands in the way of proving absence, in words.
    List<String> gaps() {
        List<String> gaps = new ArrayList<>(problems);
        if (errors > problems.size()) {
            gaps.add("%d more parts could not be read".formatted(errors - problems.size()));
        }
        if (untaken > 0) {
            gaps.add(
                    "%d things are in the evidence only: more than %d, or longer than %d characters"
                            .formatted(untaken, most, longest));
        }
        controls.stream()
                .filter(control -> !control.holds())
                .map(Control::words)
                .forEach(gaps::add);
        return gaps;
    }

    List<Thing> things() {
        return things;
    }

    List<Control> controls() {
        return controls;
    }

    int errors() {
        return errors;
    }

    /// Why the kind cannot be read here; null when it can.
    @Nullable String notEvaluated() {
        return notEvaluated;
    }

    /// The moment that the file shows, when AWS says it.
    Optional<Instant> shows() {
        return Optional.ofNullable(shows);
    }

    /// The file for a reader of the inventory; empty when the kind has things instead.
    Optional<InputStream> file() throws IOException {
        if (whole != null) {
            return Optional.of(new ByteArrayInputStream(whole));
        }
        return composed == null ? Optional.empty() : Optional.of(composed.open());
    }

    private ComposedFile composed() {
        ComposedFile file = composed;
        if (file == null) {
            file = new ComposedFile(evidence);
            composed = file;
        }
        return file;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void io(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("what AWS answers cannot be written down", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (composed != null) {
            composed.close();
        }
    }
}
