package dev.attest.iamaudit.check;

import dev.attest.iamaudit.report.MissingColumnException;
import dev.attest.iamaudit.report.ReportEntry;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who has a virtual MFA device. Whoever has MFA and is none of them has a hardware device or a
/// passkey.
final class VirtualDevices {

    private final AuditSources sources;
    private @Nullable Set<String> holders;

    VirtualDevices(AuditSources sources) {
        this.sources = sources;
    }

    /// @throws UndecidedException when the devices were not given
    /// @throws MissingColumnException when the report does not tell ARNs, by which devices name
    ///   their holders
    boolean of(ReportEntry.Row user) {
        Set<String> known = holders;
        if (known == null) {
            known =
                    sources.items(Source.VIRTUAL_MFA_DEVICES).stream()
                            .map(device -> device.path("User").path("Arn").asText())
                            .collect(Collectors.toSet());
            holders = known;
        }
        return known.contains(user.arn());
    }
}
