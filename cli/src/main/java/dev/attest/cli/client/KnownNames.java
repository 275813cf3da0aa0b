package dev.attest.cli.client;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Names by which options filter. Under one that there is not, nothing is ever found, and that must
/// not read as if there were nothing to find: asked once a listing is empty.
public enum KnownNames {
    RULE("rule", "/id", "`attest alerts rules` lists them", "/alert-rules"),
    ACCOUNT("account", "/accountId", "", "/accounts", "/collected-accounts"),
    KIND("kind", "/kind", "", "/inventory/auditors", "/inventory/coverage");

    private static final int FEW = 30;

    private final String what;
    private final String field;
    private final String listedBy;
    private final List<String> paths;

    KnownNames(String what, String field, String listedBy, String... paths) {
        this.what = what;
        this.field = field;
        this.listedBy = listedBy;
        this.paths = List.of(paths);
    }

    /// Does nothing where nobody can tell: when there is no name at all, the caller may not see
    /// them, or who knows them does not answer.
    ///
    /// @param given null when it is not filtered by
    /// @throws CommandFailure when there is no such name
    public void require(Api api, @Nullable String given) {
        if (given == null) {
            return;
        }
        List<String> known = all(api);
        if (!known.isEmpty() && !known.contains(given)) {
            throw CommandFailure.usage(
                    "there is no " + what + " '" + given + "'" + instead(given, known));
        }
    }

    private String instead(String given, List<String> known) {
        List<String> near = NearNames.of(given.toLowerCase(Locale.ROOT), known);
        if (!near.isEmpty()) {
            return near.stream()
                    .map("`%s`"::formatted)
                    .collect(Collectors.joining(" or ", "; did you mean ", "?"));
        }
        if (known.size() <= FEW) {
            return "; there are " + String.join(", ", known);
        }
        return listedBy.isEmpty() ? "" : "; " + listedBy;
    }

    private List<String> all(Api api) {
        List<String> names = new ArrayList<>();
        try {
            for (String path : paths) {
                api.list(Service.COLLECTOR, path)
                        .forEach(one -> names.add(Fields.text(one, field)));
            }
        } catch (CommandFailure e) {
            if (e.exitCode() == ExitCode.NOT_ALLOWED || e.exitCode() == ExitCode.NOT_REACHABLE) {
                return List.of();
            }
            throw e;
        }
        return names.stream().filter(name -> !name.isEmpty()).distinct().sorted().toList();
    }
}
