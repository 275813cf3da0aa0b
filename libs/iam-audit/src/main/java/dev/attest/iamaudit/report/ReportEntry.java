package dev.attest.iamaudit.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One line of a credential report.
public sealed interface ReportEntry {

    String ROOT = "<root_account>";

    /// Where it stands in the file, from 1.
    int line();

    /// What a line tells of a user or of root.
    ///
    /// @param fields what stands in each column that the report has, each of the form its column
    ///   wants
    record Row(int line, Map<String, String> fields) implements ReportEntry {

        public Row {
            fields = Map.copyOf(fields);
        }

        public String user() {
            return field("user");
        }

        public boolean root() {
            return user().equals(ROOT);
        }

        /// The ARN; the user's name when the report has no such column.
        public String resource() {
            return fields.getOrDefault("arn", user());
        }

        /// @throws MissingColumnException when the report has no such column
        public String arn() {
            return field("arn");
        }

        /// Empty when AWS does not say: `N/A`, `not_supported`, `no_information`.
        ///
        /// @throws MissingColumnException when the report has no such column
        public Optional<Boolean> truth(String column) {
            return Cells.truth(field(column));
        }

        /// Empty when there is none, or AWS does not say.
        ///
        /// @throws MissingColumnException when the report has no such column
        public Optional<Instant> moment(String column) {
            return Cells.moment(field(column));
        }

        /// The keys that exist, active or not.
        public List<AccessKey> keys() {
            List<AccessKey> keys = new ArrayList<>();
            for (int slot = 1; slot <= 2; slot++) {
                String prefix = "access_key_" + slot + "_";
                boolean active = truth(prefix + "active").orElse(false);
                Instant rotated = moment(prefix + "last_rotated").orElse(null);
                Instant used = moment(prefix + "last_used_date").orElse(null);
                if (active || rotated != null) {
                    keys.add(new AccessKey(slot, active, rotated, used));
                }
            }
            return keys;
        }

        private String field(String column) {
            String field = fields.get(column);
            if (field == null) {
                throw new MissingColumnException(column);
            }
            return field;
        }
    }

    /// A line that makes no sense. Nothing in it counts, so that half a line never passes for a
    /// user without a password.
    ///
    /// @param user whose line it is; empty when that cannot be told
    record Unread(int line, Optional<String> user, String reason) implements ReportEntry {}

    /// An access key.
    ///
    /// @param slot 1 or 2
    /// @param rotated when it was made; null when the report does not say
    /// @param used null when it was never used, or not since AWS keeps track
    record AccessKey(int slot, boolean active, @Nullable Instant rotated, @Nullable Instant used) {}
}
