package dev.attest.cli.queries;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Fields;
import java.util.Map;

/// What a query was bound by: the time that it looked at, and how many rows it gives at most.
///
/// @param query as the service lists it; missing for SQL, which has its bounds in itself
/// @param given the values that it was told
record QueryBounds(JsonNode query, Map<String, String> given) {
    /// The time, after "nothing found"; empty when it is not known.
    String time() {
        String from = given.get("from");
        String to = given.get("to");
        String days = value("days");
        if (from != null) {
            return " from " + from + (to == null ? " on" : " to " + to);
        }
        if (days.isEmpty()) {
            return "";
        }
        return to == null
                ? " in the last " + days + " days; --param days=N looks back further"
                : " in the " + days + " days before " + to;
    }

    /// What there is to say of as many rows as the query gives at most: it cuts the rest off
    /// itself.
    String most(int rows) {
        return value("limit").equals(Integer.toString(rows))
                ? ", which is its limit: there may be more, --param limit=N shows them"
                : "";
    }

    private String value(String parameter) {
        String fallback = Fields.text(query, "/parameters/" + parameter + "/default");
        return given.getOrDefault(parameter, fallback);
    }
}
