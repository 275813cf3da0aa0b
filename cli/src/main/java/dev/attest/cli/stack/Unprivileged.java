package dev.attest.cli.stack;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

/// PostgreSQL refuses to run as root. Root runs it in a user namespace of its own, where it is
/// nobody; where the system forbids that, as the user `nobody`, who then owns the data.
record Unprivileged(List<String> prefix, boolean asNobody) {
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

    Unprivileged {
        prefix = List.copyOf(prefix);
    }

    static Unprivileged find() throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return new Unprivileged(List.of(), false);
        }
        if (works(NAMESPACE)) {
            return new Unprivileged(NAMESPACE, false);
        }
        if (works(NOBODY)) {
            return new Unprivileged(NOBODY, true);
        }
        throw new IOException(
                "cannot run as root: neither `unshare -U` nor `setpriv` works here;"
                        + " start attest as another user");
    }

    /// Hands `tree` to the user who will run PostgreSQL, where that is another one.
    void own(Path tree) throws IOException {
        if (!asNobody) {
            return;
        }
        UserPrincipal nobody =
                tree.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName("nobody");
        try (var inside = Files.walk(tree)) {
            for (Path path : inside.toList()) {
                Files.setOwner(path, nobody);
            }
        }
    }

    private static boolean works(List<String> prefix) {
        try {
            var command = new java.util.ArrayList<>(prefix);
            command.add("true");
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
