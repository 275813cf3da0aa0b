package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iamaudit.report.MissingColumnException;
import dev.attest.iampolicy.meaning.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One check, as its file says it.
///
/// @param id also the file's name
/// @param title what holds when it passes
/// @param frameworks for each the requirements that the check speaks to; their ids are texts: 1.10
///   is not 1.1
/// @param note where it decides otherwise than tools that ship a check of this name, and why; empty
///   when it does not
public record Check(
        String id,
        String title,
        Severity severity,
        Map<String, List<String>> frameworks,
        String note,
        Ruling ruling) {

    public Check {
        frameworks = Collections.unmodifiableMap(new LinkedHashMap<>(frameworks));
    }

    /// Asks it about the account. Where nothing was given that could answer, it says so of the
    /// whole account.
    public List<CheckFinding> run(AuditSources sources) {
        Judgements judgements = new Judgements(this);
        try {
            ruling.rule().judge(sources, ruling.parameters(), judgements);
        } catch (UndecidedException | MissingColumnException e) {
            Judgements undecided = new Judgements(this);
            undecided.unknown(sources.account(), String.valueOf(e.getMessage()));
            return undecided.all();
        }
        if (judgements.all().isEmpty()) {
            judgements.add(
                    sources.account(),
                    sources.whole() ? CheckStatus.NOT_APPLICABLE : CheckStatus.NOT_EVALUATED,
                    "nothing that it asks about was found");
        }
        return List.copyOf(judgements.all());
    }

    /// The same with a parameter of its own choosing.
    ///
    /// @throws IllegalArgumentException when it has no such parameter
    public Check with(String parameter, String value) {
        return with(parameter, Parameters.typed(value));
    }

    Check with(String parameter, JsonNode value) {
        return new Check(
                id,
                title,
                severity,
                frameworks,
                note,
                new Ruling(ruling.rule(), ruling.parameters().with(parameter, value)));
    }

    /// A rule, and what is set for it.
    record Ruling(Rule rule, Parameters parameters) {}
}
