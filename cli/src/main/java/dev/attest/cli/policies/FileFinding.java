package dev.attest.cli.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.output.Column;
import dev.attest.iampolicy.PolicyProblem;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.meaning.PolicyFinding;
import dev.attest.iampolicy.meaning.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What was found in a file.
sealed interface FileFinding {
    /// As many as are read at a glance; JSON and CSV have all of them.
    int SHOWN = 6;

    List<Column<FileFinding>> COLUMNS =
            List.of(
                    Column.fixed("SEVERITY", found -> found.severity().name()),
                    Column.fixed("CATEGORY", FileFinding::category),
                    Column.fixed("FILE", FileFinding::file),
                    Column.fixed("STATEMENTS", found -> String.join(" ", found.statements())),
                    Column.fixed("SENTENCE", FileFinding::sentence),
                    Column.fixed("ACTIONS", found -> String.join(" ", found.actions())),
                    Column.fixed("PATHS", found -> String.join(" ", found.paths())),
                    Column.fixed("REASON", FileFinding::reason));

    String file();

    Severity severity();

    String category();

    /// Places in the document: indices of statements, or a JSON pointer.
    List<String> statements();

    List<String> actions();

    List<String> paths();

    String sentence();

    String reason();

    ObjectNode json();

    /// For a terminal: the first line says what, the others more about it.
    List<String> lines();

    /// Something dangerous.
    record Dangerous(String file, PolicyFinding found) implements FileFinding {
        @Override
        public Severity severity() {
            return found.severity();
        }

        @Override
        public String category() {
            return found.category().name();
        }

        @Override
        public List<String> statements() {
            return found.statements().stream().map(Dangerous::name).toList();
        }

        @Override
        public List<String> actions() {
            return found.actions();
        }

        @Override
        public List<String> paths() {
            return found.paths();
        }

        @Override
        public String sentence() {
            return found.sentence();
        }

        @Override
        public String reason() {
            return found.reason();
        }

        @Override
        public ObjectNode json() {
            ObjectNode json = FileFinding.json(this);
            ArrayNode statements = json.putArray("statements");
            for (Statement statement : found.statements()) {
                statements.addObject().put("index", statement.index()).put("sid", statement.sid());
            }
            return json;
        }

        @Override
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add(
                    severity()
                            + "  "
                            + category()
                            + "  "
                            + file
                            + (statements().size() == 1 ? ", statement " : ", statements ")
                            + some(statements(), ", "));
            lines.add(sentence() + ".");
            lines.add(reason());
            lines.add("actions: " + some(actions(), " "));
            if (!paths().isEmpty()) {
                lines.add("paths: " + some(paths(), " "));
            }
            return lines;
        }

        private static String name(Statement statement) {
            String sid = statement.sid();
            return statement.index() + (sid == null || sid.isEmpty() ? "" : " (" + sid + ")");
        }
    }

    /// A document that is none, so that nobody knows what it would do.
    record Invalid(String file, PolicyProblem problem) implements FileFinding {
        static final String CATEGORY = "INVALID";

        @Override
        public Severity severity() {
            return Severity.HIGH;
        }

        @Override
        public String category() {
            return CATEGORY;
        }

        @Override
        public List<String> statements() {
            return problem.pointer().isEmpty() ? List.of() : List.of(problem.pointer());
        }

        @Override
        public List<String> actions() {
            return List.of();
        }

        @Override
        public List<String> paths() {
            return List.of();
        }

        @Override
        public String sentence() {
            return "Not a valid document: " + problem.message();
        }

        @Override
        public String reason() {
            return "What it would allow is unknown.";
        }

        @Override
        public ObjectNode json() {
            ObjectNode json = FileFinding.json(this);
            json.putArray("statements");
            return json.put("pointer", problem.pointer());
        }

        @Override
        public List<String> lines() {
            return List.of(
                    severity() + "  " + CATEGORY + "  " + file + " " + problem.pointer(),
                    sentence() + ".");
        }
    }

    private static ObjectNode json(FileFinding finding) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("file", finding.file())
                        .put("category", finding.category())
                        .put("severity", finding.severity().name())
                        .put("sentence", finding.sentence())
                        .put("reason", finding.reason());
        json.set("actions", texts(finding.actions()));
        json.set("pathIds", texts(finding.paths()));
        return json;
    }

    private static JsonNode texts(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static String some(List<String> all, String separator) {
        String shown = all.stream().limit(SHOWN).collect(Collectors.joining(separator));
        int more = all.size() - SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
